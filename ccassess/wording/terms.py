"""The field's own words for parties, reasons, findings, roles, evidence grades, profile fields, progress and state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.assessment import FindingKind, Party, Reason, Role
from ccassess.domain.shown import points

if TYPE_CHECKING:
    from ccassess.domain.pack import Band, Pack
    from ccassess.domain.scoring import Score
    from ccassess.i18n import Translator


def party_name(t: Translator, party: Party) -> str:
    """Return what a party's score is called; in a practice assessment the second one is not sealed."""
    return t("Self-assessment") if party is Party.SELF else t("Verification, not sealed")


def party_short(t: Translator, party: Party) -> str:
    """Return the name for a key or a table's head; that nothing is sealed is never left out."""
    return t("Self") if party is Party.SELF else t("Verification, not sealed")


def state_name(t: Translator) -> str:
    """Return the state of an assessment that nobody has submitted."""
    return t("Draft")


def reason_name(t: Translator, reason: Reason) -> str:
    """Return why a verified rating differs (the method, section 7)."""
    return {
        Reason.NO_EVIDENCE: t("No evidence was seen"),
        Reason.EVIDENCE_OUTDATED: t("The evidence is out of date"),
        Reason.NOT_DEPLOYED: t("Not carried out as described"),
        Reason.CRITERION_MISREAD: t("The criterion was read differently"),
        Reason.SELF_TOO_LOW: t("The self-assessment was too modest"),
        Reason.OTHER: t("Another reason"),
    }[reason]


def findings_name(t: Translator, kind: FindingKind) -> str:
    """Return the heading over the findings of one kind."""
    return {
        FindingKind.STRENGTH: t("Strengths"),
        FindingKind.IMPROVEMENT: t("Areas for improvement"),
        FindingKind.ISSUE: t("Site-visit issues"),
    }[kind]


def role_name(t: Translator, role: Role) -> str:
    """Return what a person does in an assessment."""
    return {
        Role.OWNER: t("Centre owner"),
        Role.FACILITATOR: t("Facilitator"),
        Role.SELF_ASSESSOR: t("Self-assessor"),
        Role.LEAD_VERIFIER: t("Lead verifier"),
        Role.VERIFIER: t("Verifier"),
        Role.OBSERVER: t("Observer"),
        Role.ORGANISER: t("Organiser"),
    }[role]


def grade_name(t: Translator, grade: int | None) -> str:
    """Return what an evidence grade means, to stand inside a sentence (the method, section 5, rule 4)."""
    if grade is None:
        return t("not graded yet")
    known = (
        t("nothing seen"),
        t("a statement or interview only"),
        t("a document or data seen"),
        t("two independent kinds seen"),
    )
    return known[grade] if grade in range(len(known)) else str(grade)


def grade_label(t: Translator, grade: int | None) -> str:
    """Return an evidence grade with its meaning, to stand alone."""
    if grade is None:
        return t("Not graded yet")
    return t("Grade {grade}: {meaning}", grade=grade, meaning=grade_name(t, grade))


def profile_field_name(t: Translator, name: str) -> str:
    """Return the label of a field of the profile."""
    return {
        "centre": t("Centre"),
        "unit": t("Unit assessed"),
        "period_start": t("Period from"),
        "period_end": t("Period to"),
        "contact": t("Contact"),
        "sites": t("Sites"),
        "headcount": t("Headcount"),
        "channels": t("Channels"),
        "client": t("Client"),
        "outsourcer": t("Outsourcer"),
    }[name]


def progress(t: Translator, score: Score) -> str:
    """Return how far a node's criteria are scored: "27 of 38 scored", "36 of 37 scored, 1 not applicable"."""
    if score.not_applicable:
        return t(
            "{scored} of {criteria} scored, {absent} not applicable",
            scored=score.scored,
            criteria=score.criteria,
            absent=score.not_applicable,
        )
    return t("{scored} of {criteria} scored", scored=score.scored, criteria=score.criteria)


def points_so_far(t: Translator, score: Score) -> str:
    """Return what the scored criteria give while others are open: "389.0 points so far, at most 612.5"."""
    return t(
        "{so_far} points so far, at most {maximum}",
        so_far=t.number(points(score.so_far)),
        maximum=t.number(points(score.maximum)),
    )


def band_name(t: Translator, pack: Pack, band: Band | None, language: str) -> str:
    """Return the band of a total; an en dash while there is none."""
    return t("–") if band is None else pack.band_title(band, language) or band.id
