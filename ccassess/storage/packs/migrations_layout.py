"""What migrations.yaml may hold, key by key: what becomes of answers by earlier versions of a pack."""

from __future__ import annotations

from ccassess.domain.migration import Outcome
from ccassess.storage.packs.layout import PACK_ID, VERSION
from ccassess.storage.packs.shapes import TOKEN, Key, ListOf, MapOf, Number, OneOf, Record, WordOr

_MORE = Record(
    {
        Outcome.MOVED.value: Key(TOKEN),
        Outcome.SPLIT_INTO.value: Key(ListOf(TOKEN)),
        Outcome.MERGED_INTO.value: Key(TOKEN),
        Outcome.RESCALED.value: Key(MapOf(Number(), Number())),
    }
)
_WORDS = OneOf((Outcome.SAME.value, Outcome.REWORDED.value, Outcome.RETIRED.value))
_MIGRATION = Record(
    {
        "from": Key(VERSION, required=True),
        "pack": Key(PACK_ID),
        "criteria": Key(MapOf(TOKEN, WordOr(_WORDS, _MORE)), required=True),
    }
)
MIGRATIONS = Record({"migrations": Key(ListOf(_MIGRATION), required=True)})
"""migrations.yaml: what becomes of answers by earlier versions, by the ids they had."""
