"""What helps to rate a criterion, folded in until wanted: what to look for, what the verifier asks, aids around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.gui.interviews import Interviews
from ccassess.gui.labels import PlainLabel, plain_label
from ccassess.gui.pages.assess.aids_block import AidsBlock
from ccassess.gui.pages.assess.lines import Lines
from ccassess.gui.theme import theme
from ccassess.gui.widgets.flow import Flow
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
    """Sections whose headers stand in one line; each keeps open or closed from criterion to criterion."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        self._told: set[FoldHeader] = set()
        t = ui.t
        self.look_for = FoldHeader(t("What to look for"), self)
        self.verifier = FoldHeader(t("What the verifier will ask"), self)
        self.around = FoldHeader(t("Measures, checklists, terms"), self)
        self.aids = AidsBlock(ui)
        self._intent: PlainLabel = plain_label("")
        self._look_for, self._evidence = Listed(), Listed(t("Evidence that may show it"))
        self._check = Listed(t("What is checked"))
        self._pitfalls = Listed(t("Where centres deceive themselves"))
        self._look_for_box = _box(self._intent, self._look_for, self._evidence)
        self.interviews = Interviews(ui)
        self._verifier_box = _box(self._check, self._pitfalls, self.interviews)
        self._headers = Flow()
        self._sections = (
            (self.look_for, self._look_for_box),
            (self.verifier, self._verifier_box),
            (self.around, self.aids),
        )
        self.aids.hide()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self._headers)
        for header, box in self._sections:
            self._headers.add(header)
            self._rows.addWidget(box)
            header.toggled.connect(self._turn)
        theme().changed.connect(self._fit)
        self._fit()

    def show_criterion(self, criterion: Node) -> None:
        """Show the guidance of another criterion; a section without any text goes."""
        self._criterion = criterion
        self._told.clear()
        self.look_for.setVisible(any(map(self._lines, ("intent", "look_for", "evidence"))))
        self.verifier.setVisible(any(map(self._lines, ("verify.check", "verify.pitfalls"))) or bool(criterion.roles))
        self.aids.show_criterion(criterion)
        self.around.setVisible(self.aids.has_any)
        self.setVisible(not all(header.isHidden() for header, _box in self._sections))
        self._turn()

    def fields(self) -> list[QWidget]:
        """Return everything a keyboard reaches, in the order of reading."""
        headers: list[QWidget] = [header for header, _box in self._sections]
        return [*headers, self.interviews.fold.header, *self.aids.links()]

    def _turn(self) -> None:
        for header, box in self._sections:
            is_open = header.isChecked() and not header.isHidden()
            if is_open and header not in self._told:
                # What stays folded in costs nothing on the way from criterion to criterion.
                self._told.add(header)
                self._tell(header)
            box.setVisible(is_open)

    def _tell(self, header: FoldHeader) -> None:
        if self._criterion is None:
            return
        if header is self.look_for:
            self._intent.setText(" ".join(self._lines("intent")))
            self._intent.setVisible(bool(self._intent.text()))
            self._look_for.set_lines(self._lines("look_for"))
            self._evidence.set_lines(self._lines("evidence"))
        elif header is self.verifier:
            self._check.set_lines(self._lines("verify.check"))
            self._pitfalls.set_lines(self._lines("verify.pitfalls"))
            self.interviews.show_criterion(self._criterion)

    def _lines(self, key: str) -> tuple[str, ...]:
        """Return a text of the criterion, line by line; () where it has none."""
        if self._criterion is None:
            return ()
        return self._ui.session.pack.lines(f"{self._criterion.id}.{key}", self._ui.language)

    def _fit(self) -> None:
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
