"""Asks where to write a report or an export, by the system's own dialog, and suggests a name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ccassess.app.reports import FIGURES_SUFFIX
from ccassess.gui.dialogs.paths import documents_folder, file_name

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
    return _asked(dialog, suggested)


def ask_export_file(parent: QWidget, t: Translator, suggested: Path) -> Path | None:
    """Ask for the export's file, as data for programs or as one of two tables. None where the person declines."""
    figures = f"{t('Table of figures')} (*{FIGURES_SUFFIX})"
    kinds = f"{t('Data for programs')} (*.json);;{t('Table')} (*.csv);;{figures}"
    dialog = QFileDialog(parent, t("Export data"), str(suggested.parent), kinds)
    return _asked(dialog, suggested)


def _asked(dialog: QFileDialog, suggested: Path) -> Path | None:
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.selectFile(suggested.name)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    files, kind = dialog.selectedFiles(), dialog.selectedNameFilter()
    dialog.deleteLater()
    if not accepted or not files:
        return None
    path = Path(files[0])
    # Who chose the other kind without touching the name means the kind.
    for suffix in (FIGURES_SUFFIX, ".csv"):
        if f"*{suffix})" in kind and path.suffix in {".json", ".csv"}:
            return path if path.name.endswith(suffix) else path.with_suffix(suffix)
    return path
