"""Why something is not opened, as codes with data; `wording` turns them into sentences."""

from __future__ import annotations

from enum import StrEnum


class NotOpened(StrEnum):
    """A reason. Data: the `name` of the item, and what each says in addition."""

    MISSING = "missing"
    TYPE = "type"
    NOT_WRITTEN = "not-written"  # detail

    ADDRESS = "address"
    ELSEWHERE = "elsewhere"  # host ("" where it cannot be told)
    RELATIVE = "relative"
    GONE = "gone"
    NOT_A_FILE = "not-a-file"
    TYPE_LINKED = "type-linked"  # suffix


class NotOpenedError(Exception):
    """Something is not opened; nothing was opened instead."""

    def __init__(self, code: NotOpened, **data: str) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data
