"""Who is at the keyboard: as given on the command line, else as remembered, else as asked with the first edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ccassess.gui.preferences import INITIALS, WHO

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.gui.preferences import Preferences
    from ccassess.i18n import Translator


class PersonHere:
    """The person's name, and the question for it."""

    def __init__(self, window: QWidget, preferences: Preferences, given: str) -> None:
        self._window, self._preferences, self._given = window, preferences, given
        self._was_asked = False

    @property
    def name(self) -> str:
        """The name; "" while nobody has told it."""
        return self._given or self._preferences.get(WHO)

    def ask(self, t: Translator, *, by_the_way: bool = False) -> bool:
        """Ask for the name; False where the person declines.

        By the way of an edit, which is kept whatever they answer, there is nothing to cancel.
        """
        from ccassess.gui.dialogs.name_dialog import NameDialog

        # Over the window they work in: over the main one, the window of checklists would be gone behind it.
        window = QApplication.activeWindow() or self._window
        dialog = NameDialog(t, self.name, self._preferences.get(INITIALS), window)
        if by_the_way:
            dialog.cancel_button.setText(t("Not now"))
        accepted = dialog.exec() == NameDialog.DialogCode.Accepted
        name, initials = dialog.name.text().strip(), dialog.initials.text().strip()
        dialog.deleteLater()
        if not accepted or not name:
            return False
        self._given = ""
        self._preferences.set(WHO, name)
        self._preferences.set(INITIALS, initials)
        return True

    def is_to_be_asked(self) -> bool:
        """Whether the person was not asked since the document was opened; they are now."""
        # Set first: what another field hands over while the question stands must not ask it again.
        before, self._was_asked = self._was_asked, True
        return not before

    def forget_asking(self) -> None:
        """Ask again with the first edit: another document was opened."""
        self._was_asked = False
