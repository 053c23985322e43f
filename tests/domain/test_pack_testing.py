from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.data import criteria_folder
from ccassess.domain.pack_testing import Failure, run_tests
from ccassess.domain.pack_tests import Expected, PackTest
from ccassess.storage.pack_files import read_pack, read_pack_folder
from tests.packs.names import TESTS, TOP
from tests.packs.tiny import tiny

if TYPE_CHECKING:
    from ccassess.domain.pack import Pack


def with_test(test: PackTest) -> Pack:
    return replace(read_pack(tiny()), tests=(test,))


def failed(field: str, expected: str, got: str, node: str = "total") -> Failure:
    return Failure("one", node, field, expected, got, 7)


HALF = PackTest("one", "All at 50.", {}, every=Fraction(50), line=7)


def test_a_pack_that_computes_as_it_promised_fails_nothing() -> None:
    assert run_tests(read_pack(tiny())) == ()


def test_a_pack_without_tests_fails_nothing() -> None:
    assert run_tests(replace(read_pack(tiny()), tests=())) == ()


@pytest.mark.parametrize(
    ("expected", "failure"),
    [
        (Expected(score=Fraction(51)), failed("score", "51", "50")),
        (Expected(points=Fraction(100, 3)), failed("points", "100/3", "50")),
        (Expected(possible=Fraction(99)), failed("possible", "99", "100")),
        (Expected(band="leading"), failed("band", "leading", "starting")),
        (Expected(scored=2), failed("scored", "2", "3")),
        (Expected(unscored=True), failed("score", "none", "50")),
    ],
)
def test_each_number_that_came_out_otherwise_is_told_exactly(expected: Expected, failure: Failure) -> None:
    assert run_tests(with_test(replace(HALF, expect={"total": expected}))) == (failure,)


def test_what_is_not_scored_is_no_number() -> None:
    test = replace(HALF, every=None, expect={"total": Expected(Fraction(0), Fraction(0), band="starting")})
    assert run_tests(with_test(test)) == (
        failed("score", "0", "none"),
        failed("points", "0", "none"),
        failed("band", "starting", "none"),
    )


def test_answers_and_grades_given_one_by_one_come_before_those_for_all() -> None:
    test = replace(
        HALF,
        sheet="verification",
        every=Fraction(100),
        grade=3,
        answers={"people-perception": {"trend": Fraction(0)}},
        grades={"coaching": 2},
        expect={"coaching": Expected(Fraction(75)), "people-perception": Expected(Fraction(25))},
    )
    assert run_tests(with_test(test)) == ()


def test_a_criterion_that_does_not_apply_leaves_its_points_to_the_others() -> None:
    expect = {
        "coaching": Expected(possible=Fraction(0), unscored=True),
        "wellbeing": Expected(points=Fraction(30), possible=Fraction(60)),
        "total": Expected(points=Fraction(50), scored=2),
    }
    assert run_tests(with_test(replace(HALF, not_applicable=("coaching",), expect=expect))) == ()


def test_a_copy_that_computes_differently_is_found_out() -> None:
    files = tiny(TOP, "1: 50", "1: 45")
    (failure,) = run_tests(read_pack(files))
    line = files[TESTS].decode().split("\n").index("  - id: seen") + 1
    assert failure == Failure("seen", "coaching", "score", "50", "45", line)


def test_the_shipped_packs_compute_as_they_promise() -> None:
    for folder in criteria_folder().iterdir():
        assert run_tests(read_pack(read_pack_folder(folder))) == (), folder
