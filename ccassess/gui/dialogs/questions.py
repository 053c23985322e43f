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
    READ = auto()
    EDIT = auto()
    RESTORE = auto()
    REPLACE = auto()
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
        why = f"{why}\n\n{kept_sentence(t, name)}"
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


def ask_about_holder(parent: QWidget, t: Translator, name: str, held: str) -> Answer:
    """Ask what to do with a file that somebody else has open, as `held` says: READ, EDIT or CANCEL."""
    return _ask(
        parent,
        held,
        t(
            "Open {name} to read it, and nothing you do changes it. Or edit it at the same time: when you save, what "
            "both of you write is brought together, and you are asked where it differs.",
            name=name,
        ),
        {Answer.READ: t("Open to read"), Answer.EDIT: t("Open and edit"), Answer.CANCEL: t("Cancel")},
        QMessageBox.Icon.Question,
    )


def ask_about_restoring(parent: QWidget, t: Translator, when: str) -> Answer:
    """Ask whether a version is to be restored: RESTORE or CANCEL."""
    return _ask(
        parent,
        t("Restore the version of {when}?", when=when),
        t(
            "The whole assessment becomes as it was then. That is a new change like any other: Undo takes it back, and "
            "the history says who restored what. The assessment as it is now is kept as a version first."
        ),
        {Answer.RESTORE: t("Restore"), Answer.CANCEL: t("Cancel")},
        QMessageBox.Icon.Question,
    )


def ask_about_replacing(parent: QWidget, t: Translator, name: str) -> Answer:
    """Ask whether a file that is there may be replaced: REPLACE or CANCEL."""
    return _ask(
        parent,
        t("{name} is there already.", name=name),
        t("Replacing it cannot be undone."),
        {Answer.CANCEL: t("Cancel"), Answer.REPLACE: t("Replace")},
        QMessageBox.Icon.Question,
    )


def tell_kept(parent: QWidget, t: Translator, name: str, why: str) -> None:
    """Say, where the window closes, that the last changes are not in the file and not lost either."""
    what = t("The last changes to {name} are not in the file.", name=name)
    box = message(parent, "ccassess", what, why)
    box.setIcon(QMessageBox.Icon.Information)
    box.addButton(t("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


def kept_sentence(t: Translator, name: str) -> str:
    """Return what becomes of changes that could not be written."""
    return t("Your changes are kept on this computer and come back when you open {name} here.", name=name)


def _ask(
    parent: QWidget,
    what: str,
    more: str,
    answers: dict[Answer, str],
    icon: QMessageBox.Icon = QMessageBox.Icon.Warning,
) -> Answer:
    box = message(parent, "ccassess", what, more)
    box.setIcon(icon)
    buttons = {answer: box.addButton(words, QMessageBox.ButtonRole.ActionRole) for answer, words in answers.items()}
    first = next(iter(buttons.values()))
    set_look(first, kind="primary")
    box.setDefaultButton(first)
    box.setEscapeButton(buttons[Answer.CANCEL])
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next((answer for answer, button in buttons.items() if button is clicked), Answer.CANCEL)
