"""Asks for the name and initials that are recorded with a person's edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from ccassess.gui.dialogs.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.i18n import Translator

NAME_AT_MOST, INITIALS_AT_MOST = 80, 6


class NameDialog(Form):
    """Opens at the first edit on a computer, and from the menu Tools."""

    def __init__(self, t: Translator, name: str, initials: str, parent: QWidget | None = None) -> None:
        super().__init__(
            t,
            t("Who is at the keyboard?"),
            t("Your name stands beside what you change. It is asked once and can be changed in the menu Tools."),
            t("Use this name"),
            parent,
        )
        self.name = QLineEdit(name)
        self.name.setMaxLength(NAME_AT_MOST)
        self.initials = QLineEdit(initials)
        self.initials.setMaxLength(INITIALS_AT_MOST)
        self._own_initials = bool(initials) and initials != initials_of(name)
        self.add_field(t("Name"), self.name)
        self.add_field(t("Initials"), self.initials)
        self.add_buttons()
        self.name.textChanged.connect(self._name_changed)
        self.initials.textEdited.connect(self._initials_edited)
        self._name_changed(name)

    def _name_changed(self, name: str) -> None:
        self.accept_button.setEnabled(bool(name.strip()))
        if not self._own_initials:
            self.initials.setText(initials_of(name))

    def _initials_edited(self, initials: str) -> None:
        self._own_initials = bool(initials)


def initials_of(name: str) -> str:
    """Return the first letters of the words of a name."""
    return "".join(word[0] for word in name.split())[:INITIALS_AT_MOST].upper()
