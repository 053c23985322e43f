"""The commands of a pack's author: `criteria check`, `criteria test`, `criteria diff`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ccassess.data import criteria_folder
from ccassess.domain.fingerprint import scoring_fingerprint, short, texts_fingerprint
from ccassess.storage.pack_files import read_pack, read_pack_folder
from tests.packs.tiny import tiny
from tests.packs.zips import zipped

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

SHIPPED = criteria_folder() / "cca-contact-center"
DEFAULT = "org.ccassess.contact-center"
VERSION = read_pack(read_pack_folder(SHIPPED)).version


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a copy of the default pack with two errors in two files."""
    copy = tmp_path / "broken"
    shutil.copytree(SHIPPED, copy)
    for name, old, new in (
        ("pack.yaml", "combine: mean", "combine: average"),
        ("areas/2-people.yaml", "id: coaching", "id: onboarding"),
    ):
        text = (copy / name).read_text(encoding="utf-8")
        assert old in text
        (copy / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def test_the_default_pack_is_sound(cli: Cli) -> None:
    said = cli("criteria check", SHIPPED)
    assert (said.status, said.err) == (0, "")
    first, scoring, texts, hint = said.out.splitlines()
    assert first == f"{DEFAULT} {VERSION}: 38 criteria, no errors."
    pack = read_pack(read_pack_folder(SHIPPED))
    assert scoring.endswith(f": {short(scoring_fingerprint(pack))}")
    assert texts.endswith(f" {short(texts_fingerprint(pack))}")
    assert f"“ccassess criteria test {SHIPPED}”" in hint
    said = cli("criteria check --json", SHIPPED)
    prints = {"scoring": scoring_fingerprint(pack), "texts": texts_fingerprint(pack)}
    assert (said.status, said.data) == (0, {"valid": True, "problems": [], "fingerprints": prints})


def test_every_problem_is_listed_with_its_place(cli: Cli, broken: Path) -> None:
    said = cli("criteria check", broken)
    assert (said.status, said.err) == (1, "")
    lines = said.out.splitlines()
    assert any(line.startswith("pack.yaml:") and "“average” is none of the choices" in line for line in lines)
    assert any(line.startswith("areas/2-people.yaml:") and "taken already" in line for line in lines)
    assert lines[-1].endswith("errors.")


def test_every_problem_comes_as_data(cli: Cli, broken: Path) -> None:
    said = cli("criteria check --json", broken)
    assert (said.status, said.err) == (1, "")
    assert said.data["valid"] is False
    assert said.data["fingerprints"] is None
    problems = said.data["problems"]
    assert {"pack.yaml", "areas/2-people.yaml"} <= {one["file"] for one in problems}
    keys = {"severity", "code", "file", "line", "column", "path", "sentence", "hint"}
    assert all(set(one) == keys and one["sentence"] and one["line"] >= 0 for one in problems)


def test_a_warning_makes_no_pack_invalid(cli: Cli, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "pack")
    finnish = tmp_path / "pack" / "i18n" / "fi.yaml"
    finnish.rename(finnish.with_name("sv.yaml"))
    pack = tmp_path / "pack" / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("[en, fi]", "[en]"), encoding="utf-8")
    said = cli("criteria check pack --json")
    valid, severities = said.data["valid"], {one["severity"] for one in said.data["problems"]}
    assert (said.status == 0) == valid == ("error" not in severities)


def test_a_folder_that_is_no_pack_is_wrong_usage(cli: Cli, tmp_path: Path) -> None:
    said = cli("criteria check", tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "no pack.yaml" in said.err


# Tests that come with a pack


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the folder of a small pack with three tests."""
    return written(tmp_path / "own", tiny())


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def edited(folder: Path, copy: str, **edits: tuple[str, str]) -> Path:
    """Return a copy of a pack in which one text of some files (named without their ending) reads otherwise."""
    made = folder.with_name(copy)
    shutil.copytree(folder, made)
    for name, (old, new) in edits.items():
        path = made / {"people": "areas/2-people.yaml"}.get(name, f"{name}.yaml")
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
    return made


def test_a_pack_that_computes_as_expected_says_so(cli: Cli, own: Path) -> None:
    said = cli("criteria test", own)
    assert (said.status, said.out, said.err) == (0, "org.example.tiny 1.0.0: 3 tests, all passed.\n", "")
    said = cli("criteria test --json", own)
    assert (said.status, said.data) == (0, {"tests": 3, "failed": 0, "failures": []})


def test_each_number_that_came_out_otherwise_is_told_with_its_line(cli: Cli, own: Path) -> None:
    wrong = edited(own, "wrong", tests=("points: 50\n", "points: 49.5\n"))
    line = (wrong / "tests.yaml").read_text(encoding="utf-8").splitlines().index("  - id: half") + 1
    said = cli("criteria test", wrong)
    assert (said.status, said.err) == (1, "")
    assert said.out.splitlines() == [
        f"tests.yaml:{line}: half: total.points should be 49.5, is 50.",
        "org.example.tiny 1.0.0: 1 of 3 tests fail.",
    ]
    said = cli("criteria test --json", wrong)
    failure = {"test": "half", "node": "total", "field": "points", "expected": "99/2", "got": "50", "line": line}
    assert (said.status, said.data) == (1, {"tests": 3, "failed": 1, "failures": [failure]})


def test_a_pack_without_tests_says_so(cli: Cli, own: Path) -> None:
    (own / "tests.yaml").unlink()
    said = cli("criteria test", own)
    assert (said.status, said.out) == (0, "")
    assert "has no tests" in said.err
    assert "criteria test" not in cli("criteria check", own).out


def test_a_pack_is_named_by_its_id_a_folder_a_zip_file_or_an_assessment(cli: Cli, own: Path, file: Path) -> None:
    own.with_name("own.zip").write_bytes(zipped(tiny(), "own/"))
    for name, number in (("own", 3), ("own.zip", 3), (DEFAULT, None), (f"{DEFAULT}@{VERSION}", None), (file, None)):
        said = cli("criteria test --json", name)
        assert (said.status, said.data["failed"]) == (0, 0)
        assert number in {said.data["tests"], None}
    said = cli("criteria test own.zap")
    assert (said.status, said.out) == (2, "")
    assert "no criteria pack “own.zap”" in said.err


# Two versions


def test_the_same_is_the_same(cli: Cli, own: Path) -> None:
    said = cli("criteria diff", own, own)
    assert (said.status, said.out, said.err) == (0, "Nothing differs.\n", "")
    newer = edited(own, "newer", pack=("version: 1.0.0", "version: 1.0.1"))
    assert cli("criteria diff", own, newer).out == "Nothing differs but the version.\n"


@pytest.mark.parametrize(
    ("number", "status", "said_last"),
    [
        ("1.1.0", 0, "This is a minor change: 1.0.0 -> at least 1.1.0."),
        ("2.0.0", 0, "This is a minor change: 1.0.0 -> at least 1.1.0."),
        ("1.0.1", 1, "This is a minor change: 1.0.0 -> at least 1.1.0. 1.0.1 is too small a step."),
        ("1.0.0", 1, "This is a minor change: 1.0.0 -> at least 1.1.0. The version is still 1.0.0."),
        ("0.9.5", 1, "The new version, 0.9.5, is lower than the old one, 1.0.0."),
    ],
)
def test_a_step_that_is_too_small_is_refused(cli: Cli, own: Path, number: str, status: int, said_last: str) -> None:
    newer = edited(
        own,
        "newer",
        pack=('version: 1.0.0\nedition: "2027"', f'version: {number}\nedition: "2028"'),
        measures=("flat_within: 0.5", "flat_within: 0.6"),
    )
    said = cli("criteria diff", own, newer)
    assert (said.status, said.err) == (status, "")
    lines = said.out.splitlines()
    assert lines == [
        "Minor: additions, and what changes no score",
        "  measure engagement: flat_within was “0.5”, is “0.6”",
        "",
        "Patch: wording",
        "  pack: edition was “2027”, is “2028”",
        "",
        said_last,
    ]


def test_a_patch_that_touches_what_a_rating_means_is_refused(cli: Cli, own: Path) -> None:
    shutil.rmtree(own / "i18n")
    english = edited(own, "english", pack=("[en, fi]", "[en]"))
    newer = edited(english, "newer", pack=("version: 1.0.0", "version: 1.0.1"), people=("mostly kept", "kept"))
    said = cli("criteria diff", english, newer)
    assert said.status == 1
    assert "  criterion coaching: asks or describes something else: anchor.planned.50" in said.out.splitlines()
    assert said.out.endswith("This is a major change: 1.0.0 -> at least 2.0.0. 1.0.1 is too small a step.\n")


def test_what_differs_comes_as_data(cli: Cli, own: Path) -> None:
    newer = edited(own, "newer", pack=('edition: "2027"', 'edition: "2028"'))
    said = cli("criteria diff --json", own, newer)
    assert said.status == 1
    assert said.data["old"]["version"] == said.data["new"]["version"] == "1.0.0"
    assert said.data["old"]["scoring"] == said.data["new"]["scoring"]
    assert (said.data["needed"], said.data["enough"]) == ("patch", False)
    (change,) = said.data["changes"]
    assert change == {
        "bump": "patch",
        "code": "changed",
        "id": "",
        "data": {"kind": "pack", "field": "edition", "old": "2027", "new": "2028"},
        "sentence": "pack: edition was “2027”, is “2028”",
    }


def test_two_packs_have_versions_of_their_own(cli: Cli, own: Path) -> None:
    said = cli("criteria diff", DEFAULT, own)
    assert (said.status, said.err) == (0, "")
    assert said.out.endswith("These are two packs, each with versions of its own.\n")


def test_the_criteria_inside_an_assessment_can_be_compared(cli: Cli, file: Path) -> None:
    assert cli("criteria diff", file, DEFAULT).out == "Nothing differs.\n"


def test_a_pack_with_errors_cannot_be_compared(cli: Cli, broken: Path) -> None:
    first = next(line for line in cli("criteria check", broken).out.splitlines() if ": Error: " in line)
    place, sentence = first.rpartition(" (")[0].split(": Error: ")
    for words in (("diff", DEFAULT, broken), ("test", broken), ("show", broken), ("install", broken)):
        said = cli(f"criteria {words[0]}", *words[1:])
        assert (said.status, said.out) == (1, "")
        assert said.err.splitlines() == [
            f"This criteria pack has errors; the first: {place}: {sentence}",
            f"“ccassess criteria check {broken}” lists them all.",
        ]


def test_a_name_with_a_space_is_proposed_as_it_has_to_be_typed(cli: Cli, broken: Path) -> None:
    broken.rename(broken.with_name("my pack"))
    assert cli("criteria show 'my pack'").err.splitlines()[1] == '“ccassess criteria check "my pack"” lists them all.'
    assert cli("new a.ccassess --pack 'my pack'").err.splitlines()[1].startswith('“ccassess criteria check "my pack"”')


def test_errors_in_translations_alone_do_not_stop_a_comparison(cli: Cli, own: Path) -> None:
    newer = edited(
        own, "newer", pack=("version: 1.0.0", "version: 1.0.1"), people=("title: Coaching", "title: Coached")
    )
    said = cli("criteria diff", own, newer)
    assert said.status == 0
    assert said.out.splitlines() == [
        "Patch: wording",
        "  text coaching.title: reads differently",
        "",
        "This is a patch: 1.0.0 -> at least 1.0.1.",
    ]
    (told,) = said.err.splitlines()
    assert told.startswith(f"Not compared: the translations of {newer}, which have errors")
    assert cli("criteria diff --json", own, newer).data["without_translations"] == [str(newer)]
    assert cli("criteria diff --json", own, own).data["without_translations"] == []


def test_a_pack_is_checked_by_any_name_that_it_has(cli: Cli, own: Path, file: Path) -> None:
    own.with_name("own.zip").write_bytes(zipped(tiny(), "own/"))
    for name in ("own.zip", DEFAULT, f"{DEFAULT}@{VERSION}", file):
        said = cli("criteria check", name)
        assert (said.status, said.err) == (0, "")
        assert "no errors" in said.out
    assert cli("criteria install own.zip").status == 0
    assert cli("criteria check org.example.tiny").out.startswith("org.example.tiny 1.0.0: 3 criteria, no errors.")


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("org.ccassess.contact-centre", DEFAULT),
        ("contact-center", DEFAULT),
        ("quick-scan", "org.ccassess.contact-center-quick-scan"),
        ("org.ccasess.service-desk", "org.ccassess.service-desk"),
    ],
)
def test_a_slip_in_an_id_is_told_what_was_meant(cli: Cli, named: str, meant: str) -> None:
    for command in ("check", "test", "show", f"diff {DEFAULT}"):
        said = cli(f"criteria {command}", named)
        assert (said.status, said.out) == (2, "")
        assert f"Did you mean “{meant}”?" in said.err


def test_what_a_comment_may_have_cut_off_and_what_is_not_translated_are_told(cli: Cli, own: Path) -> None:
    cut = edited(own, "cut", people=("    question: How is load managed?", "    question: How is # load managed?"))
    said = cli("criteria check", cut)
    line, column = next(
        (number, text.index("#") + 1)
        for number, text in enumerate((cut / "areas/2-people.yaml").read_text(encoding="utf-8").splitlines(), 1)
        if "#" in text
    )
    assert f"areas/2-people.yaml:{line}:{column}: Warning: The text ends before this #" in said.out
    path = own / "i18n" / "fi.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("managed?!", "managed?"), encoding="utf-8")
    warning = "Warning: 1 text is not translated yet: it reads as in “en”. (texts.wellbeing.question.text)"
    assert warning in cli("criteria check", own).out
    said = cli("criteria install", own)
    assert (said.status, warning in said.err) == (0, True)
    assert [one["code"] for one in cli("criteria install --json", own).data["warnings"]] == ["untranslated"]
