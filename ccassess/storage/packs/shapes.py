"""The kinds of value a file of a pack can hold; its layout is declared in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from ccassess.storage.packs.codes import Code

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is not empty; on one line unless it may be long. `is_read` is whether people read it."""

    one_line: bool = True
    is_read: bool = True


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text of a fixed form; `code` is what is wrong with any other."""

    form: re.Pattern[str]
    code: Code


@dataclass(frozen=True, slots=True)
class Number:
    """An exact decimal from `least` (with `above`, more than that) to `most`; None where there is no end."""

    least: Fraction | None = Fraction(0)
    most: Fraction | None = None
    above: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Exact:
    """An exact number of at least 0, as a decimal or, where that has no end, as a fraction ("100/3")."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """`true` or `false`, and no other word for either."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a closed list of words."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """At least `least` items of one shape."""

    item: Shape
    least: int = 1


@dataclass(frozen=True, slots=True)
class Key:
    """A key a record may have, or must."""

    shape: Shape
    required: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """Named keys, each of its own shape."""

    keys: Mapping[str, Key]


@dataclass(frozen=True, slots=True)
class MapOf:
    """Keys that the author chooses, all values of one shape."""

    key: Pattern | Number
    value: Shape


@dataclass(frozen=True, slots=True)
class Either:
    """A list or a mapping, each of its own shape; or a text or a list."""

    of_list: ListOf
    other: Record | Text


@dataclass(frozen=True, slots=True)
class WordOr:
    """One of a closed list of words, or a mapping that says more."""

    word: OneOf
    record: Record


Plain: TypeAlias = Text | Pattern | Number | Exact | YesNo | OneOf
Shape: TypeAlias = Plain | ListOf | Record | MapOf | Either | WordOr

TITLE = Text()
"""A text that people see on one line."""

LONG = Text(one_line=False)
"""A text of as many lines as it needs."""

POSITIVE = Number(above=True)
"""A number that may not be 0: points, weights, ranges, steps."""

TOKEN = Pattern(re.compile(r"(?=.{1,40}\Z)[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*"), Code.BAD_ID)
"""A permanent id: small letters, digits, and single hyphens or underscores between them."""
