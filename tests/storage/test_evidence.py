"""Evidence in the file: each content once, under its hash, and nothing that no item names."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.evidence import (
    FILE_BYTES_AT_MOST,
    FILES_AT_MOST,
    FILES_WITH_PACK,
    TOTAL_BYTES_AT_MOST,
    Evidence,
    EvidenceKind,
    contents_needed,
    file_id,
)
from ccassess.domain.evidence_edits import new_file
from ccassess.domain.failures import NotSavedError, Unreadable, UnreadableFileError
from ccassess.storage import container
from ccassess.storage.document import decode, encode, open_document, verified
from ccassess.storage.members import REQUIRED
from tests.strategies import (
    CONTENTS,
    CONTENTS_BY_HASH,
    FILES,
    assessments,
    full_assessment,
    full_evidence,
    read_tiny,
    sha256_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.assessment import Assessment

PAGE = "<p>page</p>"
INDEX = "centre/evidence.json"
PLAN = full_evidence()[0]
MEMBER = f"evidence/{PLAN.sha256}"


def file_of(assessment: Assessment, contents: Mapping[str, bytes] | None = None) -> bytes:
    return encode(assessment, "0.1.0", PAGE, CONTENTS_BY_HASH if contents is None else contents)


def forged(changes: Mapping[str, bytes | None]) -> bytes:
    """Return the full file with members changed, and a manifest that owns up to it."""
    found = {**container.unpack(file_of(full_assessment())), **changes}
    members = {name: data for name, data in found.items() if data is not None}
    manifest = json.loads(members.pop("manifest.json"))
    manifest["members"] = {
        name: {"length": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in members.items()
    }
    members["manifest.json"] = canonical(manifest)
    return container.pack(members)


def canonical(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def index_with(**fields: object) -> bytes:
    """Return the index with fields of its file changed; None takes one out."""
    said = json.loads(container.unpack(file_of(full_assessment()))[INDEX])
    said["items"][0] = {name: value for name, value in {**said["items"][0], **fields}.items() if value is not None}
    return canonical(said)


def refusal(data: bytes) -> tuple[Unreadable, str]:
    with pytest.raises(UnreadableFileError) as caught:
        decode(data, read_tiny)
    return caught.value.code, caught.value.data.get("member", "")


@given(assessments, st.sets(st.sampled_from(sorted(CONTENTS_BY_HASH))))
def test_contents_come_back_and_what_is_missing_stays_missing(assessment: Assessment, held: set[str]) -> None:
    contents = {one: CONTENTS_BY_HASH[one] for one in held}
    data = file_of(assessment, contents)
    found = open_document(verified(data, read_tiny), read_tiny)
    assert found.assessment == assessment
    assert found.contents == {one: contents[one] for one in contents_needed(assessment.evidence) if one in held}
    assert file_of(found.assessment, found.contents) == data


def test_the_index_says_everything_once_and_each_content_lies_under_its_hash() -> None:
    members = container.unpack(file_of(full_assessment()))
    assert members[MEMBER] == CONTENTS[1]
    assert json.loads(members[INDEX]) == {
        "items": [
            {
                "id": PLAN.sha256[:32],
                "kind": "file",
                "name": "Vuosisuunnitelma 2026.pdf",
                "sha256": PLAN.sha256,
                "size": 6,
                "note": "Page 3.",
                "date": "2026-02-01",
                "valid_until": "2027-12-31",
                "uses": ["purpose", "coaching"],
            },
            {"id": "e2", "kind": "link", "name": "Intranet", "link": "https://example.org/intranet?a=1&b=2"},
        ]
    }
    bare = container.unpack(file_of(replace(full_assessment(), evidence=())))
    assert bare[INDEX] == b'{"items":[]}\n'
    assert not any(name.startswith("evidence/") for name in bare)


@pytest.mark.parametrize(
    ("changes", "code", "member"),
    [
        ({MEMBER: b"another plan"}, Unreadable.HASH_DIFFERS, MEMBER),
        ({MEMBER: b"a plaN"}, Unreadable.HASH_DIFFERS, MEMBER),
        ({f"evidence/{sha256_of(b'x')}": b"x"}, Unreadable.MEMBER_UNEXPECTED, f"evidence/{sha256_of(b'x')}"),
        ({"evidence/plan.pdf": b"x"}, Unreadable.MEMBER_UNEXPECTED, "evidence/plan.pdf"),
        ({f"evidence/{PLAN.sha256.upper()}": b"x", MEMBER: None}, Unreadable.MEMBER_UNEXPECTED, None),
        ({INDEX: index_with(size=7)}, Unreadable.WRONG_VALUE, MEMBER),
        ({INDEX: index_with(sha256=sha256_of(b"x"))}, Unreadable.WRONG_VALUE, INDEX),
        ({INDEX: index_with(id="e1")}, Unreadable.WRONG_VALUE, INDEX),
        ({INDEX: index_with(id="e2")}, Unreadable.DOUBLED_ID, INDEX),
        ({INDEX: index_with(link="https://example.org")}, Unreadable.WRONG_VALUE, INDEX),
        ({INDEX: index_with(kind="link")}, Unreadable.WRONG_VALUE, INDEX),
        ({INDEX: index_with(kind="statement")}, Unreadable.UNKNOWN_ID, INDEX),
        ({INDEX: index_with(kind=None)}, Unreadable.WRONG_VALUE, INDEX),
        ({INDEX: index_with(size=None)}, Unreadable.WRONG_VALUE, INDEX),
        ({INDEX: index_with(size=FILE_BYTES_AT_MOST + 1)}, Unreadable.WRONG_VALUE, INDEX),
        ({INDEX: index_with(uses=["coaching", "purpose"])}, Unreadable.WRONG_VALUE, INDEX),
        ({INDEX: index_with(uses=["purpose", "purpose"])}, Unreadable.WRONG_VALUE, INDEX),
        ({INDEX: index_with(uses=["gone"])}, Unreadable.UNKNOWN_ID, INDEX),
        ({INDEX: index_with(uses=[])}, Unreadable.NOT_CANONICAL, INDEX),
        ({INDEX: index_with(note="")}, Unreadable.NOT_CANONICAL, INDEX),
        ({INDEX: index_with(name="x" * 301)}, Unreadable.TEXT_TOO_LONG, INDEX),
        ({INDEX: index_with(colour="red")}, Unreadable.WRONG_VALUE, INDEX),
        ({INDEX: b'{"items":["a"]}\n'}, Unreadable.WRONG_VALUE, INDEX),
        ({INDEX: None}, Unreadable.MEMBER_MISSING, INDEX),
    ],
)
def test_what_no_assessment_has_is_refused(
    changes: dict[str, bytes | None], code: Unreadable, member: str | None
) -> None:
    found = refusal(forged(changes))
    assert found[0] is code
    if member is not None:
        assert found[1] == member


def test_a_content_taken_out_leaves_a_file_that_opens_without_it() -> None:
    found = open_document(forged({MEMBER: None}), read_tiny)
    assert found.assessment == full_assessment()
    assert found.contents == {}


def test_two_contents_changed_for_each_other_are_refused() -> None:
    items = [new_file(name, sha256_of(data), len(data)) for name, data in (("a", b"12345"), ("b", b"54321"))]
    data = file_of(
        replace(full_assessment(), evidence=tuple(items)), {sha256_of(one): one for one in (b"12345", b"54321")}
    )
    swapped = b"54321".join(part.replace(b"54321", b"12345") for part in data.split(b"12345"))
    assert refusal(swapped)[0] is Unreadable.DAMAGED


def test_bytes_that_are_not_what_they_are_called_are_never_written_over_a_file() -> None:
    data = file_of(full_assessment(), {PLAN.sha256: b"A plan"})
    with pytest.raises(NotSavedError) as caught:
        verified(data, read_tiny)
    assert caught.value.data["member"] == MEMBER


def with_files(count: int, size: int = 1) -> Assessment:
    hashes = [sha256_of(str(number).encode()) for number in range(count)]
    return replace(full_assessment(), evidence=tuple(new_file("x", one, size) for one in hashes))


@pytest.mark.parametrize(
    "assessment",
    [
        with_files(FILES_AT_MOST + 1),
        with_files(9, FILE_BYTES_AT_MOST),
        replace(full_assessment(), evidence=(replace(PLAN, size=-1),)),
        replace(full_assessment(), evidence=(Evidence("e1", EvidenceKind.LINK, "x", size=1),)),
        replace(full_assessment(), evidence=(replace(PLAN, sha256="0" * 63, id=file_id("0" * 63)),)),
    ],
    ids=["count", "total", "negative", "link", "hash"],
)
def test_what_could_not_be_opened_is_not_written(assessment: Assessment) -> None:
    with pytest.raises(NotSavedError):
        file_of(assessment)


def test_as_many_files_as_may_be_fit_beside_the_pack() -> None:
    fixed = len(REQUIRED) + 3
    assert fixed + FILES_WITH_PACK <= container.MAX_MEMBERS
    assert TOTAL_BYTES_AT_MOST + container.MAX_MEMBER_BYTES // 2 < container.MAX_FILE_BYTES
    full = with_files(FILES_AT_MOST)
    contents = {sha256_of(str(number).encode()): str(number).encode() for number in range(FILES_AT_MOST)}
    full = replace(full, evidence=tuple(replace(one, size=len(contents[one.sha256])) for one in full.evidence))
    assert len(open_document(file_of(full, contents), read_tiny).contents) == FILES_AT_MOST
    assert len(FILES) + FILES_AT_MOST <= FILES_WITH_PACK


@pytest.mark.parametrize("flip", [0x01, 0xFF])
def test_no_flipped_byte_of_a_content_is_accepted(flip: int) -> None:
    data = file_of(full_assessment())
    start = data.index(CONTENTS[1])
    for place in range(start - 40 - len(MEMBER), start + len(CONTENTS[1])):
        damaged = bytearray(data)
        damaged[place] ^= flip
        with pytest.raises(UnreadableFileError):
            decode(bytes(damaged), read_tiny)
