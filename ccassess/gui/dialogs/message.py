"""A message in a box of its own, in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.i18n import Translator


def message(parent: QWidget | None, title: str, what: str, more: str) -> QMessageBox:
    """Return a box with a sentence and what there is to say besides; buttons and end are the caller's."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(what)
    box.setInformativeText(more)
    return box


def show_message(parent: QWidget | None, t: Translator, title: str, what: str, more: str) -> QMessageBox:
    """Show a box with one button that holds up nothing and dies when closed; without a parent the caller holds it."""
    box = message(parent, title, what, more)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # A button of ours, for Qt's own carry pictures of another style.
    box.addButton(t("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.open()
    return box
