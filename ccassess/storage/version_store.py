"""This computer's store of versions: of each document the last good ones, every byte of the file as it was.

A version is a file of its own, written whole or not at all; what its evidence holds is in the store of contents, once
for all versions and documents. A folder's name is a hash of the document's id and says nothing to anybody else.
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.domain.failures import NotSaved, NotSavedError, Unreadable, UnreadableFileError
from ccassess.storage.atomic import not_saved, nothing, read_file, replace_file
from ccassess.storage.content_store import ContentStore
from ccassess.storage.own_folders import make_folder, own_folder
from ccassess.storage.version_rows import LONGEST_LINE, key_of, number_of, parted, read_version, version_bytes, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ccassess.domain.kept import Version

_ATTEMPTS = 20
"""How often a number is tried anew because another window has just taken it."""


@dataclass(frozen=True, slots=True)
class VersionLimits:
    """How many versions of a document are kept, and how many bytes all of them may take, evidence included."""

    of_one: int = 10
    in_all: int = 300_000_000


class VersionStore:
    """The store in a folder; any number of processes and threads may use it at once."""

    def __init__(
        self, folder: Path | None = None, contents: ContentStore | None = None, limits: VersionLimits | None = None
    ) -> None:
        self.folder = folder or own_folder("versions")
        self.contents = contents or ContentStore()
        self.limits = limits or VersionLimits()

    def keep(self, version: Version, data: bytes) -> Version:
        """Keep the bytes of a file as a version, durable on return; return it with its number, key, size and hashes.

        Where there are too many by now, the oldest go. Raises NotSavedError; the versions that were there stay.
        """
        folder = self._folder_of(version.document)
        try:
            body, contents = parted(data)
            make_folder(folder)
            for content in contents.values():
                self.contents.put(content)
            made = replace(
                version,
                size=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
                contents=tuple(sorted(contents)),
            )
            made = _written(folder, made, body)
        except UnreadableFileError as error:
            raise NotSavedError(NotSaved.NOT_STORABLE, reason=error.code.value, file=version.file) from error
        except OSError as error:
            raise not_saved(error, folder) from error
        self._thin(folder)
        return made

    def listed(self, document: str) -> list[Version]:
        """Return the versions of a document, the newest first, by their first lines alone; quick."""
        return [one for one in _by_first_lines(self._folder_of(document)) if one.document == document]

    def versions(self, document: str) -> tuple[Version, ...]:
        """Return the versions of a document that can be opened, the newest first; a damaged one is left out."""
        folder = self._folder_of(document)
        found = (self._checked(folder / key) for key in sorted(_names(folder), reverse=True))
        return tuple(one for one in found if one is not None and one.document == document)

    def data(self, version: Version) -> bytes:
        """Return the bytes of the file that a version is of. Raises UnreadableFileError where they cannot be had."""
        stored = read_file(self._folder_of(version.document) / version.key)
        contents = {name: self.contents.get(name) for name in version.contents}
        found = {name: data for name, data in contents.items() if data is not None}
        if len(found) == len(contents):
            data = whole(stored.partition(b"\n")[2], found)
            if hashlib.sha256(data).hexdigest() == version.sha256:
                return data
        raise UnreadableFileError(Unreadable.DAMAGED, file=version.file)

    def contents_needed(self) -> frozenset[str]:
        """Return the hashes of all contents that versions need: the store of contents must not sweep them.

        Raises OSError where any of them cannot be read: who does not know must not sweep.
        """
        found: set[str] = set()
        for folder in _inside(self.folder):
            for path in _inside(folder):
                # One that goes meanwhile needs nothing any more.
                with contextlib.suppress(FileNotFoundError):
                    version = _first_line(path) if number_of(path.name) else None
                    found.update(version.contents if version is not None else ())
        return frozenset(found)

    def _checked(self, path: Path) -> Version | None:
        try:
            data = read_file(path)
        except UnreadableFileError:
            return None
        version = read_version(data[: LONGEST_LINE + 1], path.name, lambda: data.partition(b"\n")[2])
        if version is None or not all(map(self.contents.has, version.contents)):
            return None
        return version

    # Thinning

    def _thin(self, folder: Path) -> None:
        """Remove the versions beyond the limits; what cannot be removed stays."""
        sound = 0
        for key in sorted(_names(folder), reverse=True):
            if sound >= self.limits.of_one:
                _remove(folder / key)
            elif self._checked(folder / key) is not None:
                sound += 1
        self._thin_all()

    def _thin_all(self) -> None:
        """Remove the oldest of all until all fit, but never the newest of a document."""
        kept: dict[Path, Version] = {}
        newest: set[Path] = set()
        for folder in self._folders():
            found = _by_first_lines(folder)
            kept |= {folder / one.key: one for one in found}
            newest |= {folder / one.key for one in found[:1]}
        sizes = {path: _size(path) for path in kept}
        content_sizes = {name: _size(self.contents.folder / name) for one in kept.values() for name in one.contents}
        uses: dict[str, int] = {}
        for one in kept.values():
            for name in one.contents:
                uses[name] = uses.get(name, 0) + 1
        total = sum(sizes.values()) + sum(content_sizes.values())
        for path, one in sorted(kept.items(), key=_time_kept):
            if total <= self.limits.in_all:
                return
            if path in newest:
                continue
            total -= sizes[path]
            for name in one.contents:
                uses[name] -= 1
                total -= 0 if uses[name] else content_sizes[name]
            _remove(path)

    def _folder_of(self, document: str) -> Path:
        digest = hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / digest[:32]

    def _folders(self) -> Iterator[Path]:
        with contextlib.suppress(OSError):
            yield from sorted(self.folder.iterdir())


def _written(folder: Path, version: Version, body: bytes) -> Version:
    """Write a version under the next free number, and return it with that. Raises NotSavedError."""
    for attempt in range(_ATTEMPTS):
        number = max(map(number_of, _names(folder)), default=0) + 1
        made = replace(version, number=number, key=key_of(number))
        try:
            replace_file(folder / made.key, version_bytes(made, body), nothing)
        except NotSavedError as error:
            if error.code is not NotSaved.CHANGED_ELSEWHERE or attempt == _ATTEMPTS - 1:
                raise
        else:
            break
    return made


def _time_kept(item: tuple[Path, Version]) -> tuple[str, int]:
    return item[1].time, item[1].number


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir() if number_of(path.name)]
    except OSError:
        return []


def _by_first_lines(folder: Path) -> list[Version]:
    """Return the versions in a folder, the newest first, by their first lines."""
    found = (_by_first_line(folder / key) for key in sorted(_names(folder), reverse=True))
    return [one for one in found if one is not None]


def _by_first_line(path: Path) -> Version | None:
    try:
        return _first_line(path)
    except OSError:
        return None


def _first_line(path: Path) -> Version | None:
    """Return a version by its first line, None where that is damaged. Raises OSError."""
    with path.open("rb") as file:
        line = file.readline(LONGEST_LINE + 1)
    try:
        return read_version(line, path.name)
    except ValueError:
        return None


def _inside(folder: Path) -> list[Path]:
    """Return what is in a folder, nothing where there is none. Raises OSError where it cannot be read."""
    try:
        return list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
