"""Edits of the evidence: each takes an assessment and returns the changed one, or refuses by a limit.

Every text is made plain as it comes in (see `plain_text`); dates are kept as written, and a check tells of those that
are none. Ids that are not there raise ValueError: no page offers them. Where nothing changes the same assessment comes
back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from ccassess.domain.evidence import (
    FILE_BYTES_AT_MOST,
    LINK_AT_MOST,
    LINKS_AT_MOST,
    NAME_AT_MOST,
    TOTAL_BYTES_AT_MOST,
    Evidence,
    EvidenceKind,
    contents_needed,
    file_id,
    files_at_most,
    in_pack_order,
    is_sha256,
)
from ccassess.domain.plain_text import plain
from ccassess.domain.problems import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Unpack

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.pack import Pack


class EvidenceTexts(TypedDict, total=False):
    """The fields of an item that a person writes; `link` of a link alone."""

    name: str
    link: str
    note: str
    date: str
    valid_until: str


def new_file(name: str, sha256: str, size: int) -> Evidence:
    """Return the item of a file, under the id that follows from its content. Raises ValueError for an odd hash."""
    if not is_sha256(sha256) or size < 0:
        message = f"no content: {sha256!r}, {size}"
        raise ValueError(message)
    return Evidence(file_id(sha256), EvidenceKind.FILE, _named(name), sha256, size)


def new_link(evidence_id: str, link: str, name: str = "") -> Evidence:
    """Return the item of a link under a permanent id; without a name it is called as it reads.

    Raises RefusedError ("evidence-link-empty", "evidence-link-too-long").
    """
    words = _link(link)
    return Evidence(evidence_id, EvidenceKind.LINK, plain(name).strip()[:NAME_AT_MOST] or _named(words), link=words)


def evidence_of(assessment: Assessment, evidence_id: str) -> Evidence:
    """Return an item by its id. Raises ValueError where there is none."""
    found = next((one for one in assessment.evidence if one.id == evidence_id), None)
    if found is None:
        message = f"no evidence {evidence_id!r}"
        raise ValueError(message)
    return found


def add_evidence(assessment: Assessment, item: Evidence) -> Assessment:
    """Add an item after the others; a file that is there already only serves the item's criteria too.

    Raises RefusedError: "evidence-too-large" (with `size`, `most` in bytes), "evidence-too-many" (`most`),
    "evidence-total" (`size` of all then, `most`), "evidence-too-many-links" (`most`); ValueError for another item's
    id.
    """
    present = next((one for one in assessment.evidence if one.id == item.id), None)
    if present is not None:
        if item.kind is EvidenceKind.LINK or present.sha256 != item.sha256:
            message = f"evidence {item.id!r} is there already"
            raise ValueError(message)
        return _with(assessment, replace(present, uses=in_pack_order(assessment.pack, (*present.uses, *item.uses))))
    check_limits(assessment.pack, (*assessment.evidence, item))
    added = replace(item, uses=in_pack_order(assessment.pack, item.uses))
    return replace(assessment, evidence=(*assessment.evidence, added))


def check_limits(pack: Pack, items: Iterable[Evidence]) -> None:
    """Raise RefusedError, as `add_evidence` says, where an assessment by a pack could not hold all these items."""
    listed = tuple(items)
    sizes = contents_needed(listed).values()
    links = sum(one.kind is EvidenceKind.LINK for one in listed)
    largest = max(sizes, default=0)
    if largest > FILE_BYTES_AT_MOST:
        raise RefusedError("evidence-too-large", size=str(largest), most=str(FILE_BYTES_AT_MOST))
    if len(sizes) > files_at_most(pack):
        raise RefusedError("evidence-too-many", most=str(files_at_most(pack)))
    if sum(sizes) > TOTAL_BYTES_AT_MOST:
        raise RefusedError("evidence-total", size=str(sum(sizes)), most=str(TOTAL_BYTES_AT_MOST))
    if links > LINKS_AT_MOST:
        raise RefusedError("evidence-too-many-links", most=str(LINKS_AT_MOST))


def change_evidence(assessment: Assessment, evidence_id: str, **texts: Unpack[EvidenceTexts]) -> Assessment:
    """Write fields of an item.

    Raises RefusedError: "evidence-name-empty", "evidence-link-empty", "evidence-link-too-long"; ValueError for the link
    of a file.
    """
    item = evidence_of(assessment, evidence_id)
    if "link" in texts and item.kind is EvidenceKind.FILE:
        message = "a file has no link"
        raise ValueError(message)
    written: EvidenceTexts = {}
    if "name" in texts:
        written["name"] = _named(texts["name"])
    if "link" in texts:
        written["link"] = _link(texts["link"])
    if "note" in texts:
        written["note"] = plain(texts["note"])
    if "date" in texts:
        written["date"] = plain(texts["date"]).strip()
    if "valid_until" in texts:
        written["valid_until"] = plain(texts["valid_until"]).strip()
    return _with(assessment, replace(item, **written))


def use(assessment: Assessment, evidence_id: str, criterion_id: str) -> Assessment:
    """Let an item serve a criterion. Raises ValueError for one that the pack does not have."""
    item = evidence_of(assessment, evidence_id)
    if all(one.id != criterion_id for one in assessment.pack.criteria):
        message = f"no criterion {criterion_id!r}"
        raise ValueError(message)
    return _with(assessment, replace(item, uses=in_pack_order(assessment.pack, (*item.uses, criterion_id))))


def unuse(assessment: Assessment, evidence_id: str, criterion_id: str) -> Assessment:
    """Let an item serve a criterion no more; the item stays."""
    item = evidence_of(assessment, evidence_id)
    return _with(assessment, replace(item, uses=tuple(one for one in item.uses if one != criterion_id)))


def remove_evidence(assessment: Assessment, evidence_id: str) -> Assessment:
    """Remove an item from the assessment and all criteria."""
    evidence_of(assessment, evidence_id)
    return replace(assessment, evidence=tuple(one for one in assessment.evidence if one.id != evidence_id))


def _named(text: str) -> str:
    """Return a name in one line, cut to its length. Raises RefusedError ("evidence-name-empty")."""
    name = " ".join(plain(text).split())[:NAME_AT_MOST].strip()
    if not name:
        raise RefusedError("evidence-name-empty")
    return name


def _link(text: str) -> str:
    link = plain(text).strip()
    if not link:
        raise RefusedError("evidence-link-empty")
    if len(link) > LINK_AT_MOST:
        raise RefusedError("evidence-link-too-long", most=str(LINK_AT_MOST))
    return link


def _with(assessment: Assessment, item: Evidence) -> Assessment:
    """Return the assessment with an item changed; the same object where nothing changes."""
    if item == evidence_of(assessment, item.id):
        return assessment
    return replace(assessment, evidence=tuple(item if one.id == item.id else one for one in assessment.evidence))
