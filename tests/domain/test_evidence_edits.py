"""Edits of the evidence, and what an assessment holds of it at most."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ccassess.domain import evidence_edits as edits
from ccassess.domain.evidence import (
    FILE_BYTES_AT_MOST,
    FILES_AT_MOST,
    LINKS_AT_MOST,
    Evidence,
    EvidenceKind,
    files_at_most,
    missing,
    serving,
)
from ccassess.domain.problems import RefusedError
from tests.strategies import FILES, TINY, full_assessment, full_evidence, sha256_of

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment

PLAN, INTRANET = full_evidence()


def new_one(number: int, size: int = 1) -> Evidence:
    return edits.new_file(f"{number}.pdf", sha256_of(str(number).encode()), size)


def bare() -> Assessment:
    return replace(full_assessment(), evidence=())


def test_a_file_attached_twice_is_one_item_that_serves_both() -> None:
    once = edits.add_evidence(bare(), replace(new_one(1), uses=("welcome",)))
    twice = edits.add_evidence(once, replace(new_one(1), name="another name.pdf", uses=("purpose",)))
    assert [(one.name, one.uses) for one in twice.evidence] == [("1.pdf", ("purpose", "welcome"))]
    assert edits.add_evidence(twice, new_one(1)) is twice


def test_an_item_serves_criteria_in_the_packs_order_and_stays_when_it_serves_none() -> None:
    assessment = edits.use(full_assessment(), "e2", "welcome")
    assessment = edits.use(edits.use(assessment, "e2", "purpose"), "e2", "purpose")
    assert assessment.evidence[1].uses == ("purpose", "welcome")
    assert [one.id for one in serving(assessment.evidence, "welcome")] == ["e2"]
    for criterion in ("welcome", "purpose", "coaching"):
        assessment = edits.unuse(assessment, "e2", criterion)
    assert assessment.evidence == full_evidence()
    with pytest.raises(ValueError, match="gone"):
        edits.use(assessment, "e2", "gone")


def test_what_people_write_is_made_plain_and_dates_are_kept_as_written() -> None:
    texts = {"name": " Uusi\n nimi\x07 ", "note": "a\r\nb", "date": " viime toukokuu ", "valid_until": "2027-12-31"}
    changed = edits.change_evidence(full_assessment(), "e2", link=" /srv/plan ", **texts).evidence[1]
    assert (changed.name, changed.note, changed.date) == ("Uusi nimi", "a\nb", "viime toukokuu")
    assert (changed.valid_until, changed.link) == ("2027-12-31", "/srv/plan")
    same = full_assessment()
    assert edits.change_evidence(same, "e2", name="Intranet") is same


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ({"name": " \n"}, "evidence-name-empty"),
        ({"link": "\x07"}, "evidence-link-empty"),
        ({"link": "x" * 4001}, "evidence-link-too-long"),
    ],
)
def test_an_item_is_never_left_without_a_name_or_a_link(texts: edits.EvidenceTexts, code: str) -> None:
    with pytest.raises(RefusedError) as caught:
        edits.change_evidence(full_assessment(), "e2", **texts)
    assert caught.value.code == code


def test_limits_are_refused_plainly_and_nothing_is_added() -> None:
    large = new_one(1, FILE_BYTES_AT_MOST + 1)
    full = replace(bare(), evidence=tuple(map(new_one, range(FILES_AT_MOST))))
    heavy = replace(bare(), evidence=tuple(new_one(number, FILE_BYTES_AT_MOST) for number in range(8)))
    links = tuple(edits.new_link(f"l{number}", "/srv") for number in range(LINKS_AT_MOST))
    cases = [
        (bare(), large, "evidence-too-large"),
        (full, new_one(999), "evidence-too-many"),
        (heavy, new_one(999), "evidence-total"),
        (replace(bare(), evidence=links), edits.new_link("l", "/srv"), "evidence-too-many-links"),
    ]
    for assessment, item, code in cases:
        with pytest.raises(RefusedError) as caught:
            edits.add_evidence(assessment, item)
        assert caught.value.code == code
    assert len(edits.add_evidence(full, edits.new_link("l", "/srv")).evidence) == FILES_AT_MOST + 1


def test_a_pack_of_many_files_leaves_room_for_fewer() -> None:
    large = replace(TINY, files={**FILES, **{f"areas/{number}.yaml": b"" for number in range(148)}})
    assert (files_at_most(TINY), files_at_most(large)) == (FILES_AT_MOST, 30)


def test_items_are_made_with_what_they_are_and_removed_whole() -> None:
    link = edits.new_link("l", "https://example.org/a b")
    assert (link.kind, link.name, link.link) == (
        EvidenceKind.LINK,
        "https://example.org/a b",
        "https://example.org/a b",
    )
    assert edits.new_link("l", "/srv", "The plan").name == "The plan"
    assert edits.remove_evidence(full_assessment(), PLAN.id).evidence == (INTRANET,)
    assert missing(full_evidence(), set()) == (PLAN,)
    assert missing(full_evidence(), {PLAN.sha256}) == ()
    for impossible in (
        lambda: edits.new_file("x", "no hash", 1),
        lambda: edits.remove_evidence(bare(), "e2"),
        lambda: edits.add_evidence(full_assessment(), edits.new_link("e2", "/srv")),
        lambda: edits.change_evidence(full_assessment(), PLAN.id, link="/srv"),
    ):
        with pytest.raises(ValueError, match=r"."):
            impossible()
