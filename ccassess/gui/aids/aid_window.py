"""A window beside the main one: a list at its left, what was chosen at its right; wide or narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ccassess.gui.aids.beside import BesideWindow
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.captioned_list import CaptionedList
from ccassess.gui.widgets.line import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ccassess.app.history import Change
    from ccassess.gui.ui import Ui

LIST_WIDTH = 250
STACKED_BELOW = 640
"""Text px of the window under which the list stands over what was chosen."""


class Sheet(QWidget):
    """What stands at the right: made once, filled anew for whatever is chosen."""

    def show_aid(self, name: str) -> None:
        """Show a checklist or a term by its id."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read everything anew that may have been edited."""
        raise NotImplementedError

    def set_text_width(self, width: float) -> None:
        """Take the form that fits a width in text px."""

    def commit(self) -> None:
        """Hand over what is being typed."""
        raise NotImplementedError


class AidWindow(BesideWindow):
    """Subclasses say what stands in the list by `entries`."""

    def __init__(self, ui: Ui, title: str, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(ui, title, parent)
        self.sheet = sheet
        self.list = CaptionedList(title)
        self._left = QWidget()
        set_ground(self._left, "window")
        self._left_rows = QVBoxLayout(self._left)
        self._left_rows.addWidget(self.list, 1)
        self._divider = line(upright=True)
        self.pane = QScrollArea()
        self.pane.setFrameShape(QFrame.Shape.NoFrame)
        self.pane.setWidgetResizable(True)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_ground(sheet, "surface")
        self.pane.setWidget(sheet)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._parts.addWidget(self._left)
        self._parts.addWidget(self._divider)
        self._parts.addWidget(self.pane, 1)
        self.list.picked.connect(self._pick)
        ui.changed.connect(self._changed)
        QApplication.instance().focusChanged.connect(self._show_focused)  # type: ignore[union-attr]
        theme().changed.connect(self._arrange)

    @property
    def shown(self) -> str:
        """The id of what is shown."""
        return self.list.chosen

    def entries(self) -> Sequence[tuple[str, str, str]]:
        """Return what the list shows, as (id, title, caption)."""
        raise NotImplementedError

    def show_aid(self, name: str) -> None:
        """Show one by its id; an unknown one, or "", shows what was shown, at first the first."""
        self.list.show_entries(self.entries())
        if name in self.list.ids:
            self.list.choose(name)
        elif not self.list.chosen and self.list.ids:
            self.list.choose(self.list.ids[0])
        self._pick(self.list.chosen)

    def take_focus(self) -> None:
        """Go to the list, from where one chooses or goes on into the sheet."""
        self.list.setFocus()

    def commit(self) -> None:
        """Hand over what is being typed."""
        self.sheet.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self._arrange()

    def add_over_list(self, widget: QWidget) -> None:
        """Put a field over the list."""
        self._left_rows.insertWidget(self._left_rows.count() - 1, widget)

    def _pick(self, name: str) -> None:
        if not name:
            return
        self.commit()
        self.ui.session.close_step()
        self.sheet.show_aid(name)
        self.pane.verticalScrollBar().setValue(0)

    def _changed(self, _change: Change) -> None:
        self.list.show_entries(self.entries())
        if self.list.chosen:
            self.sheet.refresh()

    def _show_focused(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Scroll to what the keyboard reaches, with the line it belongs to."""
        if focused is not None and self.sheet.isAncestorOf(focused):
            self.pane.ensureWidgetVisible(focused, 0, theme().px(40))

    def _arrange(self) -> None:
        gap, px = theme().gap, theme().px
        width = theme().text_width(self.width())
        is_stacked = width < STACKED_BELOW
        down = QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(down if is_stacked else QBoxLayout.Direction.LeftToRight)
        self._divider.setVisible(not is_stacked)
        self._left_rows.setContentsMargins(0, gap(8), 0, gap(8))
        self._left_rows.setSpacing(gap(6))
        if is_stacked:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)
            self._left.setFixedHeight(min(self.height() // 3, px(190)))
        else:
            self._left.setMinimumHeight(0)
            self._left.setMaximumHeight(16_777_215)
            self._left.setFixedWidth(px(LIST_WIDTH))
        self.sheet.set_text_width(width if is_stacked else width - LIST_WIDTH)
