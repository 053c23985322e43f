"""The few questions about losing work; everything else saves itself or can be undone."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from ccassess.gui.dialogs.message import message
from ccassess.gui.style_sheet import set_look
from ccassess.wording.files import not_saved_sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.domain.failures import NotSavedError
    from ccassess.i18n import Translator


class Answer(Enum):
    """What a person may answer."""

    COPY = auto()
    RETRY = auto()
    DISCARD = auto()
    CANCEL = auto()


def ask_about_untitled(parent: QWidget, t: Translator) -> Answer:
    """Ask what becomes of an edited assessment that has no file: a copy is saved, it is discarded, or it stays."""
    return _ask(
        parent,
        t("This assessment is not in a file yet."),
        t("What you changed is lost unless you save a copy."),
        {Answer.COPY: t("Save a copy…"), Answer.DISCARD: t("Discard"), Answer.CANCEL: t("Cancel")},
    )


def ask_about_unsaved(parent: QWidget, t: Translator, name: str, error: NotSavedError, *, kept: bool = False) -> Answer:
    """Ask what to do where the last edits cannot be written: DISCARD closes without them.

    Those that are `kept` in the journal come back when the file is opened again on this computer.
    """
    why = not_saved_sentence(t, error)
    if kept:
        comes_back = t("Your changes are kept on this computer and come back when you open {name} here.", name=name)
        why = f"{why}\n\n{comes_back}"
    return _ask(
        parent,
        t("The last changes to {name} are not in the file.", name=name)
        if kept
        else t("The last changes to {name} are not saved.", name=name),
        why,
        {
            Answer.COPY: t("Save a copy…"),
            Answer.RETRY: t("Try again"),
            Answer.DISCARD: t("Close anyway"),
            Answer.CANCEL: t("Cancel"),
        },
    )


def _ask(parent: QWidget, what: str, more: str, answers: dict[Answer, str]) -> Answer:
    box = message(parent, "ccassess", what, more)
    box.setIcon(QMessageBox.Icon.Warning)
    buttons = {answer: box.addButton(words, QMessageBox.ButtonRole.ActionRole) for answer, words in answers.items()}
    first = buttons[Answer.COPY]
    set_look(first, kind="primary")
    box.setDefaultButton(first)
    box.setEscapeButton(buttons[Answer.CANCEL])
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next((answer for answer, button in buttons.items() if button is clicked), Answer.CANCEL)
