"""The criteria in plain data, area by area: ratings, evidence, findings, difference and arithmetic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ccassess.domain import shown
from ccassess.domain.assessment import FindingKind, Party
from ccassess.domain.comparison import difference as find_difference
from ccassess.domain.explain import explain
from ccassess.domain.scoring import effective
from ccassess.reporting.outline.areas import criteria_of, small_group
from ccassess.reporting.outline.evidence import items_of
from ccassess.reporting.outline.parts import (
    AreaPart,
    CriterionPart,
    DifferencePart,
    EvidencePart,
    FindingsPart,
    RatingPart,
)
from ccassess.reporting.outline.results import series_of
from ccassess.reporting.outline.source import DASH
from ccassess.wording.arithmetic import arithmetic_line
from ccassess.wording.numbers import attribute_name
from ccassess.wording.terms import findings_name, grade_name, party_short, points_so_far, progress, reason_name

if TYPE_CHECKING:
    from ccassess.domain.assessment import Answer
    from ccassess.domain.pack import Node
    from ccassess.i18n import Translator
    from ccassess.reporting.outline.source import Source


def criteria(source: Source, *, refers: bool = False) -> tuple[AreaPart, ...]:
    """Return every area with its criteria; with `refers` results say where their figures stand."""
    return tuple(_area(source, area, refers=refers) for area in source.pack.areas)


def _area(source: Source, area: Node, *, refers: bool) -> AreaPart:
    title = f"{area.ref} {source.title(area)}".strip()
    group = small_group(source, area)
    return AreaPart(
        section=source.t("Criteria: {area}", area=title if group is None else source.title(group)),
        own_page=group is None or area is group.children[0],
        title=title,
        summary=_summary(source, area),
        criteria=tuple(_criterion(source, one, refers=refers) for one in criteria_of(area)),
    )


def _summary(source: Source, area: Node) -> str:
    """Return an area's points by each party in a line; while unscored, how far it is."""
    t = source.t
    if not any(source.score(party, area).applies for party in source.parties):
        return t("Not applicable.")
    difference = source.difference(area)
    if difference is not None:
        return t(
            "{verified} of {possible} points, verification, not sealed; self-assessment {own}; difference "
            "{difference}.",
            verified=t.number(difference.second),
            possible=source.worth(source.score(source.leading_party(area), area).possible),
            own=t.number(difference.first),
            difference=source.change(difference.difference),
        )
    said = [_party_points(source, party, area) for party in source.parties]
    return "; ".join(said) + "."


def _party_points(source: Source, party: Party, area: Node) -> str:
    t, score = source.t, source.score(party, area)
    if not score.applies:
        return t("{party}: not applicable", party=source.party(party))
    if not score.scored and source.compares:
        return t("{party}: {progress}", party=source.party(party), progress=progress(t, score))
    if score.points is None:
        return t(
            "{party}: {progress}, {points}",
            party=source.party(party),
            progress=progress(t, score),
            points=points_so_far(t, score),
        )
    return t(
        "{party}: {points} of {possible} points",
        party=source.party(party),
        points=source.points(score.points),
        possible=source.worth(score.possible),
    )


def _criterion(source: Source, node: Node, *, refers: bool) -> CriterionPart:
    t, score = source.t, source.score(source.leading_party(node), node)
    title = source.title(node)
    found, own_found = _found(source, node)
    out_of = source.worth(node.out_of)
    return CriterionPart(
        id=node.id,
        ref=node.ref,
        title=title,
        continued=t("{criterion}, continued", criterion=f"{node.ref} {title}".strip()),
        points=source.points(score.points),
        of_points=_of_points(source, node),
        question=source.pack.text(f"{node.id}.question", source.pack_language),
        ratings_label=t("Ratings"),
        heads={party: party_short(t, party) for party in source.parties_at(node)},
        scale=("0", source.worth(node.out_of / 2), out_of),
        ratings=_ratings(source, node),
        evidence=_evidence(source, node),
        figures=_reference(source, node) if refers else None,
        findings=found,
        no_findings="" if found or not score.applies else t("No findings are written."),
        own_findings=own_found,
        remarks=_remarks(source, node),
        items_label=t("The centre’s evidence"),
        items=items_of(source, node),
        difference=_difference(source, node),
        arithmetic_label=t("Arithmetic, {party}", party=source.party_inside(source.leading_party(node)))
        if source.mixes
        else t("Arithmetic"),
        arithmetic=arithmetic_line(t, source.pack, explain(score), source.pack_language),
    )


def _of_points(source: Source, node: Node) -> str:
    """Return what stands beside the points: of how many, and whose they are where that changes from one to the next."""
    t, leading = source.t, source.leading_party(node)
    score, party = source.score(leading, node), source.party_inside(leading)
    if not score.applies:
        return t("not applicable, {party}", party=party) if source.mixes else t("not applicable")
    possible = source.worth(score.possible)
    if source.mixes:
        return t("of {possible} points, {party}", possible=possible, party=party)
    return t("of {possible} points", possible=possible)


def _ratings(source: Source, node: Node) -> tuple[RatingPart, ...]:
    """Return the ratings as they count; none where no party shown says that the criterion applies."""
    counted = {
        party: effective(node, answer, party)
        for party in source.parties_at(node)
        if (answer := source.assessment.answer(party, node.id)).applies
    }
    if not counted:
        return ()
    return tuple(
        RatingPart(
            attribute_name(source.pack, node, leaf.id, source.pack_language),
            {
                party: ratings[leaf.id] / leaf.out_of if leaf.id in ratings else None
                for party, ratings in counted.items()
            },
            {
                party: source.t.number(shown.rating(ratings[leaf.id])) if leaf.id in ratings else DASH
                for party, ratings in counted.items()
            },
        )
        for leaf in node.leaves()
    )


def _evidence(source: Source, node: Node) -> EvidencePart | None:
    """Return the evidence of the result, with the centre's own grade beside it; None where grades do not matter."""
    t, leading = source.t, source.leading_party(node)
    answer = source.assessment.answer(leading, node.id)
    if not node.ceiling or not answer.applies:
        return None
    highest = max(grade for grade, _ in node.ceiling)
    limit = None if answer.grade is None else node.ceiling_at(answer.grade)
    closes = leading is Party.VERIFICATION and limit is not None and limit < node.out_of
    notes = [grade_name(t, answer.grade)]
    if closes and limit is not None:
        notes.append(t("ceiling {limit}, hatched above", limit=t.number(shown.rating(limit))))
    if source.mixes:
        notes.append(source.party_inside(leading))
    own = source.assessment.answer(Party.SELF, node.id).grade if source.compares else None
    if own is not None and own != answer.grade:
        notes.append(t("the centre’s own grade: {grade}", grade=own))
    return EvidencePart(
        label=t("Evidence"),
        grade=answer.grade,
        words=t("Not graded yet")
        if answer.grade is None
        else t("grade {grade} of {highest}", grade=answer.grade, highest=highest),
        note="; ".join(notes[answer.grade is None :]),
        ceiling=limit / node.out_of if closes and limit is not None else None,
        ceiling_text=t.number(shown.rating(limit)) if limit is not None else "",
    )


def _found(source: Source, node: Node) -> tuple[tuple[FindingsPart, ...], tuple[FindingsPart, ...]]:
    """Return the findings of the result, and below it the centre's own where they are not the result's.

    What a verification wrote before it rated anything is already its result here.
    """
    found = _findings(source.t, source.assessment.answer(source.parties[-1], node.id))
    if not source.compares:
        return found, ()
    own = tuple(
        replace(part, title=source.t("{findings}, the centre’s own", findings=part.title))
        for part in _findings(source.t, source.assessment.answer(Party.SELF, node.id))
    )
    return (own, ()) if source.awaits_verification(node) and not found else (found, own)


def _findings(t: Translator, answer: Answer) -> tuple[FindingsPart, ...]:
    return tuple(
        FindingsPart(kind, findings_name(t, kind), tuple(finding.text for finding in found))
        for kind in FindingKind
        if (found := answer.of_kind(kind))
    )


def _reference(source: Source, node: Node) -> tuple[str, str] | None:
    """Return how many series of figures belong to a result, and where they stand."""
    t, count = source.t, len(series_of(source, node))
    if not count:
        return None
    said = t.n("{count} series of figures; see Results.", "{count} series of figures; see Results.", count)
    return t("Figures"), said


def _remarks(source: Source, node: Node) -> tuple[tuple[str, str], ...]:
    """Return why it does not apply and the notes, each party's under its own title."""
    t = source.t
    said: list[tuple[str, str]] = []
    for party in source.parties:
        answer = source.assessment.answer(party, node.id)
        if answer.not_applicable is not None:
            why = answer.not_applicable or t("No reason is written.")
            said.append((t("{party}: not applicable, because", party=source.party(party)), why))
        if answer.note:
            said.append((t("{party}: note", party=source.party(party)), answer.note))
    return tuple(said)


def _difference(source: Source, node: Node) -> DifferencePart | None:
    if not source.compares or find_difference(source.assessment, node) is None:
        return None
    t = source.t
    answer = source.assessment.answer(Party.VERIFICATION, node.id)
    pair = source.difference(node)
    reason = t("no reason is given") if answer.reason is None else _inside(reason_name(t, answer.reason))
    return DifferencePart(
        label=t("Difference"),
        figure=DASH if pair is None else source.change(pair.difference),
        unit=t("points"),
        operands=_operands(source, node),
        reason_title=t("Reason: {reason}", reason=reason),
        reason=answer.reason_text or DASH,
    )


def _operands(source: Source, node: Node) -> str:
    t = source.t
    pair = source.difference(node)
    own, verified = (source.score(party, node) for party in source.parties)
    if pair is not None:
        first, second = t.number(pair.first), t.number(pair.second)
    else:
        first, second = (
            source.points(score.points) if score.applies else t("not applicable") for score in (own, verified)
        )
    return t("self {own};\nverification, not sealed, {verified}", own=first, verified=second)


def _inside(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
