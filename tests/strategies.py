"""A small criteria pack made by hand, and assessments by it as hypothesis can think of them."""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from fractions import Fraction

from hypothesis import strategies as st

from ccassess.domain.aids import Checklist, ChecklistItem, Term
from ccassess.domain.assessment import (
    EMPTY,
    Answer,
    Assessment,
    Finding,
    FindingKind,
    HistoryEntry,
    Mark,
    Marks,
    Party,
    Person,
    Profile,
    Reason,
    Role,
    Sheet,
)
from ccassess.domain.changes import ordered
from ccassess.domain.evidence import Evidence, EvidenceKind, file_id, in_pack_order
from ccassess.domain.figures import Figure, Series, in_order
from ccassess.domain.measures import Better, Bounds, Measure, Variant
from ccassess.domain.migration import Outcome
from ccassess.domain.pack import Band, Combine, Kind, Level, Node, NotApplicable, Pack, Settings
from ccassess.domain.plain_text import plain
from ccassess.domain.receipt import LeftBehind, MoveLine, MoveTotal, Named, PackName, Receipt, SheetTotal

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
            "measure.csat.title": "Customer satisfaction",
            "measure.aht.title": "Handling time",
        }
    },
    files=FILES,
    measures=(
        Measure(
            id="csat",
            perspective="customer",
            better=Better.UP,
            flat_within=Fraction(1),
            speaks_for=("planning",),
            bounds=Bounds(Fraction(0), Fraction(100)),
            variants=(Variant("top-two"), Variant("mean", bounds=Bounds(Fraction(1), Fraction(5)))),
            parameters=("channel", "question"),
        ),
        Measure("aht", "operations", Better.RANGE, Fraction(10), ("planning",)),
    ),
    checklists=(
        Checklist("ten-moments", ("welcome",), (ChecklistItem("first-day"), ChecklistItem("goodbye"))),
        Checklist("mirror", ("coaching",), (ChecklistItem("time"), ChecklistItem("praise")), ("leader", "adviser")),
    ),
    terms=(Term("coaching", ("coaching",)), Term("purpose", ("purpose",))),
)


def read_tiny(files: dict[str, bytes]) -> Pack:
    """Stand in for the reader of packs: knows this one alone."""
    if dict(files) != FILES:
        raise ValueError("not the tiny pack")
    return TINY


def _hundredths(number: int) -> Fraction:
    return Fraction(number, 100)


def _says_something(marks: Marks) -> bool:
    return marks != Marks()


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


numbers = st.integers(1 - 10**11, 10**11 - 1).map(_hundredths)
figures = st.lists(
    st.builds(
        Figure,
        period=st.sampled_from(("2025", "2025-H1", "2026-Q1", "2026-Q2", "2026-01", "2026-12", "2026-W01", "2026-W53")),
        value=st.none() | numbers,
        target=st.none() | numbers,
        target_high=st.none() | numbers,
        comparator=st.none() | numbers,
        n=st.none() | st.integers(0, 999_999_999),
        redefined=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda one: one.period,
).map(in_order)
said = texts.filter(bool)
_common = {
    "id": ids,
    "segment": texts,
    "importance": st.integers(1, 3),
    "comparator_source": texts,
    "note": texts,
    "figures": figures,
}
series = st.lists(
    st.builds(Series, measure=st.just("aht"), **_common)
    | st.builds(
        Series,
        measure=st.just("csat"),
        variant=st.sampled_from(("", "top-two", "mean")),
        parameters=st.dictionaries(st.sampled_from(("channel", "question")), said),
        **_common,
    ),
    max_size=3,
    unique_by=lambda one: one.id,
).map(tuple)
_marks = {
    "ten-moments": st.sampled_from((("first-day", ""), ("goodbye", ""))),
    "mirror": st.tuples(st.sampled_from(("time", "praise")), st.sampled_from(("leader", "adviser"))),
}
checklists = st.fixed_dictionaries(
    {},
    optional={
        name: st.builds(Marks, st.dictionaries(places, st.sampled_from(Mark)), texts).filter(_says_something)
        for name, places in _marks.items()
    },
)
meanings = st.dictionaries(st.sampled_from(("coaching", "purpose")), said)

CONTENTS = (b"", b"a plan", b"minutes\n", bytes(range(256)))
"""What the files of the evidence hold, here."""


def sha256_of(content: bytes) -> str:
    """Return the hash under which a content is kept."""
    return hashlib.sha256(content).hexdigest()


CONTENTS_BY_HASH = {sha256_of(one): one for one in CONTENTS}


def _uses(criteria: set[str]) -> tuple[str, ...]:
    return in_pack_order(TINY, criteria)


_shown = {
    "name": said,
    "note": texts,
    "date": st.sampled_from(("", "2026-05-01", "last May")),
    "valid_until": st.sampled_from(("", "2026-12-31", "2027-12-31")),
    "uses": st.sets(st.sampled_from([one.id for one in TINY.criteria])).map(_uses),
}


@st.composite
def _files(draw: st.DrawFn) -> Evidence:
    content = draw(st.sampled_from(CONTENTS))
    sha256 = sha256_of(content)
    item = draw(st.builds(Evidence, id=st.just(file_id(sha256)), kind=st.just(EvidenceKind.FILE), **_shown))
    return replace(item, sha256=sha256, size=len(content))


evidence = st.lists(
    _files() | st.builds(Evidence, id=ids, kind=st.just(EvidenceKind.LINK), link=said, **_shown),
    max_size=3,
    unique_by=lambda one: one.id,
).map(tuple)

_paths = st.sampled_from(("self/gone/ratings/planned", "verification/gone/findings/f1", "measures/s1/figures/2025-Q1"))
_all_left = st.lists(
    st.builds(LeftBehind, st.sampled_from(Party), _paths, said, st.lists(said, max_size=2).map(tuple)), max_size=2
).map(tuple)
_named = st.builds(Named, ids, texts, texts)
_points = st.sampled_from(("0.0", "563.2", "499.99", "1000.0"))
_totals = st.builds(
    SheetTotal,
    st.just("") | _points,
    _points,
    _points,
    _points,
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(0, 3),
)
_packs = st.builds(PackName, st.just("org.example.tiny"), st.sampled_from(("0.9.0", "1.0.0-beta.1")), ids, ids)
receipts = st.builds(
    Receipt,
    id=ids,
    time=times,
    who=texts,
    before=_packs,
    after=_packs,
    totals=st.lists(st.builds(MoveTotal, st.sampled_from(Party), _totals, _totals), max_size=2).map(tuple),
    lines=st.lists(
        st.builds(
            MoveLine,
            st.none() | _named,
            st.lists(_named, max_size=2).map(tuple),
            st.sampled_from(Outcome),
            _all_left,
        ),
        max_size=3,
    ).map(tuple),
    left=_all_left,
)
moves = st.lists(receipts, max_size=2, unique_by=lambda one: one.id).map(tuple)


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
    series=series,
    checklists=checklists,
    meanings=meanings,
    moves=moves,
    evidence=evidence,
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
        series=(
            Series(
                id="s1",
                measure="csat",
                segment="puhelin",
                variant="top-two",
                parameters={"channel": "phone"},
                importance=2,
                comparator_source="A survey of the trade",
                note="Counted anew in 2026.",
                figures=(
                    Figure("2025", Fraction(75)),
                    Figure("2026-H1", Fraction(157, 2), Fraction(80), None, Fraction(81), 120, redefined=True),
                ),
            ),
            Series("s2", "aht", figures=(Figure("2026", Fraction(-5), Fraction(240), Fraction(300)),)),
        ),
        checklists={
            "ten-moments": Marks({("first-day", ""): Mark.PARTLY}, "Asked in May."),
            "mirror": Marks({("time", "leader"): Mark.YES, ("time", "adviser"): Mark.NO}),
        },
        meanings={"coaching": "An hour a month for everyone."},
        moves=(full_receipt(),),
        evidence=full_evidence(),
    )


def full_evidence() -> tuple[Evidence, ...]:
    """Return a file and a link that use every field there is."""
    sha256 = sha256_of(CONTENTS[1])
    return (
        Evidence(
            id=file_id(sha256),
            kind=EvidenceKind.FILE,
            name="Vuosisuunnitelma 2026.pdf",
            sha256=sha256,
            size=len(CONTENTS[1]),
            note="Page 3.",
            date="2026-02-01",
            valid_until="2027-12-31",
            uses=("purpose", "coaching"),
        ),
        Evidence("e2", EvidenceKind.LINK, "Intranet", link="https://example.org/intranet?a=1&b=2"),
    )


def full_receipt() -> Receipt:
    """Return a receipt that uses every field there is."""
    rating = LeftBehind(Party.SELF, "self/goals/ratings/planned", "75", ("Planned",))
    figure = LeftBehind(Party.SELF, "measures/s9/figures/2025", "82; target 80", ("Service level", "phone"))
    before = SheetTotal("112.5", "112.5", "112.5", "200.0", 4, 4, 0)
    after = SheetTotal("", "80.0", "130.0", "200.0", 3, 4, 0)
    return Receipt(
        id="m1",
        time="2027-01-07T09:00:00Z",
        who="Maija Virtanen",
        before=PackName("org.example.tiny", "0.9.0", "0" * 64, "1" * 64),
        after=PackName("org.example.tiny", "1.0.0", "2" * 64, "3" * 64),
        totals=(MoveTotal(Party.SELF, before, after),),
        lines=(
            MoveLine(Named("goals", "1.3", "Goals"), (), Outcome.RETIRED, (rating,)),
            MoveLine(None, (Named("purpose", "1.1", "Purpose"),), Outcome.NEW),
        ),
        left=(figure,),
    )
