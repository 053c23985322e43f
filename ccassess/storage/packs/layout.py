"""What pack.yaml, the areas' files and the translations may hold, key by key."""

from __future__ import annotations

import re
from fractions import Fraction

from ccassess.domain.measures import Suggest
from ccassess.domain.pack import Combine, Kind, NotApplicable
from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.shapes import (
    LONG,
    POSITIVE,
    TITLE,
    TOKEN,
    Either,
    Key,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Pattern,
    Record,
    Text,
    YesNo,
)

_NUMBER = r"(?:0|[1-9][0-9]{0,8})"
_PRERELEASE = r"(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?"
PACK_ID = Pattern(
    re.compile(r"(?=.{3,100}\Z)[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+"), Code.BAD_PACK_ID
)
VERSION = Pattern(re.compile(rf"(?=.{{5,60}}\Z){_NUMBER}\.{_NUMBER}\.{_NUMBER}{_PRERELEASE}"), Code.BAD_VERSION)
_LANGUAGE = Pattern(re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?"), Code.BAD_LANGUAGE)
_REF = Pattern(re.compile(r"[^\s=]{1,12}"), Code.BAD_REF)
_ANY_KEY = Pattern(re.compile(r"(?s:.*)"), Code.UNKNOWN_TRANSLATION)

_LINES = ListOf(LONG)
_HASH = Text(is_read=False)
_COMBINE = OneOf(tuple(Combine))
_NOT_APPLICABLE = OneOf(tuple(NotApplicable))
_CAPS = ListOf(Record({"of": Key(ListOf(TOKEN), required=True), "plus": Key(Number(), required=True)}))
_ANCHORS = MapOf(Number(), LONG)

_COMPUTED = {
    "combine": Key(_COMBINE),
    "caps": Key(_CAPS),
    "round_to": Key(POSITIVE),
    "out_of": Key(POSITIVE),
}
"""What says how a node is made of those below it."""
COMPUTED_KEYS = tuple(_COMPUTED)

_WORTH = {"points": Key(POSITIVE), "weight": Key(POSITIVE)}
"""What says how much a node counts in the one above it."""

_ATTRIBUTE_KEYS: dict[str, Key] = {
    "id": Key(TOKEN, required=True),
    "title": Key(TITLE, required=True),
    "anchors": Key(_ANCHORS),
    "suggest": Key(OneOf(tuple(Suggest))),
    **_COMPUTED,
    **_WORTH,
}
_ATTRIBUTE = Record(_ATTRIBUTE_KEYS)
_ATTRIBUTE_KEYS["attributes"] = Key(ListOf(_ATTRIBUTE))

_VALUE_STEPS = Record(
    {
        "min": Key(Number(), required=True),
        "max": Key(POSITIVE, required=True),
        "step": Key(POSITIVE, required=True),
    }
)
_SCALE = Record(
    {
        "values": Key(Either(ListOf(Number()), _VALUE_STEPS), required=True),
        **_COMPUTED,
        "combine": Key(_COMBINE, required=True),
        "evidence_ceiling": Key(MapOf(Number(), Number())),
        "attributes": Key(ListOf(_ATTRIBUTE), required=True),
    }
)

_GROUP_KEYS: dict[str, Key] = {
    "id": Key(TOKEN, required=True),
    "ref": Key(_REF),
    "title": Key(TITLE, required=True),
    "short": Key(TITLE),
    **_COMPUTED,
    **_WORTH,
    "areas": Key(ListOf(TOKEN)),
}
_GROUP = Record(_GROUP_KEYS)
_GROUP_KEYS["groups"] = Key(ListOf(_GROUP))

_TOTAL = Record(
    {**_COMPUTED, "points": Key(POSITIVE), "areas": Key(ListOf(TOKEN)), "groups": Key(ListOf(_GROUP))},
)
_ROLE = Record({"id": Key(TOKEN, required=True), "title": Key(TITLE, required=True)})
_BAND = Record(
    {
        "id": Key(TOKEN, required=True),
        "from": Key(Number(), required=True),
        "title": Key(TITLE, required=True),
    }
)
_SETTINGS = Record(
    {
        "not_applicable_at_most": Key(Number(whole=True)),
        "dispute": Key(Record({"criterion": Key(Number(whole=True)), "attribute": Key(Number(whole=True))})),
        "hide_self_scores": Key(YesNo()),
        "reply_words": Key(Number(least=Fraction(1), whole=True)),
    }
)

PACK = Record(
    {
        "format": Key(Number(least=Fraction(1), whole=True), required=True),
        "id": Key(PACK_ID, required=True),
        "version": Key(VERSION, required=True),
        "edition": Key(TITLE, required=True),
        "source_language": Key(_LANGUAGE, required=True),
        "languages": Key(ListOf(_LANGUAGE), required=True),
        "title": Key(TITLE, required=True),
        "notice": Key(LONG),
        "roles": Key(ListOf(_ROLE)),
        "scales": Key(MapOf(TOKEN, _SCALE), required=True),
        "total": Key(_TOTAL, required=True),
        "bands": Key(ListOf(_BAND)),
        "ties": Key(ListOf(Record({"points_of": Key(TOKEN), "criteria_at_least": Key(Number())}))),
        "settings": Key(_SETTINGS),
    }
)
"""pack.yaml: identity, roles, scales, the tree above the areas, bands, ties, settings."""

_VERIFY = Record({"check": Key(_LINES), "ask": Key(MapOf(TOKEN, _LINES)), "pitfalls": Key(_LINES)})
_CRITERION = Record(
    {
        "id": Key(TOKEN, required=True),
        "ref": Key(_REF, required=True),
        **_WORTH,
        "scale": Key(TOKEN, required=True),
        "title": Key(TITLE, required=True),
        "question": Key(LONG, required=True),
        "intent": Key(LONG),
        "look_for": Key(_LINES),
        "evidence": Key(_LINES),
        "roles": Key(ListOf(TOKEN)),
        "verify": Key(_VERIFY),
        "shows_in": Key(ListOf(TOKEN)),
        "anchors": Key(MapOf(TOKEN, _ANCHORS)),
        "not_applicable": Key(_NOT_APPLICABLE),
    }
)
AREA = Record(
    {
        "id": Key(TOKEN, required=True),
        "ref": Key(_REF, required=True),
        "kind": Key(OneOf(tuple(Kind))),
        "title": Key(TITLE, required=True),
        "short": Key(TITLE, required=True),
        **_COMPUTED,
        **_WORTH,
        "not_applicable": Key(_NOT_APPLICABLE),
        "criteria": Key(ListOf(_CRITERION), required=True),
    }
)
"""One of areas/*.yaml: an area and its criteria."""

TRANSLATION = Record(
    {
        "language": Key(_LANGUAGE, required=True),
        "texts": Key(
            MapOf(
                _ANY_KEY,
                Record({"of": Key(_HASH, required=True), "text": Key(Either(_LINES, LONG), required=True)}),
            ),
            required=True,
        ),
    }
)
"""One of i18n/*.yaml: texts of one more language, each with the hash of what it translates."""
