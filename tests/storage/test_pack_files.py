from __future__ import annotations

import os
import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.data import criteria_folder
from ccassess.domain.pack import Combine, CriteriaAtLeast, Kind, Level, NotApplicable, PointsOf
from ccassess.domain.problems import Problem, Severity
from ccassess.storage.pack_files import (
    MAX_FILES,
    NotAPackError,
    PackInvalidError,
    check_pack,
    read_pack,
    read_pack_folder,
)
from ccassess.storage.packs.companions import COMPANIONS
from ccassess.storage.packs.layout import AREA, PACK, TRANSLATION
from ccassess.storage.packs.shapes import Either, ListOf, MapOf, Record, Shape, WordOr
from ccassess.storage.packs.translations import text_hash
from tests.packs.grown import grown_pack
from tests.packs.names import FINNISH, FINNISH_MEASURES, PEOPLE, RESULTS, TOP
from tests.packs.tiny import SOURCES, TINY, line_of, tiny

if TYPE_CHECKING:
    from pathlib import Path


def problems(files: dict[str, bytes]) -> tuple[Problem, ...]:
    return check_pack(files)[1]


# What a faultless pack becomes


def test_a_faultless_pack_has_no_problems_and_is_read_whole() -> None:
    pack = read_pack(tiny())
    assert problems(tiny()) == ()
    assert (pack.id, pack.version, pack.edition) == ("org.example.tiny", "1.0.0", "2027")
    assert pack.languages == ("en", "fi")
    assert [node.id for node in pack.root.children] == ["ways", "results"]
    assert [node.id for node in pack.areas] == ["people", "r-people"]
    assert [node.id for node in pack.criteria] == ["coaching", "wellbeing", "people-perception"]
    assert [(band.id, band.start) for band in pack.bands] == [("starting", 0), ("leading", Fraction(125, 2))]
    assert pack.ties == (PointsOf("results"), CriteriaAtLeast(Fraction(75)))
    assert pack.settings.not_applicable_at_most == 1
    assert pack.files == tiny()


def test_a_criterion_carries_its_scale() -> None:
    coaching = read_pack(tiny()).nodes["coaching"]
    assert coaching.level is Level.CRITERION
    assert (coaching.ref, coaching.kind, coaching.scale, coaching.points) == ("2.1", Kind.ENABLER, "enabler", 35)
    assert (coaching.combine, coaching.round_to, coaching.out_of) == (Combine.MEAN, 5, 100)
    assert [(cap.of, cap.plus) for cap in coaching.caps] == [(("planned", "carried_out"), 25)]
    assert coaching.ceiling == ((0, 0), (1, 50), (2, 75), (3, 100))
    planned = coaching.children[0]
    assert len(planned.values) == 21
    assert planned.anchors == (0, 50, 100)
    assert planned.out_of == 100


def test_sub_attributes_weights_and_combinations_are_kept() -> None:
    trend, scope = read_pack(tiny()).nodes["people-perception"].children
    assert (trend.weight, scope.weight, scope.combine) == (3, 1, Combine.MIN)
    assert [leaf.id for leaf in scope.children] == ["wide", "deep"]


def test_what_sums_points_has_none_of_its_own() -> None:
    pack = read_pack(tiny())
    assert [pack.nodes[name].points for name in ("total", "ways", "people")] == [None, None, None]
    assert [pack.nodes[name].out_of for name in ("total", "ways", "people", "r-people")] == [100, 60, 60, 40]


def test_not_applicable_is_the_areas_unless_the_criterion_says_otherwise() -> None:
    pack = read_pack(tiny())
    rules = [pack.nodes[name].not_applicable for name in ("coaching", "wellbeing", "people-perception")]
    assert rules == [NotApplicable.REDISTRIBUTE, NotApplicable.FORBIDDEN, NotApplicable.FORBIDDEN]


def test_all_texts_are_found_under_their_keys_in_both_languages() -> None:
    pack = read_pack(tiny())
    expected = {key: text if isinstance(text, str) else tuple(text) for key, text in SOURCES.items()}
    assert dict(pack.texts["en"]) == expected
    assert list(pack.texts["fi"]) == list(SOURCES)
    assert pack.title("coaching", "fi") == "Coaching!"
    assert pack.lines("coaching.look_for", "fi") == ("A plan!", "Notes!", "Deeds!")
    assert pack.anchor(pack.nodes["coaching"], "planned", "50", "en") == "a calendar, mostly kept"
    assert pack.anchor(pack.nodes["wellbeing"], "planned", "50", "en") == "described"


@pytest.mark.parametrize("text", ["No", "1.10", "010", "12:30", "2027-01-01", "~", "null"])
def test_texts_stay_what_the_author_wrote(text: str) -> None:
    files = {
        **tiny(TOP, "[en, fi]", "[en]"),
        PEOPLE: TINY[PEOPLE].replace("title: Coaching", f"title: {text}").encode(),
    }
    del files[FINNISH]
    assert read_pack(files).title("coaching", "en") == text


@pytest.mark.parametrize(("text", "number"), [("1.10", "1.1"), ('"1.10"', "1.1"), ("2.50", "2.5"), ("0.1", "0.1")])
def test_numbers_are_the_decimals_that_stand_there(text: str, number: str) -> None:
    pack = read_pack(tiny("measures.yaml", "flat_within: 0.5", f"flat_within: {text}"))
    assert pack.measures[0].flat_within == Fraction(number)


def test_the_source_language_comes_first_wherever_it_is_listed() -> None:
    assert read_pack(tiny(TOP, "[en, fi]", "[fi, en]")).languages == ("en", "fi")


def test_the_shipped_packs_are_faultless() -> None:
    for folder in criteria_folder().iterdir():
        assert problems(dict(read_pack_folder(folder))) == (), folder


def test_a_pack_may_have_five_times_the_criteria() -> None:
    pack, found = check_pack(grown_pack(200))
    assert pack is not None
    assert len(pack.criteria) == 200
    assert {problem.code for problem in found} == {"result-without-measures"}


# What is wrong, and where


def test_two_errors_in_different_files_are_both_told_by_file_and_line() -> None:
    files = tiny(TOP, "1.0.0", "one")
    files[PEOPLE] = TINY[PEOPLE].replace("points: 35", "points: 36").encode()
    files[FINNISH] = TINY[FINNISH].replace("language: fi", "language: sv").encode()
    with pytest.raises(PackInvalidError) as caught:
        read_pack(files)
    found = [(problem.code, problem.file) for problem in caught.value.problems]
    assert found == [
        ("bad-version", TOP),
        ("points-do-not-add-up", PEOPLE),
        ("language-not-file-name", FINNISH),
    ]


def test_a_broken_area_file_does_not_hide_what_is_wrong_elsewhere() -> None:
    files = tiny(TOP, "1.0.0", "one")
    files[PEOPLE] = b"id: [\n"
    assert [problem.code for problem in problems(files)] == ["bad-version", "syntax"]


def test_points_that_do_not_add_up_say_both_numbers_and_where() -> None:
    (problem,) = problems(tiny(PEOPLE, "points: 35", "points: 37.5"))
    assert (problem.path, dict(problem.data)) == ("points", {"id": "people", "stated": "60", "actual": "62.5"})


def test_a_wrong_sum_is_told_on_each_level_that_states_one_of_its_own() -> None:
    files = tiny(TOP, "points: 100\n", "points: 110\n")
    files[PEOPLE] = TINY[PEOPLE].replace("points: 35", "points: 36").encode()
    found = [(problem.file, problem.data["stated"], problem.data["actual"]) for problem in problems(files)]
    assert found == [(TOP, "110", "100"), (PEOPLE, "60", "61")]
    no_statement = tiny(PEOPLE, "points: 60\n", "")
    no_statement[PEOPLE] = no_statement[PEOPLE].replace(b"points: 35", b"points: 36")
    assert [problem.data["actual"] for problem in problems(no_statement)] == ["61"]


def test_a_path_leads_to_the_value() -> None:
    (problem,) = problems(tiny(PEOPLE, "- Notes", "- [Notes]"))
    assert problem.path == "criteria[0].look_for[1]"
    (problem,) = problems(tiny(FINNISH, "  coaching.title:", "  coaching.titel:"))[1:]
    assert problem.path == "texts.coaching.titel"


@pytest.mark.parametrize(
    ("file", "old", "new", "hint"),
    [
        (TOP, "notice:", "notices:", "notice"),
        (PEOPLE, "kind: enabler", "kind: enablers", "enabler"),
        (RESULTS, "scale: result", "scale: reslt", "result"),
        (TOP, "[planned, carried_out]", "[planed, carried_out]", "planned"),
        (TOP, "points_of: results", "points_of: reslts", "results"),
        (TOP, "areas: [people]", "areas: [people, poeple]", "people"),
        (FINNISH, "  coaching.title:", "  coaching.titel:", "coaching.title"),
    ],
)
def test_a_near_miss_is_told_what_it_may_have_meant(file: str, old: str, new: str, hint: str) -> None:
    assert hint in {problem.data.get("hint") for problem in problems(tiny(file, old, new))}


def test_a_newer_format_is_one_problem_however_much_else_is_new() -> None:
    found = problems(tiny(TOP, "format: 1\n", "format: 2\nnovelty: yes\n"))
    assert [(problem.code, problem.data["format"]) for problem in found] == [("unsupported-format", "2")]


# Translations


def test_a_missing_translation_is_told_after_its_neighbour_with_the_hash_to_write() -> None:
    files = tiny()
    files[FINNISH] = re.sub(rb"  coaching\.question:\n.*\n.*\n", b"", files[FINNISH])
    (problem,) = problems(files)
    assert (problem.code, problem.line) == ("missing-translation", line_of(files, FINNISH, "coaching.title"))
    assert problem.path == "texts.coaching.question"
    assert problem.data["hash"] == text_hash("How does coaching change what people do?")


def test_a_stale_translation_says_the_right_hash() -> None:
    (problem,) = problems(tiny(PEOPLE, "title: Coaching", "title: Coaching people"))
    assert (problem.code, problem.file) == ("stale-translation", FINNISH)
    assert problem.data["hash"] == text_hash("Coaching people")


def test_a_listed_language_without_a_file_and_a_file_without_a_listed_language() -> None:
    (missing,) = problems(tiny(TOP, "[en, fi]", "[en, fi, sv]"))
    assert (missing.code, missing.file, missing.line) == ("missing-language-file", "i18n/sv.yaml", 0)
    pack, unknown = check_pack(tiny(TOP, "[en, fi]", "[en]"))
    found = [(problem.code, problem.file, problem.severity) for problem in unknown]
    assert found == [("unknown-language", file, Severity.WARNING) for file in (FINNISH_MEASURES, FINNISH)]
    assert pack is not None
    assert list(pack.texts) == ["en"]


def test_a_translation_into_the_source_language_is_refused() -> None:
    files = {**tiny(), "i18n/en.yaml": TINY[FINNISH].replace("language: fi", "language: en").encode()}
    assert [problem.code for problem in problems(files)] == ["source-language-file"]


# Every key


def keys_of(shape: Shape, found: dict[str, bool]) -> dict[str, bool]:
    """Return every key of a layout, and whether it is required wherever it stands."""
    match shape:
        case Record():
            for name, key in shape.keys.items():
                first_time = name not in found
                found[name] = key.required and found.get(name, True)
                if first_time:
                    keys_of(key.shape, found)
        case ListOf():
            keys_of(shape.item, found)
        case MapOf():
            keys_of(shape.value, found)
        case Either():
            keys_of(shape.other, found)
            keys_of(shape.of_list, found)
        case WordOr():
            keys_of(shape.record, found)
        case _:
            pass
    return found


SHAPES = {
    TOP: PACK,
    PEOPLE: AREA,
    RESULTS: AREA,
    FINNISH: TRANSLATION,
    FINNISH_MEASURES: TRANSLATION,
    **COMPANIONS,
}
KEY_LINES = [
    (file, number, match[2])
    for file, shape in SHAPES.items()
    for number, line in enumerate(TINY[file].split("\n"))
    if (match := re.match(r"([ -]*)([a-z_]+):", line)) and match[2] in keys_of(shape, {})
]
REQUIRED = {(file, name) for file, shape in SHAPES.items() for name, required in keys_of(shape, {}).items() if required}


def changed(file: str, number: int, line: str | None, *, with_block: bool) -> dict[str, bytes]:
    """Return the tiny pack with one line replaced or left out, and the block below it left out."""
    lines = TINY[file].split("\n")
    end = number + 1
    indent = len(lines[number]) - len(lines[number].lstrip(" -"))
    while with_block and lines[end].startswith(" " * (indent + 1)):
        end += 1
    lines[number:end] = [] if line is None else [line]
    return {name: text.encode() for name, text in TINY.items()} | {file: "\n".join(lines).encode()}


@pytest.mark.parametrize(("file", "number", "key"), KEY_LINES)
def test_a_misspelt_key_is_told_on_its_line(file: str, number: int, key: str) -> None:
    line = TINY[file].split("\n")[number].replace(f"{key}:", f"{key}q:", 1)
    files = changed(file, number, line, with_block=False)
    found = [problem for problem in problems(files) if (problem.file, problem.line) == (file, number + 1)]
    assert ("unknown-key", f"{key}q") in {(problem.code, problem.data.get("key")) for problem in found}


@pytest.mark.parametrize(("file", "number", "key"), KEY_LINES)
def test_a_mistyped_value_is_told_on_its_line(file: str, number: int, key: str) -> None:
    start = TINY[file].split("\n")[number].split(":")[0]
    for value in ("[[]]", "{a: {}}"):
        found = problems(changed(file, number, f"{start}: {value}", with_block=True))
        told = {problem.line for problem in found if problem.file == file and problem.severity is Severity.ERROR}
        assert number + 1 in told


@pytest.mark.parametrize(("file", "number", "key"), [case for case in KEY_LINES if (case[0], case[2]) in REQUIRED])
def test_a_required_key_left_out_is_named(file: str, number: int, key: str) -> None:
    line = TINY[file].split("\n")[number]
    dash = line.lstrip().startswith("- ")
    # An item's first key leaves its dash to the next one.
    kept = f"{line[: line.index('-')]}- {TINY[file].split(chr(10))[number + 1].strip()}" if dash else None
    files = changed(file, number, kept, with_block=not dash)
    if dash:
        lines = files[file].decode().split("\n")
        del lines[number + 1]
        files[file] = "\n".join(lines).encode()
    files[file] = files[file] if files[file].strip() else b"{}"
    found = [problem for problem in problems(files) if problem.file == file]
    assert ("missing-key", key) in {(problem.code, problem.data.get("key")) for problem in found}, found


def test_nonsense_is_refused_without_falling_over() -> None:
    for text in (b"", b"[]", b"a", b"{}", b"\xff", b"a: b", b"- " * 2000, b"{" * 20000):
        for file in TINY:
            pack, found = check_pack({**tiny(), file: text})
            assert pack is None
            assert any(problem.file == file for problem in found)
    assert [problem.code for problem in problems({})] == ["missing-file"]
    assert "unexpected-file" in {problem.code for problem in problems({**tiny(), "areas/deep/x.yaml": b"a: b"})}


# Folders


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_a_folder_gives_the_files_of_its_pack_and_no_others(tmp_path: Path) -> None:
    extra = {"README.md": b"x", "areas/notes.txt": b"x", "drafts/area.yaml": b"x", "tests.yaml": b"a: b"}
    files = read_pack_folder(write(tmp_path, {**tiny(), **extra}))
    assert files == {**tiny(), "tests.yaml": b"a: b"}


def test_a_folder_without_a_pack_says_so(tmp_path: Path) -> None:
    for folder, code in ((tmp_path, "not-a-pack"), (tmp_path / "nowhere", "not-a-folder")):
        with pytest.raises(NotAPackError) as caught:
            read_pack_folder(folder)
        assert (caught.value.problem.code, caught.value.problem.file) == (code, str(folder))


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_bytes(b"a: b")
    folder = write(tmp_path / "pack", tiny())
    (folder / "areas" / "x.yaml").symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(NotAPackError) as caught:
        read_pack_folder(folder)
    assert caught.value.problem.code == "link-outside"


@pytest.mark.parametrize("name", ["pack.yaml", "areas/x.yaml"])
def test_links_in_a_circle_are_refused(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path, tiny())
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(folder / name)
    with pytest.raises(NotAPackError) as caught:
        read_pack_folder(folder)
    assert caught.value.problem.code == "unreadable-file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_in_place_of_a_file_is_refused_at_once(tmp_path: Path) -> None:
    folder = write(tmp_path, tiny())
    (folder / "pack.yaml").unlink()
    os.mkfifo(folder / "pack.yaml")
    with pytest.raises(NotAPackError) as caught:
        read_pack_folder(folder)
    assert caught.value.problem.code == "unreadable-file"


def test_huge_files_and_crowds_of_files_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "huge", {**tiny(), "glossary.yaml": b"#" * 5_000_000})
    assert [problem.code for problem in problems(dict(read_pack_folder(folder)))] == ["too-large"]
    crowd = {f"areas/{number}.yaml": b"a: b" for number in range(MAX_FILES)}
    with pytest.raises(NotAPackError) as caught:
        read_pack_folder(write(tmp_path / "crowd", {**tiny(), **crowd}))
    assert caught.value.problem.code == "too-many-files"


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Tiny!", False),  # one word, in pack.title
        ("People leadership!", False),  # a title of two
        ("Ways of working!", True),
        ("points!", False),
        ("a calendar, mostly kept!", True),
        ("People results!", False),
    ],
)
def test_a_text_that_reads_as_in_the_source_is_told_unless_it_may_be_a_name(text: str, *, is_told: bool) -> None:
    files = tiny()
    for name in ("i18n/fi.yaml", "i18n/fi.measures.yaml"):
        files[name] = files[name].replace(f'"{text}"'.encode(), f'"{text.rstrip("!")}"'.encode())
    pack, problems = check_pack(files)
    assert pack is not None
    assert [problem.code for problem in problems] == ["untranslated"] * is_told


def test_another_english_may_say_the_same() -> None:
    files = tiny("pack.yaml", "[en, fi]", "[en, en-GB]")
    for part in ("", ".measures"):
        data = files.pop(f"i18n/fi{part}.yaml")
        files[f"i18n/en-GB{part}.yaml"] = data.replace(b"language: fi", b"language: en-GB").replace(b'!"', b'"')
    assert check_pack(files)[1] == ()


def test_a_small_file_cannot_describe_a_tree_too_large_for_any_computer() -> None:
    attributes = "".join(f"      - {{id: a{one}, title: A{one}, anchors: {{0: no, 100: yes}}}}\n" for one in range(101))
    many = "".join(
        f"- {{id: c{one}, ref: '1.{one}', points: 1, scale: s, title: C{one}, question: Q}}\n" for one in range(100)
    )
    files = {
        "pack.yaml": (
            "format: 1\nid: org.example.vast\nversion: 1.0.0\nedition: '1'\nsource_language: en\nlanguages: [en]\n"
            f"title: Vast\nscales:\n  s:\n    values: [0, 100]\n    combine: mean\n    attributes:\n{attributes}"
            "total: {combine: sum, points: 100, areas: [all]}\nbands:\n  - {id: any, from: 0, title: Any}\n"
        ).encode(),
        "areas/all.yaml": f"id: all\nref: A\ntitle: All\nshort: All\npoints: 100\ncriteria:\n{many}".encode(),
    }
    (found,) = problems(files)
    assert (found.code, found.file, found.line) == ("too-many-ratings", "areas/all.yaml", 106)
    fewer = files["pack.yaml"].replace(b"      - {id: a100, title: A100, anchors: {0: no, 100: yes}}\n", b"")
    assert problems({**files, "pack.yaml": fewer}) == ()
