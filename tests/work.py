"""A bound on work that no clock decides: calls of functions are counted, on a fast computer as on a busy one."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class TooMuchWorkError(BaseException):
    """More was done than allowed; no `except Exception` on the way keeps it from ending the test."""


class Work:
    """Counts calls: of our functions, and of those of the libraries in C that they call."""

    def __init__(self, most: int) -> None:
        self.calls = 0
        self._most = most

    def count(self, _frame: FrameType, event: str, _argument: object) -> None:
        if event in {"call", "c_call"}:
            self.calls += 1
            if self.calls > self._most:
                sys.setprofile(None)
                raise TooMuchWorkError(self.calls)


@contextmanager
def bounded(most: int) -> Iterator[Work]:
    """Let at most so many calls be made in here. Raises TooMuchWorkError."""
    work = Work(most)
    before = sys.getprofile()
    sys.setprofile(work.count)
    try:
        yield work
    finally:
        sys.setprofile(before)
