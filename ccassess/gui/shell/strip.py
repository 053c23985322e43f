"""The strip under the top line that says, as long as it holds, that an assessment is only read, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from ccassess.app.read_only import WhyReadOnly
from ccassess.gui.labels import plain_label
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import link_button
from ccassess.gui.widgets.flow import Flow
from ccassess.gui.widgets.icon_label import IconLabel
from ccassess.wording.holders import holder_sentence
from ccassess.wording.moments import moment_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ccassess.app.read_only import ReadOnly
    from ccassess.i18n import Translator

EDIT = "edit-now"
BACK, RESTORE_SHOWN = "version-back", "version-restore-shown"
BESIDE_FROM = 900
"""Text px of the strip from which its links stand beside the sentence."""


class ReadingStrip(QFrame):
    """Hidden where one may edit. `asked` carries the command of a link."""

    asked = Signal(str)

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        set_ground(self, "accent_soft")
        self.setAccessibleName(t("Reading only"))
        self.words = plain_label(bold=True)
        self.edit = link_button("", "pencil-simple")
        self.copy = link_button(t("Save a copy"), "floppy-disk")
        self.restore = link_button(t("Restore this version"), "arrow-u-up-left")
        self.back = link_button(t("Back to the current one"), "arrow-left")
        self.restore.clicked.connect(self._ask_restore)
        self.back.clicked.connect(self._ask_back)
        self.edit.clicked.connect(self._ask_edit)
        self.copy.clicked.connect(self._ask_copy)
        self._row = QHBoxLayout(self)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._row.addWidget(IconLabel("lock-simple", "accent"), 0, middle)
        self._links = Flow(12)
        for link in (self.edit, self.restore, self.back, self.copy):
            self._links.add(link)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(self.words, 1)
        self._beside.addWidget(self._links)
        self._row.addLayout(self._beside, 1)
        theme().changed.connect(self._measure)
        self._measure()
        self.hide()

    def tell(self, read_only: ReadOnly | None, *, is_free: bool = False) -> None:
        """Say why it is only read, None for not at all; `is_free` says that who had the file open has closed it."""
        self.setVisible(read_only is not None)
        if read_only is None:
            return
        is_locked = read_only.why is WhyReadOnly.LOCKED
        self.words.setText(reading_sentence(self._t, read_only, is_free=is_free))
        self.words.setAccessibleName(self.words.text())
        self.edit.setText(self._t("Edit now") if is_free else self._t("Open and edit"))
        self.edit.setVisible(is_locked)
        for link in (self.restore, self.back):
            link.setVisible(read_only.why is WhyReadOnly.VERSION)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the links under the sentence where there is no room beside it."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        is_wide = theme().text_width(self.width()) >= BESIDE_FROM
        self._beside.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def _ask_restore(self) -> None:
        self.asked.emit(RESTORE_SHOWN)

    def _ask_back(self) -> None:
        self.asked.emit(BACK)

    def _ask_edit(self) -> None:
        self.asked.emit(EDIT)

    def _ask_copy(self) -> None:
        self.asked.emit("save-as")

    def _measure(self) -> None:
        self._row.setContentsMargins(theme().gap(20), theme().gap(6), theme().gap(16), theme().gap(6))
        self._row.setSpacing(theme().gap(12))
        self._beside.setSpacing(theme().gap(4))


def reading_sentence(t: Translator, read_only: ReadOnly, *, is_free: bool = False) -> str:
    """Return why an assessment is only read; `is_free` says that who had the file open has closed it."""
    data = read_only.data
    if read_only.why is WhyReadOnly.LOCKED and is_free:
        return t(
            "{who} has closed this file. You are reading it as it was when you opened it.",
            who=data["who"] or t("Somebody"),
        )
    if read_only.why is WhyReadOnly.LOCKED:
        held = holder_sentence(t, data["who"], data["host"], data["since"], here=bool(data.get("here")))
        return t("{held} You are reading it.", held=held)
    if read_only.why is WhyReadOnly.VERSION:
        when = moment_words(t, data["time"])
        return t("This is an earlier version, of {when}. You are reading it.", when=when)
    return t("A newer version of ccassess wrote this file. You are reading it.")
