"""Asks what a new assessment is called, where its file shall be, and by which criteria it is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from ccassess.app.files import SUFFIX
from ccassess.app.library import DEFAULT_PACK, packs_at_hand, title_in
from ccassess.gui.dialogs.form import Form
from ccassess.gui.dialogs.install_criteria import InstallCriteria
from ccassess.gui.dialogs.paths import ask_save, file_name
from ccassess.gui.labels import plain_label
from ccassess.gui.style_sheet import set_look
from ccassess.gui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ccassess.app.library import ListedPack
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator


class NewDialog(Form):
    """The file is named after the centre until a person chooses another; a file that exists is never overwritten."""

    def __init__(self, t: Translator, packs: Sequence[ListedPack], folder: Path, parent: QWidget | None) -> None:
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
        self._list(packs)
        self._choose_pack(DEFAULT_PACK)
        self.problem = plain_label("", "small", "error")
        self.install = InstallCriteria(t, self)
        self.installed = plain_label("", "small", "text2")
        self.installed.hide()
        self.add_field(t("Name of the contact centre"), self.centre)
        self.add_field(t("File"), self.file, self.choose)
        self.add_words(self.problem)
        self.add_field(t("Criteria"), self.packs, self.install.button)
        self.add_words(self.installed)
        self.add_buttons()
        self.centre.textChanged.connect(self._centre_changed)
        self.file.textChanged.connect(self._check)
        self.file.textEdited.connect(self._file_edited)
        self.choose.clicked.connect(self._choose)
        self.install.installed.connect(self._pack_installed)
        self.install.told.connect(self._tell)
        self._centre_changed("")

    @property
    def path(self) -> Path:
        """The file to be made."""
        typed = self.file.text().strip()
        return Path(typed if typed.endswith(SUFFIX) else typed + SUFFIX).expanduser()

    @property
    def pack_id(self) -> str:
        """The pack chosen, as id@version."""
        return str(self.packs.currentData())

    def _list(self, packs: Sequence[ListedPack]) -> None:
        self.packs.clear()
        for pack in packs:
            # Of one version there is one, the shipped one first.
            if self.packs.findData(pack.name) < 0:
                title = title_in(pack, self._t.language)
                self.packs.addItem(self._t("{title}, version {version}", title=title, version=pack.version), pack.name)

    def _choose_pack(self, pack_id: str, version: str = "") -> None:
        """Choose a version of a pack, else its highest, which is the first of them; else leave all as it is."""
        names = [str(self.packs.itemData(row)) for row in range(self.packs.count())]
        wanted = f"{pack_id}@{version}"
        found = [row for row, name in enumerate(names) if name == wanted or (not version and name.startswith(wanted))]
        if found:
            self.packs.setCurrentIndex(found[0])

    def _pack_installed(self, pack: Pack) -> None:
        self._list(packs_at_hand())
        self._choose_pack(pack.id, pack.version)

    def _tell(self, sentence: str, is_problem: bool) -> None:  # noqa: FBT001 - as the signal hands it over
        set_look(self.installed, tone="error" if is_problem else "text2")
        self.installed.setText(sentence)
        self.installed.show()
        self.make_room()

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
