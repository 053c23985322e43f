"""What a person asks to be done with an item: open it, save a copy of it. Nothing is ever opened by itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from ccassess.app.evidence_opening import ToOpen, exported, link_to_open, opened_copy
from ccassess.domain.evidence import EvidenceKind
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.domain.file_names import shown_name
from ccassess.domain.links import LinkKind, link_of
from ccassess.domain.openings import NotOpened, NotOpenedError
from ccassess.gui.dialogs.evidence import ask_copy
from ccassess.gui.dialogs.message import message
from ccassess.gui.dialogs.paths import documents_folder
from ccassess.gui.evidence.rows import shown
from ccassess.gui.jobs import Job
from ccassess.storage.atomic import anything, replace_file
from ccassess.wording.evidence import not_opened_sentence
from ccassess.wording.files import not_saved_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.domain.evidence import Evidence
    from ccassess.gui.ui import Ui

LANE = "evidence-opening"


class Opening(QObject):
    """Opens items and saves copies of them, by worker threads; what went wrong is told in the window's notice."""

    def __init__(self, ui: Ui, page: QWidget) -> None:
        super().__init__(page)
        self._ui = ui
        self._page = page
        self._item: Evidence | None = None
        self._path = Path()

    def open(self, evidence_id: str) -> None:
        """Open an item with the program the system has for it: a copy of a file, or the place a link names."""
        item = self._found(evidence_id)
        if item is None:
            return
        self._item = item
        if item.kind is EvidenceKind.FILE:
            self._start(partial(opened_copy, self._ui.session.contents, item), self._opened)
        elif link_of(item.link).kind is LinkKind.WEB and not self._agrees_to_web(item):
            return
        else:
            self._open_link(item, confirmed=False)

    def save_copy(self, evidence_id: str) -> None:
        """Ask where a copy of a file is to go, and write it there."""
        item = self._found(evidence_id)
        if item is None:
            return
        try:
            name, data = exported(self._ui.session.contents, item)
        except NotOpenedError as error:
            self._tell(error)
            return
        path = ask_copy(self._page, self._ui.t, documents_folder() / name)
        if path is not None:
            self.write_copy(path, data)

    def write_copy(self, path: Path, data: bytes) -> None:
        """Write a copy; the same care is taken as with an assessment."""
        self._path = path
        self._start(partial(replace_file, path, data, anything), self._written)

    def _found(self, evidence_id: str) -> Evidence | None:
        return next((one for one in self._ui.session.assessment.evidence if one.id == evidence_id), None)

    def _start(self, work: Callable[[], object], end: Callable[[object], None]) -> None:
        job = Job(work, self, LANE)
        job.finished.connect(end)
        job.start()

    def _open_link(self, item: Evidence, *, confirmed: bool) -> None:
        path = self._ui.session.path
        beside = None if path is None else path.parent
        self._start(partial(link_to_open, item, beside=beside, confirmed=confirmed), self._link_found)

    def _agrees_to_web(self, item: Evidence) -> bool:
        """Ask before the browser goes to the network: this program itself never does."""
        t = self._ui.t
        what = t("Open this address in your browser?")
        host = t("It leads to {host}.", host=link_of(item.link).host)
        return self._agrees(what, f"{host}\n\n{item.link}", t("Open in the browser"))

    def _agrees(self, what: str, more: str, yes: str) -> bool:
        box = message(self._page.window(), self._ui.t("Evidence"), what, more)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(self._ui.t("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.exec()
        agreed = box.clickedButton() is agree
        box.deleteLater()
        return agreed

    def _link_found(self, outcome: object) -> None:
        item, t = self._item, self._ui.t
        if isinstance(outcome, NotOpenedError) and outcome.code is NotOpened.ELSEWHERE and item is not None:
            what = t("This link leads to another computer. Open it?")
            host = outcome.data.get("host", "")
            more = t("That computer, {host}, learns that you opened it.", host=host) if host else ""
            if self._agrees(what, f"{more}\n\n{item.link}".strip(), t("Open")):
                self._open_link(item, confirmed=True)
        elif isinstance(outcome, ToOpen):
            self._show(QUrl(outcome.url) if outcome.path is None else QUrl.fromLocalFile(str(outcome.path)))
        else:
            self._tell(outcome)

    def _opened(self, outcome: object) -> None:
        if isinstance(outcome, Path):
            self._show(QUrl.fromLocalFile(str(outcome)))
        else:
            self._tell(outcome)

    def _show(self, url: QUrl) -> None:
        if not QDesktopServices.openUrl(url):
            name = "" if self._item is None else shown(self._item)
            self._ui.refused.emit(self._ui.t("No program on this computer opens {name}.", name=name))

    def _written(self, outcome: object) -> None:
        if isinstance(outcome, NotSavedError) and outcome.code is not NotSaved.NOT_CONFIRMED:
            self._ui.refused.emit(not_saved_sentence(self._ui.t, outcome))
        elif isinstance(outcome, BaseException) and not isinstance(outcome, NotSavedError):
            raise outcome

    def _tell(self, outcome: object) -> None:
        if isinstance(outcome, NotOpenedError):
            name = shown_name(outcome.data.get("name", ""))
            self._ui.refused.emit(f"{name}: {not_opened_sentence(self._ui.t, outcome)}")
        elif isinstance(outcome, BaseException):
            raise outcome
