"""The button that saves a checklist or the glossary as a PDF, blank or filled in, and what became of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ccassess.app.reports import write_checklist_file, write_glossary_file
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.gui.dialogs.paths import documents_folder, file_name
from ccassess.gui.jobs import Job
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.writing_status import Status
from ccassess.wording.aids import checklist_title
from ccassess.wording.files import not_saved_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.domain.aids import Checklist
    from ccassess.gui.ui import Ui


class Printing(QObject):
    """Gives `button` and `status` to the sheet that shows them."""

    def __init__(self, ui: Ui, sheet: QWidget) -> None:
        super().__init__(sheet)
        t = ui.t
        self._ui = ui
        self._sheet = sheet
        self._checklist: Checklist | None = None
        self._path = Path()
        self._job: Job | None = None
        self.status = Status(t, sheet)
        self.button = button(t("Save as PDF…"), icon_name="printer", parent=sheet)
        menu = QMenu(self.button)
        self.blank = menu.addAction(t("Blank, to fill in by hand…"))
        self.filled = menu.addAction(t("With what is filled in here…"))
        self.blank.triggered.connect(self._save_blank)
        self.filled.triggered.connect(self._save_filled)
        self.button.setMenu(menu)

    def offer_checklist(self, checklist: Checklist, *, has_marks: bool) -> None:
        """Offer a checklist."""
        self._checklist = checklist
        self.filled.setEnabled(has_marks)

    def offer_glossary(self, *, has_meanings: bool) -> None:
        """Offer the glossary."""
        self._checklist = None
        self.filled.setEnabled(has_meanings)

    def write(self, path: Path, *, is_filled: bool) -> None:
        """Write the file, which takes a moment, beside what a person does; `status` tells how it ended."""
        if self._job is not None:
            return
        self._path = path
        self.status.start(self._ui.t("Writing {name}", name=path.name), cancellable=False)
        self._job = Job(self._work(path, is_filled=is_filled), self)
        self._job.finished.connect(self._written)
        self._job.start()

    def _work(self, path: Path, *, is_filled: bool) -> Callable[[], None]:
        assessment, language = self._ui.session.assessment, self._ui.t.language
        if self._checklist is None:
            return partial(write_glossary_file, assessment, path, language, is_filled=is_filled)
        return partial(write_checklist_file, assessment, self._checklist.id, path, language, is_filled=is_filled)

    def _save_blank(self) -> None:
        self._ask(is_filled=False)

    def _save_filled(self) -> None:
        self._ask(is_filled=True)

    def _ask(self, *, is_filled: bool) -> None:
        t, session = self._ui.t, self._ui.session
        folder = documents_folder() if session.path is None else session.path.parent
        title = t("Glossary")
        if self._checklist is not None:
            title = checklist_title(session.pack, self._checklist.id, self._ui.language)
        suggested = Path(file_name(title) or "-").with_suffix(".pdf")
        dialog = QFileDialog(self._sheet, t("Save as PDF"), str(folder), f"{t('PDF documents')} (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(suggested.name)
        accepted, files = dialog.exec() == QFileDialog.DialogCode.Accepted, dialog.selectedFiles()
        dialog.deleteLater()
        if accepted and files:
            self.write(Path(files[0]), is_filled=is_filled)

    def _written(self, outcome: object) -> None:
        self._job = None
        t = self._ui.t
        if isinstance(outcome, NotSavedError) and outcome.code is not NotSaved.NOT_CONFIRMED:
            self.status.show_error(not_saved_sentence(t, outcome))
        elif isinstance(outcome, BaseException) and not isinstance(outcome, NotSavedError):
            self.status.show_error(t("{name} was not written.", name=self._path.name))
            raise outcome
        else:
            self.status.show_written(t("{name} is written.", name=self._path.name), self._path)
