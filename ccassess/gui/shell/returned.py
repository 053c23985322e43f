"""Tells in the window what came back from the journal, shows the list, and does what a person decides about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from ccassess.gui.returned_words import returned_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ccassess.app.recovery import Recovery
    from ccassess.domain.claims import FieldConflict
    from ccassess.gui.keeping import Keeping
    from ccassess.gui.shell.notice import Notice
    from ccassess.gui.ui import Ui


SHOW_RETURNED = "returned"
"""The command that shows the list."""


class Returned(QObject):
    """Holds what came back with the open document; `told` carries a sentence about what could not be done."""

    told = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ui: Ui | None = None
        self._keeping: Keeping | None = None
        self._recovery: Recovery | None = None

    def follow(self, keeping: Keeping | None) -> None:
        """Go on with what came back with another document."""
        self._keeping = keeping
        self._recovery = None if keeping is None else keeping.journaling.recovery

    def tell(self, ui: Ui | None, notice: Notice, trouble: str) -> None:
        """Say in the notice what came back and went wrong, and offer the list."""
        self._ui = ui
        if ui is None or self._recovery is None:
            if trouble:
                notice.say(trouble)
            return
        path = ui.session.path
        name = ui.t("this assessment") if path is None else path.name
        said = returned_sentence(ui.t, ui.session.assessment, ui.language, self._recovery, name)
        action = ui.t("Decide") if self._recovery.conflicts else ui.t("Show what came back")
        quiet = not self._recovery.conflicts and not trouble
        notice.say(f"{said} {trouble}".strip(), done=quiet, action=action, command=SHOW_RETURNED)

    @property
    def is_open(self) -> bool:
        """Whether a person has still to decide."""
        return self._recovery is not None and bool(self._recovery.conflicts)

    def show_list(self) -> None:
        """Show what came back, and ask about what the file says otherwise."""
        from ccassess.gui.dialogs.came_back import CameBack

        ui, recovery = self._ui, self._recovery
        if ui is None or recovery is None:
            return
        dialog = CameBack(ui.t, ui.session.assessment, ui.language, recovery, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        taken = dialog.taken
        dialog.deleteLater()
        if accepted and recovery.conflicts:
            self._settle(ui, taken)

    def _settle(self, ui: Ui, taken: Sequence[FieldConflict]) -> None:
        """Put in what was taken, as one step; the rest of what waited is forgotten."""
        from ccassess.domain.all_texts import texts_of
        from ccassess.domain.replay import replay, taking_mine

        present = texts_of(ui.session.assessment)
        changes = [replace(taking_mine(one), old=present.get(one.path, "")) for one in taken]
        replayed = replay(ui.session.assessment, changes)
        ui.edit(ui.session.bring_back, replayed.assessment)
        if replayed.conflicts:
            left = len(replayed.conflicts)
            self.told.emit(
                ui.t.n(
                    "{count} of the changes could not be put in. It stays in the journal.",
                    "{count} of the changes could not be put in. They stay in the journal.",
                    left,
                )
            )
            return
        self._recovery = None
        if self._keeping is not None:
            self._keeping.let_go_of_conflicts()
