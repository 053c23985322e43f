"""Asks where to write a report or an export, by the system's own dialog, and suggests a name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ccassess.app.reports import EVIDENCE_SUFFIX, FIGURES_SUFFIX
from ccassess.gui.dialogs.paths import documents_folder, file_name
from ccassess.gui.dialogs.questions import Answer, ask_about_replacing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.app.session import Session
    from ccassess.i18n import Translator


def suggestion(t: Translator, session: Session, suffix: str) -> Path:
    """Return a file beside the document, called as it is; for an untitled one, as the centre, among the documents.

    `suffix` is what follows that name: ".json", or "-fi.pdf" so that one language does not replace another.
    """
    if session.path is not None:
        return session.path.with_name(session.path.stem + suffix)
    named = file_name(session.assessment.profile.centre)
    return documents_folder() / f"{Path(named).stem if named else t('Report')}{suffix}"


def ask_report_file(parent: QWidget, t: Translator, suggested: Path) -> Path | None:
    """Ask for the report's file; the dialog asks before one is replaced. None where the person declines."""
    dialog = QFileDialog(parent, t("Write the report"), str(suggested.parent), f"{t('PDF documents')} (*.pdf)")
    asked = _asked(dialog, suggested)
    dialog.deleteLater()
    return asked


def ask_export_file(parent: QWidget, t: Translator, suggested: Path) -> Path | None:
    """Ask for the export's file: data for programs, a workbook or one of three tables. None where they decline."""
    figures = f"{t('Table of figures')} (*{FIGURES_SUFFIX})"
    evidence = f"{t('Table of evidence')} (*{EVIDENCE_SUFFIX})"
    whole = f"{t('Data for programs')} (*.json);;{t('Workbook of all tables')} (*.xlsx)"
    kinds = f"{whole};;{t('Table')} (*.csv);;{figures};;{evidence}"
    dialog = QFileDialog(parent, t("Export data"), str(suggested.parent), kinds)
    asked = _asked(dialog, suggested)
    path = None if asked is None else _of_the_kind(asked, dialog.selectedNameFilter())
    dialog.deleteLater()
    # About a file of the other name the dialog has not asked.
    if path is None or path == asked or not path.exists():
        return path
    return path if ask_about_replacing(parent, t, path.name) is Answer.REPLACE else None


def _of_the_kind(path: Path, kind: str) -> Path:
    """Return a file as a kind calls it: who chose another kind without touching the name means the kind."""
    for suffix in (FIGURES_SUFFIX, EVIDENCE_SUFFIX, ".csv", ".xlsx"):
        if f"*{suffix})" in kind and path.suffix in {".json", ".csv", ".xlsx"}:
            return path if path.name.endswith(suffix) else path.with_suffix(suffix)
    return path


def _asked(dialog: QFileDialog, suggested: Path) -> Path | None:
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.selectFile(suggested.name)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    files = dialog.selectedFiles()
    return Path(files[0]) if accepted and files else None
