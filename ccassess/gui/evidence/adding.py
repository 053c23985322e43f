"""What a person does to add evidence: choose files, give a link, use an item that is here already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ccassess.gui.dialogs.evidence import ask_files, ask_link
from ccassess.gui.dialogs.paths import documents_folder
from ccassess.gui.dialogs.pick import pick
from ccassess.gui.evidence.rows import shown
from ccassess.gui.evidence.taking_in import taking_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ccassess.gui.evidence.dropped import Dropped
    from ccassess.gui.ui import Ui


class Adding(QObject):
    """Adds for `criterion`, given by its id, or for none yet with ""."""

    def __init__(self, ui: Ui, page: QWidget) -> None:
        super().__init__(page)
        self._ui = ui
        self._page = page
        self._folder: Path | None = None
        self.criterion = ""

    def add_files(self) -> None:
        """Ask for files and take them in."""
        path = self._ui.session.path
        beside = documents_folder() if path is None else path.parent
        found = ask_files(self._page.window(), self._ui.t, self._folder or beside)
        if found:
            self._folder = found[0].parent
            self.drop_files(found)

    def add_link(self) -> None:
        """Ask for a link and add it."""
        answer = ask_link(self._page.window(), self._ui.t)
        if answer is not None:
            taking_in(self._ui).add_link(*answer, self.criterion)

    def use_present(self) -> None:
        """Ask which items that are here already serve the criterion, too."""
        t, items = self._ui.t, self._ui.session.assessment.evidence
        rows = [(one.id, shown(one)) for one in items if self.criterion not in one.uses]
        heading = t("Evidence that is here")
        for one in pick(self._page.window(), t, heading, rows, t("Use")):
            self._ui.edit(self._ui.session.evidence.use, one, self.criterion)

    def drop(self, dropped: Dropped) -> None:
        """Take in what was dropped."""
        taking_in(self._ui).take(dropped, self.criterion)

    def drop_files(self, paths: Iterable[Path]) -> None:
        """Take files in."""
        taking_in(self._ui).add_files(paths, self.criterion)
