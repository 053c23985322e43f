"""Yes, partly or no, side by side: one tab stop, arrows choose, Delete or a second click takes the mark away."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from ccassess.domain.assessment import Mark
from ccassess.gui.widgets.segments import SegmentedChoice
from ccassess.wording.aids import mark_name

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ccassess.i18n import Translator

_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_DIGITS = {Qt.Key.Key_1: Mark.YES, Qt.Key.Key_2: Mark.PARTLY, Qt.Key.Key_3: Mark.NO}


class MarkChoice(SegmentedChoice):
    """`marked` carries the side and the mark a person chose, None where they took it away.

    `left` carries the side and 1 or -1: on to the next item, or back. The keys 1, 2 and 3 choose as well.
    """

    marked = Signal(str, object)
    left = Signal(str, int)

    def __init__(self, t: Translator, side: str, parent: QWidget | None = None) -> None:
        super().__init__("", [(mark, mark_name(t, mark)) for mark in Mark], parent)
        self._side = side
        self._mark: Mark | None = None
        self.chosen.connect(self._choose)
        for segment in self.segments:
            segment.installEventFilter(self)
        self.set_mark(None)

    def set_name(self, name: str) -> None:
        """Say what is marked."""
        self.setAccessibleName(name)
        for segment in self.segments:
            segment.setAccessibleDescription(name)

    @property
    def mark(self) -> Mark | None:
        """The mark shown."""
        return self._mark

    def set_mark(self, mark: Mark | None) -> None:
        """Show a mark; says nothing to listeners."""
        self._mark = mark
        self.set_key(mark)
        stop = next((one for one in self.segments if one.key == mark), self.segments[0])
        for segment in self.segments:
            is_stop = segment is stop or segment.hasFocus()
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def take_focus(self) -> None:
        """Go to the chosen mark, or to the first where none is chosen."""
        stop = next((one for one in self.segments if one.key == self._mark), self.segments[0])
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that go on to another item or take the mark away, before a segment does."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return True  # the second half of a double click takes nothing back
        if event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(cast("QKeyEvent", event).key())
            if key in _WAYS:
                self.left.emit(self._side, _WAYS[key])
                return True
            if key in _CLEARING:
                self._tell(None)
                return True
            if key in _DIGITS:
                self._tell(_DIGITS[key])
                self.take_focus()
                return True
        return super().eventFilter(watched, event)

    def _choose(self, key: object) -> None:
        mark = Mark(str(key))
        self._tell(None if mark is self._mark else mark)

    def _tell(self, mark: Mark | None) -> None:
        before = self._mark
        self.set_mark(mark)
        if mark is not before:
            self.marked.emit(self._side, mark)
