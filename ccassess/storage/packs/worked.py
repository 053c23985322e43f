"""Reading tests.yaml: answers, and what they must score in the pack as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party
from ccassess.domain.exact import decimal_text
from ccassess.domain.pack import Level
from ccassess.domain.pack_tests import Expected, PackTest
from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.names import note_ids, refer, references
from ccassess.storage.packs.scales import values_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from fractions import Fraction

    from ccassess.domain.pack import Node
    from ccassess.storage.packs.parts import Part
    from ccassess.storage.packs.report import Report, Spot

_ROOT = "total"


class WorkedReader:
    """Reads a pack's tests against its tree; `complete` is whether the whole tree could be read."""

    def __init__(self, report: Report, root: Node, bands: Collection[str] | None, *, complete: bool) -> None:
        self._report = report
        self._bands = bands
        self._nodes = {node.id: node for node in root.walk() if node.level is not Level.ATTRIBUTE}
        self._criteria = {name: node for name, node in self._nodes.items() if node.level is Level.CRITERION}
        self._complete = complete

    def read(self, part: Part) -> tuple[PackTest, ...]:
        """Return the tests of tests.yaml."""
        note_ids(self._report, part.parts("tests"))
        return tuple(self._test(one) for one in part.parts("tests"))

    def _test(self, part: Part) -> PackTest:
        known = self._criteria if self._complete else None
        absent = references(self._report, Code.DANGLING_CRITERION, part, "not_applicable", known)
        answers = self._answers(part)
        self._check_every(part, answers, absent)
        grade = part.number("grade")
        return PackTest(
            part.text("id"),
            part.text("says"),
            self._expect(part),
            Party(part.text("sheet") or Party.SELF),
            part.number("every"),
            None if grade is None else int(grade),
            answers,
            self._grades(part),
            absent,
            part.spot.mark.line,
        )

    def _answers(self, part: Part) -> Mapping[str, Mapping[str, Fraction]]:
        found: dict[str, Mapping[str, Fraction]] = {}
        answers = part.part("answers")
        for name, ratings in () if answers is None else answers.named_parts():
            if answers is not None and self._is_criterion(name, answers.key_at(name)):
                found[name] = self._ratings(self._criteria.get(name), ratings)
        return found

    def _ratings(self, criterion: Node | None, part: Part) -> Mapping[str, Fraction]:
        leaves = {} if criterion is None else {leaf.id: leaf for leaf in criterion.leaves()}
        # A criterion whose scale is missing has nothing below it.
        known = leaves if criterion is not None and not criterion.is_leaf else None
        found: dict[str, Fraction] = {}
        for attribute in part.found:
            rating = part.number(attribute)
            told = refer(self._report, Code.DANGLING_ATTRIBUTE, attribute, part.key_at(attribute), known)
            if not told or rating is None:
                continue
            self._check_rating(rating, part.at(attribute), leaves[attribute] if known else None)
            found[attribute] = rating
        return found

    def _check_every(self, part: Part, answers: Mapping[str, Collection[str]], absent: Collection[str]) -> None:
        """Check the rating of all that a test leaves open, at the first attribute that cannot be rated so."""
        every = part.number("every")
        if every is None:
            return
        open_leaves = (
            leaf
            for name, criterion in self._criteria.items()
            if name not in absent and not criterion.is_leaf
            for leaf in criterion.leaves()
            if leaf.id not in answers.get(name, ())
        )
        # All criteria of a scale share its values, and to look through them once is enough.
        by_values = {id(leaf.values): leaf for leaf in reversed(tuple(open_leaves))}
        wrong = [leaf for leaf in by_values.values() if leaf.values and every not in leaf.values]
        self._check_rating(every, part.at("every"), wrong[-1] if wrong else None)

    def _check_rating(self, rating: Fraction, spot: Spot, leaf: Node | None) -> None:
        if leaf is not None and leaf.values and rating not in leaf.values:
            data = {"value": decimal_text(rating), "attribute": leaf.id, "values": values_text(leaf.values)}
            self._report.add(Code.RATING_NOT_A_VALUE, spot, **data)

    def _grades(self, part: Part) -> Mapping[str, int]:
        grades = part.part("grades")
        found: dict[str, int] = {}
        for name in () if grades is None else grades.found:
            grade = None if grades is None else grades.number(name)
            if grades is not None and self._is_criterion(name, grades.key_at(name)) and grade is not None:
                found[name] = int(grade)
        return found

    def _expect(self, part: Part) -> Mapping[str, Expected]:
        expect = part.part("expect")
        found: dict[str, Expected] = {}
        for name, one in () if expect is None else expect.named_parts():
            known = self._nodes if self._complete else None
            if expect is not None and refer(self._report, Code.DANGLING_NODE, name, expect.key_at(name), known):
                found[name] = self._expected(one, is_root=name == _ROOT)
        return found

    def _expected(self, part: Part, *, is_root: bool) -> Expected:
        if not part.found:
            self._report.add(Code.EMPTY_LIST, part.spot)
        band = part.text("band")
        if band and not is_root:
            self._report.add(Code.ONLY_FOR_TOTAL, part.key_at("band"), key="band")
        elif band:
            refer(self._report, Code.DANGLING_BAND, band, part.at("band"), self._bands)
        unscored = part.yes_no("unscored", default=False)
        for key in ("score", "points", "band") if unscored else ():
            if part.has(key):
                self._report.add(Code.KEYS_EXCLUDE_EACH_OTHER, part.key_at(key), first="unscored", second=key)
        scored = part.number("scored")
        return Expected(
            part.number("score"),
            part.number("points"),
            part.number("possible"),
            band or None,
            None if scored is None else int(scored),
            unscored,
        )

    def _is_criterion(self, name: str, spot: Spot) -> bool:
        known = self._criteria if self._complete else None
        return refer(self._report, Code.DANGLING_CRITERION, name, spot, known)
