"""Asks for a file to open or to save in, or for criteria to install, by the system's own dialog."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from ccassess.app.files import SUFFIX

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.i18n import Translator

# What some system refuses in the name of a file.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_NAME_AT_MOST = 80


def documents_folder() -> Path:
    """Return the folder where this person keeps documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def file_name(words: str) -> str:
    """Return a name for a file made from a person's words, which every system accepts; "" where none is left."""
    name = _REFUSED.sub(" ", words)
    name = " ".join(name.split()).strip(". ")
    return f"{name[:_NAME_AT_MOST].rstrip('. ')}{SUFFIX}" if name else ""


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file; where that cannot be looked up, whether they are the same."""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()


def ask_open(parent: QWidget, t: Translator, folder: Path, title: str = "") -> Path | None:
    """Ask for a file to open; None where the person declines."""
    dialog = QFileDialog(parent, title or t("Open an assessment"), str(folder), _filter(t))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def ask_save(parent: QWidget, t: Translator, suggestion: Path, *, replaces: bool = True) -> Path | None:
    """Ask where to save; the dialog itself asks before a file is replaced (`replaces`). None where one declines."""
    dialog = QFileDialog(parent, t("Save the assessment as"), str(suggestion.parent), _filter(t))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX.lstrip("."))
    dialog.selectFile(suggestion.name)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
    return _chosen(dialog)


def ask_pack_file(parent: QWidget, t: Translator, folder: Path, title: str = "") -> Path | None:
    """Ask for a ZIP file with criteria; None where the person declines."""
    dialog = QFileDialog(parent, title or t("Install criteria"), str(folder), f"{t('ZIP files')} (*.zip)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def ask_pack_folder(parent: QWidget, t: Translator, folder: Path, title: str = "") -> Path | None:
    """Ask for the folder of a criteria pack; None where the person declines."""
    dialog = QFileDialog(parent, title or t("Install criteria"), str(folder))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def _chosen(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    files = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(files[0]) if accepted and files else None


def _filter(t: Translator) -> str:
    return f"{t('Assessments')} (*{SUFFIX})"
