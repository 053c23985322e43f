"""Fields of an assessment and their canonical texts in words, as conflicts and lists of changes tell them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party, Profile, Reason
from ccassess.domain.claims import Why
from ccassess.wording.evidence_fields import evidence_field, evidence_said
from ccassess.wording.figures import measure_name
from ccassess.wording.periods import period_names
from ccassess.wording.terms import grade_label, party_name, profile_field_name, reason_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator

_PROFILE = {field.name for field in fields(Profile)}


def field_words(t: Translator, assessment: Assessment, language: str, path: str) -> str:
    """Return which field it is: "Self-assessment, 2.3 Coaching: Planned"."""
    parts = path.split("/")
    place, names = place_words(t, assessment, language, path), ""
    if parts[0] in set(Party) and len(parts) > 2:
        names = _answer_field(t, assessment.pack, language, parts[1], parts[2:])
        place = f"{party_name(t, Party(parts[0]))}, {place}"
    elif parts[0] == "profile" and parts[-1] in _PROFILE:
        names = profile_field_name(t, parts[-1])
    elif parts[0] == "measures" and len(parts) > 3 and parts[2] == "figures":
        names = period_names(t, [parts[-1]])[0]
    elif parts[0] == "measures" and len(parts) > 2:
        names = parts[2]
    elif parts[0] == "evidence" and len(parts) > 2:
        names = evidence_field(t, assessment.pack, language, parts[2:])
    return f"{place}: {names}" if names else place


def text_words(t: Translator, path: str, text: str) -> str:
    """Return what a field says; what is not one of its texts is shown as it is."""
    parts = path.split("/")
    try:
        if parts[0] == "evidence" and len(parts) > 2 and text:
            return evidence_said(t, parts[2], text)
        return _said(t, parts[2] if len(parts) > 2 else "", text) if text else t("nothing")
    except (ValueError, KeyError):
        return text


def _said(t: Translator, field: str, text: str) -> str:
    if field == "ratings":
        return t.number(text)
    if field == "findings":
        return text.partition(": ")[2] or text
    if field == "grade":
        return grade_label(t, int(text))
    if field == "reason":
        return reason_name(t, Reason(text))
    return {"yes": t("yes"), "no": t("no")}[text] if field in {"flagged", "applies"} else text


def reason_words(t: Translator, why: Why) -> str:
    """Return why a change did not come back, short."""
    return {
        Why.CHANGED: t("the file says something else"),
        Why.BOUND: t("it goes only together with another one here"),
        Why.GONE: t("what it belongs to is not there any more"),
        Why.UNKNOWN: t("there is no such field"),
        Why.DAMAGED: t("its text is damaged"),
        Why.PACK: t("it was made by other criteria"),
        Why.FULL: t("the assessment holds as much evidence as it can"),
    }[why]


def place_words(t: Translator, assessment: Assessment, language: str, path: str) -> str:
    """Return the part of the assessment that a field belongs to."""
    folder, _, rest = path.partition("/")
    one, pack = rest.partition("/")[0], assessment.pack
    if folder in set(Party):
        node = pack.nodes.get(one)
        return one if node is None else f"{node.ref} {pack.title(node.id, language)}".strip()
    if folder == "measures":
        series = next((found for found in assessment.series if found.id == one), None)
        return t("the figures") if series is None else measure_name(pack, series.measure, language)
    if folder == "evidence":
        return next((found.name for found in assessment.evidence if found.id == one), "") or t("the evidence")
    return {
        "profile": t("the profile"),
        "people": t("the people"),
        "team": t("the verification team"),
        "checklists": pack.text(f"checklist.{one}.title", language) or t("the checklists"),
        "terms": pack.text(f"term.{one}.title", language) or t("the glossary"),
        "restored": t("the restored versions"),
    }.get(folder, folder)


def _answer_field(t: Translator, pack: Pack, language: str, criterion: str, steps: Sequence[str]) -> str:
    """Return which field of an answer it is."""
    field, *more = steps
    if field == "ratings" and more:
        node = pack.nodes.get(criterion)
        return (node is not None and pack.attribute_title(node, more[0], language)) or more[0]
    return {
        "findings": t("Finding") if more else t("Order of the findings"),
        "grade": t("Evidence"),
        "note": t("Note"),
        "flagged": t("Flag"),
        "applies": t("Applies"),
        "not_applicable": t("Why it does not apply"),
        "reason": t("Reason for the difference"),
        "reason_text": t("Reason for the difference"),
    }.get(field, field)
