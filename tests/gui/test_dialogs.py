from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ccassess.gui.dialogs.key_map import KeyMap
from ccassess.gui.dialogs.name_dialog import NameDialog, initials_of
from ccassess.gui.dialogs.new_dialog import NewDialog
from ccassess.gui.dialogs.paths import file_name
from ccassess.gui.shell.helping import key_chapters
from ccassess.i18n import translator
from ccassess.storage.pack_library import shipped_packs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    return made


def test_initials_follow_the_name_until_one_types_ones_own(qtbot: QtBot, parent: QWidget) -> None:
    dialog = NameDialog(translator("en"), "", "", parent)
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.name, "Aino Salmi")
    assert dialog.initials.text() == "AS"
    dialog.initials.clear()
    qtbot.keyClicks(dialog.initials, "AiS")
    qtbot.keyClicks(dialog.name, "nen")
    assert dialog.initials.text() == "AiS"
    assert dialog.accept_button.isEnabled()


def test_initials_are_the_first_letters() -> None:
    assert initials_of("  aino  maria salmi ") == "AMS"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kaisla Energia", "Kaisla Energia.ccassess"),
        ('A/B: "quoted" <name>?', "A B quoted name.ccassess"),
        ("..", ""),
        ("   ", ""),
        ("x" * 300, "x" * 80 + ".ccassess"),
    ],
)
def test_a_files_name_is_one_that_every_system_accepts(words: str, name: str) -> None:
    assert file_name(words) == name


def test_the_file_is_named_after_the_centre_until_one_chooses_another(
    qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    dialog = NewDialog(translator("en"), shipped_packs(), tmp_path, parent)
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.centre, "Lumo")
    assert dialog.path == tmp_path / "Lumo.ccassess"
    assert dialog.accept_button.isEnabled()
    dialog.file.clear()
    qtbot.keyClicks(dialog.file, str(tmp_path / "other"))
    qtbot.keyClicks(dialog.centre, " Oy")
    assert dialog.path == tmp_path / "other.ccassess"
    assert dialog.pack_id.startswith("org.ccassess.contact-center@")


def test_a_file_that_exists_is_never_taken_for_a_new_assessment(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "Lumo.ccassess").write_bytes(b"")
    dialog = NewDialog(translator("en"), shipped_packs(), tmp_path, parent)
    dialog.centre.setText("Lumo")
    assert "already" in dialog.problem.text()
    assert not dialog.accept_button.isEnabled()


def test_a_folder_that_is_not_there_is_told(parent: QWidget, tmp_path: Path) -> None:
    dialog = NewDialog(translator("en"), shipped_packs(), tmp_path, parent)
    dialog.centre.setText("Lumo")
    dialog.file.setText(str(tmp_path / "nowhere" / "Lumo.ccassess"))
    assert dialog.problem.text() == "There is no such folder."
    dialog.file.setText("Lumo.ccassess")
    assert dialog.problem.text()
    assert not dialog.accept_button.isEnabled()


def test_the_key_map_names_every_command_and_dies_on_close(parent: QWidget, dies: Callable[[QWidget], None]) -> None:
    chapters = key_chapters(translator("en"), "", ())
    assert ("Search", ("Ctrl+K", "Ctrl+F")) in chapters["Edit"]
    keys = [key for lines in chapters.values() for _, own in lines for key in own]
    assert len(keys) == len(set(keys))
    dialog = KeyMap(translator("en"), chapters, parent)
    dialog.open()
    assert dialog.windowModality() is not Qt.WindowModality.NonModal
    dies(dialog)
