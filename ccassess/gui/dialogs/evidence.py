"""Asks for files to take as evidence, for a link, and where a copy is to go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLineEdit

from ccassess.domain.evidence import LINK_AT_MOST, NAME_AT_MOST
from ccassess.domain.intake import IntakeError
from ccassess.domain.links import clean_link
from ccassess.gui.dialogs.form import Form
from ccassess.gui.labels import plain_label
from ccassess.storage.file_types import taken_suffixes
from ccassess.wording.evidence import intake_sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.i18n import Translator


def ask_files(parent: QWidget, t: Translator, folder: Path) -> tuple[Path, ...]:
    """Ask for files; none where the person declines."""
    patterns = " ".join(f"*{suffix}" for suffix in taken_suffixes())
    dialog = QFileDialog(parent, t("Add files as evidence"), str(folder), f"{t('Documents and pictures')} ({patterns})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(dialog)


def ask_copy(parent: QWidget, t: Translator, suggestion: Path) -> Path | None:
    """Ask where a copy is to go; None where the person declines."""
    dialog = QFileDialog(parent, t("Save a copy of the evidence"), str(suggestion.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggestion.suffix.lstrip("."))
    dialog.selectFile(suggestion.name)
    return next(iter(_chosen(dialog)), None)


def _chosen(dialog: QFileDialog) -> tuple[Path, ...]:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    files = dialog.selectedFiles()
    dialog.deleteLater()
    return tuple(map(Path, files)) if accepted else ()


class LinkForm(Form):
    """Asks for a link and what it is to be called; it closes only with a link that can be kept."""

    def __init__(self, t: Translator, parent: QWidget | None) -> None:
        sentence = t("The address of a page, or the path of a file or folder. It is kept as text; nothing looks at it.")
        super().__init__(t, t("Add a link"), sentence, t("Add the link"), parent)
        self._t = t
        self.link = QLineEdit()
        self.link.setMaxLength(LINK_AT_MOST)
        self.link.textChanged.connect(self._offer)
        self.accept_button.setEnabled(False)
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_AT_MOST)
        self.name.setPlaceholderText(t("As the link reads"))
        self.problem = plain_label("", "small", "error")
        self.problem.hide()
        self.add_field(t("Link"), self.link)
        self.add_words(self.problem)
        self.add_field(t("Name"), self.name)
        self.add_buttons()

    def _offer(self, text: str) -> None:
        self.accept_button.setEnabled(bool(text.strip()))

    def accept(self) -> None:
        """Close, unless it is no link."""
        try:
            clean_link(self.link.text())
        except IntakeError as error:
            self.problem.setText(self._t("Error: {sentence}", sentence=intake_sentence(self._t, error)))
            self.problem.show()
            self.make_room()
            self.link.setFocus()
        else:
            super().accept()


def ask_link(parent: QWidget, t: Translator) -> tuple[str, str] | None:
    """Ask for a link and its name; None where the person declines."""
    form = LinkForm(t, parent)
    accepted = form.exec() == LinkForm.DialogCode.Accepted
    answer = form.link.text(), form.name.text()
    form.deleteLater()
    return answer if accepted else None
