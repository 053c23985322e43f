"""Comes back to the field one was typing in when the window was made anew around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ccassess.gui.field_text import field_text

if TYPE_CHECKING:
    from collections.abc import Callable


def focus_kept(inside: QWidget) -> Callable[[QWidget], None]:
    """Take note of what has the focus; what is returned gives it to the same thing in what takes its place."""
    focus = QApplication.focusWidget()
    if focus is None or not inside.isAncestorOf(focus):
        return _nothing
    kind, name, position, text = type(focus), focus.accessibleName(), _position(focus), _text(focus)

    def give_back(made: QWidget) -> None:
        for one in made.findChildren(kind):
            if one.accessibleName() == name and not one.isHidden():
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                _keep_blanks(one, text)
                _go_to(one, position)
                return

    return give_back


def _nothing(_made: QWidget) -> None:
    pass


def _text(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    return field_text(field) if isinstance(field, QPlainTextEdit) else ""


def _keep_blanks(field: QWidget, before: str) -> None:
    """Put back the spaces typed last, which are not kept with a line: the next word would stick to the one before."""
    kept = _text(field)
    if before.startswith(kept) and before[len(kept) :].isspace():
        if isinstance(field, QLineEdit):
            field.setText(before)
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(before)


def _position(field: QWidget) -> int:
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    return field.textCursor().position() if isinstance(field, QPlainTextEdit) else 0


def _go_to(field: QWidget, position: int) -> None:
    if isinstance(field, QLineEdit):
        field.setCursorPosition(position)
    elif isinstance(field, QPlainTextEdit):
        cursor = QTextCursor(field.document())
        cursor.setPosition(min(position, len(field.toPlainText())))
        field.setTextCursor(cursor)
