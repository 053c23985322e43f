"""Entries of the history in words: where, which field, what it said before and after; and how versions are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Mark, Party
from ccassess.domain.centre_texts import importance_of, mark_place
from ccassess.domain.field_texts import person_of
from ccassess.domain.kept import Kept
from ccassess.domain.traces import RESTORED
from ccassess.wording.aids import item_title, mark_name, side_title
from ccassess.wording.changed_fields import field_words, place_words, text_words
from ccassess.wording.figures import measure_name, parameter_name, variant_name
from ccassess.wording.left_behind import figure_words
from ccassess.wording.moments import moment_words
from ccassess.wording.periods import period_names
from ccassess.wording.terms import party_name, role_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.history_reading import Recorded
    from ccassess.domain.kept import Version
    from ccassess.i18n import Translator

_REMOVABLE = {"findings", "figures", "kind", "name", "content", "uses"}
"""Fields that are something of their own: without a text they were removed."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry as a table shows it, all in words; `who` is "" where nobody was named."""

    when: str
    who: str
    party: str
    place: str
    field: str
    old: str
    new: str


def history_line(t: Translator, assessment: Assessment, language: str, recorded: Recorded) -> HistoryLine:
    """Return an entry in words; whatever a file may hold there, it is shown, if need be as it stands."""
    entry = recorded.entry
    place, field = change_words(t, assessment, language, entry.path)
    old, new = said_words(t, assessment, language, entry.path, (entry.old, entry.new))
    if entry.path == RESTORED:
        field = t("Version restored") if entry.new else t("Restoring undone")
    return HistoryLine(moment_words(t, entry.time), entry.who, party_name(t, recorded.party), place, field, old, new)


def change_words(t: Translator, assessment: Assessment, language: str, path: str) -> tuple[str, str]:
    """Return the place of a field and its name: "2.3 Coaching", "Planned"; no name where the place says all."""
    parts = path.split("/")
    if parts[0] == RESTORED:
        return t("Versions"), ""
    if path == "pack":
        return t("Criteria"), ""
    place = place_words(t, assessment, language, path)
    own = _own_field(t, assessment, language, parts)
    if own:
        return place, own
    whole = field_words(t, assessment, language, path)
    return place, whole.rpartition(f"{place}: ")[2] if f"{place}: " in whole else ""


def said_words(
    t: Translator, assessment: Assessment, language: str, path: str, texts: tuple[str, str]
) -> tuple[str, str]:
    """Return what a field said before and after, in words."""
    old, new = texts
    parts = path.split("/")
    removed = parts[0] in {"people", "team"} or (len(parts) > 2 and parts[2] in _REMOVABLE)
    gone = t("removed") if removed else "–"
    return (
        _said(t, assessment, language, path, old) if old else "–",
        _said(t, assessment, language, path, new) if new else gone,
    )


def version_words(t: Translator, text: str) -> str:
    """Return which version an entry names: "the version of 14:02 on 22 Nov 2026"."""
    return t("the version of {when}", when=moment_words(t, text.partition(" ")[2]))


def kept_words(t: Translator, version: Version) -> str:
    """Return why a version was kept."""
    return {
        Kept.OPENED: t("as it was opened"),
        Kept.SAVED: t("saved"),
        Kept.CLOSED: t("as it was closed"),
        Kept.BEFORE_RESTORE: t("before a version was restored"),
        Kept.BEFORE_MERGE: t("before two states were brought together"),
        Kept.BEFORE_MOVE: t("before it was moved to other criteria"),
    }[version.why]


def _own_field(t: Translator, assessment: Assessment, language: str, parts: Sequence[str]) -> str:
    """Return the name of a field of the people, the figures or the checklists; "" for any other."""
    pack = assessment.pack
    if parts[0] in {"people", "team"} and len(parts) > 1:
        return t("Person {number}", number=parts[1])
    if parts[0] == "checklists" and len(parts) > 3:
        item, side = mark_place("/".join(parts[3:]))
        whose = side_title(pack, parts[1], side, language)
        title = item_title(pack, parts[1], item, language)
        return t("{what}, {side}", what=title, side=whose) if whose else title
    if parts[0] == "checklists" and parts[-1] == "note":
        return t("Note")
    if parts[0] == "measures" and len(parts) > 2:
        return _series_field(t, assessment, language, parts)
    return t("Order") if parts[-1] in {"measures", "evidence"} and len(parts) == 1 else ""


def _series_field(t: Translator, assessment: Assessment, language: str, parts: Sequence[str]) -> str:
    field = parts[2]
    if field == "figures" and len(parts) > 3:
        try:
            return period_names(t, [parts[3]])[0]
        except ValueError:
            return parts[3]
    if field == "parameters" and len(parts) > 3:
        return parameter_name(assessment.pack, _measure(assessment, parts[1]), parts[3], language)
    return {
        "measure": t("Measure"),
        "segment": t("Segment"),
        "variant": t("Variant"),
        "importance": t("Weight"),
        "comparator_source": t("Source of the comparator"),
        "note": t("Note"),
    }.get(field, field)


def _said(t: Translator, assessment: Assessment, language: str, path: str, text: str) -> str:
    """Return what a field said; what is not one of its texts is shown as it is."""
    parts = path.split("/")
    try:
        if parts[0] == RESTORED:
            return version_words(t, text)
        if parts[0] in {"people", "team"}:
            person = person_of(text)
            return t("{name}, {role}", name=person.name, role=role_name(t, person.role))
        if parts[0] == "checklists" and "marks" in parts:
            return mark_name(t, Mark(text))
        if parts[0] == "measures" and len(parts) > 2:
            return _series_said(t, assessment, language, parts, text)
    except (ValueError, KeyError):
        return text
    # An order is of ids, which tell nobody anything.
    return t("another order") if _is_order(parts) else text_words(t, path, text)


def _series_said(t: Translator, assessment: Assessment, language: str, parts: Sequence[str], text: str) -> str:
    field = parts[2]
    if field == "figures":
        return figure_words(t, text)
    if field == "measure":
        return measure_name(assessment.pack, text, language)
    if field == "variant":
        return variant_name(assessment.pack, _measure(assessment, parts[1]), text, language)
    return t.number(str(importance_of(text))) if field == "importance" else text


def _is_order(parts: Sequence[str]) -> bool:
    return list(parts) in (["measures"], ["evidence"]) or (
        parts[0] in set(Party) and len(parts) == 3 and parts[2] == "findings"
    )


def _measure(assessment: Assessment, series: str) -> str:
    return next((one.measure for one in assessment.series if one.id == series), "")
