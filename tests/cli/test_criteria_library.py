"""The commands of the library: `criteria list`, `criteria show`, `criteria install`, `criteria remove`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ccassess.app import library
from ccassess.app.files import open_session
from ccassess.domain.fingerprint import scoring_fingerprint, short, texts_fingerprint
from ccassess.storage.pack_files import read_pack
from tests.packs.tiny import tiny
from tests.packs.zips import crafted, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

DEFAULT = "org.ccassess.contact-center"
TINY = "org.example.tiny"
PACK = read_pack(tiny())
DIGITS = short(scoring_fingerprint(PACK))


@pytest.fixture(autouse=True)
def _library_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path / "data"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a ZIP file of a small pack, in a folder of its own, with a README beside it."""
    path = tmp_path / "own.zip"
    path.write_bytes(zipped({**tiny(), "README.md": b"Read me"}, "own-1.0.0/"))
    return path


def folder_of(tmp_path: Path, name: str, files: dict[str, bytes]) -> Path:
    for file, data in files.items():
        (tmp_path / name / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name / file).write_bytes(data)
    return tmp_path / name


def test_a_pack_goes_in_is_used_and_goes_out_again(cli: Cli, own: Path) -> None:
    said = cli("criteria install", own)
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines() == [f"Installed {TINY} 1.0.0.", f"Fingerprint of the scoring: {DIGITS}"]
    assert f"{TINY}  " in cli("criteria list").out
    assert cli(f"new a.ccassess --pack {TINY}").status == 0
    assert cli(f"new b.ccassess --pack {TINY}@1.0.0").status == 0
    said = cli(f"criteria remove {TINY} 1.0.0")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"Removed {TINY} 1.0.0. Assessments made by it")
    assert TINY not in cli("criteria list").out
    assert cli("score a.ccassess").status == 0
    assert open_session(own.with_name("a.ccassess")).pack.id == TINY


def test_a_slip_in_what_is_to_be_removed_is_told_what_was_meant(cli: Cli, own: Path) -> None:
    cli("criteria install", own)
    assert f"is not installed. Did you mean “{TINY}”?" in cli("criteria remove org.example.tin 1.0.0").err
    assert "Did you mean" not in cli("criteria remove org.example.other 1.0.0").err


def test_the_list_has_a_row_for_each_pack(cli: Cli, own: Path) -> None:
    cli("criteria install", own)
    said = cli("criteria list")
    assert (said.status, said.err) == (0, "")
    lines = said.out.splitlines()
    ids = [line.split()[0] for line in lines]
    assert DEFAULT in ids
    assert ids == sorted(ids)
    (row,) = [line for line in lines if line.startswith(f"{TINY} ")]
    assert " ".join(row.split()) == f"{TINY} 1.0.0 {DIGITS} en, fi installed Tiny"
    (row,) = [line for line in lines if line.startswith(f"{DEFAULT} ")]
    assert "comes with the program" in row
    # The columns stand below one another.
    assert len({line.index(", fi  ") for line in lines}) == 1


def test_the_list_comes_as_data(cli: Cli, own: Path) -> None:
    cli("criteria install", own)
    said = cli("criteria list --json")
    listed = {one["id"]: one for one in said.data}
    assert listed[DEFAULT]["origin"] == "shipped"
    assert listed[TINY] == {
        "id": TINY,
        "version": "1.0.0",
        "title": "Tiny",
        "languages": ["en", "fi"],
        "fingerprints": {"scoring": scoring_fingerprint(PACK), "texts": texts_fingerprint(PACK)},
        "origin": "installed",
        "valid": True,
    }


def test_a_pack_that_was_damaged_since_is_listed_as_such(cli: Cli, own: Path, tmp_path: Path) -> None:
    cli("criteria install", own)
    (tmp_path / "data" / "packs" / TINY / "1.0.0" / "tests.yaml").write_text("tests: [")
    said = cli("criteria list")
    assert said.status == 0
    (row,) = [line for line in said.out.splitlines() if line.startswith(TINY)]
    assert "has errors" in row
    (data,) = [one for one in cli("criteria list --json").data if one["id"] == TINY]
    assert (data["valid"], data["fingerprints"]) == (False, None)
    said = cli("new a.ccassess --pack", TINY)
    assert (said.status, said.out) == (1, "")
    assert "has errors" in said.err
    # It can still be removed, and then installed again.
    assert cli(f"criteria remove {TINY} 1.0.0").status == 0
    assert cli("criteria install", own).status == 0


def test_what_a_pack_is_is_shown(cli: Cli, own: Path) -> None:
    said = cli("criteria show", own)
    assert (said.status, said.err) == (0, "")
    for words in (TINY, "1.0.0", "2027", "en, fi", DIGITS, scoring_fingerprint(PACK), texts_fingerprint(PACK)):
        assert words in said.out
    assert any(line.split() == ["Criteria", "3"] for line in said.out.splitlines())
    data = cli("criteria show --json", own).data
    assert (data["id"], data["version"], data["edition"]) == (TINY, "1.0.0", "2027")
    assert data["fingerprints"] == {"scoring": scoring_fingerprint(PACK), "texts": texts_fingerprint(PACK)}
    assert data["counts"] == {
        "areas": 2,
        "criteria": 3,
        "measures": 1,
        "terms": 1,
        "checklists": 1,
        "roles": 2,
        "tests": 3,
    }


def test_a_folder_is_installed_as_well(cli: Cli, tmp_path: Path) -> None:
    said = cli("criteria install --json", folder_of(tmp_path, "own", tiny()))
    assert (said.status, said.data["id"], said.data["new"]) == (0, TINY, True)
    assert (tmp_path / "data" / "packs" / TINY / "1.0.0" / "pack.yaml").is_file()


def test_the_same_again_is_fine_and_other_content_is_not(cli: Cli, own: Path, tmp_path: Path) -> None:
    cli("criteria install", own)
    said = cli("criteria install", own)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"{TINY} 1.0.0 is at hand already, with the same content.")
    assert cli("criteria install --json", own).data["new"] is False
    said = cli("criteria install", folder_of(tmp_path, "other", tiny("pack.yaml", '"2027"', '"2028"')))
    assert (said.status, said.out) == (1, "")
    assert said.err == f"{TINY} 1.0.0 is installed with other content: its author must raise the version.\n"


def test_a_pack_that_computes_otherwise_is_not_installed(cli: Cli, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "own", tiny("tests.yaml", "points: 50\n", "points: 49\n"))
    said = cli("criteria install", folder)
    assert (said.status, said.out) == (1, "")
    first, second = said.err.splitlines()
    assert first.startswith(f"{TINY} 1.0.0 computes differently")
    assert second.endswith("half: total.points should be 49, is 50.")
    assert not (tmp_path / "data").exists()


def test_tests_without_end_are_not_run(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "MAX_WORK", 40)
    monkeypatch.setattr(library, "run_tests", pytest.fail)
    said = cli("criteria install", folder_of(tmp_path, "own", tiny()))
    assert (said.status, said.out) == (1, "")
    assert "more tests than can be run" in said.err


def test_a_pack_with_errors_is_not_installed(cli: Cli, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "own", tiny("pack.yaml", "combine: mean", "combine: average"))
    said = cli("criteria install", folder)
    assert (said.status, said.out) == (1, "")
    assert "“average” is none of the choices" in said.err
    assert not (tmp_path / "data").exists()


def test_a_pack_without_tests_is_installed_with_a_warning(cli: Cli, tmp_path: Path) -> None:
    files = tiny()
    del files["tests.yaml"]
    said = cli("criteria install", folder_of(tmp_path, "own", files))
    assert said.status == 0
    assert "has no tests" in said.err


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Dear all", "bad.zip is not a ZIP file."),
        (crafted([("../pack.yaml", b"")]), "could lead out of its folder"),
        (zipped({"README.md": b""}), "bad.zip holds no criteria pack"),
        (zipped(tiny())[:-9], "bad.zip is damaged."),
    ],
)
def test_a_file_that_is_not_to_be_trusted_is_refused(cli: Cli, tmp_path: Path, data: bytes, sentence: str) -> None:
    (tmp_path / "bad.zip").write_bytes(data)
    for command in ("install", "show", "test"):
        said = cli("criteria", command, tmp_path / "bad.zip")
        assert (said.status, said.out) == (2, "")
        assert sentence in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["bad.zip"]


def test_what_is_not_there_or_no_pack_is_refused(cli: Cli, tmp_path: Path, file: Path) -> None:
    for place, sentence in (
        ("nowhere.zip", "There is neither a folder nor a file “nowhere.zip”."),
        (str(tmp_path), "it has no pack.yaml"),
        (f"'{file}'", "is an assessment, not a criteria pack."),
    ):
        said = cli(f"criteria install {place}")
        assert (said.status, said.out) == (2, "")
        assert sentence in said.err


def test_a_pack_that_is_too_large_is_refused_from_a_folder_too(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "MAX_PACK_BYTES", 1_000)
    said = cli("criteria install", folder_of(tmp_path, "own", tiny()))
    assert (said.status, said.out) == (2, "")
    assert "too large for a criteria pack" in said.err


def test_only_what_is_installed_can_be_removed(cli: Cli, own: Path) -> None:
    shipped = cli(f"criteria show --json {DEFAULT}").data["version"]
    said = cli(f"criteria remove {DEFAULT} {shipped}")
    assert (said.status, said.out) == (1, "")
    assert said.err == f"{DEFAULT} {shipped} comes with the program and cannot be removed.\n"
    said = cli(f"criteria remove {TINY} 1.0.0")
    assert (said.status, said.err) == (2, f"{TINY} 1.0.0 is not installed.\n")
    cli("criteria install", own)
    said = cli(f"criteria remove {TINY} 2.0.0")
    assert (said.status, said.err) == (2, f"{TINY} 2.0.0 is not installed. Installed are: 1.0.0.\n")
    assert cli("criteria remove .. ..").status == 2
    assert cli("criteria show", TINY).status == 0


def test_the_highest_version_is_used_unless_another_is_named(cli: Cli, tmp_path: Path) -> None:
    for number in ("1.2.0", "1.10.0"):
        files = tiny("pack.yaml", "version: 1.0.0", f"version: {number}")
        assert cli("criteria install", folder_of(tmp_path, number, files)).status == 0
    assert cli(f"criteria show --json {TINY}").data["version"] == "1.10.0"
    assert cli(f"criteria show --json {TINY}@1.2.0").data["version"] == "1.2.0"
    listed = [one["version"] for one in cli("criteria list --json").data if one["id"] == TINY]
    assert listed == ["1.10.0", "1.2.0"]
