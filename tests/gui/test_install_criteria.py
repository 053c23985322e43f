"""Installing criteria from the dialog of a new assessment."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ccassess.app.library import packs_at_hand
from ccassess.gui.dialogs.new_dialog import NewDialog
from ccassess.gui.dialogs.pack_errors import pack_not_usable
from ccassess.i18n import translator
from ccassess.storage import pack_store
from tests.packs.tiny import tiny
from tests.packs.zips import crafted, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from ccassess.gui.shell.window import ShellWindow

TINY = "org.example.tiny@1.0.0"


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the installed packs: there is none yet."""
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "packs"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(parent: QWidget, tmp_path: Path) -> NewDialog:
    made = NewDialog(translator("en"), packs_at_hand(), tmp_path, parent)
    made.show()
    return made


def install(qtbot: QtBot, dialog: NewDialog, place: Path) -> str:
    """Install what lies there; return what the dialog says in the end."""
    dialog.install.install(place)
    assert not dialog.install.button.isEnabled()
    assert dialog.installed.text() == "Checking the criteria…"
    qtbot.waitUntil(dialog.install.button.isEnabled)
    assert dialog.installed.isVisible()
    return dialog.installed.text()


def zip_file(folder: Path, data: bytes) -> Path:
    (folder / "tiny.zip").write_bytes(data)
    return folder / "tiny.zip"


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[QFileDialog]:
    """Let the system's own dialog answer with a path, or be declined; return the dialogs that were shown."""
    shown: list[QFileDialog] = []

    def answer(asked: QFileDialog) -> int:
        shown.append(asked)
        return 0 if path is None else 1

    def selected(_asked: QFileDialog) -> list[str]:
        return [] if path is None else [str(path)]

    monkeypatch.setattr(QFileDialog, "exec", answer)
    monkeypatch.setattr(QFileDialog, "selectedFiles", selected)
    return shown


def offers(dialog: NewDialog) -> dict[str, QAction]:
    return {action.text(): action for action in dialog.install.menu.actions()}


def test_a_new_dialog_begins_with_the_programs_own_criteria(dialog: NewDialog) -> None:
    assert dialog.pack_id.startswith("org.ccassess.contact-center@")
    assert dialog.packs.count() == len(packs_at_hand())
    assert not dialog.installed.isVisible()


def test_criteria_from_a_zip_file_are_installed_and_chosen(
    qtbot: QtBot, dialog: NewDialog, tmp_path: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zip_file(tmp_path, zipped(tiny(), "tiny/"))
    asked = choosing(monkeypatch, path)
    offers(dialog)["From a ZIP file…"].trigger()
    qtbot.waitUntil(dialog.install.button.isEnabled)
    assert len(asked) == 1
    assert dialog.installed.text() == "Tiny, version 1.0.0, is installed and chosen."
    assert dialog.installed.property("tone") == "text2"
    assert dialog.pack_id == TINY
    assert dialog.packs.currentText() == "Tiny, version 1.0.0"
    assert (library / "org.example.tiny" / "1.0.0" / "pack.yaml").is_file()
    # The next time they are there, and the program's own come first all the same.
    again = NewDialog(translator("en"), packs_at_hand(), tmp_path, dialog)
    assert again.packs.findData(TINY) >= 0
    assert again.pack_id.startswith("org.ccassess.contact-center@")


def test_criteria_from_a_folder_are_installed_and_chosen(
    qtbot: QtBot, dialog: NewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, data in tiny().items():
        (tmp_path / "own" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "own" / name).write_bytes(data)
    choosing(monkeypatch, tmp_path / "own")
    offers(dialog)["From a folder…"].trigger()
    qtbot.waitUntil(dialog.install.button.isEnabled)
    assert dialog.pack_id == TINY


def test_who_declines_changes_nothing(dialog: NewDialog, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = choosing(monkeypatch, None)
    for action in offers(dialog).values():
        action.trigger()
    assert len(asked) == 2
    assert dialog.install.button.isEnabled()
    assert not dialog.installed.isVisible()
    assert not library.exists()


def test_the_button_offers_both_by_mouse_and_keyboard(qtbot: QtBot, dialog: NewDialog) -> None:
    dialog.install.button.click()
    qtbot.waitUntil(dialog.install.menu.isVisible)
    assert list(offers(dialog)) == ["From a ZIP file…", "From a folder…"]
    dialog.install.menu.close()


def test_the_same_again_is_chosen_and_told(qtbot: QtBot, dialog: NewDialog, tmp_path: Path) -> None:
    path = zip_file(tmp_path, zipped(tiny()))
    install(qtbot, dialog, path)
    dialog.packs.setCurrentIndex(0)
    assert install(qtbot, dialog, path) == "Tiny, version 1.0.0, was at hand already; it is chosen now."
    assert dialog.pack_id == TINY
    assert dialog.packs.count() == len(packs_at_hand())


def test_of_several_versions_the_one_installed_is_chosen(qtbot: QtBot, dialog: NewDialog, tmp_path: Path) -> None:
    for number in ("1.0.0-beta", "1.0.0", "0.9.5"):
        install(qtbot, dialog, zip_file(tmp_path, zipped(tiny("pack.yaml", "version: 1.0.0", f"version: {number}"))))
        assert dialog.pack_id == f"org.example.tiny@{number}"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"Dear all", ["tiny.zip is not a ZIP file."]),
        (crafted([*tiny().items(), ("../evil", b"")]), ["not opened", "../evil"]),
        (zipped({"letter.txt": b""}), ["holds no criteria pack"]),
        (zipped(tiny("pack.yaml", "combine: mean", "combine: average")), ["has errors", "“average”", "Its author"]),
        (
            zipped(tiny("tests.yaml", "points: 50\n", "points: 49\n")),
            ["computes differently", "total.points should be 49, is 50."],
        ),
    ],
)
def test_what_is_not_installed_is_told_and_changes_nothing(
    qtbot: QtBot, dialog: NewDialog, tmp_path: Path, data: bytes, says: list[str]
) -> None:
    before = dialog.pack_id
    said = install(qtbot, dialog, zip_file(tmp_path, data))
    assert all(sentence in said for sentence in says), said
    assert dialog.installed.property("tone") == "error"
    assert dialog.pack_id == before
    assert not (tmp_path / "data").exists()


def test_a_full_disk_is_told(qtbot: QtBot, dialog: NewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pack_store, "_write_new", full)
    said = install(qtbot, dialog, zip_file(tmp_path, zipped(tiny())))
    assert said == "The library of criteria could not be changed: No space left on device."


def test_a_file_that_is_gone_is_told(qtbot: QtBot, dialog: NewDialog, tmp_path: Path) -> None:
    said = install(qtbot, dialog, tmp_path / "gone.zip")
    assert "There is neither a folder nor a file" in said
    assert pack_not_usable(translator("en"), OSError(5, "Input/output error")) == (
        "The system refuses: Input/output error."
    )
    assert pack_not_usable(translator("en"), ZeroDivisionError()) == ""


def test_a_dialog_closed_meanwhile_is_no_trouble(qtbot: QtBot, dialog: NewDialog, tmp_path: Path) -> None:
    dialog.install.install(zip_file(tmp_path, zipped(tiny())))
    dialog.close()
    dialog.deleteLater()
    qtbot.waitUntil(lambda: any(pack.name == TINY for pack in packs_at_hand()))


def test_criteria_damaged_since_are_told_when_an_assessment_is_to_be_made(
    qtbot: QtBot, window: ShellWindow, tmp_path: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = library / "org.example.tiny" / "1.0.0"
    with zipfile.ZipFile(zip_file(tmp_path, zipped(tiny()))) as archive:
        archive.extractall(home)
    (home / "tests.yaml").write_text("tests: [")

    def fill_in(made: NewDialog) -> int:
        made.centre.setText("Lumo")
        made.file.setText(str(tmp_path / "Lumo.ccassess"))
        made.packs.setCurrentIndex(made.packs.findData(TINY))
        return 1

    monkeypatch.setattr(NewDialog, "exec", fill_in)
    with qtbot.waitSignal(window.documents.told) as told:
        window.do("new")
    assert "Lumo.ccassess was not made. This criteria pack has errors" in str(told.args)
    assert not (tmp_path / "Lumo.ccassess").exists()
