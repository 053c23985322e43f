"""What helps to rate a criterion: what to look for, and what the verifier will ask; folded in until wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.gui.labels import PlainLabel, plain_label
from ccassess.gui.pages.assess.lines import Lines
from ccassess.gui.theme import theme
from ccassess.gui.widgets.fold_out import FoldHeader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui


class Listed(QWidget):
    """A list under its heading; gone while it is empty."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = plain_label(heading, "small", "text2", bold=True)
        self._lines = Lines(bulleted=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().gap(2))
        rows.addWidget(self._heading)
        rows.addWidget(self._lines)
        # Once it has its place: before, it would come up as a window of its own.
        self._heading.setVisible(bool(heading))

    def set_lines(self, texts: Sequence[str]) -> None:
        """Show these texts."""
        self._lines.set_lines(texts)
        self.setVisible(bool(texts))


class Guidance(QWidget):
    """Two sections whose headers stand in one line; each keeps open or closed from criterion to criterion."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        t = ui.t
        self.look_for = FoldHeader(t("What to look for"), self)
        self.verifier = FoldHeader(t("What the verifier will ask"), self)
        self._intent: PlainLabel = plain_label("")
        self._look_for, self._evidence = Listed(), Listed(t("Evidence that may show it"))
        self._check = Listed(t("What is checked"))
        self._pitfalls = Listed(t("Where centres deceive themselves"))
        self._look_for_box = _box(self._intent, self._look_for, self._evidence)
        self._verifier_box = _box(self._check, self._pitfalls)
        self._headers = QHBoxLayout()
        self._headers.addWidget(self.look_for)
        self._headers.addWidget(self.verifier)
        self._headers.addStretch(1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._headers)
        self._rows.addWidget(self._look_for_box)
        self._rows.addWidget(self._verifier_box)
        self.look_for.toggled.connect(self._turn)
        self.verifier.toggled.connect(self._turn)
        theme().changed.connect(self._fit)
        self._fit()

    def show_criterion(self, criterion: Node) -> None:
        """Show the guidance of another criterion; a section without any text goes."""
        pack, language = self._ui.session.pack, self._ui.language

        def lines(key: str) -> tuple[str, ...]:
            return pack.lines(f"{criterion.id}.{key}", language)

        self._intent.setText(pack.text(f"{criterion.id}.intent", language))
        self._intent.setVisible(bool(self._intent.text()))
        self._look_for.set_lines(lines("look_for"))
        self._evidence.set_lines(lines("evidence"))
        self._check.set_lines(lines("verify.check"))
        self._pitfalls.set_lines(lines("verify.pitfalls"))
        self.look_for.setVisible(bool(self._intent.text() or lines("look_for") or lines("evidence")))
        self.verifier.setVisible(bool(lines("verify.check") or lines("verify.pitfalls")))
        self.setVisible(not (self.look_for.isHidden() and self.verifier.isHidden()))
        self._turn()

    def _turn(self) -> None:
        for header, box in ((self.look_for, self._look_for_box), (self.verifier, self._verifier_box)):
            box.setVisible(header.isChecked() and not header.isHidden())

    def _fit(self) -> None:
        self._headers.setSpacing(theme().gap(12))
        self._rows.setSpacing(theme().gap(6))


def _box(*parts: QWidget) -> QWidget:
    box = QWidget()
    rows = QVBoxLayout(box)
    rows.setContentsMargins(theme().gap(20), 0, 0, theme().gap(6))
    rows.setSpacing(theme().gap(6))
    for part in parts:
        rows.addWidget(part)
    box.hide()
    return box
