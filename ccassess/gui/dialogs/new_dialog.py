"""Asks what a new assessment is called, where its file shall be, and by which criteria it is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from ccassess.app.files import SUFFIX
from ccassess.app.library import title_in
from ccassess.gui.dialogs.form import Form
from ccassess.gui.dialogs.paths import ask_save, file_name
from ccassess.gui.labels import plain_label
from ccassess.gui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ccassess.i18n import Translator
    from ccassess.storage.pack_library import ShippedPack


class NewDialog(Form):
    """The file is named after the centre until a person chooses another; a file that exists is never overwritten."""

    def __init__(self, t: Translator, packs: Sequence[ShippedPack], folder: Path, parent: QWidget | None) -> None:
        super().__init__(
            t,
            t("New assessment"),
            t("Everything is saved in one file, by itself, while you work."),
            t("Create"),
            parent,
        )
        self._t = t
        self._folder = folder
        self._own_file = False
        self.centre = QLineEdit()
        self.centre.setPlaceholderText(t("Kaisla Energia, customer service"))
        self.file = QLineEdit()
        self.choose = button(t("Choose…"), icon_name="folder-open")
        self.packs = QComboBox()
        for pack in packs:
            self.packs.addItem(
                t("{title}, version {version}", title=title_in(pack, t.language), version=pack.version), pack.id
            )
        self.problem = plain_label("", "small", "error")
        self.add_field(t("Name of the contact centre"), self.centre)
        self.add_field(t("File"), self.file, self.choose)
        self.add_words(self.problem)
        self.add_field(t("Criteria"), self.packs)
        self.add_buttons()
        self.centre.textChanged.connect(self._centre_changed)
        self.file.textChanged.connect(self._check)
        self.file.textEdited.connect(self._file_edited)
        self.choose.clicked.connect(self._choose)
        self._centre_changed("")

    @property
    def path(self) -> Path:
        """The file to be made."""
        typed = self.file.text().strip()
        return Path(typed if typed.endswith(SUFFIX) else typed + SUFFIX).expanduser()

    @property
    def pack_id(self) -> str:
        """The pack chosen."""
        return str(self.packs.currentData())

    def _centre_changed(self, centre: str) -> None:
        if not self._own_file:
            name = file_name(centre)
            self.file.setText(str(self._folder / name) if name else "")
        self._check()

    def _file_edited(self, typed: str) -> None:
        self._own_file = bool(typed.strip())

    def _choose(self) -> None:
        suggestion = self.path if self.file.text().strip() else self._folder / f"{self._t('Assessment')}{SUFFIX}"
        chosen = ask_save(self, self._t, suggestion, replaces=False)
        if chosen is not None:
            self._own_file = True
            self.file.setText(str(chosen))

    def _check(self) -> None:
        problem = self._what_is_wrong() if self.file.text().strip() else ""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        ready = bool(self.centre.text().strip() and self.file.text().strip()) and not problem
        self.accept_button.setEnabled(ready)

    def _what_is_wrong(self) -> str:
        try:
            if self.path.exists():
                return self._t("There is a file of this name already. Open it, or choose another name.")
            # Documents itself is made where a computer has none yet.
            if not self.path.parent.is_dir() and self.path.parent != self._folder:
                return self._t("There is no such folder.")
        except (OSError, ValueError, RuntimeError):
            return self._t("There can be no file of this name.")
        return "" if self.path.is_absolute() else self._t("Say in which folder the file shall be.")
