"""How large a step a change of a pack asks of its version number, and one such change as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Bump(IntEnum):
    """How large a step between two versions is."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True, slots=True)
class PackChange:
    """One thing that differs: what it asks for, what it is (`code`) and whose (`id`: a node, measure, term, ...).

    The codes, with their data:
    `added`, `removed` (`kind`), `order` (`kind`): a node, measure, language or the like.
    `changed` (`kind`, `field`, `old`, `new`): what is no text for people.
    `meaning` (`texts`: their keys; `declared`: "same", "reworded" or ""): the question or descriptions of a criterion.
    `text`, `added-text`, `removed-text`: a text in the source language; the id is its key.
    `translations` (`count`): texts of the language that is the id. `tests`, `migrations`: those files.
    """

    bump: Bump
    code: str
    id: str = ""
    data: Mapping[str, str] = field(default_factory=dict)


class Differing(NamedTuple):
    """A field with what it was and what it is."""

    field: str
    was: str
    now: str


def changed(bump: Bump, kind: str, name: str, what: Differing) -> PackChange:
    """Return the change of one field."""
    return PackChange(bump, "changed", name, {"kind": kind, "field": what.field, "old": what.was, "new": what.now})


def there(bump: Bump, code: str, kind: str, name: str, texts: str = "") -> PackChange:
    """Return that something was added or removed; `texts` is what the keys of its texts begin with."""
    return PackChange(bump, code, name, {"kind": kind, "texts": texts})
