"""What edits on a page, kept from editing where the session is read-only: texts can still be read and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.gui.ui import Ui


@runtime_checkable
class HasReadOnlyForm(Protocol):
    """A widget that shows by itself that it is to be read only."""

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a setter, as Qt's own
        """Show what there is, with nothing to change."""


def edits(ui: Ui, *widgets: QWidget) -> None:
    """Say of widgets that they edit the session, once, where they are made.

    Where it is read-only, they take nothing from then on, whatever a page says of them later.
    """
    if ui.session.read_only is None:
        return
    for widget in widgets:
        if isinstance(widget, HasReadOnlyForm):
            widget.set_read_only(True)
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.setReadOnly(True)
            # An invitation to type would be none.
            widget.setPlaceholderText("")
        else:
            _Disabled(widget)


class _Disabled(QObject):
    """Keeps a widget disabled."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        # What was chosen is there to be read.
        widget.setProperty("reading", True)
        widget.setEnabled(False)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Disable it again."""
        if watched is self._widget and event.type() == QEvent.Type.EnabledChange and self._widget.isEnabled():
            self._widget.setEnabled(False)
        return False
