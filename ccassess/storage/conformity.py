"""Whether an assessment's values can be: ids and times well formed, answers and figures such as its pack allows.

Asked of what is read and of what is written, so that nothing is ever written that could not be read.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Answer, Assessment, HistoryEntry, Party
from ccassess.domain.failures import Unreadable
from ccassess.storage.canonical_json import LARGEST_INTEGER, Place
from ccassess.storage.centre_conformity import check_centre
from ccassess.storage.evidence import ITEMS, check_items
from ccassess.storage.figures import SERIES
from ccassess.storage.members import HISTORIES, PROFILE, SHEETS
from ccassess.storage.moves import RECEIPTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.pack import Node
    from ccassess.domain.receipt import Receipt

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_PATH = re.compile(rf"{_ID.pattern}(/{_ID.pattern}){{0,9}}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|\+00:00)")
_GRADES = range(4)


def check(assessment: Assessment) -> None:
    """Raise UnreadableFileError, with member and place, for the first value that cannot be."""
    place = Place(PROFILE)
    _check_id(assessment.id, place.at("document"))
    _check_time(assessment.created, place.at("created"))
    _check_count(assessment.revision, place.at("revision"))
    _check_count(assessment.generation, place.at("generation"))
    criteria = {one.id: one for one in assessment.pack.criteria}
    for party in Party:
        answers = Place(SHEETS[party], "answers")
        for name, answer in assessment.sheet(party).answers.items():
            if name not in criteria:
                raise answers.at(name).wrong(Unreadable.UNKNOWN_ID)
            _check_answer(criteria[name], answer, answers.at(name))
        _check_history(assessment.histories.get(party, ()), Place(HISTORIES[party]))
    _check_ids([one.id for one in assessment.series], SERIES)
    _check_ids([one.id for one in assessment.evidence], ITEMS)
    check_items(assessment.pack, assessment.evidence)
    _check_moves(assessment.moves)
    check_centre(assessment)


def is_time(text: str) -> bool:
    """Whether a text is a time as files hold it: ISO 8601, UTC, to the second or finer."""
    if not _TIME.fullmatch(text):
        return False
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_answer(criterion: Node, answer: Answer, place: Place) -> None:
    values = {leaf.id: leaf.values for leaf in criterion.leaves()}
    for attribute, rating in answer.ratings.items():
        if attribute not in values:
            raise place.at(f"ratings/{attribute}").wrong(Unreadable.UNKNOWN_ID)
        if rating not in values[attribute]:
            raise place.at(f"ratings/{attribute}").wrong(Unreadable.RATING_NOT_A_VALUE)
    if answer.grade is not None and answer.grade not in _GRADES:
        raise place.at("grade").wrong(Unreadable.GRADE_OUT_OF_RANGE)
    _check_ids([one.id for one in answer.findings], place.at("findings"))


def _check_history(entries: Sequence[HistoryEntry], place: Place) -> None:
    _check_ids([one.id for one in entries], place)
    for one in entries:
        _check_time(one.time, place.at(one.id))
        if not _PATH.fullmatch(one.path):
            raise place.at(one.id).wrong()


def _check_moves(receipts: Sequence[Receipt]) -> None:
    _check_ids([one.id for one in receipts], RECEIPTS)
    for number, receipt in enumerate(receipts):
        place = RECEIPTS.at(number)
        _check_time(receipt.time, place.at("time"))
        for at, line in enumerate(receipt.lines):
            for one in (*((line.old,) if line.old else ()), *line.new):
                _check_id(one.id, place.at(f"lines/{at}"))
        for left in (*receipt.left, *(one for line in receipt.lines for one in line.left)):
            if not _PATH.fullmatch(left.path):
                raise place.at("left").wrong()


def _check_ids(ids: Sequence[str], place: Place) -> None:
    seen: set[str] = set()
    for one in ids:
        _check_id(one, place)
        if one in seen:
            raise place.at(one).wrong(Unreadable.DOUBLED_ID)
        seen.add(one)


def _check_id(text: str, place: Place) -> None:
    if not _ID.fullmatch(text):
        raise place.wrong()


def _check_time(text: str, place: Place) -> None:
    if not is_time(text):
        raise place.wrong()


def _check_count(number: int, place: Place) -> None:
    if not 1 <= number <= LARGEST_INTEGER:
        raise place.wrong()
