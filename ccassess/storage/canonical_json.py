"""JSON in its one form, and the checked steps from JSON somebody else wrote to values.

Sorted keys, no spaces, UTF-8, one newline at the end; integers and strings only, texts plain.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ccassess.domain.failures import Unreadable, UnreadableFileError
from ccassess.domain.plain_text import MAX_TEXT, is_plain, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from enum import StrEnum

Json = str | int | list["Json"] | dict[str, "Json"]
Choice = TypeVar("Choice", bound="StrEnum")

LARGEST_INTEGER = 2**53 - 1
"""The largest that every program reading JSON keeps exactly."""

_DEEPEST = 20
_encoder = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def dump(value: Mapping[str, Json]) -> bytes:
    """Return an object as canonical JSON with its newline. Texts must be plain already (`written` makes them so)."""
    return (_encoder.encode(value) + "\n").encode()


def dump_lines(values: Sequence[Mapping[str, Json]]) -> bytes:
    """Return objects as lines of canonical JSON."""
    return b"".join(map(dump, values))


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: a member and the steps to a value in it."""

    member: str
    path: str = ""

    def at(self, step: str | int) -> Place:
        """Return the place one step further in."""
        return Place(self.member, f"{self.path}/{step}" if self.path else str(step))

    def wrong(self, code: Unreadable = Unreadable.WRONG_VALUE) -> UnreadableFileError:
        """Return the exception for what was found here."""
        return UnreadableFileError(code, member=self.member, where=self.path)


def written(text: str, place: Place, longest: int = MAX_TEXT) -> str:
    """Return a text made plain. Raises UnreadableFileError ("text-too-long") for one that no reader accepts."""
    tidy = plain(text)
    if len(tidy) > longest:
        raise place.wrong(Unreadable.TEXT_TOO_LONG)
    return tidy


def load(data: bytes, member: str) -> object:
    """Read JSON. Raises UnreadableFileError where it is none, or deeper than anything of ours."""
    try:
        value: object = json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(Unreadable.NOT_JSON, member=member) from error
    if _depth_exceeds(value, _DEEPEST):
        raise UnreadableFileError(Unreadable.NOT_JSON, member=member)
    return value


def load_lines(data: bytes, member: str) -> list[object]:
    """Read lines of JSON."""
    return [load(line, member) for line in data.split(b"\n")[:-1]]


def as_object(value: object, place: Place, required: set[str], optional: set[str] | None = None) -> dict[str, object]:
    """Return an object that has the required keys and no others but the optional ones."""
    if not isinstance(value, dict):
        raise place.wrong()
    missing = required - value.keys()
    unknown = value.keys() - required - (optional or set())
    if missing or unknown:
        raise place.at(min(missing | unknown)).wrong()
    return value


def as_mapping(value: object, place: Place) -> dict[str, object]:
    """Return an object whose keys are ids."""
    if not isinstance(value, dict):
        raise place.wrong()
    return value


def as_list(value: object, place: Place) -> list[object]:
    """Return a list."""
    if not isinstance(value, list):
        raise place.wrong()
    return value


def as_text(value: object, place: Place, longest: int = MAX_TEXT) -> str:
    """Return a plain text."""
    if not isinstance(value, str):
        raise place.wrong()
    if len(value) > longest:
        raise place.wrong(Unreadable.TEXT_TOO_LONG)
    if not is_plain(value):
        raise place.wrong(Unreadable.BAD_TEXT)
    return value


def as_integer(value: object, place: Place, least: int = 0, most: int = LARGEST_INTEGER) -> int:
    """Return an integer in a range."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise place.wrong()
    return value


def as_choice(value: object, place: Place, choices: type[Choice]) -> Choice:
    """Return one of a closed list of words."""
    if not isinstance(value, str) or value not in {one.value for one in choices}:
        raise place.wrong(Unreadable.UNKNOWN_ID)
    return choices(value)


def _depth_exceeds(value: object, levels: int) -> bool:
    if not isinstance(value, (dict, list)):
        return False
    if not levels:
        return True
    inner = value.values() if isinstance(value, dict) else value
    return any(_depth_exceeds(one, levels - 1) for one in inner)
