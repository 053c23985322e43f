"""Why a pack is not taken into the library, or not out of it, as codes with data; `wording` makes sentences of them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ccassess.domain.failures import ForeignBytesError

if TYPE_CHECKING:
    from ccassess.domain.pack_testing import Failure


class PackRefusal(StrEnum):
    """A reason. Data: `file`, and what each says in addition."""

    # The ZIP file
    NO_SUCH_PLACE = "no-such-place"
    NOT_A_ZIP = "not-a-zip"
    AN_ASSESSMENT = "an-assessment"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"  # limit: in megabytes
    SWELLS = "swells"  # name, limit: how many times as large
    TOO_MANY_PARTS = "too-many-parts"  # limit
    UNSAFE_NAME = "unsafe-name"  # name
    LINK = "link"  # name
    DOUBLED_NAME = "doubled-name"  # name
    ENCRYPTED = "encrypted"
    UNKNOWN_COMPRESSION = "unknown-compression"  # name
    NO_PACK = "no-pack"
    SEVERAL_PACKS = "several-packs"  # names

    # The pack and the library
    TOO_MANY_TESTS = "too-many-tests"  # id, version
    TESTS_FAIL = "tests-fail"  # id, version
    OTHER_CONTENT = "other-content"  # id, version
    SHIPPED_OTHERWISE = "shipped-otherwise"  # id, version
    SHIPPED = "shipped"  # id, version
    NOT_INSTALLED = "not-installed"  # id, version, versions (those that are)
    NOT_WRITTEN = "not-written"  # detail


RULES = frozenset(
    {
        PackRefusal.TOO_MANY_TESTS,
        PackRefusal.TESTS_FAIL,
        PackRefusal.OTHER_CONTENT,
        PackRefusal.SHIPPED_OTHERWISE,
        PackRefusal.SHIPPED,
    }
)
"""Where the pack was understood and a rule says no; elsewhere it could not be read, found or written."""


class PackRefusedError(ForeignBytesError):
    """The library stays as it was. `failures` are what the pack's own tests found wrong, where that is the reason."""

    def __init__(self, code: PackRefusal, *failures: Failure, **data: str) -> None:
        super().__init__(code, data)
        self.code = code
        self.failures = failures
        self.data = data
