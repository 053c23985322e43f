"""The button that installs criteria: asks for a ZIP file or a folder, installs, and says in words how that ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from ccassess.app.library import Installed, install
from ccassess.gui.dialogs.pack_errors import pack_not_usable
from ccassess.gui.dialogs.paths import ask_pack_file, ask_pack_folder, documents_folder
from ccassess.gui.jobs import Job
from ccassess.gui.widgets.buttons import button

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ccassess.i18n import Translator


class InstallCriteria(QObject):
    """Holds the button and does what it offers.

    `installed` carries the pack that is now at hand; `told` a sentence, and whether it is about something that did
    not work.
    """

    installed = Signal(object)
    told = Signal(str, bool)

    def __init__(self, t: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._t = t
        self._window = parent
        self.button = button(t("Install criteria…"))
        self.menu = QMenu(self.button)
        self.menu.addAction(t("From a ZIP file…")).triggered.connect(self._from_file)
        self.menu.addAction(t("From a folder…")).triggered.connect(self._from_folder)
        self.button.clicked.connect(self._offer)

    def install(self, place: Path) -> None:
        """Install the pack in a folder or a ZIP file; the signals tell how it ended."""
        self.button.setEnabled(False)
        self.told.emit(self._t("Checking the criteria…"), False)
        job = Job(partial(install, place), self)
        job.finished.connect(self._ended)
        job.start()

    def _offer(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _from_file(self) -> None:
        self._install_chosen(ask_pack_file(self._window, self._t, documents_folder()))

    def _from_folder(self) -> None:
        self._install_chosen(ask_pack_folder(self._window, self._t, documents_folder()))

    def _install_chosen(self, place: Path | None) -> None:
        if place is not None:
            self.install(place)

    def _ended(self, outcome: object) -> None:
        self.button.setEnabled(True)
        if isinstance(outcome, Installed):
            self.installed.emit(outcome.pack)
            self.told.emit(_done(self._t, outcome), False)
        elif isinstance(outcome, Exception):
            why = pack_not_usable(self._t, outcome)
            self.told.emit(why or self._t("The criteria were not installed. Nothing was changed."), True)
            if not why:
                raise outcome


def _done(t: Translator, done: Installed) -> str:
    pack = done.pack
    language = t.language if t.language in pack.languages else pack.source_language
    words = {"title": pack.text("pack.title", language), "version": pack.version}
    if done.is_new:
        return t("{title}, version {version}, is installed and chosen.", **words)
    return t("{title}, version {version}, was at hand already; it is chosen now.", **words)
