"""How far the writing is and what became of it: a bar with Cancel, then a sentence with Open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.gui.widgets.icon_label import IconLabel
from ccassess.gui.widgets.progress import ThinBar

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.i18n import Translator

STEPS = 1000
PADDING = 3
USUAL_PAGES = 40
"""Pages expected of a report while their number is not known."""


class Status(QWidget):
    """`cancelled` says that the person gives up."""

    cancelled = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._path: Path | None = None
        self._share = 0.0
        self.bar = ThinBar(t("Progress of the report"))
        self.step = plain_label("", "small", "text2")
        self.cancel = button(t("Cancel"))
        self.icon = IconLabel("check-circle", "text2", padding=PADDING)
        self.sentence = plain_label()
        # As much as the link has around its words, so that all stand on one line.
        self.sentence.setContentsMargins(0, PADDING, 0, PADDING)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open = link_button(t("Open"))
        self._working, self._result = QWidget(), QWidget()
        self._build()
        self.cancel.clicked.connect(self.cancelled)
        self.open.clicked.connect(self._open)
        self.hide()

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme().gap(6))
        left.addWidget(self.step)
        left.addWidget(self.bar)
        working = QHBoxLayout(self._working)
        working.setContentsMargins(0, 0, 0, 0)
        working.setSpacing(theme().gap(12))
        working.addLayout(left, 1)
        working.addWidget(self.cancel)
        result = QHBoxLayout(self._result)
        result.setContentsMargins(0, 0, 0, 0)
        result.setSpacing(theme().gap(8))
        top = Qt.AlignmentFlag.AlignTop
        result.addWidget(self.icon, 0, top)
        result.addWidget(self.sentence, 1)
        result.addWidget(self.open, 0, top)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._working)
        rows.addWidget(self._result)

    def start(self, words: str, *, cancellable: bool = True) -> None:
        """Say that work has begun."""
        self._share = 0.0
        self.bar.set_progress(0, STEPS)
        self.step.setText(words)
        self.cancel.setVisible(cancellable)
        self.cancel.setEnabled(True)
        self._working.show()
        self._result.hide()
        self.show()

    def show_page(self, page: int, pages: int, expected: int = 0) -> None:
        """Show a page made; the first pass only lays out, with `pages` 0 and `expected` a guess."""
        if pages:
            share = 0.5 + page / pages / 2
            self.step.setText(self._t("Page {page} of {pages}", page=page, pages=pages))
        else:
            share = min(page / (expected or USUAL_PAGES), 1) / 2
            self.step.setText(self._t("Laying out page {page}", page=page))
        self._share = max(self._share, share)
        self.bar.set_progress(round(self._share * STEPS), STEPS)

    def show_cancelling(self) -> None:
        """Say that giving up takes a moment."""
        self.step.setText(self._t("Cancelling…"))
        self.cancel.setEnabled(False)

    def show_written(self, sentence: str, path: Path) -> None:
        """Say that a file has been written, and offer to open it."""
        self._path = path
        self._show("check-circle", sentence)
        self.open.setAccessibleName(f"{self.open.text()}: {path.name}")
        self.open.show()

    def show_sentence(self, sentence: str) -> None:
        """Say something that is no error."""
        self._show("info", sentence)

    def show_error(self, sentence: str) -> None:
        """Say what went wrong; nothing of the assessment is lost."""
        self._show("x-circle", self._t("Error: {sentence}", sentence=sentence), error=True)

    def _show(self, icon_name: str, sentence: str, *, error: bool = False) -> None:
        self.icon.set_icon(icon_name, "error" if error else "text2")
        self.sentence.setText(sentence)
        self.open.hide()
        self._working.hide()
        self._result.show()
        self.show()

    def _open(self) -> None:
        if self._path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path))):
            self.show_error(self._t("No program on this computer opens {name}.", name=self._path.name))
