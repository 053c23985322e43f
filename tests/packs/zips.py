"""ZIP files of packs as people make them, and as somebody would who means no good."""

from __future__ import annotations

import io
import stat
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LINK = (stat.S_IFLNK | 0o777) << 16
FILE = (stat.S_IFREG | 0o644) << 16
DEVICE = (stat.S_IFCHR | 0o644) << 16


def zipped(files: Mapping[str, bytes], top: str = "", *, folders: bool = False) -> bytes:
    """Return a ZIP file with these files below a folder; `folders` names the folders as well, as most programs do."""
    named = {f"{top}{name}": data for name, data in files.items()}
    if folders:
        parts = {name.rpartition("/")[0] + "/" for name in named if "/" in name}
        named = {**dict.fromkeys(sorted(parts), b""), **named}
    return crafted(named.items())


def crafted(
    parts: Iterable[tuple[str, bytes]], mode: int = FILE, method: int = zipfile.ZIP_DEFLATED, flags: int = 0
) -> bytes:
    """Return a ZIP file with exactly these names in this order; the last one has the mode, the method and the flags."""
    listed = list(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number, (name, data) in enumerate(listed, 1):
            info = zipfile.ZipInfo("x")
            info.filename = name
            is_last = number == len(listed)
            info.external_attr = mode if is_last else FILE
            info.create_system = 3
            info.compress_type = method if is_last else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
            if is_last:
                info.flag_bits |= flags
    return file.getvalue()
