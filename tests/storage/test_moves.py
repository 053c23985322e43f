"""The receipts of moves as a member of the file: there only where there is one, and never in another form."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ccassess.domain.assessment import Party
from ccassess.domain.failures import NotSavedError, Unreadable, UnreadableFileError
from ccassess.domain.moving import apply, plan
from ccassess.domain.plain_text import MAX_TEXT
from ccassess.domain.receipt import LeftBehind
from ccassess.storage import container
from ccassess.storage.document import decode, encode
from ccassess.storage.manifest import listing, manifest_of
from ccassess.storage.members import INDEX_PAGE, MANIFEST
from ccassess.storage.moves import MOVES
from ccassess.storage.pack_files import read_pack
from tests.packs.tiny import tiny
from tests.strategies import full_assessment, full_receipt, read_tiny

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.domain.assessment import Assessment


def members(assessment: Assessment) -> dict[str, bytes]:
    return dict(container.unpack(encode(assessment, "1.0.0", "<p>", {})))


def forged(change: Callable[[Any], object]) -> bytes:
    """Return a file in which the receipts were changed, with everything else made to fit."""
    assessment = full_assessment()
    found = members(assessment)
    said = json.loads(found[MOVES])
    change(said)
    found[MOVES] = (json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
    others = {name: data for name, data in found.items() if name != MANIFEST}
    found[MANIFEST] = manifest_of(assessment, "1.0.0", listing(others))
    return container.pack(found)


def test_receipts_come_back_as_they_were_written() -> None:
    assessment = full_assessment()
    assert decode(encode(assessment, "1.0.0", "<p>", {}), read_tiny).moves == (full_receipt(),)


def test_without_a_move_there_is_no_such_member() -> None:
    assert MOVES not in members(replace(full_assessment(), moves=()))
    assert INDEX_PAGE in members(full_assessment())


def first(said: Any) -> Any:  # noqa: ANN401 - whatever the JSON holds
    return said["moves"][0]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda said: said.update(moves=[]), Unreadable.NOT_CANONICAL),
        (lambda said: said.update(more=1), Unreadable.WRONG_VALUE),
        (lambda said: first(said).update(left=[]), Unreadable.NOT_CANONICAL),
        (lambda said: first(said).update(who=""), Unreadable.NOT_CANONICAL),
        (lambda said: first(said).update(time="yesterday"), Unreadable.WRONG_VALUE),
        (lambda said: first(said).update(id="../x"), Unreadable.WRONG_VALUE),
        (lambda said: said["moves"].append(first(said)), Unreadable.DOUBLED_ID),
        (lambda said: first(said)["lines"][0].update(outcome="lost"), Unreadable.UNKNOWN_ID),
        (lambda said: first(said)["lines"][0]["old"].update(id="a b"), Unreadable.WRONG_VALUE),
        (lambda said: first(said)["lines"][1].update(new=[]), Unreadable.NOT_CANONICAL),
        (lambda said: first(said)["left"][0].update(path="/etc/passwd"), Unreadable.WRONG_VALUE),
        (lambda said: first(said)["left"][0].update(party="nobody"), Unreadable.UNKNOWN_ID),
        (lambda said: first(said)["left"][0].update(text="\u0000"), Unreadable.BAD_TEXT),
        (lambda said: first(said)["totals"][0]["before"].update(points="1e9"), Unreadable.WRONG_VALUE),
        (lambda said: first(said)["totals"][0]["before"].update(scored="4"), Unreadable.WRONG_VALUE),
    ],
)
def test_a_forged_receipt_is_refused(change: Callable[[Any], object], code: Unreadable) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        decode(forged(change), read_tiny)
    assert caught.value.code is code
    assert caught.value.data["member"] == MOVES


def test_the_longest_finding_fits_into_a_receipt_and_a_longer_text_does_not() -> None:
    longest = LeftBehind(Party.SELF, "self/gone/findings/f1", f"improvement: {'x' * MAX_TEXT}")
    receipt = replace(full_receipt(), left=(longest,))
    assessment = replace(full_assessment(), moves=(receipt,))
    assert decode(encode(assessment, "1.0.0", "<p>", {}), read_tiny).moves == (receipt,)
    too_long = replace(longest, text="x" * (MAX_TEXT + 101))
    with pytest.raises(NotSavedError):
        encode(replace(assessment, moves=(replace(receipt, left=(too_long,)),)), "1.0.0", "<p>", {})


def test_a_move_is_stored_by_the_new_pack_alone() -> None:
    new = read_pack({name: data for name, data in tiny().items() if name != "tests.yaml"})
    moved = apply(plan(full_assessment(), new), "m2", "2027-02-01T08:00:00Z", "Maija")
    again = decode(encode(moved, "1.0.0", "<p>", {}))
    assert again.moves == moved.moves
    assert (again.pack.version, len(again.moves)) == (new.version, 2)
    assert not again.series
