"""Running the tests that travel with a pack: its answers through the ordinary scoring, compared exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Answer, Party, Sheet
from ccassess.domain.exact import fraction_text
from ccassess.domain.scoring import score_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from ccassess.domain.pack import Node, Pack
    from ccassess.domain.pack_tests import Expected, PackTest
    from ccassess.domain.scoring import Scorecard

_NONE = "none"


@dataclass(frozen=True, slots=True)
class Failure:
    """One number that came out otherwise: of which test and node, and which field of it (`score`, `points`, ...).

    `expected` and `got` are exact text, fractions in lowest terms ("100/3"), "none" where there is no number;
    `line` is where the test stands in tests.yaml.
    """

    test: str
    node: str
    field: str
    expected: str
    got: str
    line: int


def run_tests(pack: Pack) -> tuple[Failure, ...]:
    """Return what the pack's own tests find wrong, in their order; () where every number comes out as it must.

    Raises KeyError where a test names a node that the pack does not have; reading a pack refuses such a test.
    """
    return tuple(failure for test in pack.tests for failure in _failures(test, score_sheet(pack, _sheet(pack, test))))


def _sheet(pack: Pack, test: PackTest) -> Sheet:
    return Sheet(Party(test.sheet), {criterion.id: _answer(criterion, test) for criterion in pack.criteria})


def _answer(criterion: Node, test: PackTest) -> Answer:
    if criterion.id in test.not_applicable:
        return Answer(not_applicable=test.says)
    given = test.answers.get(criterion.id, {})
    ratings = {leaf.id: given.get(leaf.id, test.every) for leaf in criterion.leaves()}
    return Answer(
        {name: rating for name, rating in ratings.items() if rating is not None},
        test.grades.get(criterion.id, test.grade),
    )


def _failures(test: PackTest, card: Scorecard) -> Iterator[Failure]:
    for node, expected in test.expect.items():
        for field, wanted, got in _compared(expected, card, node):
            if wanted != got:
                yield Failure(test.id, node, field, wanted, got, test.line)


def _compared(expected: Expected, card: Scorecard, node: str) -> Iterator[tuple[str, str, str]]:
    """Yield each field that a test says something about, with what it expects and what came out."""
    score = card.by_id[node]
    if expected.unscored:
        yield "score", _NONE, _text(score.value)
    if expected.score is not None:
        yield "score", _text(expected.score), _text(score.value)
    if expected.points is not None:
        yield "points", _text(expected.points), _text(score.points)
    if expected.possible is not None:
        yield "possible", _text(expected.possible), _text(score.possible)
    if expected.band is not None:
        yield "band", expected.band, _NONE if card.band is None else card.band.id
    if expected.scored is not None:
        yield "scored", str(expected.scored), str(score.scored)


def _text(number: Fraction | None) -> str:
    return _NONE if number is None else fraction_text(number)
