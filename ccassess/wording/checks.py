"""The consistency check in words: how much a check matters, what it says, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.problems import Severity
from ccassess.wording.evidence_checks import evidence_sentence
from ccassess.wording.figure_checks import apart_sentence, series_sentence
from ccassess.wording.figures import series_name
from ccassess.wording.numbers import attribute_name, listed
from ccassess.wording.terms import grade_name, party_name, profile_field_name

if TYPE_CHECKING:
    from ccassess.domain.checks import Check
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator


def severity_name(t: Translator, severity: Severity) -> str:
    """Return how much a check matters, in a word."""
    return {Severity.ERROR: t("Error"), Severity.WARNING: t("Warning"), Severity.NOTE: t("Note")}[severity]


def check_place(t: Translator, pack: Pack, check: Check, language: str) -> str:
    """Return where to look: "2.3 Coaching and feedback, Self-assessment", "Service level, phone", "Evidence, Plan.pdf".

    Where it is none of those, it is the profile.
    """
    if check.series:
        return series_name(t, pack, check.data["measure"], check.data["segment"], language)
    if check.evidence:
        return t("Evidence, {name}", name=check.data["name"])
    if not check.criterion:
        return t("Profile")
    criterion = pack.nodes[check.criterion]
    title = f"{criterion.ref} {pack.title(criterion.id, language)}".strip()
    return t("{criterion}, {party}", criterion=title, party=party_name(t, check.party))


def check_sentence(t: Translator, pack: Pack, check: Check, language: str) -> str:
    """Return what a check says, without the place.

    Raises KeyError for a code that no check of the domain has.
    """
    if check.profile_field:
        return _profile(t, check)
    if check.series:
        return series_sentence(t, pack, check, language)
    if check.evidence:
        return evidence_sentence(t, check)
    if check.code == "approach-and-result-apart":
        return apart_sentence(t, pack, check, language)
    if check.data.get("attributes"):
        return _attributes(t, pack, check, language)
    return {
        "grade-missing": t("The evidence grade is missing, so this does not count as scored."),
        "high-without-evidence": t("A rating is over 50, but no evidence is attached or graded."),
        "not-applicable-forbidden": t("This criterion must be assessed; it cannot be marked as not applicable."),
        "not-applicable-too-many": t(
            "Too many criteria are marked as not applicable; at most {count} may be.",
            count=check.data.get("most", ""),
        ),
        "not-applicable-last": t(
            "No criterion of area {area} applies; at least one must.", area=check.data.get("area", "")
        ),
        "not-applicable-without-reason": t("Marked as not applicable without a written reason."),
        "difference-without-reason": t("Differs from the self-assessment: choose a reason and write why."),
        "result-without-figures": t("Rated above 0, but none of the measures that belong here has a value."),
        "flagged": t("Flagged to come back to."),
        "no-strength": t("There is a score but no strength is written."),
        "no-improvement": t("There is room to improve but no area for improvement is written."),
        "strength-at-zero": t("A strength is written but the score is 0."),
        "improvement-at-full": t("An area for improvement is written but the score is full."),
        "too-many-findings": t("More than five strengths or areas for improvement: keep those that matter most."),
        "too-many-issues": t("More than three site-visit issues: keep those that matter most."),
    }[check.code]


def _profile(t: Translator, check: Check) -> str:
    field = profile_field_name(t, check.profile_field)
    return {
        "profile-empty": t("“{field}” is empty.", field=field),
        "not-a-date": t("“{field}” is not a date.", field=field),
        "period-reversed": t("The period ends before it begins."),
    }[check.code]


def _attributes(t: Translator, pack: Pack, check: Check, language: str) -> str:
    criterion = pack.nodes[check.criterion]
    named = [attribute_name(pack, criterion, one, language) for one in check.data["attributes"].split(",")]
    names = listed(t, named)
    if check.code == "unscored":
        return t.n(
            "Not scored yet: {names} is missing.", "Not scored yet: {names} are missing.", len(named), names=names
        )
    return {
        ("above-ceiling", Severity.WARNING): t.n(
            "{names} is rated above {limit}, the most that evidence grade {grade} ({meaning}) supports.",
            "{names} are rated above {limit}, the most that evidence grade {grade} ({meaning}) supports.",
            len(named),
            **_ceiling(t, check, names),
        ),
        ("above-ceiling", Severity.NOTE): t.n(
            "{names} counts as {limit}, the most that evidence grade {grade} ({meaning}) allows.",
            "{names} count as {limit}, the most that evidence grade {grade} ({meaning}) allows.",
            len(named),
            **_ceiling(t, check, names),
        ),
    }[check.code, check.severity]


def _ceiling(t: Translator, check: Check, names: str) -> dict[str, str]:
    data = check.data
    meaning = grade_name(t, int(data["grade"]))
    return {"names": names, "limit": t.number(data["limit"]), "grade": data["grade"], "meaning": meaning}
