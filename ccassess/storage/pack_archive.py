"""Reading a pack from a ZIP file that anybody may have made: nothing is unpacked to disk, and little to memory.

Every name is looked at before anything is read. A name that could lead astray refuses the whole file, even where it
belongs to no pack: whoever made it meant no good.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import unicodedata
import zipfile
from typing import TYPE_CHECKING, NoReturn

from ccassess.domain.failures import Unreadable, UnreadableFileError
from ccassess.domain.pack_refusals import PackRefusal, PackRefusedError
from ccassess.storage.atomic import read_file
from ccassess.storage.broken import BROKEN
from ccassess.storage.container import MEDIA_TYPE
from ccassess.storage.pack_files import FOLDERS, MAX_FILES, TOP
from ccassess.storage.packs.companions import COMPANIONS
from ccassess.storage.yaml_bytes import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MAX_ARCHIVE_BYTES = 32_000_000
"""Bytes of the ZIP file, with whatever lies in it beside the pack."""
MAX_PARTS = 2_000
"""Files and folders in it."""
MAX_PACK_BYTES = 4_000_000
"""Bytes of all files of one pack, unpacked; the criteria that come with the program have about a sixth."""

MAX_RATIO = 100
"""How many times its packed size a file may have unpacked; YAML has five to fifteen times, a bomb a thousand."""

_ENTRY = b"PK\x01\x02"
# Signature; eight fields that the list of contents repeats; lengths of the name and of what follows it.
_LOCAL = struct.Struct("<4s22x2H")
# Signature; two numbers of disks; how many files are listed.
_END = struct.Struct("<4s6xH10x")
_SMALL = 10_000
"""Bytes that any file may have unpacked: a ratio says nothing about a few lines."""
_FILE = b"PK\x03\x04"
_LAST = b"PK\x05\x06"
_NAMES_IN_UTF8 = 0x0800
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_UNIX = 3
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\\:*?"<>|\ud800-\udfff]')
_LONGEST_NAME = 240
_LONGEST_SHOWN = 80
# Windows opens a device under these names, whatever the ending, spaces before it too.
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d\u00b9\u00b2\u00b3]) *(?:\..*)?", re.IGNORECASE | re.DOTALL
)


def read_pack_archive(path: Path) -> Mapping[str, bytes]:
    """Return the files of the pack in a ZIP file by path within the pack; whatever lies beside them is left out.

    The pack lies at the top or in one folder there. Files over the size limit come cut to just above it, so that
    reading them says so. Raises PackRefusedError.
    """
    return _Archive(path.name, _data(path)).read()


def total_size(files: Mapping[str, bytes]) -> int:
    """Return how many bytes the files of a pack have together."""
    return sum(map(len, files.values()))


def is_assessment(data: bytes) -> bool:
    """Whether these are the bytes of an assessment file, which is a ZIP as well."""
    return MEDIA_TYPE in data[:128]


def _data(path: Path) -> bytes:
    try:
        return read_file(path, MAX_ARCHIVE_BYTES)
    except UnreadableFileError as error:
        if error.code is Unreadable.TOO_LARGE:
            raise PackRefusedError(PackRefusal.TOO_LARGE, file=path.name, limit=_megabytes(MAX_ARCHIVE_BYTES)) from None
        if error.code is Unreadable.NO_SUCH_FILE:
            raise PackRefusedError(PackRefusal.NO_SUCH_PLACE, file=str(path)) from None
        raise


def _megabytes(size: int) -> str:
    return str(size // 1_000_000)


class _Archive:
    """One ZIP file, its name for what is said about it."""

    def __init__(self, file: str, data: bytes) -> None:
        self._file = file
        self._data = data

    def read(self) -> Mapping[str, bytes]:
        if is_assessment(self._data):
            self._refuse(PackRefusal.AN_ASSESSMENT)
        if not self._data.startswith(b"PK"):
            self._refuse(PackRefusal.NOT_A_ZIP)
        # Before anybody makes an object of each of them; a few more than there are does no harm.
        if self._data.count(_ENTRY) > MAX_PARTS:
            self._refuse(PackRefusal.TOO_MANY_PARTS, limit=str(MAX_PARTS))
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
                return self._files(archive)
        except (*BROKEN, OSError):  # zipfile raises OSError where a place in the file lies before its beginning
            self._refuse(PackRefusal.DAMAGED)

    def _files(self, archive: zipfile.ZipFile) -> Mapping[str, bytes]:
        parts = archive.infolist()
        self._check(parts)
        self._check_list(parts)
        top = self._top([part.orig_filename for part in parts])
        inside = {part.orig_filename.removeprefix(top): part for part in parts if part.orig_filename.startswith(top)}
        wanted = {name: part for name, part in inside.items() if _belongs(name)}
        if len(wanted) > MAX_FILES:
            self._refuse(PackRefusal.TOO_MANY_PARTS, limit=str(MAX_FILES))
        files: dict[str, bytes] = {}
        for name, part in wanted.items():
            files[name] = self._content(archive, part)
            if total_size(files) > MAX_PACK_BYTES:
                self._refuse(PackRefusal.TOO_LARGE, limit=_megabytes(MAX_PACK_BYTES))
        return files

    def _check(self, parts: Sequence[zipfile.ZipInfo]) -> None:
        """Refuse what no honest archive of a pack holds, whether it belongs to the pack or not."""
        seen: set[str] = set()
        for part in parts:
            name = part.orig_filename
            if not _is_safe(name):
                self._refuse(PackRefusal.UNSAFE_NAME, name=_shown(name))
            mode = part.external_attr >> 16 if part.create_system == _UNIX else 0
            if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
                self._refuse(PackRefusal.LINK, name=_shown(name))
            if part.flag_bits & _ENCRYPTED:
                self._refuse(PackRefusal.ENCRYPTED)
            # As a file system that ignores case and composition would see it.
            folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).rstrip("/")
            if folded in seen:
                self._refuse(PackRefusal.DOUBLED_NAME, name=_shown(name))
            seen.add(folded)

    def _check_list(self, parts: Sequence[zipfile.ZipInfo]) -> None:
        """Refuse a list of contents that is not what lies there: a name altered in it would leave a file out unseen."""
        signature, count = _END.unpack_from(self._data, self._data.rindex(_LAST))
        if signature != _LAST or count != len(parts):
            self._refuse(PackRefusal.DAMAGED)
        for part in parts:
            signature, length, _ = _LOCAL.unpack_from(self._data, part.header_offset)
            start = part.header_offset + _LOCAL.size
            encoding = "utf-8" if part.flag_bits & _NAMES_IN_UTF8 else "cp437"
            if signature != _FILE or self._data[start : start + length].decode(encoding) != part.orig_filename:
                self._refuse(PackRefusal.DAMAGED)

    def _top(self, names: Sequence[str]) -> str:
        """Return what stands before the names of the pack's files: nothing, or its folder with a slash."""
        tops = [name.removesuffix(TOP) for name in names if name == TOP or name.endswith(f"/{TOP}")]
        near = [top for top in tops if top.count("/") <= 1]
        if "" in near:
            return ""
        if not near:
            self._refuse(PackRefusal.NO_PACK)
        if len(near) > 1:
            self._refuse(PackRefusal.SEVERAL_PACKS, names=", ".join(sorted(top.rstrip("/") for top in near)))
        return near[0]

    def _content(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
        if part.compress_type not in _METHODS:
            self._refuse(PackRefusal.UNKNOWN_COMPRESSION, name=part.orig_filename)
        most = max(_SMALL, MAX_RATIO * part.compress_size)
        # Whatever size is stated, no more than this is unpacked; at the end of a file its check sum is looked at.
        with archive.open(part) as content:
            unpacked = content.read(min(MAX_BYTES, most) + 1)
        if max(len(unpacked), part.file_size) > most:
            self._refuse(PackRefusal.SWELLS, name=part.orig_filename, limit=str(MAX_RATIO))
        return unpacked

    def _refuse(self, code: PackRefusal, **data: str) -> NoReturn:
        raise PackRefusedError(code, file=self._file, **data) from None


def _belongs(name: str) -> bool:
    """Whether a pack has a file of this name; README, pictures, schemas and the like may lie beside it."""
    folder, _, _ = name.rpartition("/")
    return name == TOP or name in COMPANIONS or (folder in FOLDERS and name.endswith(".yaml"))


def _is_safe(name: str) -> bool:
    """Whether a name is a relative path without tricks, on any system."""
    parts = name.removesuffix("/").split("/")
    return (
        len(name) <= _LONGEST_NAME
        and not _UNSAFE.search(name)
        # Nothing empty (so nothing absolute), no "..", and nothing that Windows would shorten to it.
        and all(part.strip(" .") and not _DEVICE.fullmatch(part) for part in parts)
    )


def _shown(name: str) -> str:
    """Return a name as it can be printed: what is not text as its code, and not without end."""
    plain = "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in name[:_LONGEST_SHOWN])
    return plain if len(name) <= _LONGEST_SHOWN else f"{plain}…"
