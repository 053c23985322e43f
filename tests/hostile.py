"""An assessment in which everything that anybody can write is written by somebody who means harm."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from ccassess.app.files import example_path
from ccassess.domain.assessment import Answer, Finding, FindingKind, Party, Person, Reason, Role
from ccassess.domain.evidence import Evidence, EvidenceKind, file_id
from ccassess.storage.document import decode

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.pack import Pack

Value = TypeVar("Value")

HOSTILE = '<img src="//evil.example/x"><b>&amp;'

WRITTEN = {
    *("centre", "unit", "contact", "sites", "headcount", "channels", "client", "outsourcer"),
    *("text", "note", "name", "segment", "comparator_source", "reason_text", "not_applicable", "who", "title", "link"),
}
"""Names of the fields that somebody writes as text."""
BY_ID = {"meanings", "parameters"}
"""Names of the fields that hold such texts by id."""


def written_by_nobody_good(value: Value, text: str = HOSTILE) -> Value:
    """Return a value in which every text that says something says this."""
    if isinstance(value, tuple):
        return type(value)(written_by_nobody_good(one, text) for one in value)  # type: ignore[return-value]
    if isinstance(value, dict):
        return {key: written_by_nobody_good(one, text) for key, one in value.items()}  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, object] = {}
    for one in fields(value):
        held = getattr(value, one.name)
        if one.name == "pack":
            continue
        if isinstance(held, str) and type(held) is str:
            changes[one.name] = text if held and one.name in WRITTEN else held
        elif one.name in BY_ID and isinstance(held, dict):
            changes[one.name] = dict.fromkeys(held, text)
        else:
            changes[one.name] = written_by_nobody_good(held, text)
    return replace(value, **changes)


def hostile_pack(pack: Pack, text: str = HOSTILE) -> Pack:
    """Return a pack that scores as this one does, and says nothing but this text."""
    texts = {
        language: {key: (text,) * len(said) if isinstance(said, tuple) else text for key, said in own.items()}
        for language, own in pack.texts.items()
    }
    return replace(pack, texts=texts)


def hostile_assessment(text: str = HOSTILE, *, pack_too: bool = True) -> Assessment:
    """Return the worked example so written: in the profile, answers, figures, checklists, evidence, criteria."""
    found = decode(example_path("en").read_bytes())
    criteria = found.pack.criteria
    findings = tuple(Finding(f"f-{kind}", kind, text) for kind in FindingKind)
    for party in Party:
        sheet = found.sheet(party)
        for node in criteria[:4]:
            answer = replace(sheet.answers.get(node.id, Answer()), findings=findings, note=text)
            if party is Party.VERIFICATION:
                answer = replace(answer, reason=Reason.OTHER, reason_text=text)
            sheet = sheet.with_answer(node.id, answer)
        found = found.with_sheet(sheet)
    digest = "a" * 64
    uses = tuple(node.id for node in criteria[:2])
    items = (
        Evidence(file_id(digest), EvidenceKind.FILE, text, sha256=digest, size=5, note=text, date=text, uses=uses),
        Evidence("hostile-link", EvidenceKind.LINK, text, link=text, note=text, valid_until=text, uses=uses),
    )
    found = replace(found, people=(Person(text, Role.OWNER),), team=(Person(text, Role.LEAD_VERIFIER),), evidence=items)
    found = written_by_nobody_good(found, text)
    series = tuple(replace(one, segment=text, note=text, comparator_source=text) for one in found.series[:1])
    found = replace(found, series=(*series, *found.series[1:]))
    return replace(found, pack=hostile_pack(found.pack, text)) if pack_too else found
