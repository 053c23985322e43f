"""The window of the versions that this computer has kept of the open document."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ccassess.app.read_only import WhyReadOnly
from ccassess.app.version_list import Listed, listed_versions
from ccassess.gui.aids.aid_window import AidWindow
from ccassess.gui.jobs import Job
from ccassess.gui.past.version_sheet import VersionSheet
from ccassess.gui.past.words import version_caption
from ccassess.wording.moments import moment_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.gui.ui import Ui

LANE = "-versions"


class VersionsWindow(AidWindow):
    """Lists the versions, the newest first; they are read while one waits."""

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        self._listed: dict[str, Listed] = {}
        sheet = VersionSheet(ui)
        super().__init__(ui, ui.t("Versions"), sheet, parent)
        self._sheet = sheet
        self._wanted = ""
        sheet.asked.connect(self.asked)
        sheet.show_words(ui.t("Reading the versions…"), "")
        reading = ui.session.read_only
        # Who views a version has not the present before them.
        is_present = reading is None or reading.why is not WhyReadOnly.VERSION
        present = ui.session.assessment if is_present else None
        work = partial(listed_versions, ui.session.assessment.id, present, ui.session.keeper.store)
        self._job = Job(work, self, LANE)
        self._job.finished.connect(self._read)
        self._job.start()

    def entries(self) -> list[tuple[str, str, str]]:
        """Return the versions by when what they hold was last changed."""
        t = self.ui.t
        return [
            (key, moment_words(t, one.version.changed), version_caption(t, one)) for key, one in self._listed.items()
        ]

    def show_aid(self, name: str) -> None:
        """Show a version by its key, as soon as it is read."""
        self._wanted = name
        super().show_aid(name)

    def _pick(self, name: str) -> None:
        if name in self._listed:
            self._sheet.show_listed(self._listed[name])
            self.pane.verticalScrollBar().setValue(0)

    def _read(self, outcome: object) -> None:
        if isinstance(outcome, BaseException):
            raise outcome
        if isinstance(outcome, tuple):
            self._listed = {one.version.key: one for one in outcome}
        if not self._listed:
            t = self.ui.t
            self._sheet.show_words(
                t("No version is kept yet"),
                t(
                    "This computer keeps the last ten good states of the file: as it was when you opened it, as you "
                    "work on it, and as you close it."
                ),
            )
        self.show_aid(self._wanted)
        if self.isActiveWindow():
            self.take_focus()
