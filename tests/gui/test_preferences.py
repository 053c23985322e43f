from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ccassess.gui.preferences import GEOMETRY, LANGUAGE, MODE, RECENT, SCALE, WHO, Preferences, splitter


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "remembered.ini")


def restarted(file: str) -> Preferences:
    return Preferences(QSettings(file, QSettings.Format.IniFormat))


def test_everything_comes_back_after_a_restart_with_its_own_type(file: str) -> None:
    before = restarted(file)
    before.set(LANGUAGE, "fi")
    before.set(MODE, "dark")
    before.set(SCALE, 1.5)
    before.set(GEOMETRY, b"\x00\x01\xff")
    before.set(WHO, "Päivi Öhman, MBA")
    before.set(splitter("assess"), (248, 700, 262))
    before.keep()
    after = restarted(file)
    assert after.get(LANGUAGE) == "fi"
    assert after.get(MODE) == "dark"
    assert after.get(SCALE) == pytest.approx(1.5)
    assert after.get(GEOMETRY) == b"\x00\x01\xff"
    assert after.get(WHO) == "Päivi Öhman, MBA"
    assert after.get(splitter("assess")) == (248, 700, 262)
    assert after.get(splitter("verify")) == ()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_any_number_of_recent_files_comes_back(file: str, count: int) -> None:
    files = tuple(Path(f"/somewhere/{number}, a.ccassess") for number in range(count))
    before = restarted(file)
    before.set(RECENT, files)
    before.keep()
    assert restarted(file).get(RECENT) == files


def test_what_cannot_be_read_counts_as_not_chosen(file: str) -> None:
    raw = QSettings(file, QSettings.Format.IniFormat)
    for key, nonsense in (("look/mode", "purple"), ("look/scale", "big"), ("splitters/assess", "wide")):
        raw.setValue(key, nonsense)
    raw.setValue("window/geometry", "nothing like it")
    raw.sync()
    read = restarted(file)
    assert read.get(MODE) == "system"
    assert read.get(SCALE) == pytest.approx(1.0)
    assert read.get(splitter("assess")) == ()
    assert read.get(GEOMETRY) == b""


def test_a_file_opened_again_moves_to_the_front_and_old_ones_fall_off(file: str) -> None:
    remembered = restarted(file)
    for number in range(12):
        remembered.remember_file(Path(f"/a/{number}.ccassess"))
    remembered.remember_file(Path("/a/5.ccassess"))
    recent = remembered.get(RECENT)
    assert [path.stem for path in recent] == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]
    remembered.forget_file(Path("/a/11.ccassess"))
    assert Path("/a/11.ccassess") not in remembered.get(RECENT)
