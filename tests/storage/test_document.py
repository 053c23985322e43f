"""The assessment file: what is saved is opened, and no foreign byte is ever accepted."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.assessment import Answer, Finding, FindingKind, Party, Profile, Sheet
from ccassess.domain.evidence import contents_needed
from ccassess.domain.failures import NotSaved, NotSavedError, Unreadable, UnreadableFileError
from ccassess.domain.plain_text import MAX_TEXT
from ccassess.storage import container
from ccassess.storage.document import decode, encode, open_document, verified
from tests.strategies import CONTENTS_BY_HASH, assessments, full_assessment, read_tiny

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment
from typing import Never

VERSION = "0.1.0"
PAGE = "<p>page</p>"
SELF = "centre/sheets/self.json"
PROFILE = "centre/profile.json"
HISTORY = "centre/history.jsonl"


def opened(data: bytes) -> Assessment:
    return decode(data, read_tiny)


def full_file() -> bytes:
    return encode(full_assessment(), VERSION, PAGE, CONTENTS_BY_HASH)


def code_of(data: bytes) -> Unreadable:
    with pytest.raises(UnreadableFileError) as caught:
        opened(data)
    return caught.value.code


def forged(changes: dict[str, bytes | None], **manifest: object) -> bytes:
    """Return the full file with members changed (None: removed) and a manifest that agrees with them."""
    members = container.unpack(full_file())
    members = {name: data for name, data in {**members, **changes}.items() if data is not None}
    if "manifest.json" not in changes:
        said = json.loads(members.pop("manifest.json")) | manifest
        said["members"] = {
            name: {"length": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in members.items()
        }
        members["manifest.json"] = canonical(said)
    return container.pack(members)


def canonical(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return (text + "\n").encode("utf-8", "surrogatepass")


def member(name: str) -> dict[str, Any]:
    return json.loads(container.unpack(full_file())[name])


def with_answer(**fields: object) -> bytes:
    sheet = member(SELF)
    sheet["answers"]["purpose"] |= fields
    return forged({SELF: canonical(sheet)})


@given(assessments)
def test_what_is_saved_is_opened_and_saved_again_byte_for_byte(assessment: Assessment) -> None:
    data = encode(assessment, VERSION, PAGE, CONTENTS_BY_HASH)
    again = open_document(data, read_tiny)
    assert again.assessment == assessment
    assert again.contents.keys() == contents_needed(assessment.evidence).keys()
    assert encode(again.assessment, VERSION, PAGE, again.contents) == data


def test_a_forgery_that_changes_nothing_is_the_file_itself() -> None:
    assert forged({}) == full_file()


def test_the_order_in_which_things_were_entered_leaves_no_trace() -> None:
    one = full_assessment()
    answers = dict(reversed(one.self_sheet.answers.items()))
    answers["planning"] = Answer()
    other = replace(one, self_sheet=Sheet(Party.SELF, answers))
    assert encode(other, VERSION, PAGE, {}) == encode(one, VERSION, PAGE, {})


def test_the_pack_travels_with_its_exact_bytes() -> None:
    members = container.unpack(full_file())
    files = {name.removeprefix("pack/"): data for name, data in members.items() if name.startswith("pack/")}
    assert files == full_assessment().pack.files
    assert opened(full_file()).pack.files == files


def test_every_member_is_in_the_manifest_with_length_and_hash() -> None:
    members = container.unpack(full_file())
    said = json.loads(members.pop("manifest.json"))
    assert {name: (one["length"], one["sha256"]) for name, one in said["members"].items()} == {
        name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in members.items()
    }
    assert (said["format"], said["kind"], said["generation"], said["revision"]) == (1, "assessment", 3, 1)
    assert (said["program"], said["pack"]["id"], said["pack"]["version"]) == (VERSION, "org.example.tiny", "1.0.0")


def test_text_is_plain_when_it_arrives() -> None:
    assessment = replace(full_assessment(), profile=Profile(centre="A\x00\r\nse\u0308\ud800"))
    assert opened(encode(assessment, VERSION, PAGE, {})).profile.centre == "A\nsë\ufffd"


@pytest.mark.parametrize("flip", [0x01, 0x80, 0xFF])
def test_no_flipped_byte_is_accepted(flip: int) -> None:
    data = full_file()
    for place in range(len(data)):
        damaged = bytearray(data)
        damaged[place] ^= flip
        with pytest.raises(UnreadableFileError):
            opened(bytes(damaged))


def test_no_cut_or_lengthened_file_is_accepted() -> None:
    data = full_file()
    for length in range(0, len(data), 7):
        with pytest.raises(UnreadableFileError):
            opened(data[:length])
    with pytest.raises(UnreadableFileError):
        opened(data + b"\n")


def test_the_readable_page_of_another_version_is_accepted_and_changes_nothing() -> None:
    assert opened(forged({"index.html": b"<p>as version 7 wrote it</p>"})) == full_assessment()
    assert opened(forged({}, program="7.0")) == full_assessment()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"notes.txt": b""}, Unreadable.MEMBER_UNEXPECTED),
        ({"plan/actions.json": b"{}"}, Unreadable.NEWER_CONTENT),
        ({"seals/1-owner.json": b"{}"}, Unreadable.NEWER_CONTENT),
        ({"centre/evidence.json": canonical({"items": ["a"]})}, Unreadable.WRONG_VALUE),
        ({HISTORY: None}, Unreadable.MEMBER_MISSING),
        ({"index.html": None}, Unreadable.MEMBER_MISSING),
        ({SELF: None, "centre/sheets/other.json": canonical({})}, Unreadable.MEMBER_MISSING),
        ({"mimetype": b"application/zip"}, Unreadable.NOT_OURS),
        ({"manifest.json": b"{}\n"}, Unreadable.WRONG_VALUE),
        ({"manifest.json": b"[]\n"}, Unreadable.WRONG_VALUE),
        ({"manifest.json": b'{"format":2}\n'}, Unreadable.NEWER_FORMAT),
        ({"pack/pack.yaml": b"id: other\n"}, Unreadable.PACK_UNREADABLE),
        ({SELF: b"{"}, Unreadable.NOT_JSON),
        ({SELF: b"\xff"}, Unreadable.NOT_JSON),
        ({SELF: b"[" * 100_000}, Unreadable.NOT_JSON),
        ({SELF: b"[" * 30 + b"]" * 30}, Unreadable.NOT_JSON),
        ({SELF: b"9" * 5000}, Unreadable.NOT_JSON),
        ({SELF: b"[]"}, Unreadable.WRONG_VALUE),
        ({SELF: canonical({"answers": {}, "id": "verification"})}, Unreadable.UNKNOWN_ID),
        ({SELF: canonical({"answers": {"unheard-of": {}}, "id": "self"})}, Unreadable.UNKNOWN_ID),
        ({SELF: canonical({"answers": {"purpose": {}}, "id": "self"})}, Unreadable.NOT_CANONICAL),
        ({SELF: b'{"answers": {}, "id": "self"}\n'}, Unreadable.NOT_CANONICAL),
        ({SELF: b'{"answers":{},"id":"self"}'}, Unreadable.NOT_CANONICAL),
        ({SELF: b'{"answers":{},"answers":{},"id":"self"}\n'}, Unreadable.NOT_CANONICAL),
    ],
)
def test_members_that_are_not_as_written_are_refused(changes: dict[str, bytes | None], code: Unreadable) -> None:
    assert code_of(forged(changes)) is code


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"ratings": {"planned": "60"}}, Unreadable.RATING_NOT_A_VALUE),
        ({"ratings": {"planned": "1e2"}}, Unreadable.RATING_NOT_A_VALUE),
        ({"ratings": {"planned": "50.0"}}, Unreadable.NOT_CANONICAL),
        ({"ratings": {"planned": 50}}, Unreadable.WRONG_VALUE),
        ({"ratings": {"checked": "50"}}, Unreadable.UNKNOWN_ID),
        ({"grade": 4}, Unreadable.GRADE_OUT_OF_RANGE),
        ({"grade": -1}, Unreadable.WRONG_VALUE),
        ({"grade": 2.0}, Unreadable.WRONG_VALUE),
        ({"grade": None}, Unreadable.WRONG_VALUE),
        ({"flagged": True}, Unreadable.WRONG_VALUE),
        ({"flagged": 0}, Unreadable.WRONG_VALUE),
        ({"reason": "because"}, Unreadable.UNKNOWN_ID),
        ({"colour": "red"}, Unreadable.WRONG_VALUE),
        ({"note": ""}, Unreadable.NOT_CANONICAL),
        ({"note": "a\x00"}, Unreadable.BAD_TEXT),
        ({"note": "e\u0301"}, Unreadable.BAD_TEXT),
        ({"note": "x" * (MAX_TEXT + 1)}, Unreadable.TEXT_TOO_LONG),
        ({"findings": [{"id": "a", "kind": "praise", "text": ""}]}, Unreadable.UNKNOWN_ID),
        ({"findings": [{"id": "../a", "kind": "issue", "text": ""}]}, Unreadable.WRONG_VALUE),
        ({"findings": [{"id": "a", "kind": "issue", "text": ""}] * 2}, Unreadable.DOUBLED_ID),
        ({"findings": {}}, Unreadable.WRONG_VALUE),
    ],
)
def test_answers_that_cannot_be_are_refused(fields: dict[str, object], code: Unreadable) -> None:
    assert code_of(with_answer(**fields)) is code


def test_a_half_character_in_json_is_refused() -> None:
    escaped = canonical(member(SELF)).replace(b"first line", b"\\ud800")
    assert code_of(forged({SELF: escaped})) is Unreadable.BAD_TEXT


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"created": "yesterday"}, Unreadable.WRONG_VALUE),
        ({"created": "2027-02-30T08:00:00Z"}, Unreadable.WRONG_VALUE),
        ({"document": "another"}, Unreadable.MANIFEST_DIFFERS),
        ({"revision": 0}, Unreadable.WRONG_VALUE),
        ({"people": [{"name": "X", "role": "king"}]}, Unreadable.UNKNOWN_ID),
        ({"profile": {"shoe_size": "44"}}, Unreadable.WRONG_VALUE),
    ],
)
def test_profiles_that_cannot_be_are_refused(fields: dict[str, object], code: Unreadable) -> None:
    assert code_of(forged({PROFILE: canonical(member(PROFILE) | fields)})) is code


def test_histories_out_of_order_are_refused() -> None:
    line = {"id": "b", "new": "", "old": "", "path": "profile/unit", "time": "2027-01-09T00:00:00Z", "who": ""}
    right = canonical(line) + canonical(line | {"id": "c"})
    assert len(opened(forged({HISTORY: right})).histories[Party.SELF]) == 2
    assert code_of(forged({HISTORY: canonical(line | {"id": "c"}) + canonical(line)})) is Unreadable.NOT_CANONICAL
    assert code_of(forged({HISTORY: right[:-1]})) is Unreadable.NOT_CANONICAL
    assert code_of(forged({HISTORY: canonical(line) * 2})) is Unreadable.DOUBLED_ID
    assert code_of(forged({HISTORY: canonical(line | {"path": "../x"})})) is Unreadable.WRONG_VALUE


def test_a_manifest_that_does_not_agree_is_refused() -> None:
    assert code_of(forged({}, revision=2)) is Unreadable.MANIFEST_DIFFERS
    assert code_of(forged({}, generation=0)) is Unreadable.WRONG_VALUE
    assert code_of(forged({}, kind="submission")) is Unreadable.OTHER_KIND
    assert code_of(forged({}, program="<b>")) is Unreadable.WRONG_VALUE
    assert code_of(forged({}, format=2, extra=1)) is Unreadable.NEWER_FORMAT
    manifest = container.unpack(full_file())["manifest.json"]
    swapped = {"index.html": b"<p>other</p>", "manifest.json": manifest}
    assert code_of(forged(swapped)) is Unreadable.HASH_DIFFERS


def test_whatever_the_reader_of_packs_raises_the_file_is_refused() -> None:
    def stumble(_files: object) -> Never:
        raise RecursionError

    with pytest.raises(UnreadableFileError) as caught:
        decode(full_file(), stumble)
    assert caught.value.code is Unreadable.PACK_UNREADABLE


@given(st.sampled_from(sorted(container.unpack(full_file()))), st.binary(max_size=60), st.integers(0, 400))
def test_any_bytes_anywhere_in_a_member_are_refused_or_the_page(name: str, junk: bytes, place: int) -> None:
    members = container.unpack(full_file())
    data = members[name][:place] + junk + members[name][place + len(junk) :]
    if data != members[name]:
        try:
            again = opened(forged({name: data}))
        except UnreadableFileError:
            return
        # What can be changed with every hash put right is a page, or words: those read back as what they now are.
        assert encode(again, VERSION, PAGE, CONTENTS_BY_HASH) == forged({name: data, "index.html": PAGE.encode()})


@pytest.mark.parametrize(
    "answer",
    [
        Answer(ratings={"planned": Fraction(1, 3)}),
        Answer(ratings={"missing": Fraction(50)}),
        Answer(grade=7),
        Answer(note="x" * (MAX_TEXT + 1)),
        Answer(findings=(Finding("a", FindingKind.ISSUE, ""), Finding("a", FindingKind.ISSUE, ""))),
    ],
)
def test_nothing_is_written_that_could_not_be_read(answer: Answer) -> None:
    assessment = full_assessment()
    with pytest.raises(NotSavedError) as caught:
        encode(assessment.with_sheet(Sheet(Party.SELF, {"purpose": answer})), VERSION, PAGE, {})
    assert caught.value.code is NotSaved.NOT_STORABLE


@pytest.mark.parametrize(
    ("answer", "where"),
    [
        (Answer(note="x" * (MAX_TEXT + 1)), "answers/purpose/note"),
        (Answer(not_applicable="x" * (MAX_TEXT + 1)), "answers/purpose/not_applicable"),
        (Answer(findings=(Finding("a", FindingKind.ISSUE, "x" * (MAX_TEXT + 1)),)), "answers/purpose/findings/0/text"),
    ],
)
def test_a_text_too_long_is_told_with_its_place(answer: Answer, where: str) -> None:
    with pytest.raises(NotSavedError) as caught:
        encode(full_assessment().with_sheet(Sheet(Party.SELF, {"purpose": answer})), VERSION, PAGE, {})
    assert caught.value.data == {"reason": Unreadable.TEXT_TOO_LONG.value, "member": SELF, "where": where}


def test_what_is_written_is_what_can_be_opened() -> None:
    assert verified(full_file(), read_tiny) == full_file()
    with pytest.raises(NotSavedError) as caught:
        verified(with_answer(note=""), read_tiny)
    assert caught.value.code is NotSaved.NOT_STORABLE
    assert caught.value.data == {"reason": Unreadable.NOT_CANONICAL.value, "member": SELF}


def test_the_longest_text_is_stored_with_its_history() -> None:
    longest = "x" * MAX_TEXT
    assessment = full_assessment()
    answer = Answer(findings=(Finding("a", FindingKind.IMPROVEMENT, longest),))
    assessment = assessment.with_sheet(Sheet(Party.SELF, {"purpose": answer}))
    entry = replace(assessment.histories[Party.SELF][0], new=f"improvement: {longest}")
    assessment = replace(assessment, histories={Party.SELF: (entry,)})
    assert opened(encode(assessment, VERSION, PAGE, {})) == assessment


def test_the_documentation_names_every_member() -> None:
    documented = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text("utf-8")
    for name in container.unpack(full_file()):
        assert f"`{name}`" in documented or name.startswith(("pack/", "evidence/")), name
