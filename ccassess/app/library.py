"""Criteria packs as a person chooses them: at hand with the program, installed, in a folder, a ZIP file, a file."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.domain.pack_refusals import PackRefusal, PackRefusedError
from ccassess.domain.pack_testing import run_tests
from ccassess.storage import pack_library
from ccassess.storage.foreign import (
    MAX_PACK_BYTES,
    assessment_bytes,
    begins_as_assessment,
    decode,
    pack_files,
    total_size,
)
from ccassess.storage.pack_files import (
    NotAPackError,
    PackInvalidError,
    check_but_for_translations,
    check_pack,
    read_pack,
)
from ccassess.storage.pack_library import ListedPack, Origin, listed_pack, packs_at_hand, shipped_packs, title_in
from ccassess.storage.pack_store import keep, remove

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ccassess.domain.pack import Pack
    from ccassess.domain.problems import Problem

DEFAULT_PACK = "org.ccassess.contact-center"
"""The pack a new assessment is made by where nobody chooses another."""

__all__ = [
    "DEFAULT_PACK",
    "Comparable",
    "Installed",
    "ListedPack",
    "NotAPackError",
    "Origin",
    "PackInvalidError",
    "check_named",
    "comparable_packs",
    "find_pack",
    "install",
    "listed_pack",
    "named_pack",
    "naming",
    "packs_at_hand",
    "remove",
    "shipped_packs",
    "title_in",
]

MAX_WORK = 200_000
"""Nodes computed by all tests of a pack together; the criteria that come with the program need about 5,000."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A pack that is now at hand; `is_new` is False where it had been so before, `warnings` what its author is told."""

    pack: Pack
    is_new: bool
    warnings: tuple[Problem, ...] = ()


def check_named(name: str) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Return the pack that a person names (None where it has errors) and all its problems.

    Raises what `find_pack` does.
    """
    return check_pack(find_pack(name))


def find_pack(name: str) -> Mapping[str, bytes]:
    """Return the files of the pack that a person names: an id, id@version, a folder, a ZIP file or an assessment.

    Raises NotAPackError where it is none of them, PackRefusedError for a ZIP file that is not to be trusted,
    UnreadableFileError for a file that cannot be read.
    """
    path = Path(name)
    if listed_pack(name) is None and path.is_file() and begins_as_assessment(path):
        return decode(assessment_bytes(path)).pack.files
    return pack_library.find_pack(name)


def named_pack(name: str) -> Pack:
    """Return the pack that a person names. Raises what `find_pack` does, PackInvalidError where it has errors."""
    files = find_pack(name)
    with naming(name):
        return read_pack(files)


@dataclass(frozen=True, slots=True)
class Comparable:
    """A pack to compare; where only its translations have errors, it has none and `is_whole` is False."""

    name: str
    pack: Pack
    is_whole: bool


def comparable_packs(*names: str) -> tuple[Comparable, ...]:
    """Return packs as a person names them, all without translations where those of one have errors.

    Raises what `find_pack` does, PackInvalidError where anything else in one has errors.
    """
    found = [_comparable(name) for name in names]
    if all(one.is_whole for one in found):
        return tuple(found)
    return tuple(replace(one, pack=_untranslated(one.pack)) for one in found)


def _comparable(name: str) -> Comparable:
    pack, problems, is_untranslated = check_but_for_translations(find_pack(name))
    if pack is None:
        raise PackInvalidError(problems, name)
    return Comparable(name, pack, not is_untranslated)


def _untranslated(pack: Pack) -> Pack:
    own = pack.source_language
    return replace(pack, texts={own: pack.texts[own]})


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Let an error of a pack that is read here say how a person named the pack."""
    try:
        yield
    except PackInvalidError as error:
        raise PackInvalidError(error.problems, name) from error


def install(place: Path) -> Installed:
    """Put the pack in a folder or a ZIP file into the library, once it is faultless and its own tests are right.

    Raises NotAPackError, UnreadableFileError, PackInvalidError, PackRefusedError; the library is then as it was.
    """
    files = pack_files(place)
    if total_size(files) > MAX_PACK_BYTES:
        limit = str(MAX_PACK_BYTES // 1_000_000)
        raise PackRefusedError(PackRefusal.TOO_LARGE, file=place.name, limit=limit)
    pack, problems = check_pack(files)
    if pack is None:
        raise PackInvalidError(problems, str(place))
    if len(pack.tests) * sum(1 for _ in pack.root.walk()) > MAX_WORK:
        raise PackRefusedError(PackRefusal.TOO_MANY_TESTS, id=pack.id, version=pack.version)
    failures = run_tests(pack)
    if failures:
        raise PackRefusedError(PackRefusal.TESTS_FAIL, *failures, id=pack.id, version=pack.version)
    return Installed(pack, keep(pack), problems)
