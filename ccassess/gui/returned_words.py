"""What came back from the journal, in words: how many changes of what, made when, and each field with its texts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import fields
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party, Profile, Reason
from ccassess.domain.claims import Why
from ccassess.wording.figures import measure_name
from ccassess.wording.numbers import listed
from ccassess.wording.periods import period_names
from ccassess.wording.terms import grade_label, party_name, profile_field_name, reason_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.app.recovery import Recovery
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator

_PROFILE = {field.name for field in fields(Profile)}
MOST = 3
"""Parts of the assessment that a notice names; the list names all."""


def returned_sentence(t: Translator, assessment: Assessment, language: str, recovery: Recovery, name: str) -> str:
    """Return what came back, and what waits for a decision; `name` is what the document is called."""
    sentences = []
    if recovery.fields:
        counts = Counter(_place(t, assessment, language, one.change.path) for one in recovery.fields)
        named = [
            t.n("{count} change to {what}", "{count} changes to {what}", count, what=what)
            for what, count in counts.most_common(MOST)
        ]
        left = sum(counts.values()) - sum(count for _, count in counts.most_common(MOST))
        if left:
            named.append(t.n("{count} change elsewhere", "{count} changes elsewhere", left))
        sentences.append(
            t(
                "From this computer's journal came back to {name}: {changes}, last changed {when}. "
                "Undo takes them away.",
                name=name,
                changes=listed(t, named),
                when=moment_words(t, max(one.time for one in recovery.fields)),
            )
        )
    if recovery.conflicts:
        sentences.append(
            t.n(
                "{count} change from {when} waits for you: {name} says something else there by now.",
                "{count} changes from {when} wait for you: {name} says something else there by now.",
                len(recovery.conflicts),
                when=moment_words(t, recovery.until),
                name=name,
            )
        )
    if recovery.older_file:
        sentences.append(t("This file is an older copy than the one they were made in."))
    return " ".join(sentences)


def moment_words(t: Translator, time: str) -> str:
    """Return a moment of the journal as this computer's clock tells it: "14:02 on 22 Nov 2026"."""
    try:
        moment = dt.datetime.fromisoformat(time).astimezone()
    except ValueError:
        return time
    return t("{time} on {date}", time=t.time(moment.timetz()), date=t.date(moment.date(), "medium"))


def field_words(t: Translator, assessment: Assessment, language: str, path: str) -> str:
    """Return which field it is: "Self-assessment, 2.3 Coaching: Planned"."""
    parts = path.split("/")
    place, names = _place(t, assessment, language, path), ""
    if parts[0] in set(Party) and len(parts) > 2:
        names = _answer_field(t, assessment.pack, language, parts[1], parts[2:])
        place = f"{party_name(t, Party(parts[0]))}, {place}"
    elif parts[0] == "profile" and parts[-1] in _PROFILE:
        names = profile_field_name(t, parts[-1])
    elif parts[0] == "measures" and len(parts) > 3 and parts[2] == "figures":
        names = period_names(t, [parts[-1]])[0]
    elif parts[0] == "measures" and len(parts) > 2:
        names = parts[2]
    return f"{place}: {names}" if names else place


def text_words(t: Translator, path: str, text: str) -> str:
    """Return what a field says; what is not one of its texts is shown as it is."""
    parts = path.split("/")
    try:
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
    }[why]


def _place(t: Translator, assessment: Assessment, language: str, path: str) -> str:
    """Return the part of the assessment that a field belongs to."""
    folder, _, rest = path.partition("/")
    one, pack = rest.partition("/")[0], assessment.pack
    if folder in set(Party):
        node = pack.nodes.get(one)
        return one if node is None else f"{node.ref} {pack.title(node.id, language)}".strip()
    if folder == "measures":
        series = next((found for found in assessment.series if found.id == one), None)
        return t("the figures") if series is None else measure_name(pack, series.measure, language)
    return {
        "profile": t("the profile"),
        "people": t("the people"),
        "team": t("the verification team"),
        "checklists": pack.text(f"checklist.{one}.title", language) or t("the checklists"),
        "terms": pack.text(f"term.{one}.title", language) or t("the glossary"),
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
