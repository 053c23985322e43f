"""`new` and `rate`: what they write, and that a refused command changes nothing."""

from __future__ import annotations

import getpass
import shutil
from typing import TYPE_CHECKING

import pytest

from ccassess.app import files
from ccassess.app.files import open_session
from ccassess.data import criteria_folder
from ccassess.domain.assessment import Party, Reason
from ccassess.domain.failures import NotSaved, NotSavedError

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.domain.assessment import Answer, HistoryEntry
    from tests.cli.conftest import Cli

DEFAULT = "org.ccassess.contact-center"


def answer(file: Path, criterion: str = "purpose", party: Party = Party.SELF) -> Answer:
    return open_session(file).assessment.answer(party, criterion)


def history(file: Path, party: Party = Party.SELF) -> tuple[HistoryEntry, ...]:
    return open_session(file).assessment.histories.get(party, ())


def test_new_makes_an_empty_assessment(cli: Cli, tmp_path: Path) -> None:
    said = cli("new a.ccassess --centre '  Saarnivirta\n Oy ' --pack", DEFAULT)
    assert (said.status, said.err) == (0, "")
    assert "38 criteria" in said.out
    made = open_session(tmp_path / "a.ccassess").assessment
    assert made.profile.centre == "Saarnivirta Oy"
    assert made.pack.id == DEFAULT
    assert not made.self_sheet.begun
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.ccassess"]


def test_new_takes_a_pack_from_a_folder(cli: Cli, tmp_path: Path) -> None:
    shutil.copytree(criteria_folder() / "cca-contact-center", tmp_path / "own")
    pack = tmp_path / "own" / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace(DEFAULT, "org.example.own"), encoding="utf-8")
    assert cli("new a.ccassess --pack own").status == 0
    assert open_session(tmp_path / "a.ccassess").pack.id == "org.example.own"


def test_new_takes_the_id_that_criteria_list_prints_first(cli: Cli) -> None:
    lines = cli("criteria list").out.splitlines()
    assert lines
    for number, line in enumerate(lines):
        assert cli(f"new {number}.ccassess --pack", line.split()[0]).status == 0


def test_new_never_touches_what_is_there(cli: Cli, tmp_path: Path) -> None:
    there = tmp_path / "notes.txt"
    there.write_text("mine", encoding="utf-8")
    said = cli("new notes.txt")
    assert (said.status, said.out) == (2, "")
    assert "notes.txt" in said.err
    assert there.read_text(encoding="utf-8") == "mine"
    (tmp_path / "folder").mkdir()
    assert cli("new folder").status == 2
    assert cli("new nowhere/a.ccassess").status == 2
    assert cli("new notes.txt/a.ccassess").status == 2
    assert cli("new", "x" * 300).status == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "notes.txt"]


@pytest.mark.parametrize(
    ("pack", "status", "says"),
    [
        ("org.ccassess.contact-centre", 2, "Did you mean “org.ccassess.contact-center”?"),
        ("nothing", 2, "There is no criteria pack “nothing”"),
        ("''", 2, "There is no criteria pack"),
        ("empty", 2, "no pack.yaml"),
        ("broken", 1, "This criteria pack has errors"),
    ],
)
def test_new_wants_a_sound_pack(cli: Cli, tmp_path: Path, pack: str, status: int, says: str) -> None:
    (tmp_path / "empty").mkdir()
    shutil.copytree(criteria_folder() / "cca-contact-center", tmp_path / "broken")
    (tmp_path / "broken" / "areas" / "1-leadership.yaml").write_text("id: 1\n  bad", encoding="utf-8")
    said = cli("new a.ccassess --pack", pack)
    assert (said.status, said.out) == (status, "")
    assert says in said.err
    assert not (tmp_path / "a.ccassess").exists()


def test_rate_writes_ratings_grade_and_reasons(cli: Cli, file: Path) -> None:
    said = cli("rate", file, "1.1 planned=75 carried_out=50 checked=50 improved=25")
    assert (said.status, said.err) == (0, "")
    assert said.out == "1.1 Purpose and role: 10.0 / 20.0; 1 of 38 scored\n"
    assert {name: int(value) for name, value in answer(file).ratings.items()} == {
        "planned": 75,
        "carried_out": 50,
        "checked": 50,
        "improved": 25,
    }
    cli("rate", file, "1.1 --sheet verification planned=50 --grade 2 --reason no-evidence --why 'Not äö seen.'")
    verified = answer(file, party=Party.VERIFICATION)
    assert (verified.ratings["planned"], verified.grade) == (50, 2)
    assert (verified.reason, verified.reason_text) == (Reason.NO_EVIDENCE, "Not äö seen.")
    assert cli("rate", file, "1.1 --sheet verification --reason= --why= --grade= planned=").status == 0
    assert not open_session(file).assessment.verification_sheet.begun


@pytest.mark.parametrize(
    "words",
    [
        "rate FILE 1.1 --sheet verification planned=50 --grade 1 checked=75",
        "rate --sheet verification FILE --grade 1 1.1 planned=50 checked=75",
        "rate --sheet=verification --grade=1 FILE 1.1 planned=50 checked=75",
        "rate FILE purpose checked=75 --grade 1 planned=50 --sheet verification",
        "rate --grade 1 --sheet verification -- FILE 1.1 planned=50 checked=75",
    ],
)
def test_words_and_options_come_in_any_order(cli: Cli, file: Path, words: str) -> None:
    file = file.rename(file.with_name("FILE"))
    said = cli(words)
    assert (said.status, said.err) == (0, "")
    found = answer(file, party=Party.VERIFICATION)
    assert ({name: int(value) for name, value in found.ratings.items()}, found.grade) == (
        {"planned": 50, "checked": 75},
        1,
    )


def test_an_empty_value_clears_a_rating(cli: Cli, file: Path) -> None:
    cli("rate", file, "1.1 planned=75 checked=50")
    assert cli("rate", file, "1.1 planned=").status == 0
    assert list(answer(file).ratings) == ["checked"]


def test_who_it_was_goes_into_the_history(cli: Cli, file: Path) -> None:
    cli("rate", file, "1.1 planned=75 --as 'Aino Äijälä'")
    cli("rate", file, "1.1 --sheet verification planned=50 --as '  Väinö\n V. '")
    (mine,) = history(file)
    assert (mine.who, mine.path, mine.old, mine.new) == ("Aino Äijälä", "self/purpose/ratings/planned", "", "75")
    assert [entry.who for entry in history(file, Party.VERIFICATION)] == ["Väinö V."]
    cli("rate", file, "1.1 planned=50")
    assert {entry.who for entry in history(file)} == {"Aino Äijälä", getpass.getuser()}


def test_where_the_computer_knows_no_name_none_is_recorded(
    cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert cli("rate", file, "1.1 planned=50").status == 0
    assert history(file)[0].who == ""


def test_the_same_again_writes_nothing(cli: Cli, file: Path) -> None:
    cli("rate", file, "1.1 planned=75 --grade 2")
    before, when, inode = file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino
    assert cli("rate", file, "1.1 planned=75 --grade 2").status == 0
    assert cli("rate", file, "1.1 --applicable checked=").status == 0
    assert (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino) == (before, when, inode)


def test_a_rating_of_a_criterion_that_does_not_apply_is_refused(cli: Cli, file: Path) -> None:
    assert cli("rate", file, "2.1 --not-applicable 'No recruiting.'").status == 0
    assert answer(file, "selection").not_applicable == "No recruiting."
    before = file.read_bytes()
    said = cli("rate", file, "2.1 planned=50")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("2.1 is marked as not applicable.")
    assert file.read_bytes() == before
    # In one command both are possible.
    assert cli("rate", file, "2.1 --applicable planned=50").status == 0
    assert answer(file, "selection").applies


@pytest.mark.parametrize("ref", ["1.1", "R1.1", "R2.2", "R3.1"])
def test_where_the_pack_forbids_it_every_criterion_applies(cli: Cli, file: Path, ref: str) -> None:
    before = file.read_bytes()
    said = cli("rate", file, ref, "--not-applicable why --grade 3")
    assert (said.status, said.out) == (1, "")
    assert (
        said.err == f"{ref} must be assessed: these criteria do not let it be not applicable.\nNothing was changed.\n"
    )
    assert file.read_bytes() == before


def test_a_third_and_the_last_of_an_area_have_to_apply(cli: Cli, file: Path) -> None:
    assert cli("rate", file, "R4.1 --not-applicable why").status == 0
    before = file.read_bytes()
    said = cli("rate", file, "R4.2 --not-applicable why")
    assert said.status == 1
    assert "R4.2 is the last criterion of area R4" in said.err
    assert file.read_bytes() == before
    assert cli("rate", file, "2.1 --not-applicable why").status == 0
    before = file.read_bytes()
    said = cli("rate", file, "3.1 --not-applicable why")
    assert said.status == 1
    assert "at most 2 criteria" in said.err
    assert file.read_bytes() == before
    # The reason of one that is marked can be written anew, and each party has its own two.
    assert cli("rate", file, "2.1 --not-applicable 'a better reason'").status == 0
    assert cli("rate", file, "3.1 --sheet verification --not-applicable why").status == 0


def test_a_file_the_disk_has_not_confirmed_is_written_with_a_warning(
    cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.replace_file

    def unsure(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]
        raise NotSavedError(NotSaved.NOT_CONFIRMED, file=str(file), detail="I/O error")

    monkeypatch.setattr(files, "replace_file", unsure)
    said = cli("rate", file, "1.1 planned=50")
    assert said.status == 0
    assert "not confirmed" in said.err
    assert answer(file).ratings["planned"] == 50


def test_a_file_that_cannot_be_written_stays(cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise NotSavedError(NotSaved.DISK_FULL, file=str(file))

    monkeypatch.setattr(files, "replace_file", full)
    before = file.read_bytes()
    said = cli("rate", file, "1.1 planned=50")
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"{file}: There is no room left on the disk.")
    assert file.read_bytes() == before


def test_a_text_too_long_to_be_read_again_is_refused(cli: Cli, file: Path) -> None:
    before = file.read_bytes()
    said = cli("rate", file, "1.1 --sheet verification --why", "x" * 200_000)
    assert said.status == 2
    assert "too long" in said.err
    assert file.read_bytes() == before


def test_bytes_that_are_no_text_become_text(cli: Cli, file: Path) -> None:
    # What Python makes of a word in another encoding.
    assert cli("rate", file, "1.1 --sheet verification --why", "bad\udcff\x07word", "--as", "n\udcff").status == 0
    assert answer(file, party=Party.VERIFICATION).reason_text == "bad\ufffdword"
