"""What the files beside a pack's criteria may hold, key by key: measures, glossary, checklists, tests."""

from __future__ import annotations

from fractions import Fraction

from ccassess.domain.assessment import Party
from ccassess.domain.measures import Better
from ccassess.storage.packs.shapes import (
    LONG,
    TITLE,
    TOKEN,
    Exact,
    Key,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Record,
    YesNo,
)

_ID = Key(TOKEN, required=True)
_IDS = Key(ListOf(TOKEN), required=True)
_NAME = Key(TITLE, required=True)
_ANY_NUMBER = Number(least=None)
_GRADE = Number(most=Fraction(3), whole=True)
_MINUTES = Number(least=Fraction(1), whole=True)
_FEWEST_PERIODS = Fraction(3)
"""Fewer say nothing of a trend (the method, section 5, rule 11)."""

_VARIANT = Record(
    {
        "id": _ID,
        "title": _NAME,
        "formula": Key(LONG, required=True),
        "unit": Key(TITLE),
        "better": Key(OneOf(tuple(Better))),
        "min": Key(_ANY_NUMBER),
        "max": Key(_ANY_NUMBER),
        "flat_within": Key(Number()),
        "parameters": Key(ListOf(TOKEN, least=0)),
    }
)
_MEASURE = Record(
    {
        "id": _ID,
        "perspective": Key(TOKEN, required=True),
        "title": _NAME,
        "formula": Key(LONG, required=True),
        "unit": _NAME,
        "better": Key(OneOf(tuple(Better)), required=True),
        "min": Key(_ANY_NUMBER),
        "max": Key(_ANY_NUMBER),
        "flat_within": Key(Number(), required=True),
        "variants": Key(ListOf(_VARIANT)),
        "parameters": Key(ListOf(Record({"id": _ID, "title": _NAME, "unit": Key(TITLE)}))),
        "segments": Key(ListOf(TITLE)),
        "caution": Key(LONG),
        "minimum_periods": Key(Number(least=_FEWEST_PERIODS, whole=True)),
        "source": Key(LONG),
        "speaks_for": _IDS,
    }
)
MEASURES = Record(
    {
        "perspectives": Key(ListOf(Record({"id": _ID, "title": _NAME})), required=True),
        "measures": Key(ListOf(_MEASURE), required=True),
    }
)
"""measures.yaml: the perspectives, and what each figure means."""

_TERM = Record(
    {
        "id": _ID,
        "title": _NAME,
        "meaning": Key(LONG, required=True),
        "relevance": Key(MapOf(TOKEN, LONG)),
        "criteria": _IDS,
    }
)
GLOSSARY = Record({"terms": Key(ListOf(_TERM), required=True)})
"""glossary.yaml: the words of the field."""

_ITEM = Record({"id": _ID, "title": _NAME, "text": Key(LONG), "minutes": Key(_MINUTES)})
_CHECKLIST = Record(
    {
        "id": _ID,
        "title": _NAME,
        "purpose": Key(LONG, required=True),
        "criteria": _IDS,
        "sides": Key(ListOf(Record({"id": _ID, "title": _NAME}))),
        "minutes": Key(_MINUTES),
        "items": Key(ListOf(_ITEM), required=True),
    }
)
CHECKLISTS = Record({"checklists": Key(ListOf(_CHECKLIST), required=True)})
"""checklists.yaml: what to go through, alone or side by side."""

_EXPECTED = Record(
    {
        "score": Key(Exact()),
        "points": Key(Exact()),
        "possible": Key(Exact()),
        "band": Key(TOKEN),
        "scored": Key(Number(whole=True)),
        "unscored": Key(YesNo()),
    }
)
_TEST = Record(
    {
        "id": _ID,
        "says": Key(LONG, required=True),
        "sheet": Key(OneOf(tuple(Party))),
        "every": Key(Number()),
        "grade": Key(_GRADE),
        "answers": Key(MapOf(TOKEN, MapOf(TOKEN, Number()))),
        "grades": Key(MapOf(TOKEN, _GRADE)),
        "not_applicable": Key(ListOf(TOKEN)),
        "expect": Key(MapOf(TOKEN, _EXPECTED), required=True),
    }
)
TESTS = Record({"tests": Key(ListOf(_TEST), required=True)})
"""tests.yaml: answers, and the scores they must come to."""
