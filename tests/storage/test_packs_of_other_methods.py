"""Methods that are not ours, as packs alone: their structure and numbers, against arithmetic written out here."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.assessment import Answer, Party, Sheet
from ccassess.domain.pack_testing import run_tests
from ccassess.domain.scoring import score_sheet
from ccassess.storage.pack_files import check_pack, read_pack_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ccassess.domain.pack import Pack
    from ccassess.domain.scoring import Scorecard

HERE = Path(__file__).parent.parent / "packs"
METHODS = ("efqm-2013", "caf-classical", "caf-fine-tuned", "baldrige", "samm")
Ratings = dict[str, tuple[Fraction, ...]]


@cache
def pack_like(method: str) -> Pack:
    pack, found = check_pack(read_pack_folder(HERE / f"{method}-like"))
    assert found == ()
    assert pack is not None
    return pack


def rated_by_chance(pack: Pack, chance: random.Random) -> Ratings:
    """Return ratings by criterion, in the order of its leaves; every tenth criterion all lowest or all highest."""
    ratings: Ratings = {}
    for criterion in pack.criteria:
        values = next(iter(criterion.leaves())).values
        choices = chance.choice([values] * 8 + [values[:1], values[-1:]])
        ratings[criterion.id] = tuple(chance.choice(choices) for _ in criterion.leaves())
    return ratings


def card_of(pack: Pack, ratings: Ratings, absent: Iterable[str] = ()) -> Scorecard:
    def answer(name: str) -> Answer:
        leaves = pack.nodes[name].leaves()
        given = dict(zip((leaf.id for leaf in leaves), ratings[name], strict=True))
        return Answer(not_applicable="not here") if name in absent else Answer(given)

    return score_sheet(pack, Sheet(Party.SELF, {criterion.id: answer(criterion.id) for criterion in pack.criteria}))


def mean(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers)


@pytest.mark.parametrize("method", METHODS)
def test_a_pack_of_another_method_computes_as_its_own_tests_say(method: str) -> None:
    pack = pack_like(method)
    assert len(pack.tests) >= 4
    assert run_tests(pack) == ()


# EFQM 2013

ENABLERS = {"1": "abcde", "2": "abcd", "3": "abcde", "4": "abcde", "5": "abcde"}
RESULTS = {"6": ("112.5", "37.5"), "7": ("75", "25"), "8": ("50", "50"), "9": ("75", "75")}


def enabler_part(r: Sequence[Fraction]) -> Fraction:
    """Return a part from sound, integrated; implemented, structured; measured, learned, improved."""
    return min(((r[0] + r[1]) / 2 + (r[2] + r[3]) / 2 + (r[4] + r[5] + r[6]) / 3) / 3, r[0])


def result_part(r: Sequence[Fraction]) -> Fraction:
    """Return a part from scope, integrity, segmentation; trends, targets, comparisons, confidence."""
    return min(((r[0] + r[1] + r[2]) / 3 + (r[3] + r[4] + r[5] + r[6]) / 4) / 2, r[0])


def efqm(ratings: Ratings, absent: Iterable[str] = ()) -> dict[str, Fraction]:
    """Return the points of the nine criteria by number; parts that do not apply are left out of their average."""
    points = {}
    for number, letters in ENABLERS.items():
        parts = [f"part-{number}{letter}" for letter in letters]
        points[number] = mean([enabler_part(ratings[part]) for part in parts if part not in absent])
    for number, worths in RESULTS.items():
        parts_worth = {f"part-{number}{letter}": Fraction(worth) for letter, worth in zip("ab", worths, strict=True)}
        applying = {part: worth for part, worth in parts_worth.items() if part not in absent}
        average = sum(worth * result_part(ratings[part]) for part, worth in applying.items()) / sum(applying.values())
        points[number] = sum(parts_worth.values(), Fraction(0)) * average / 100
    return points


def test_efqm_has_32_parts_and_nine_criteria_of_which_two_weigh_half_as_much_again() -> None:
    pack = pack_like("efqm-2013")
    assert len(pack.criteria) == 32
    worths = [area.out_of if area.points is None else area.points for area in pack.areas]
    assert worths == [100, 100, 100, 100, 100, 150, 100, 100, 150]
    assert [pack.nodes[name].out_of for name in ("enablers", "results", "total")] == [500, 500, 1000]


@pytest.mark.parametrize(
    "absent",
    [(), ("part-1a",), ("part-2a", "part-2b", "part-2c"), ("part-6a",), ("part-7b", "part-3e", "part-9a")],
    ids=lambda absent: " ".join(absent) or "all apply",
)
def test_efqm_rolls_up(absent: tuple[str, ...]) -> None:
    pack, chance = pack_like("efqm-2013"), random.Random(2013)  # noqa: S311 - repeatable, nothing secret
    capped = 0
    for _ in range(20):
        ratings = rated_by_chance(pack, chance)
        expected, card = efqm(ratings, absent), card_of(pack, ratings, absent)
        assert {area.ref: card.by_id[area.id].points for area in pack.areas} == expected
        assert card.root.points == sum(expected.values())
        assert card.root.possible == 1000
        assert card.root.scored == 32 - len(absent)
        capped += sum(enabler_part(ratings[part.id]) == ratings[part.id][0] for part in pack.criteria[:24])
    assert 0 < capped < 20 * 24  # the cap was met, and was not


# CAF

CAF_PARTS = (4, 4, 3, 6, 3, 2, 2, 2, 2)


@pytest.mark.parametrize(("method", "of_enabler", "of_result"), [("caf-classical", 1, 1), ("caf-fine-tuned", 4, 2)])
def test_caf_averages_28_sub_criteria_either_way(method: str, of_enabler: int, of_result: int) -> None:
    pack, chance = pack_like(method), random.Random(2020)  # noqa: S311 - repeatable, nothing secret
    assert sum(CAF_PARTS) == len(pack.criteria) == 28
    assert [len(list(one.leaves())) for one in pack.criteria] == [of_enabler] * 20 + [of_result] * 8
    for _ in range(20):
        ratings = rated_by_chance(pack, chance)
        card = card_of(pack, ratings)
        criteria = [
            mean([mean(ratings[f"sub-{number}-{part}"]) for part in range(1, parts + 1)])
            for number, parts in enumerate(CAF_PARTS, 1)
        ]
        assert [card.by_id[area.id].value for area in pack.areas] == criteria
        assert card.root.points == mean(criteria)


# Baldrige

BALDRIGE = {"1": (70, 50), "2": (45, 40), "3": (40, 45), "4": (45, 45), "5": (40, 45), "6": (45, 40)}
BALDRIGE_RESULTS = (120, 80, 80, 80, 90)


def to_five(score: Fraction) -> int:
    """Return the nearest multiple of five, a half upwards."""
    return int((score + Fraction(5, 2)) // 5) * 5


def test_baldrige_has_17_items_worth_what_their_categories_are() -> None:
    pack = pack_like("baldrige")
    assert len(pack.criteria) == 17
    assert [area.out_of for area in pack.areas] == [120, 85, 85, 90, 85, 85, 450]
    assert pack.root.out_of == 1000


def test_baldrige_scores_items_in_steps_of_five() -> None:
    pack, chance = pack_like("baldrige"), random.Random(2024)  # noqa: S311 - repeatable, nothing secret
    for _ in range(20):
        ratings = rated_by_chance(pack, chance)
        card = card_of(pack, ratings)
        total = Fraction(0)
        for number, items in {**BALDRIGE, "7": BALDRIGE_RESULTS}.items():
            names = [f"item-{number}-{place}" for place in range(1, len(items) + 1)]
            scores = [to_five(mean(ratings[name])) for name in names]
            assert [card.by_id[name].value for name in names] == scores
            points = sum(Fraction(worth * score, 100) for worth, score in zip(items, scores, strict=True))
            assert card.by_id[pack.areas[int(number) - 1].id].points == points
            total += points
        assert card.root.points == total


# OWASP SAMM 2


def test_samm_sums_levels_and_averages_streams_practices_and_functions() -> None:
    pack, chance = pack_like("samm"), random.Random(2)  # noqa: S311 - repeatable, nothing secret
    assert [len(area.children) for area in pack.areas] == [3] * 5
    assert {tuple(leaf.values) for leaf in pack.criteria[0].leaves()} == {(0, Fraction(1, 4), Fraction(1, 2), 1)}
    assert {node.out_of for node in (pack.root, *pack.areas, *pack.criteria)} == {3}
    for _ in range(20):
        ratings = rated_by_chance(pack, chance)
        card = card_of(pack, ratings)
        # Each practice level by level, as the published tool adds it up: the mean of both streams' answers, summed.
        practices = {name: sum((a + b) / 2 for a, b in zip(r[:3], r[3:], strict=True)) for name, r in ratings.items()}
        assert {name: card.by_id[name].value for name in practices} == practices
        functions = [mean([practices[one.id] for one in area.children]) for area in pack.areas]
        assert [card.by_id[area.id].value for area in pack.areas] == functions
        assert card.root.points == mean(functions)
