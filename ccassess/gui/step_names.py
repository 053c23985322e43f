"""What an edit is called beside undo and redo: "rating of 4.2", "note on 2.3", "profile"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.file_names import shown_name
from ccassess.wording.figures import measure_name
from ccassess.wording.moments import moment_words
from ccassess.wording.periods import period_names

if TYPE_CHECKING:
    from ccassess.app.history import Step
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator

NAME_AT_MOST = 40
"""Characters of an item's name that stand on a button."""


def step_name(t: Translator, pack: Pack, step: Step, language: str) -> str:
    """Return the name of a step, short enough to stand on a button."""
    node = pack.nodes.get(step.criterion)
    if "evidence" in step.data:
        return _evidence(t, step)
    if node is None:
        return _general(t, pack, step, language)
    ref = node.ref or pack.title(node.id, language)
    if step.code == "rate":
        return _rating(t, step, ref, pack.attribute_title(node, step.data["attribute"], language))
    names = {
        "grade": t("evidence grade of {ref}", ref=ref),
        "not-applicable": t("{ref} not applicable", ref=ref),
        "applicable": t("{ref} applicable again", ref=ref),
        "flag": t("flag on {ref}", ref=ref),
        "unflag": t("flag off {ref}", ref=ref),
        "note": t("note on {ref}", ref=ref),
        "reason": t("reason on {ref}", ref=ref),
        "reason-text": t("words of the reason on {ref}", ref=ref),
        "add-strength": t("strength on {ref}", ref=ref),
        "add-improvement": t("area for improvement on {ref}", ref=ref),
        "add-issue": t("site-visit issue on {ref}", ref=ref),
        "change-finding": t("words of a finding on {ref}", ref=ref),
        "remove-finding": t("removing a finding on {ref}", ref=ref),
    }
    return names.get(step.code, ref)


def _rating(t: Translator, step: Step, ref: str, attribute: str) -> str:
    rating = step.data["rating"]
    if not rating:
        return t("{attribute} of {ref} cleared", attribute=attribute, ref=ref)
    return t("{attribute} {rating} on {ref}", attribute=attribute, rating=t.number(rating), ref=ref)


def _general(t: Translator, pack: Pack, step: Step, language: str) -> str:
    if "measure" in step.data:
        return _figures(t, step, measure_name(pack, step.data["measure"], language))
    checklist, term = step.data.get("checklist", ""), step.data.get("term", "")
    titles = {
        "checklist": pack.text(f"checklist.{checklist}.title", language) or checklist,
        "term": pack.text(f"term.{term}.title", language) or term,
    }
    return {
        "profile": t("profile"),
        "people": t("people"),
        "bring-back": t("what came back from the journal"),
        "together": t("choices between two people's work"),
        "restore": _restored(t, step),
        "checklist": t("mark in {checklist}", checklist=titles["checklist"]),
        "checklist-note": t("note on {checklist}", checklist=titles["checklist"]),
        "meaning": t("meaning of {term}", term=titles["term"]),
    }.get(step.code, t("last edit"))


def _restored(t: Translator, step: Step) -> str:
    """Return that a version was restored, and which: the step's data name it by the party."""
    version = next(iter(step.data.values()), "")
    return t("restoring the version of {when}", when=moment_words(t, version.partition(" ")[2]))


def _figures(t: Translator, step: Step, measure: str) -> str:
    period = period_names(t, [step.data["period"]])[0] if "period" in step.data else ""
    return {
        "add-series": t("adding {measure}", measure=measure),
        "remove-series": t("removing {measure}", measure=measure),
        "series": t("details of {measure}", measure=measure),
        "figure": t("{measure}, {period}", measure=measure, period=period),
        "remove-figure": t("removing {measure}, {period}", measure=measure, period=period),
    }.get(step.code, measure)


def _evidence(t: Translator, step: Step) -> str:
    if step.code == "add-evidence" and step.merges:
        return t("adding files")
    name = shown_name(step.data["name"])
    short = name if len(name) <= NAME_AT_MOST else f"{name[: NAME_AT_MOST - 1].rstrip()}…"
    return {
        "add-evidence": t("adding {evidence}", evidence=short),
        "use-evidence": t("using {evidence}", evidence=short),
        "unuse-evidence": t("taking away {evidence}", evidence=short),
        "remove-evidence": t("removing {evidence}", evidence=short),
    }.get(step.code, t("details of {evidence}", evidence=short))
