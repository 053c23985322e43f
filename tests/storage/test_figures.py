"""Figures, marks and meanings in the file: what is saved is opened, and what cannot be is refused with its place."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from ccassess.data import resources_folder
from ccassess.domain.assessment import Mark, Marks
from ccassess.domain.content import content_data, content_fingerprint, pack_data
from ccassess.domain.failures import NotSaved, NotSavedError, Unreadable, UnreadableFileError
from ccassess.domain.figures import Figure, Series
from ccassess.storage import container
from ccassess.storage.document import decode, encode, open_document
from tests.strategies import full_assessment, read_tiny

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.domain.assessment import Assessment

MEASURES = "centre/measures.json"
CHECKLISTS = "centre/checklists.json"
GLOSSARY = "centre/glossary.json"

WRONG, UNKNOWN, DOUBLED = Unreadable.WRONG_VALUE, Unreadable.UNKNOWN_ID, Unreadable.DOUBLED_ID
NOT_CANONICAL, BAD_TEXT = Unreadable.NOT_CANONICAL, Unreadable.BAD_TEXT


def file_of(assessment: Assessment) -> bytes:
    return encode(assessment, "0.1.0", "<p>page</p>", {})


def canonical(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def forged(name: str, data: bytes | None) -> bytes:
    """Return the full file with one member changed and a manifest that agrees with it."""
    members = {**container.unpack(file_of(full_assessment())), name: data}
    kept = {one: content for one, content in members.items() if content is not None}
    said = json.loads(kept.pop("manifest.json"))
    said["members"] = {
        one: {"length": len(content), "sha256": hashlib.sha256(content).hexdigest()} for one, content in kept.items()
    }
    return container.pack({**kept, "manifest.json": canonical(said)})


def refused(name: str, data: bytes) -> tuple[Unreadable, str]:
    with pytest.raises(UnreadableFileError) as caught:
        decode(forged(name, data), read_tiny)
    assert caught.value.data["member"] == name
    return caught.value.code, caught.value.data.get("where", "")


def member(name: str) -> Any:  # noqa: ANN401 -- JSON
    return json.loads(container.unpack(file_of(full_assessment()))[name])


def changed(name: str, change: Callable[[Any], object]) -> tuple[Unreadable, str]:
    said = member(name)
    change(said)
    return refused(name, canonical(said))


def test_figures_are_stored_as_the_documentation_says() -> None:
    assert member(MEASURES)["measures"] == [
        {
            "id": "s1",
            "measure": "csat",
            "segment": "puhelin",
            "variant": "top-two",
            "parameters": {"channel": "phone"},
            "importance": 2,
            "comparator_source": "A survey of the trade",
            "note": "Counted anew in 2026.",
            "figures": [
                {"period": "2025", "value": "75"},
                {"period": "2026-H1", "value": "78.5", "target": "80", "comparator": "81", "n": 120, "redefined": 1},
            ],
        },
        {
            "id": "s2",
            "measure": "aht",
            "figures": [{"period": "2026", "value": "-5", "target": "240", "target_high": "300"}],
        },
    ]
    assert member(CHECKLISTS) == {
        "checklists": {
            "mirror": {"marks": {"time": {"adviser": "no", "leader": "yes"}}},
            "ten-moments": {"marks": {"first-day": "partly"}, "note": "Asked in May."},
        }
    }
    assert member(GLOSSARY) == {"terms": {"coaching": "An hour a month for everyone."}}


def test_an_assessment_without_them_has_the_members_it_always_had() -> None:
    bare = replace(full_assessment(), series=(), checklists={}, meanings={}, moves=())
    members = container.unpack(file_of(bare))
    assert members[MEASURES] == b'{"measures":[]}\n'
    assert CHECKLISTS not in members
    assert GLOSSARY not in members
    silent = replace(bare, checklists={"mirror": Marks()}, meanings={"coaching": "\x00"})
    assert container.unpack(file_of(silent)) == members


def test_the_order_of_the_series_is_kept() -> None:
    one = full_assessment()
    turned = replace(one, series=tuple(reversed(one.series)))
    assert decode(file_of(turned), read_tiny) == turned


@pytest.mark.parametrize("language", ["en", "fi"])
def test_files_written_before_open_unchanged(language: str) -> None:
    data = (resources_folder() / "examples" / f"example-{language}.ccassess").read_bytes()
    assert file_again(data) == data


def file_again(data: bytes) -> bytes:
    """Return a file opened and written again, with the page and the version it was written with."""
    members = container.unpack(data)
    found = open_document(data)
    program = json.loads(members["manifest.json"])["program"]
    return encode(found.assessment, program, members["index.html"].decode(), found.contents)


@pytest.mark.parametrize(
    ("fields", "code", "where"),
    [
        ({"measure": "nps"}, UNKNOWN, "measure"),
        ({"measure": 5}, WRONG, "measure"),
        ({"variant": "median"}, UNKNOWN, "variant"),
        ({"variant": ""}, NOT_CANONICAL, ""),
        ({"parameters": {"colour": "red"}}, UNKNOWN, "parameters/colour"),
        ({"parameters": {"channel": ""}}, NOT_CANONICAL, ""),
        ({"parameters": ["phone"]}, WRONG, "parameters"),
        ({"parameters": {"channel": "a\x00"}}, BAD_TEXT, "parameters/channel"),
        ({"importance": 0}, WRONG, "importance"),
        ({"importance": 1}, NOT_CANONICAL, ""),
        ({"importance": 4}, WRONG, "importance"),
        ({"importance": "2"}, WRONG, "importance"),
        ({"segment": ""}, NOT_CANONICAL, ""),
        ({"segment": "e\u0301"}, BAD_TEXT, "segment"),
        ({"note": 1}, WRONG, "note"),
        ({"figures": []}, NOT_CANONICAL, ""),
        ({"figures": {}}, WRONG, "figures"),
        ({"colour": "red"}, WRONG, "colour"),
        ({"id": "../x"}, WRONG, None),
        ({"id": "s2"}, DOUBLED, None),
    ],
)
def test_series_that_cannot_be_are_refused(fields: dict[str, object], code: Unreadable, where: str | None) -> None:
    found, place = changed(MEASURES, lambda said: said["measures"][0].update(fields))
    assert found is code
    if where is not None:
        assert place == (f"measures/0/{where}" if where else "")


@pytest.mark.parametrize(
    ("fields", "code", "where"),
    [
        ({"period": "2026-H3"}, WRONG, "period"),
        ({"period": "H1 2026"}, WRONG, "period"),
        ({"period": 2026}, WRONG, "period"),
        ({"period": "2025"}, DOUBLED, ""),
        ({"period": "2024"}, WRONG, ""),
        ({"value": "1e2"}, WRONG, "value"),
        ({"value": 80}, WRONG, "value"),
        ({"value": "80.0"}, NOT_CANONICAL, None),
        ({"value": "-0"}, NOT_CANONICAL, None),
        ({"value": "1234567890"}, WRONG, "value"),
        ({"target": ""}, WRONG, "target"),
        ({"target_high": "x"}, WRONG, "target_high"),
        ({"comparator": "0.1234567891"}, WRONG, "comparator"),
        ({"n": -1}, WRONG, "n"),
        ({"n": 10**9}, WRONG, "n"),
        ({"n": "120"}, WRONG, "n"),
        ({"redefined": 0}, WRONG, "redefined"),
        ({"redefined": True}, WRONG, "redefined"),
        ({"colour": "red"}, WRONG, "colour"),
    ],
)
def test_figures_that_cannot_be_are_refused(fields: dict[str, object], code: Unreadable, where: str | None) -> None:
    found, place = changed(MEASURES, lambda said: said["measures"][0]["figures"][1].update(fields))
    assert found is code
    if where is not None:
        assert place == f"measures/0/figures/1/{where}".rstrip("/")


@pytest.mark.parametrize(
    ("name", "said", "code", "where"),
    [
        (MEASURES, {}, WRONG, "measures"),
        (MEASURES, {"measures": {}}, WRONG, "measures"),
        (MEASURES, {"measures": ["csat"]}, WRONG, "measures/0"),
        (MEASURES, {"measures": [], "more": []}, WRONG, "more"),
        (CHECKLISTS, {"checklists": {}}, NOT_CANONICAL, ""),
        (CHECKLISTS, {"checklists": {"mirror": {}}}, NOT_CANONICAL, ""),
        (CHECKLISTS, {"checklists": {"mirror": {"marks": {}}}}, NOT_CANONICAL, ""),
        (CHECKLISTS, {"checklists": {"mirror": {"marks": {"time": {}}, "note": "a"}}}, NOT_CANONICAL, ""),
        (CHECKLISTS, {"checklists": {"kotter": {"note": "a"}}}, UNKNOWN, "checklists/kotter"),
        (
            CHECKLISTS,
            {"checklists": {"mirror": {"marks": {"praise": "yes"}}}},
            UNKNOWN,
            "checklists/mirror/marks/praise",
        ),
        (
            CHECKLISTS,
            {"checklists": {"mirror": {"marks": {"time": {"boss": "yes"}}}}},
            UNKNOWN,
            "checklists/mirror/marks/time/boss",
        ),
        (
            CHECKLISTS,
            {"checklists": {"mirror": {"marks": {"time": {"leader": "maybe"}}}}},
            UNKNOWN,
            "checklists/mirror/marks/time/leader",
        ),
        (
            CHECKLISTS,
            {"checklists": {"ten-moments": {"marks": {"first-day": {"leader": "yes"}}}}},
            UNKNOWN,
            "checklists/ten-moments/marks/first-day/leader",
        ),
        (
            CHECKLISTS,
            {"checklists": {"ten-moments": {"marks": {"first-day": 1}}}},
            UNKNOWN,
            "checklists/ten-moments/marks/first-day",
        ),
        (CHECKLISTS, {"checklists": {"mirror": {"note": ""}}}, NOT_CANONICAL, ""),
        (GLOSSARY, {"terms": {}}, NOT_CANONICAL, ""),
        (GLOSSARY, {"terms": {"agile": "fast"}}, UNKNOWN, "terms/agile"),
        (GLOSSARY, {"terms": {"coaching": ""}}, NOT_CANONICAL, ""),
        (GLOSSARY, {"terms": {"coaching": 5}}, WRONG, "terms/coaching"),
        (GLOSSARY, {"words": {}}, WRONG, "terms"),
    ],
)
def test_members_that_cannot_be_are_refused(name: str, said: object, code: Unreadable, where: str) -> None:
    assert refused(name, canonical(said)) == (code, where)


def test_another_member_of_the_centre_is_newer_content() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        decode(forged("centre/targets.json", b"{}\n"), read_tiny)
    assert caught.value.code is Unreadable.NEWER_CONTENT


@pytest.mark.parametrize("name", [MEASURES, CHECKLISTS, GLOSSARY])
@pytest.mark.parametrize("flip", [0x01, 0x02, 0x08, 0x20, 0x80])
def test_a_mutated_byte_is_refused_or_another_word_that_is_kept(name: str, flip: int) -> None:
    data = container.unpack(file_of(full_assessment()))[name]
    for place in range(len(data)):
        damaged = bytearray(data)
        damaged[place] ^= flip
        whole = forged(name, bytes(damaged))
        try:
            again = decode(whole, read_tiny)
        except UnreadableFileError:
            continue
        # Every hash was put right, so only words and numbers can differ: they are what the file now says.
        assert file_of(again) == whole


@pytest.mark.parametrize(
    "series",
    [
        Series("s1", "nps"),
        Series("s1", "aht", variant="mean"),
        Series("s1", "aht", parameters={"channel": "phone"}),
        Series("s1", "aht", importance=4),
        Series("../s1", "aht"),
        Series("s1", "aht", note="x" * 100_001),
        Series("s1", "aht", figures=(Figure("2026"), Figure("2025"))),
        Series("s1", "aht", figures=(Figure("2026"), Figure("2026"))),
        Series("s1", "aht", figures=(Figure("Q1"),)),
        Series("s1", "aht", figures=(Figure("2026", Fraction(1, 3)),)),
        Series("s1", "aht", figures=(Figure("2026", Fraction(10**9)),)),
        Series("s1", "aht", figures=(Figure("2026", n=-1),)),
    ],
)
def test_nothing_is_written_that_could_not_be_read(series: Series) -> None:
    with pytest.raises(NotSavedError) as caught:
        file_of(replace(full_assessment(), series=(series,)))
    assert caught.value.code is NotSaved.NOT_STORABLE


def test_no_mark_or_meaning_is_written_that_could_not_be_read() -> None:
    one = full_assessment()
    for wrong in (
        replace(one, meanings={"agile": "fast"}),
        replace(one, checklists={"kotter": Marks(note="a")}),
        replace(one, checklists={"mirror": Marks({("time", ""): Mark.YES})}),
        replace(one, checklists={"ten-moments": Marks({("first-day", "leader"): Mark.YES})}),
    ):
        with pytest.raises(NotSavedError):
            file_of(wrong)


def test_the_fingerprint_covers_them_and_holds_where_there_are_none() -> None:
    one = full_assessment()
    bare = replace(one, series=(), checklists={}, meanings={}, moves=())
    marks = {"mirror": Marks({("time", "leader"): Mark.NO})}
    different = [
        one,
        bare,
        replace(bare, series=one.series[:1]),
        replace(bare, series=(replace(one.series[0], segment="chat"),)),
        replace(bare, series=(replace(one.series[0], figures=(Figure("2025", Fraction(76)),)),)),
        replace(bare, checklists=marks),
        replace(bare, meanings=one.meanings),
    ]
    assert len({content_fingerprint(found) for found in different}) == len(different)
    data = content_data(replace(one, moves=()))
    assert json.loads(json.dumps(data)) == data
    assert data["terms"] == {"coaching": "An hour a month for everyone."}


def test_the_fingerprint_printed_on_earlier_reports_still_holds() -> None:
    bare = replace(full_assessment(), series=(), checklists={}, meanings={}, moves=(), evidence=())
    said = content_data(bare)
    earlier = {"id": bare.id, "pack": pack_data(bare.pack), "profile": said["profile"], "sheets": said["sheets"]}
    text = json.dumps(earlier, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert content_fingerprint(bare) == hashlib.sha256(text.encode()).hexdigest()
