"""What reading bytes that others made can raise, and the one exception that all of it ends in."""

from __future__ import annotations

import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ccassess.domain.failures import Unreadable, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ArithmeticError,
    LookupError,
    MemoryError,
    RuntimeError,  # among them NotImplementedError (an unknown compression) and RecursionError
    ValueError,  # among them UnicodeDecodeError and what a number of too many digits raises
)
"""What Python's own readers raise over bytes that are not what they say they are; anything else is our own mistake."""


@contextmanager
def refusing(code: Unreadable = Unreadable.DAMAGED) -> Iterator[None]:
    """Let whatever is stumbled over in here end in UnreadableFileError; one with a better code goes through."""
    try:
        yield
    except BROKEN as error:
        raise UnreadableFileError(code) from error
