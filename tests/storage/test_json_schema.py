"""The schemas that editors read: they take what the reader takes, refuse other forms, and explain every key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from ccassess.data import criteria_folder, resources_folder
from ccassess.storage.pack_files import check_pack
from ccassess.storage.packs.json_schema import FILE_KINDS, schema, schema_files
from ccassess.storage.packs.key_descriptions import DESCRIPTIONS
from ccassess.storage.packs.shapes import Either, ListOf, MapOf, Record, WordOr
from tests.packs.broken_packs import broken_names, broken_pack
from tests.packs.editor import kind_of, underlined
from tests.packs.tiny import TINY, tiny

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccassess.storage.packs.shapes import Shape

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = resources_folder() / "schema"
SCHEMA_LINE = "# yaml-language-server: $schema="
PACKS = sorted(
    path.parent
    for pattern in ("criteria/*/pack.yaml", "resources/starter-pack/pack.yaml", "tests/packs/*-like/pack.yaml")
    for path in ROOT.glob(pattern)
)
FILES = [path for pack in PACKS for path in sorted(pack.rglob("*.yaml"))]
SHIPPED = [path for path in FILES if path.is_relative_to(criteria_folder())]

OF_FORM = {
    "bad-id",
    "bad-language",
    "bad-pack-id",
    "bad-ref",
    "bad-version",
    "empty-text",
    "line-break",
    "not-a-whole-number",
    "not-an-exact-number",
    "unknown-choice",
    "unknown-key",
}
"""Codes of what is wrong with one value by itself."""

SLIPS = (
    ("pack.yaml", "title: Tiny\n", "", "a required key is missing"),
    ("pack.yaml", "title: Tiny\n", "title:\n", "nothing stands there"),
    ("pack.yaml", "title: Tiny\n", "titel: Tiny\n", "a key is misspelt"),
    ("pack.yaml", "format: 1\n", "format: one\n", "a word for a number"),
    ("pack.yaml", "version: 1.0.0\n", "version: 1.0\n", "a version of two numbers"),
    ("pack.yaml", "languages: [en, fi]", "languages: en, fi", "a text for a list"),
    ("pack.yaml", "languages: [en, fi]", "languages: []", "an empty list"),
    ("pack.yaml", "languages: [en, fi]", "languages: [english, fi]", "a language in words"),
    ("pack.yaml", "- id: adviser\n", "- id: Palvelu neuvoja\n", "an id with a space"),
    ("pack.yaml", "    combine: mean\n", "    combine: average\n", "a way to combine that there is not"),
    ("pack.yaml", "      step: 5\n", "      step: 0\n", "a step of nothing"),
    ("pack.yaml", "    evidence_ceiling:\n      0: 0\n", "    evidence_ceiling:\n      zero: 0\n", "a grade in words"),
    ("pack.yaml", "        plus: 25\n", "        plus: -25\n", "a number below 0"),
    ("pack.yaml", "            title: Wide\n", "            title: Wide\n            colour: red\n", "two levels down"),
    ("pack.yaml", "    - id: ways", "    - id: 1ways", "an id that begins with a digit"),
    ("pack.yaml", "hide_self_scores: true", "hide_self_scores: perhaps", "neither true nor false"),
    ("areas/2-people.yaml", "points: 35", "points: many", "points in words"),
    ("areas/2-people.yaml", "points: 35", "points: 0", "points of 0"),
    ("areas/2-people.yaml", "kind: enabler", "kind: enabling", "a kind that there is not"),
    ("areas/2-people.yaml", "title: Coaching\n", 'title: "Coaching\\n\\nand more"\n', "a title of two lines"),
    ("areas/2-people.yaml", "title: Coaching\n", 'title: "  "\n', "a title of spaces"),
    ("areas/2-people.yaml", "roles: [adviser, quality]", "roles: adviser", "one role without brackets"),
    ("areas/2-people.yaml", "not_applicable: redistribute", "not_applicable: true", "a yes for a choice"),
    ("areas/2-people.yaml", "        50: a calendar, mostly kept", "        half: a calendar", "an anchor in words"),
    ("measures.yaml", "    better: up\n", "    better: higher\n", "a direction that there is not"),
    ("measures.yaml", "minimum_periods: 4", "minimum_periods: 2", "too few periods for a trend"),
    ("glossary.yaml", "    relevance:", "    relevence:", "a key is misspelt"),
    ("checklists.yaml", "    minutes: 30", "    minutes: 0", "no time at all"),
    ("tests.yaml", "    grade: 3", "    grade: 4", "a grade that there is not"),
    ("tests.yaml", "    sheet: verification", "    sheet: verified", "a sheet that there is not"),
    ("i18n/fi.yaml", "language: fi", "language: suomi", "a language in words"),
)


def _named(path: Path) -> str:
    pack = next(pack for pack in PACKS if path.is_relative_to(pack))
    return path.relative_to(pack).as_posix()


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_each_is_a_schema_of_2020_12(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_those_checked_in_are_current() -> None:
    checked_in = {path.name: path.read_bytes() for path in SCHEMAS.iterdir()}
    assert checked_in == schema_files(), "write them anew: python -m ccassess criteria schema resources/schema"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_pack_we_have_passes(path: Path) -> None:
    assert underlined(_named(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", TINY)
def test_the_tiny_pack_passes(name: str) -> None:
    assert underlined(name, TINY[name]) == []


@pytest.mark.parametrize(("name", "old", "new", "what"), SLIPS, ids=[f"{name}: {what}" for name, _, _, what in SLIPS])
def test_what_has_another_form_is_underlined(name: str, old: str, new: str, what: str) -> None:
    assert old in TINY[name]
    assert underlined(name, TINY[name].replace(old, new, 1)), what


@pytest.mark.parametrize("name", broken_names())
def test_what_the_reader_says_of_a_single_value_is_underlined(name: str) -> None:
    files = broken_pack(name)
    for file in {problem.file for problem in check_pack(files)[1] if problem.code in OF_FORM}:
        assert underlined(file, files[file].decode())


@pytest.mark.parametrize("odd", ["2027", "No", "yes", "1.10", "010", "12:30", "1e3", "2027-01-31", '"3"', "0x1F"])
def test_a_text_may_look_like_something_else(odd: str) -> None:
    files = tiny("pack.yaml", "notice: A pack for tests.", f"notice: {odd}")
    finnish = files["i18n/fi.yaml"].decode()
    _, problems = check_pack(files)
    assert [problem.code for problem in problems] == ["stale-translation"]
    assert underlined("pack.yaml", files["pack.yaml"].decode()) == []
    assert underlined("i18n/fi.yaml", finnish.replace('"A pack for tests.!"', odd)) == []


@pytest.mark.parametrize(("old", "new"), [("points: 35", 'points: "35"'), ('ref: "2.1"', "ref: 2.1")])
def test_what_the_reader_takes_is_not_underlined(old: str, new: str) -> None:
    files = tiny("areas/2-people.yaml", old, new)
    pack, _ = check_pack(files)
    assert pack is not None
    assert underlined("areas/2-people.yaml", files["areas/2-people.yaml"].decode()) == []


def test_norwegian_is_a_language() -> None:
    assert underlined("i18n/no.yaml", 'language: no\ntexts:\n  pack.title: {of: "12345678", text: Små}\n') == []


def test_fractions_are_exact_numbers() -> None:
    text = "tests:\n  - id: third\n    says: A third.\n    expect:\n      total: {points: THIRD, possible: '100'}\n"
    assert underlined("tests.yaml", text.replace("THIRD", "100/3")) == []
    assert underlined("tests.yaml", text.replace("THIRD", "a third"))


@pytest.mark.parametrize(
    ("becomes", "fits"),
    [
        ("same", True),
        ("{split_into: [a, b]}", True),
        ("{rescaled: {1: 0, 2: 50, 3: 100}}", True),
        ("gone", False),
        ("{split_into: a}", False),
        ("{rescaled: {one: 0}}", False),
        ("{renamed: a}", False),
    ],
)
def test_what_becomes_of_a_criterion_is_a_word_or_says_more(becomes: str, *, fits: bool) -> None:
    text = f"migrations:\n  - from: 1.0.0\n    criteria: {{coaching: {becomes}}}\n"
    assert (underlined("migrations.yaml", text) == []) == fits


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_key_is_described_in_a_sentence_and_nothing_else_is(kind: str) -> None:
    said = DESCRIPTIONS.get(kind, {})
    keys = set(_keys(FILE_KINDS[kind].shape))
    assert keys - set(said) == set(), "describe these in storage/packs/key_descriptions.py"
    assert set(said) - keys == set(), "these keys are gone"
    odd = [key for key, text in said.items() if not re.fullmatch(r"[A-Z][^\n]{7,259}\.", text)]
    assert odd == []


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_an_editor_finds_a_description_at_every_key(kind: str) -> None:
    bare = [name for name, body in _properties(schema(kind)) if not body.get("description")]
    assert bare == []


def test_patterns_are_such_as_editors_understand() -> None:
    texts = [data.decode() for data in schema_files().values()]
    assert not any(re.search(r"\\\\[AZz]|\(\?(?![=!:])", text) for text in texts)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_shipped_file_names_its_schema_first(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith(SCHEMA_LINE)
    named = (path.parent / first.removeprefix(SCHEMA_LINE)).resolve()
    assert named == (SCHEMAS / f"{kind_of(_named(path))}.schema.json").resolve()


def _keys(shape: Shape, path: str = "", above: tuple[Shape, ...] = ()) -> Iterator[str]:
    match shape:
        case Record() if shape not in above:
            for key, value in shape.keys.items():
                below = f"{path}.{key}" if path else key
                yield below
                yield from _keys(value.shape, below, (*above, shape))
        case ListOf():
            yield from _keys(shape.item, path, above)
        case MapOf():
            yield from _keys(shape.value, path, above)
        case Either():
            yield from _keys(shape.of_list, path, above)
            yield from _keys(shape.other, path, above)
        case WordOr():
            yield from _keys(shape.record, path, above)


def _properties(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - whatever the schema holds
    if isinstance(value, dict):
        properties = value.get("properties", {})
        yield from properties.items()
        for below in [*properties.values(), *(body for key, body in value.items() if key != "properties")]:
            yield from _properties(below)
    elif isinstance(value, list):
        for item in value:
            yield from _properties(item)
