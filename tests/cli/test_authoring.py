"""`criteria schema`, `criteria new` and `criteria translate`."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.pack_testing import run_tests
from ccassess.storage.pack_files import check_pack, read_pack_folder
from ccassess.storage.packs.json_schema import FILE_KINDS, schema_files
from tests.packs.editor import kind_of, underlined
from tests.packs.tiny import TINY

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

SCHEMA_LINE = "# yaml-language-server: $schema="


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return the folder of the tiny pack."""
    folder = tmp_path / "tiny"
    for name, text in TINY.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every disk refuse new files and folders; root, whom permissions do not stop, is refused too."""
    real_open, refused = os.open, OSError(errno.EROFS, os.strerror(errno.EROFS))

    def refuse_writing(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise refused
        return real_open(path, flags, mode)

    def refuse_folder(path: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:  # noqa: FBT001, FBT002
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr(os, "open", refuse_writing)
    monkeypatch.setattr(Path, "mkdir", refuse_folder)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# schema


def test_the_schemas_are_written_where_one_says(cli: Cli, tmp_path: Path) -> None:
    said = cli("criteria schema for-editors")
    assert (said.status, said.err) == (0, "")
    assert contents(tmp_path / "for-editors") == schema_files()
    assert [Path(line).name for line in said.out.splitlines()] == [f"{kind}.schema.json" for kind in FILE_KINDS]


def test_the_schemas_go_into_a_folder_of_that_name_and_replace_older_ones(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "pack.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "schema" / "mine.json").write_text("{}", encoding="utf-8")
    assert cli("criteria schema").status == 0
    assert contents(tmp_path / "schema") == {**schema_files(), "mine.json": b"{}"}


# new


def test_a_new_pack_is_sound_without_a_warning_and_computes_what_it_expects(cli: Cli, tmp_path: Path) -> None:
    said = cli("criteria new mine")
    assert (said.status, said.err) == (0, "")
    assert "mine" in said.out
    assert "criteria check" in said.out
    pack, problems = check_pack(read_pack_folder(tmp_path / "mine"))
    assert problems == ()
    assert pack is not None
    assert len(pack.languages) == 2
    assert pack.tests
    assert run_tests(pack) == ()
    assert cli("criteria check mine").status == 0


def test_a_new_pack_has_one_of_everything(cli: Cli, tmp_path: Path) -> None:
    cli("criteria new mine")
    pack, _ = check_pack(read_pack_folder(tmp_path / "mine"))
    assert pack is not None
    assert {node.kind for node in pack.criteria} == {"enabler", "result"}
    assert all((pack.roles, pack.measures, pack.terms, pack.checklists, pack.bands, pack.ties))


def test_every_file_of_a_new_pack_names_a_schema_that_is_there(cli: Cli, tmp_path: Path) -> None:
    cli("criteria new mine")
    mine = tmp_path / "mine"
    for path in mine.rglob("*.yaml"):
        name = path.relative_to(mine).as_posix()
        text = path.read_text(encoding="utf-8")
        first = text.partition("\n")[0]
        assert first.startswith(SCHEMA_LINE)
        schema = (path.parent / first.removeprefix(SCHEMA_LINE)).resolve()
        assert schema == (mine / "schema" / f"{kind_of(name)}.schema.json").resolve()
        assert schema.is_file()
        assert underlined(name, text) == []


def test_a_new_pack_may_go_into_an_empty_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert cli("criteria new mine").status == 0
    assert (tmp_path / "mine" / "pack.yaml").is_file()


def test_a_new_pack_touches_no_folder_with_something_in_it(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / ".hidden").write_text("x", encoding="utf-8")
    said = cli("criteria new mine")
    assert (said.status, said.out) == (2, "")
    assert "not empty" in said.err
    assert contents(tmp_path / "mine") == {".hidden": b"x"}


@pytest.mark.parametrize("command", ["new", "schema"])
def test_neither_takes_the_place_of_a_file_or_makes_folders_on_the_way(cli: Cli, tmp_path: Path, command: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    said = cli(f"criteria {command} file")
    assert (said.status, said.out) == (2, "")
    assert "not a folder" in said.err
    said = cli(f"criteria {command} nowhere/mine")
    assert (said.status, said.out) == (2, "")
    assert "nowhere" in said.err
    assert contents(tmp_path) == {"file": b"x"}


@pytest.mark.parametrize("command", ["new", "schema"])
@pytest.mark.parametrize("exists", [True, False])
def test_a_disk_that_cannot_be_written_to_is_told_and_nothing_stays(
    cli: Cli, tmp_path: Path, read_only: None, command: str, *, exists: bool
) -> None:
    if exists:
        os.mkdir(tmp_path / "mine")  # noqa: PTH102 - Path.mkdir is refused
    said = cli(f"criteria {command} mine")
    assert (said.status, said.out) == (2, "")
    assert "mine" in said.err
    assert contents(tmp_path) == {}


def test_half_a_pack_goes_away_again(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_open = os.open

    def full_at_the_glossary(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_WRONLY and (tmp_path / "mine" / "checklists.yaml").exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real_open(path, flags, mode)

    monkeypatch.setattr(os, "open", full_at_the_glossary)
    said = cli("criteria new mine")
    assert said.status == 2
    assert "no room" in said.err
    assert list(tmp_path.iterdir()) == []


# translate


def test_a_new_language_gets_every_text_marked_as_to_be_translated(cli: Cli, pack: Path) -> None:
    replace(pack / "pack.yaml", "[en, fi]", "[en, fi, sv]")
    before = contents(pack)
    said = cli("criteria translate", pack, "sv")
    assert (said.status, said.err) == (0, "")
    after = contents(pack)
    swedish = after.pop("i18n/sv.yaml").decode()
    assert after == before
    found, problems = check_pack(read_pack_folder(pack))
    assert found is not None
    assert [(one.code, one.file) for one in problems] == [("untranslated", "i18n/sv.yaml")]
    assert found.texts["sv"] == found.texts["en"]
    assert swedish.count("# to be translated from en") == len(found.texts["en"])
    assert "still to be translated" in said.out


def test_the_first_translation_of_a_pack_brings_its_folder_and_names_its_schema(cli: Cli, tmp_path: Path) -> None:
    cli("criteria new mine")
    (tmp_path / "mine" / "i18n" / "fi.yaml").unlink()
    (tmp_path / "mine" / "i18n").rmdir()
    assert cli("criteria translate mine fi").status == 0
    made = (tmp_path / "mine" / "i18n" / "fi.yaml").read_text(encoding="utf-8")
    assert made.startswith(f"{SCHEMA_LINE}../schema/translation.schema.json\nlanguage: fi\n")
    assert underlined("i18n/fi.yaml", made) == []
    assert cli("criteria check mine").status == 0


def test_what_is_missing_is_added_in_its_place_and_all_else_survives(cli: Cli, pack: Path) -> None:
    finnish = pack / "i18n" / "fi.yaml"
    kept = finnish.read_text(encoding="utf-8").replace(
        "  coaching.title:", "  # Ilona: not „ohjaus“\n  coaching.title:"
    )
    entry = "  coaching.question:\n" + kept.partition("  coaching.question:\n")[2].partition("  coaching.intent")[0]
    finnish.write_text(kept.replace(entry, ""), encoding="utf-8")
    said = cli("criteria translate", pack, "fi")
    assert (said.status, said.err) == (0, "")
    assert "1 text" in said.out
    now = finnish.read_text(encoding="utf-8")
    added = now.partition("  # to be translated from en\n")[2].partition("  coaching.intent")[0]
    assert "text: How does coaching change what people do?" in added
    assert now.replace("  # to be translated from en\n", "").replace(added, entry) == kept
    assert [one.code for one in check_pack(read_pack_folder(pack))[1]] == ["untranslated"]


def test_what_is_stale_is_listed_with_both_hashes_and_left_alone(cli: Cli, pack: Path) -> None:
    replace(pack / "areas" / "2-people.yaml", "title: Coaching\n", "title: Coaching and feedback\n")
    before = contents(pack)
    said = cli("criteria translate", pack, "fi")
    assert (said.status, said.err) == (0, "")
    lines = before["i18n/fi.yaml"].decode().splitlines()
    number = lines.index("  coaching.title:") + 1
    stated = lines[number].partition('"')[2].rstrip('"')
    assert f"i18n/fi.yaml:{number}: coaching.title" in said.out
    assert stated in said.out
    assert "--accept" in said.out
    assert contents(pack) == before


def test_what_was_read_again_is_accepted_and_nothing_else_changes(cli: Cli, pack: Path) -> None:
    area = pack / "areas" / "2-people.yaml"
    replace(area, "title: Coaching\n", "title: Coaching and feedback\n")
    replace(area, "title: Wellbeing\n", "title: Load and wellbeing\n")
    before = (pack / "i18n" / "fi.yaml").read_text(encoding="utf-8").splitlines()
    said = cli("criteria translate", pack, "fi", "--accept coaching.title")
    assert (said.status, said.err) == (0, "")
    assert "wellbeing.title" in said.out
    after = (pack / "i18n" / "fi.yaml").read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert before[before.index(changed[0][0]) - 1] == "  coaching.title:"
    assert [problem.data["key"] for problem in check_pack(read_pack_folder(pack))[1]] == ["wellbeing.title"]
    assert cli("criteria translate", pack, "fi", "--accept-all").status == 0
    assert check_pack(read_pack_folder(pack))[1] == ()


def without_terms(pack: Path) -> None:
    """Take the pack's one term away; four translations speak of it."""
    (pack / "glossary.yaml").unlink()


def test_what_is_gone_is_listed_and_left_alone(cli: Cli, pack: Path) -> None:
    without_terms(pack)
    before = contents(pack)
    said = cli("criteria translate", pack, "fi")
    assert (said.status, said.err) == (0, "")
    lines = before["i18n/fi.yaml"].decode().splitlines()
    number = lines.index("  term.load.meaning:") + 1
    assert f"i18n/fi.yaml:{number}: term.load.meaning: the pack has no such text any more." in said.out.splitlines()
    assert "4 translations are of no use; “--remove-gone” removes them." in said.out
    assert "Every text is translated" not in said.out
    assert contents(pack) == before


def test_what_is_gone_is_removed_where_that_is_asked_for(cli: Cli, pack: Path) -> None:
    finnish = pack / "i18n" / "fi.yaml"
    replace(finnish, "  term.load.meaning:\n", "  # Ilona's\n  # to be translated from en\n  term.load.meaning:\n")
    without_terms(pack)
    said = cli("criteria translate", pack, "fi --remove-gone")
    assert (said.status, said.err) == (0, "")
    assert "4 translations are removed: their texts are gone." in said.out
    assert "Every text is translated" in said.out
    now = finnish.read_text(encoding="utf-8")
    assert "term.load" not in now
    assert "to be translated" not in now
    assert "  # Ilona's\n" in now
    assert check_pack(read_pack_folder(pack))[1] == ()


def test_a_file_in_which_nothing_is_left_goes_as_well(cli: Cli, pack: Path) -> None:
    (pack / "measures.yaml").unlink()
    for name in ("areas/2-people.yaml", "areas/r1-people.yaml"):
        path = pack / name
        if path.exists():
            path.write_text(
                path.read_text(encoding="utf-8").replace("    shows_in: [engagement]\n", ""), encoding="utf-8"
            )
    said = cli("criteria translate", pack, "fi --remove-gone")
    assert (said.status, said.err) == (0, "")
    assert not (pack / "i18n" / "fi.measures.yaml").exists()
    assert cli("criteria check", pack).status == 0


def test_a_line_that_is_told_is_that_of_the_file_as_it_is_afterwards(cli: Cli, pack: Path) -> None:
    replace(pack / "pack.yaml", "notice: A pack for tests.\n", "notice: A pack for tests.\n")
    finnish = pack / "i18n" / "fi.yaml"
    head, _, tail = finnish.read_text(encoding="utf-8").partition("  pack.notice:\n")
    finnish.write_text(head + tail.split("\n", 2)[2], encoding="utf-8")
    replace(pack / "areas" / "2-people.yaml", "title: Wellbeing\n", "title: Load and wellbeing\n")
    said = cli("criteria translate", pack, "fi")
    number = finnish.read_text(encoding="utf-8").splitlines().index("  wellbeing.title:") + 1
    assert f"i18n/fi.yaml:{number}: wellbeing.title translates an older text" in said.out


@pytest.mark.parametrize("name", ["tests.yaml", "migrations.yaml", "i18n/sv.yaml"])
def test_errors_in_files_without_texts_of_that_language_do_not_matter(cli: Cli, pack: Path, name: str) -> None:
    (pack / name).write_text("nonsense: [", encoding="utf-8")
    said = cli("criteria translate", pack, "fi")
    assert (said.status, said.err) == (0, "")
    assert "Every text is translated" in said.out


@pytest.mark.parametrize("words", ["--accept nothing.title", "--accept coaching.title", "--accept coaching.titel"])
def test_what_was_not_stale_cannot_be_accepted(cli: Cli, pack: Path, words: str) -> None:
    before = contents(pack)
    said = cli("criteria translate", pack, "fi", words)
    assert said.status in {1, 2}
    assert words.split()[1] in said.err
    assert said.out == ""
    assert contents(pack) == before


@pytest.mark.parametrize("language", ["sv", "finnish", "en", "FI", "../fi"])
def test_only_a_language_that_the_pack_offers_can_be_translated_into(cli: Cli, pack: Path, language: str) -> None:
    before = contents(pack)
    said = cli("criteria translate", pack, language)
    assert (said.status, said.out) == (2, "")
    assert f"“{language}”" in said.err
    assert contents(pack) == before


def test_there_has_to_be_a_pack(cli: Cli, tmp_path: Path) -> None:
    said = cli("criteria translate nowhere fi")
    assert (said.status, said.out) == (2, "")
    assert "nowhere" in said.err
    said = cli("criteria translate", tmp_path, "fi")
    assert (said.status, said.out) == (2, "")
    assert "pack.yaml" in said.err


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("i18n/fi.measures.yaml", "texts:", "texts: ["),
        ("i18n/fi.yaml", "language: fi", "language: *fi"),
        ("i18n/fi.yaml", "language: fi", "language: fi\nlanguage: fi"),
        ("areas/2-people.yaml", "kind: enabler", "kind: enabling"),
    ],
)
def test_a_pack_with_errors_is_left_alone(cli: Cli, pack: Path, name: str, old: str, new: str) -> None:
    replace(pack / name, old, new)
    replace(pack / "pack.yaml", "title: Tiny\n", "title: Tinier\n")
    before = contents(pack)
    said = cli("criteria translate", pack, "fi", "--accept-all")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith(f"{name}:")
    assert f"“ccassess criteria check {pack}” lists them all." in said.err
    assert contents(pack) == before


def test_a_file_that_cannot_be_written_stays_as_it_is(cli: Cli, pack: Path, read_only: None) -> None:
    with (pack / "areas" / "2-people.yaml").open("r+", encoding="utf-8") as file:
        text = file.read()
        file.seek(0)
        file.write(text.replace("title: Coaching\n", "title: Teaching\n"))
    before = contents(pack)
    said = cli("criteria translate", pack, "fi", "--accept-all")
    assert (said.status, said.out) == (2, "")
    assert "fi.yaml" in said.err
    assert contents(pack) == before


@pytest.mark.parametrize(
    "words", ["new", "translate", "translate tiny", "new a b", "schema a b", "translate tiny fi sv"]
)
def test_words_that_are_missing_or_too_many_are_told(cli: Cli, words: str) -> None:
    said = cli(f"criteria {words}")
    assert (said.status, said.out) == (2, "")
    assert f"criteria {words.split(maxsplit=1)[0]}" in said.err


def test_accepting_some_and_all_does_not_go_together(cli: Cli, pack: Path) -> None:
    said = cli("criteria translate", pack, "fi", "--accept coaching.title --accept-all")
    assert (said.status, said.out) == (2, "")
