"""People at work on an assessment at random, each with entries of history as saving makes them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.domain import aid_edits, edits, evidence_edits, figure_edits
from ccassess.domain.assessment import Finding, FindingKind, Mark, Party, Person, Reason, Role
from ccassess.domain.changes import record
from ccassess.domain.figures import Figure
from ccassess.domain.problems import RefusedError
from tests.strategies import TINY, VALUES

if TYPE_CHECKING:
    import random

    from ccassess.domain.assessment import Assessment

CRITERIA = TINY.criteria
WORDS = ("", "a", "ab", "abc", "Näin se on.", "Näin se on. Ja näin.", "Kaksi\nriviä")
PERIODS = ("2025", "2026", "2026-Q1")


def at_work(  # noqa: PLR0917 - that is what makes one
    rng: random.Random, start: Assessment, who: str, saves: int, minute: int = 0, most: int = 4
) -> Assessment:
    """Return what somebody made of an assessment in some saves of some edits each, a minute or a quarter apart."""
    saved = start
    for number in range(saves):
        minute += rng.choice((1, 15))
        current = saved
        for _ in range(rng.randint(1, most)):
            current = edited(rng, current, f"{who}{number}{rng.randrange(10**9)}".lower())
        time = f"2027-02-{1 + minute // 1440:02}T{minute // 60 % 24:02}:{minute % 60:02}:00.{rng.randrange(10**6):06}Z"
        saved = record(saved, current, who, time, lambda: f"{rng.randrange(10**15):015}")
    return saved


def edited(rng: random.Random, one: Assessment, new_id: str) -> Assessment:
    """Return an assessment after one edit; what a rule refuses changes nothing."""
    try:
        return rng.choice(_EDITS)(rng, one, new_id)
    except (RefusedError, ValueError):
        return one


def _answer(rng: random.Random, one: Assessment, new_id: str) -> Assessment:
    party, node = rng.choice(tuple(Party)), rng.choice(CRITERIA)
    kind = rng.randrange(8)
    if kind == 0:
        return edits.rate(one, party, node, "planned", rng.choice((None, *VALUES[:3])))
    if kind == 1:
        return edits.set_grade(one, party, node, rng.choice((None, 1, 2)))
    if kind == 2:
        return edits.set_note(one, party, node, rng.choice(WORDS))
    if kind == 3:
        return edits.set_flag(one, party, node, flagged=rng.choice((True, False)))
    if kind == 4:
        return edits.set_not_applicable(one, party, node, rng.choice((None, *WORDS[:3])))
    if kind == 5:
        one = edits.set_reason(one, node, rng.choice((None, *Reason)), rng.choice(WORDS))
    return one if kind == 5 else _finding(rng, one, party, new_id)


def _finding(rng: random.Random, one: Assessment, party: Party, new_id: str) -> Assessment:
    node = rng.choice(CRITERIA[:2])
    there = one.answer(party, node.id).findings
    kind = rng.randrange(3)
    if kind == 0 or not there:
        finding = Finding(new_id, rng.choice(tuple(FindingKind)), rng.choice(WORDS[1:]))
        return edits.add_finding(one, party, node, finding)
    if kind == 1:
        return edits.change_finding(one, party, node, rng.choice(there).id, rng.choice(WORDS[1:]))
    return edits.remove_finding(one, party, node, rng.choice(there).id)


def _about(rng: random.Random, one: Assessment, new_id: str) -> Assessment:
    kind = rng.randrange(5)
    if kind == 0:
        people = tuple(Person(name, Role.OWNER) for name in rng.sample(("Aino", "Matti", "Liisa"), rng.randrange(4)))
        return edits.set_people(one, Party.SELF, people)
    if kind == 1:
        return aid_edits.set_mark(one, "ten-moments", "goodbye", "", rng.choice((None, *Mark)))
    if kind == 2:
        return aid_edits.set_meaning(one, "purpose", rng.choice(WORDS))
    return edits.set_profile(one, rng.choice(("unit", "sites", "centre")), rng.choice(WORDS))


def _series(rng: random.Random, one: Assessment, new_id: str) -> Assessment:
    kind = rng.randrange(5)
    if kind == 0 or not one.series:
        return figure_edits.add_series(one, new_id, rng.choice(("csat", "aht")))
    name = rng.choice(one.series).id
    if kind == 1:
        return figure_edits.remove_series(one, name)
    if kind == 2:
        return figure_edits.set_text(one, name, "note", rng.choice(WORDS))
    return figure_edits.set_figure(one, name, Figure(rng.choice(PERIODS), Fraction(rng.randrange(3))))


def _evidence(rng: random.Random, one: Assessment, new_id: str) -> Assessment:
    kind = rng.randrange(4)
    if kind == 0 or not one.evidence:
        return evidence_edits.add_evidence(one, evidence_edits.new_link(new_id, "https://example.org/"))
    name = rng.choice(one.evidence).id
    if kind == 1:
        return evidence_edits.remove_evidence(one, name)
    if kind == 2:
        return evidence_edits.use(one, name, rng.choice(CRITERIA).id)
    return evidence_edits.change_evidence(one, name, note=rng.choice(WORDS))


_EDITS = (_answer, _answer, _answer, _about, _series, _evidence)
