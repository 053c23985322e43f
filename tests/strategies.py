"""A small criteria pack made by hand, and assessments by it as hypothesis can think of them."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction

from hypothesis import strategies as st

from ccassess.domain.assessment import (
    EMPTY,
    Answer,
    Assessment,
    Finding,
    FindingKind,
    HistoryEntry,
    Party,
    Person,
    Profile,
    Reason,
    Role,
    Sheet,
)
from ccassess.domain.changes import ordered
from ccassess.domain.pack import Band, Combine, Kind, Level, Node, NotApplicable, Pack, Settings
from ccassess.domain.plain_text import plain

VALUES = tuple(Fraction(number, 4) for number in range(0, 401, 50))
"""0, 12.5, 25 ... 100: not all of them whole."""

FILES = {"pack.yaml": b"id: org.example.tiny\n", "areas/1-work.yaml": "title: Työ\n".encode()}


def _criterion(name: str, ref: str, rule: NotApplicable = NotApplicable.FORBIDDEN) -> Node:
    leaves = tuple(
        Node(id=leaf, level=Level.ATTRIBUTE, out_of=Fraction(100), values=VALUES) for leaf in ("planned", "carried_out")
    )
    return Node(
        id=name,
        level=Level.CRITERION,
        out_of=Fraction(100),
        children=leaves,
        ref=ref,
        kind=Kind.ENABLER,
        scale="enabler",
        combine=Combine.MEAN,
        points=Fraction(50),
        not_applicable=rule,
        ceiling=tuple(enumerate(map(Fraction, (0, 50, 75, 100)))),
    )


def _area(name: str, ref: str, *criteria: Node) -> Node:
    return Node(
        id=name, level=Level.AREA, out_of=Fraction(100), children=criteria, ref=ref, points=Fraction(50 * len(criteria))
    )


TINY = Pack(
    id="org.example.tiny",
    version="1.0.0",
    edition="2027",
    languages=("en",),
    root=Node(
        id="total",
        level=Level.TOTAL,
        out_of=Fraction(200),
        points=Fraction(200),
        children=(
            _area("work", "1", _criterion("purpose", "1.1"), _criterion("planning", "1.2")),
            _area(
                "people",
                "2",
                _criterion("coaching", "2.1", NotApplicable.REDISTRIBUTE),
                _criterion("welcome", "2.2", NotApplicable.REDISTRIBUTE),
            ),
        ),
    ),
    bands=(Band("starting", Fraction(0)), Band("leading", Fraction(150))),
    ties=(),
    settings=Settings(),
    texts={
        "en": {
            "pack.title": "Tiny",
            "work.title": "Work",
            "people.title": "People",
            "purpose.title": "Purpose",
            "purpose.question": "Why?",
            "coaching.title": "Coaching",
            "scale.enabler.planned.title": "Planned",
            "band.leading.title": "Leading",
        }
    },
    files=FILES,
)


def read_tiny(files: dict[str, bytes]) -> Pack:
    """Stand in for the reader of packs: knows this one alone."""
    if dict(files) != FILES:
        raise ValueError("not the tiny pack")
    return TINY


texts = st.text(max_size=40).map(plain)
ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
times = st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds") + "Z")
people = st.lists(st.builds(Person, texts, st.sampled_from(Role)), max_size=3).map(tuple)
profiles = st.builds(Profile, **{one.name: texts for one in fields(Profile)})
findings = st.lists(
    st.builds(Finding, ids, st.sampled_from(FindingKind), texts), max_size=3, unique_by=lambda one: one.id
).map(tuple)
answers = st.builds(
    Answer,
    ratings=st.dictionaries(st.sampled_from(("planned", "carried_out")), st.sampled_from(VALUES)),
    grade=st.none() | st.integers(0, 3),
    findings=findings,
    note=texts,
    flagged=st.booleans(),
    not_applicable=st.none() | texts,
    reason=st.none() | st.sampled_from(Reason),
    reason_text=texts,
).filter(lambda answer: answer != EMPTY)
entries = st.builds(
    HistoryEntry,
    id=ids,
    time=times,
    who=texts,
    path=st.just("profile/unit"),
    old=texts,
    new=texts,
)
histories = st.dictionaries(
    st.sampled_from(Party),
    st.lists(entries, min_size=1, max_size=3, unique_by=lambda one: one.id).map(lambda found: ordered(tuple(found))),
)


def sheets(party: Party) -> st.SearchStrategy[Sheet]:
    """Sheets of a party, some criteria answered."""
    named = st.sampled_from([one.id for one in TINY.criteria])
    return st.builds(Sheet, st.just(party), st.dictionaries(named, answers))


assessments = st.builds(
    Assessment,
    id=ids,
    created=times,
    pack=st.just(TINY),
    profile=profiles,
    self_sheet=sheets(Party.SELF),
    verification_sheet=sheets(Party.VERIFICATION),
    people=people,
    team=people,
    revision=st.integers(1, 9),
    generation=st.integers(1, 10**6),
    histories=histories,
)


def full_assessment() -> Assessment:
    """Return an assessment that uses every field there is."""
    answer = Answer(
        ratings={"planned": Fraction(75), "carried_out": Fraction(25, 2)},
        grade=2,
        findings=(
            Finding("f1", FindingKind.STRENGTH, "Everyone knows why."),
            Finding("f2", FindingKind.IMPROVEMENT, "Näkyvyys puuttuu yöstä 🌙"),
        ),
        note="first line\nsecond line",
        flagged=True,
    )
    absent = Answer(not_applicable="The centre has no newcomers.")
    checked = replace(answer, grade=1, reason=Reason.NO_EVIDENCE, reason_text="Nothing was shown.")
    return Assessment(
        id="0d6f3a52-9c1b-4f7e-8a55-1f2e3d4c5b6a",
        created="2027-01-07T08:00:00Z",
        pack=TINY,
        profile=Profile("Kanta Oy", "Asiakaspalvelu", "2026-01-01", "2026-12-31", "Maija Virtanen"),
        self_sheet=Sheet(Party.SELF, {"purpose": answer, "coaching": answer, "welcome": absent}),
        verification_sheet=Sheet(Party.VERIFICATION, {"purpose": checked}),
        people=(Person("Maija Virtanen", Role.OWNER),),
        team=(Person("Olli Laine", Role.LEAD_VERIFIER),),
        generation=3,
        histories={
            Party.SELF: (HistoryEntry("h1", "2027-01-08T09:00:00Z", "MV", "self/purpose/note", "", "first line"),)
        },
    )
