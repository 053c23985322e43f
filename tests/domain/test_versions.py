from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.fingerprint import scoring_fingerprint, texts_fingerprint
from ccassess.domain.migration import Declared, Migration, Outcome
from ccassess.domain.versions import Bump, compare, is_newer, needed, next_version, order, stated
from ccassess.storage.pack_files import read_pack
from tests.packs.names import CHECKLISTS, FINNISH, FINNISH_MEASURES, GLOSSARY, MEASURES, PEOPLE, TESTS, TOP
from tests.packs.tiny import tiny

if TYPE_CHECKING:
    from ccassess.domain.pack import Pack

MAJOR, MINOR, PATCH, NONE = Bump.MAJOR, Bump.MINOR, Bump.PATCH, Bump.NONE
Edit = tuple[str, str, str]


def english(*edits: Edit) -> Pack:
    """Return the tiny pack in English alone, with some texts of its files replaced."""
    files = tiny(TOP, "[en, fi]", "[en]")
    del files[FINNISH], files[FINNISH_MEASURES]
    for file, old, new in edits:
        text = files[file].decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        files[file] = text.replace(old, new).encode()
    return read_pack(files)


OLD = english()
FAR = "          50: here and there\n"
ANCHORS = "    anchors:\n      planned:\n        50: a calendar, mostly kept\n"
EXTRA = """\
  - id: extra
    ref: "2.3"
    points: 5
    scale: enabler
    title: Extra
    question: What else?
"""
RETENTION = """\
  - id: retention
    perspective: people
    title: Retention
    formula: Those who stay.
    unit: "%"
    better: up
    flat_within: 1
    speaks_for: [people-perception]
"""
VARIANT = """\
      - id: one
        title: One question
        formula: Those who agree, less those who do not.
"""
THIRD = VARIANT.replace("one", "two").replace("One", "Two")
ITEM = "      - id: next-date\n        title: Next date\n        minutes: 10\n"
COACHED = "      - id: coached\n        title: Coached\n"
MONTH = "      - id: month\n        title: Month of asking\n"

# What an author does, the step it asks for, and what is told of it: code and id.
CHANGES: list[tuple[list[Edit], Bump, str, str]] = [
    # Major: what can change a score
    ([(TOP, "id: org.example.tiny", "id: org.example.other")], MAJOR, "changed", ""),
    ([(TOP, "plus: 25", "plus: 20")], MAJOR, "changed", "coaching"),
    ([(TOP, "round_to: 5", "round_to: 10")], MAJOR, "changed", "wellbeing"),
    ([(TOP, "1: 50", "1: 45")], MAJOR, "changed", "coaching"),
    ([(TOP, "weight: 3", "weight: 2")], MAJOR, "changed", "people-perception/trend"),
    ([(TOP, "from: 62.5", "from: 60")], MAJOR, "changed", "total"),
    ([(TOP, "criteria_at_least: 75", "criteria_at_least: 70")], MAJOR, "changed", "total"),
    ([(TOP, "at_most: 1", "at_most: 2")], MAJOR, "changed", "total"),
    ([(PEOPLE, "not_applicable: redistribute", "not_applicable: drop")], MAJOR, "changed", "coaching"),
    ([(PEOPLE, "points: 35", "points: 30"), (PEOPLE, "points: 25", "points: 30")], MAJOR, "changed", "wellbeing"),
    ([(TOP, "id: ways", "id: doings")], MAJOR, "removed", "ways"),
    ([(TOP, "id: ways", "id: doings")], MAJOR, "added", "doings"),
    # Major: criteria and what they mean
    ([(PEOPLE, "points: 35", "points: 30"), (PEOPLE, "criteria:\n", f"criteria:\n{EXTRA}")], MAJOR, "added", "extra"),
    ([(PEOPLE, "id: wellbeing", "id: load")], MAJOR, "removed", "wellbeing"),
    ([(PEOPLE, "How is load managed?", "How is load borne?")], MAJOR, "meaning", "wellbeing"),
    ([(PEOPLE, "a calendar, mostly kept", "a calendar")], MAJOR, "meaning", "coaching"),
    ([(PEOPLE, ANCHORS, "")], MAJOR, "meaning", "coaching"),
    ([(TOP, FAR, "          50: in places\n")], MAJOR, "meaning", "wellbeing"),
    # Major: what a figure or a mark means
    ([(MEASURES, "The mean of all answers.", "The middle answer.")], MAJOR, "changed", "engagement"),
    ([(MEASURES, "    unit: points", "    unit: marks out of ten")], MAJOR, "changed", "engagement"),
    (
        [(MEASURES, "    unit: points\n    better: up", "    unit: points\n    better: down")],
        MAJOR,
        "changed",
        "engagement",
    ),
    ([(MEASURES, "The mean of five questions.", "The mean of six.")], MAJOR, "changed", "engagement"),
    ([(MEASURES, "unit: people", "unit: teams")], MAJOR, "changed", "engagement"),
    ([(MEASURES, "id: one", "id: single")], MAJOR, "removed", "engagement/one"),
    ([(MEASURES, MONTH, "")], MAJOR, "removed", "engagement/month"),
    ([(GLOSSARY, "id: load", "id: workload")], MAJOR, "removed", "load"),
    ([(CHECKLISTS, "id: first-talk", "id: talk")], MAJOR, "removed", "first-talk"),
    ([(CHECKLISTS, ITEM, ""), (CHECKLISTS, "    minutes: 30\n", "")], MAJOR, "removed", "first-talk/next-date"),
    ([(CHECKLISTS, COACHED, "")], MAJOR, "removed", "first-talk/coached"),
    # Minor
    ([(MEASURES, "measures:\n", f"measures:\n{RETENTION}")], MINOR, "added", "retention"),
    ([(MEASURES, VARIANT, VARIANT + THIRD)], MINOR, "added", "engagement/two"),
    ([(MEASURES, "flat_within: 0.5", "flat_within: 1")], MINOR, "changed", "engagement"),
    ([(MEASURES, "flat_within: 0.1", "flat_within: 0.2")], MINOR, "changed", "engagement"),
    ([(MEASURES, "max: 100", "max: 50")], MINOR, "changed", "engagement"),
    ([(MEASURES, "max: 5\n", "max: 7\n")], MINOR, "changed", "engagement"),
    ([(MEASURES, "minimum_periods: 4", "minimum_periods: 5")], MINOR, "changed", "engagement"),
    ([(TOP, "roles:\n", "roles:\n  - id: hr\n    title: HR\n")], MINOR, "added", "hr"),
    ([(PEOPLE, "roles: [adviser, quality]", "roles: [adviser]")], MINOR, "changed", "coaching"),
    ([(PEOPLE, 'ref: "2.2"', 'ref: "2.9"')], MINOR, "changed", "wellbeing"),
    ([(PEOPLE, 'ref: "2"', 'ref: "3"')], MINOR, "changed", "people"),
    ([(TOP, "suggest: trend", "suggest: target")], MINOR, "changed", "people-perception/trend"),
    ([(TOP, "criterion: 20", "criterion: 25")], MINOR, "changed", ""),
    ([(TOP, "reply_words: 150", "reply_words: 200")], MINOR, "changed", ""),
    ([(PEOPLE, "managed?\n", "managed?\n    intent: Nobody burns out.\n")], MINOR, "added-text", "wellbeing.intent"),
    ([(GLOSSARY, "criteria: [coaching, people-perception]", "criteria: [coaching]")], MINOR, "changed", "load"),
    ([(CHECKLISTS, "    criteria: [coaching]", "    criteria: [wellbeing]")], MINOR, "changed", "first-talk"),
    ([(CHECKLISTS, "    minutes: 30\n", "")], MINOR, "changed", "first-talk"),
    # Patch
    ([(TOP, 'edition: "2027"', 'edition: "2028"')], PATCH, "changed", ""),
    ([(TOP, "notice: A pack for tests.", "notice: For tests.")], PATCH, "text", "pack.notice"),
    ([(PEOPLE, "title: Wellbeing", "title: Well-being")], PATCH, "text", "wellbeing.title"),
    ([(PEOPLE, "    intent: Planned coaching changes deeds.\n", "")], PATCH, "removed-text", "coaching.intent"),
    ([(PEOPLE, "      - A plan\n", "      - Plans\n")], PATCH, "text", "coaching.look_for"),
    ([(PEOPLE, "The calendar against", "Calendars against")], PATCH, "text", "coaching.verify.check"),
    ([(MEASURES, "title: Engagement", "title: Zeal")], PATCH, "text", "measure.engagement.title"),
    ([(MEASURES, "A handbook of surveys", "Another book")], PATCH, "changed", "engagement"),
    ([(GLOSSARY, "Work for the time there is.", "Work for the time.")], PATCH, "text", "term.load.meaning"),
    (
        [(CHECKLISTS, "What is to change?", "What shall change?")],
        PATCH,
        "text",
        "checklist.first-talk.item.wishes.text",
    ),
    ([(TESTS, "Every rating 50 gives half the points.", "Half of it.")], PATCH, "tests", ""),
    # Nothing
    ([(PEOPLE, "short: People\n", "short: People  # on one line\n")], NONE, "", ""),
]


@pytest.mark.parametrize(
    ("edits", "bump", "code", "name"), CHANGES, ids=lambda one: one if isinstance(one, str) else None
)
def test_each_kind_of_change_asks_for_its_step(edits: list[Edit], bump: Bump, code: str, name: str) -> None:
    new = english(*edits)
    changes = compare(OLD, new)
    assert needed(changes) is bump
    if code:
        assert any((one.code, one.id, one.bump) == (code, name, bump) for one in changes), changes
    assert bool(changes) is (bump is not NONE)
    # What the fingerprints notice is always told, and what they call a score is always major.
    assert (scoring_fingerprint(OLD) == scoring_fingerprint(new)) or bump is MAJOR
    assert (texts_fingerprint(OLD) == texts_fingerprint(new)) or changes
    # Going back is told as well.
    assert bool(compare(new, OLD)) is bool(changes)


def test_a_version_by_itself_is_no_change() -> None:
    assert compare(OLD, english((TOP, "version: 1.0.0", "version: 9.0.0"))) == ()


def test_a_language_can_come_but_not_go() -> None:
    both = read_pack(tiny())
    (come,) = compare(OLD, both)
    assert (come.bump, come.code, come.id) == (MINOR, "added", "fi")
    (gone,) = compare(both, OLD)
    assert (gone.bump, gone.code, gone.id) == (MAJOR, "removed", "fi")


def test_translations_are_wording_and_counted() -> None:
    new = read_pack(tiny(FINNISH, '"Wellbeing!"', '"Hyvinvointi"'))
    (change,) = compare(read_pack(tiny()), new)
    assert (change.bump, change.code, change.id, change.data) == (PATCH, "translations", "fi", {"count": "1"})


def test_another_order_is_wording() -> None:
    def swapped(pack: Pack) -> Pack:
        people, *others = pack.root.children[0].children
        ways = replace(pack.root.children[0], children=(replace(people, children=people.children[::-1]), *others))
        return replace(pack, root=replace(pack.root, children=(ways, *pack.root.children[1:])))

    (change,) = compare(OLD, swapped(OLD))
    assert (change.bump, change.code) == (PATCH, "order")
    (change,) = compare(OLD, replace(OLD, roles=OLD.roles[::-1]))
    assert (change.bump, change.code, change.data) == (PATCH, "order", {"kind": "role"})


def test_what_is_told_with_something_new_is_not_told_again_text_by_text() -> None:
    new = english((MEASURES, "measures:\n", f"measures:\n{RETENTION}"))
    assert [(one.code, one.id) for one in compare(OLD, new)] == [("added", "retention")]


def test_the_weightiest_changes_come_first() -> None:
    edits = [
        (TOP, 'edition: "2027"', 'edition: "2028"'),
        (MEASURES, "flat_within: 0.5", "flat_within: 1"),
        (TOP, "plus: 25", "plus: 20"),
    ]
    bumps = [change.bump for change in compare(OLD, english(*edits))]
    assert bumps == sorted(bumps, reverse=True)
    assert {MAJOR, MINOR, PATCH} == set(bumps)


# Declarations


def declaring(pack: Pack, outcome: Outcome, criterion: str = "coaching", version: str = "1.0.0") -> Pack:
    return replace(pack, migrations=(Migration(version, {criterion: Declared(outcome)}),))


ANCHOR: Edit = (PEOPLE, "a calendar, mostly kept", "a calendar that is mostly kept")
OWN: Edit = (
    PEOPLE,
    "question: How is load managed?",
    "question: How is load managed?\n    anchors:\n      planned:\n        50: seen",
)


@pytest.mark.parametrize(
    ("edit", "pack", "bump"),
    [
        (ANCHOR, None, MAJOR),
        (ANCHOR, (Outcome.SAME, "coaching"), PATCH),
        (ANCHOR, (Outcome.REWORDED, "coaching"), PATCH),
        (ANCHOR, (Outcome.RETIRED, "coaching"), MAJOR),
        (ANCHOR, (Outcome.SAME, "wellbeing"), MAJOR),
        (OWN, None, MAJOR),
        (OWN, (Outcome.SAME, "wellbeing"), MINOR),
    ],
)
def test_a_reworded_meaning_is_major_unless_its_author_declares_it(
    edit: Edit, pack: tuple[Outcome, str] | None, bump: Bump
) -> None:
    new = english(edit)
    if pack is not None:
        new = declaring(new, *pack)
    assert needed(compare(OLD, new)) is bump


def test_a_declaration_about_another_version_declares_nothing() -> None:
    new = declaring(english(ANCHOR), Outcome.SAME, version="0.9.0")
    assert needed(compare(OLD, new)) is MAJOR


def test_a_declaration_cannot_hide_a_change_of_the_scoring() -> None:
    new = declaring(english((TOP, "plus: 25", "plus: 20")), Outcome.SAME)
    assert needed(compare(OLD, new)) is MAJOR


# Versions


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("1.0.0", "1.0.0", NONE),
        ("1.0.0", "1.0.1", PATCH),
        ("1.9.9", "1.10.0", MINOR),
        ("1.9.9", "2.0.0", MAJOR),
        ("1.2.3", "2.2.3", MAJOR),
        ("2.0.0", "1.9.9", None),
        ("1.0.0", "1.0.0-beta", None),
        ("2.0.0-beta", "2.0.0-beta", NONE),
        ("2.0.0-beta", "2.0.0-beta.2", MAJOR),
        ("2.0.0-beta", "2.0.0", MAJOR),
    ],
)
def test_the_step_between_two_versions(old: str, new: str, step: Bump | None) -> None:
    assert stated(old, new) is step


@pytest.mark.parametrize(
    ("version", "bump", "least"),
    [
        ("1.2.3", NONE, "1.2.3"),
        ("1.2.3", PATCH, "1.2.4"),
        ("1.2.3", MINOR, "1.3.0"),
        ("1.2.3", MAJOR, "2.0.0"),
        ("2.0.0-beta", MAJOR, "2.0.0"),
    ],
)
def test_the_lowest_version_that_is_enough(version: str, bump: Bump, least: str) -> None:
    assert next_version(version, bump) == least
    step = stated(version, least)
    assert step is not None
    assert step >= bump


def test_versions_stand_in_their_order() -> None:
    rising = [
        "0.9.10",
        "1.0.0-1",
        "1.0.0-2",
        "1.0.0-10",
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-beta",
        "1.0.0",
        "1.0.1",
    ]
    assert sorted(set(rising), key=order) == rising
    assert all(is_newer(later, earlier) for earlier, later in pairwise(rising))
    assert not is_newer("1.0.0", "1.0.0")
    assert is_newer("0.0.1", "no version")


def test_another_source_language_is_major() -> None:
    finnish = replace(OLD, languages=("fi",), texts={"fi": OLD.texts["en"]})
    assert any((one.bump, one.data.get("field")) == (MAJOR, "source_language") for one in compare(OLD, finnish))


@pytest.mark.parametrize(
    ("edit", "field", "was", "now"),
    [
        (
            (TOP, "      1: 50\n", "      1: 45\n"),
            "evidence_ceiling",
            "0: 0, 1: 50, 2: 75, 3: 100",
            "0: 0, 1: 45, 2: 75, 3: 100",
        ),
        (
            (TOP, "plus: 25", "plus: 20.5"),
            "caps",
            "{of: [carried_out, planned], plus: 25}",
            "{of: [carried_out, planned], plus: 20.5}",
        ),
        ((TOP, "from: 62.5", "from: 60"), "bands", "starting: 0, leading: 62.5", "starting: 0, leading: 60"),
        (
            (TOP, "criteria_at_least: 75", "criteria_at_least: 70"),
            "ties",
            "points_of: results, criteria_at_least: 75",
            "points_of: results, criteria_at_least: 70",
        ),
        ((TOP, "[0, 50, 100]", "[0, 40, 50, 100]"), "values", "0, 50, 100", "0, 40, 50, 100"),
        ((TOP, "hide_self_scores: true", "hide_self_scores: false"), "hide_self_scores", "true", "false"),
        ((TOP, "    criterion: 20\n", "    criterion: 25\n"), "dispute.criterion", "20", "25"),
    ],
)
def test_values_are_told_as_an_author_writes_them(edit: Edit, field: str, was: str, now: str) -> None:
    told = [change.data for change in compare(OLD, english(edit)) if change.data.get("field") == field]
    assert told
    assert all((data["old"], data["new"]) == (was, now) for data in told)
