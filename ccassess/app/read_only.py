"""Why an open assessment can be read and not edited."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class WhyReadOnly(StrEnum):
    """Why. Data of LOCKED: `who`, `host`, `since` (ISO time, UTC) and `here` ("" for no); of VERSION: `time`."""

    LOCKED = "locked"
    """Somebody else has the file open, or it was opened to be read only."""
    VERSION = "version"
    """It is an earlier version of the file."""
    NEWER = "newer"
    """A newer version of the program wrote the file."""


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """Holds for the whole life of a session: whoever is to edit opens the file anew."""

    why: WhyReadOnly
    data: Mapping[str, str] = field(default_factory=dict)
