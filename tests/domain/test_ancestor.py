"""What two grew from, made again of their histories; and the laws of merging, with two and with three people."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from ccassess.domain import edits
from ccassess.domain.all_texts import texts_of
from ccassess.domain.ancestor import (
    contains,
    grew_from,
    histories_of_both,
    merged_apart,
    only_there,
    with_both_histories,
)
from ccassess.domain.assessment import Party
from ccassess.domain.changes import record
from ccassess.domain.claims import is_order
from ccassess.domain.merging import three_way
from ccassess.domain.replay import replay, taking_mine
from ccassess.storage import conformity
from tests.grown import at_work
from tests.strategies import TINY, full_assessment

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment, Sheet
    from ccassess.domain.pack import Node

PURPOSE, PLANNING = TINY.criteria[:2]
MINE = Party.SELF


def said(one: Assessment) -> dict[str, str]:
    """All texts but those that say nothing; what several added stands in an order of its own."""
    return {path: text for path, text in texts_of(one).items() if text}


def told(one: Assessment, other: Assessment) -> set[str]:
    return {path for path, _ in said(one).items() ^ said(other).items()}


def grown_apart(seed: int, people: int, most: int = 4) -> tuple[Assessment, ...]:
    rng = random.Random(seed)  # noqa: S311 - the same each time
    start = full_assessment() if seed % 2 else replace(full_assessment(), histories={}, generation=1)
    base = at_work(rng, start, "Pohja", rng.randrange(4))
    # One of them may be the person of the base, and go on typing there.
    names = ("Pohja", "Aino", "Matti")
    return base, *(at_work(rng, base, names[one], rng.randrange(1, 4), 60, most) for one in range(people))


def holds_for_the_rebuilt_base(seed: int) -> int:
    base, mine, theirs = grown_apart(seed, 2, 2 + seed % 4)
    expected, conflicts = three_way(base, mine, theirs)
    merged, doubts = merged_apart(mine, theirs)
    conformity.check(merged)
    paths = {one.path for one in conflicts if not is_order(one.path)}
    found = {one.path for one in doubts if not is_order(one.path)}
    # All that is a conflict by the true base is one, unless both sides say the same there by now.
    assert paths <= found, (seed, paths - found)
    # And where there is none, it is as by the true base.
    settled = found | {path for path in told(expected, merged) if any(_goes_with(path, one) for one in found)}
    assert told(expected, merged) <= settled, (seed, told(expected, merged) - found)
    # Who takes mine in every conflict has all of mine back: nothing of it went without being named.
    taken = replay(merged, [taking_mine(one) for one in doubts])
    for one in doubts:
        if not is_order(one.path):
            assert said(taken.assessment).get(one.path, "") == said(mine).get(one.path, "")
    return len(found - paths)


def _goes_with(path: str, other: str) -> bool:
    return path.rpartition("/")[0] == other.rpartition("/")[0] or path.split("/")[:2] == other.split("/")[:2]


def keeps_the_laws_of_merging(seed: int) -> bool:
    base, *grown = grown_apart(seed, 3, 1)
    results = []
    for first, second, third in permutations(grown):
        one, conflicts = three_way(base, first, second)
        all_of_them, more = three_way(base, one, third)
        if conflicts or more:
            return False
        again, none = three_way(base, third, all_of_them)
        assert none == ()
        assert entered(again) == entered(all_of_them), seed
        results.append(entered(all_of_them))
    assert all(one == results[0] for one in results), seed
    return True


def entered(one: Assessment) -> object:
    """All that was entered, whatever the order of what several added to one list."""
    orders = (
        {item.id for item in one.series},
        {item.id for item in one.evidence},
        {
            (sheet.party, name): {item.id for item in answer.findings}
            for sheet in sheets(one)
            for name, answer in sheet.answers.items()
        },
    )
    return said(one), orders, {item.id for item in one.moves}


def sheets(one: Assessment) -> tuple[Sheet, ...]:
    return (one.self_sheet, one.verification_sheet)


def test_merging_by_the_rebuilt_base_is_merging_by_the_true_one_or_asks_once_more() -> None:
    for seed in range(150):
        holds_for_the_rebuilt_base(seed)


@pytest.mark.soak
def test_merging_by_the_rebuilt_base_holds_for_thousands() -> None:
    for seed in range(1_000, 11_000):
        holds_for_the_rebuilt_base(seed)


def test_three_peoples_work_comes_together_in_any_order() -> None:
    assert sum(keeps_the_laws_of_merging(seed) for seed in range(60)) > 20


@pytest.mark.soak
def test_three_peoples_work_comes_together_in_any_order_thousands_of_times() -> None:
    assert sum(keeps_the_laws_of_merging(seed) for seed in range(1_000, 4_000)) > 800


# States that are earlier, later, or neither


def noted(one: Assessment, text: str, who: str, minute: int, node: Node = PURPOSE) -> Assessment:
    time = f"2027-03-01T10:{minute:02}:00Z"
    return record(one, edits.set_note(one, MINE, node, text), who, time, f"{who}{minute}".lower)


def fresh() -> Assessment:
    return noted(replace(full_assessment(), histories={}), "first line.", "Aino", 1)


def test_a_later_state_holds_an_earlier_one_and_not_the_other_way_round() -> None:
    early = fresh()
    late = noted(early, "Another.", "Matti", 30, PLANNING)
    assert contains(late, early)
    assert not contains(early, late)
    assert grew_from(late, early)
    assert not grew_from(early, late)
    assert contains(early, early)


def test_what_its_writer_only_typed_on_is_held() -> None:
    early = fresh()
    late = noted(early, "first line. And more.", "Aino", 3)
    assert len(late.histories[MINE]) == len(early.histories[MINE])
    assert contains(late, early)
    assert grew_from(late, early)
    other = noted(early, "Something else.", "Aino", 3)
    assert not contains(other, early)


def test_typing_that_was_taken_back_leaves_what_tells_of_it() -> None:
    start = noted(fresh(), "Now.", "Aino", 2)
    before = start.answer(MINE, PURPOSE.id).note
    typed = noted(start, "Now and then.", "Matti", 20)
    back = noted(typed, before, "Matti", 22)
    assert [(one.old, one.new) for one in back.histories[MINE][-2:]] == [
        (before, "Now and then."),
        ("Now and then.", before),
    ]
    assert grew_from(back, typed)


def test_content_that_no_entry_tells_of_is_asked_about() -> None:
    start = fresh()
    theirs = edits.set_note(start, MINE, PURPOSE, "Nobody wrote this.")
    assert not contains(start, theirs)
    merged, conflicts = merged_apart(start, theirs)
    assert [(one.path, one.theirs) for one in conflicts] == [("self/purpose/note", "Nobody wrote this.")]
    assert merged.answer(MINE, "purpose").note == "Nobody wrote this."


def test_histories_of_both_hold_every_entry_once_in_one_order() -> None:
    for seed in range(30):
        _, mine, theirs = grown_apart(seed, 2)
        both = histories_of_both(mine, theirs)
        assert both == histories_of_both(theirs, mine)
        for party in Party:
            entries = {*mine.histories.get(party, ()), *theirs.histories.get(party, ())}
            assert set(both.get(party, ())) == entries
        merged, _ = merged_apart(mine, theirs)
        written = with_both_histories(merged, mine, theirs)
        assert written.generation > max(mine.generation, theirs.generation)
        assert only_there(written, mine) == only_there(written, theirs) == ()
        conformity.check(written)


def stays_merged(seed: int) -> bool:
    """Without conflicts, copies merged back and forth say the same, and then hold one another."""
    _, mine, theirs = grown_apart(seed, 2, 1)
    one, conflicts = merged_apart(mine, theirs)
    other, others = merged_apart(theirs, mine)
    assert bool(conflicts) == bool(others), seed
    if conflicts:
        return False
    assert entered(one) == entered(other), seed
    written = with_both_histories(one, mine, theirs)
    assert contains(written, mine), seed
    assert contains(written, theirs), seed
    return True


def test_copies_merged_either_way_say_the_same_and_hold_both() -> None:
    assert sum(stays_merged(seed) for seed in range(100)) > 60


@pytest.mark.soak
def test_copies_merged_either_way_say_the_same_thousands_of_times() -> None:
    assert sum(stays_merged(seed) for seed in range(1_000, 9_000)) > 4_000
