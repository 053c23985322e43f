"""The two parties of an assessment."""

from __future__ import annotations

from enum import StrEnum


class Party(StrEnum):
    """Whose consensus sheet it is; also the sheet's id."""

    SELF = "self"
    VERIFICATION = "verification"
