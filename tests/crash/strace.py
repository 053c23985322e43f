"""What strace has written of a program, read into operations on the disk.

Made for `strace -f -y -xx`: every string and every path is in hexadecimal, so that no argument holds a comma.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from tests.crash.operations import FOLDER, Named, Recording, Resize, Said, SyncFile, SyncFolder, Unnamed, Write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.crash.operations import Operation

CALLS = (
    *("open", "openat", "creat", "close", "mkdir", "mkdirat", "rmdir", "unlink", "unlinkat"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
    *("write", "pwrite64", "writev", "pwritev", "pwritev2", "copy_file_range", "sendfile", "lseek"),
    *("ftruncate", "truncate", "fallocate", "fsync", "fdatasync", "sync_file_range", "msync", "dup", "dup2", "dup3"),
)
NEXT_RUN = "--- next run"
PROMISE = "promise "

_WHOLE = re.compile(r"(?P<pid>\d+) +(?P<call>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+|\?)(?:<(?P<path>[^>]*)>)?")
_BEGUN = re.compile(r"(?P<pid>\d+) +(?P<call>\w+)\((?P<arguments>.*) <unfinished \.\.\.>")
_ENDED = re.compile(r"(?P<pid>\d+) +<\.\.\. (?P<call>\w+) resumed>(?P<rest>.*)")
_HANDLE = re.compile(r"(-?\d+|AT_FDCWD)(?:<([^>]*)>)?")
_TEXT = re.compile(r'"[^"]*"')


class UnknownCallError(Exception):
    """A call on a recorded file that the simulator does not know how to repeat."""


def whole_lines(lines: Iterable[str]) -> Iterator[str]:
    """Join what strace has torn apart because two threads called at once."""
    begun: dict[str, str] = {}
    for line in lines:
        if found := _BEGUN.match(line):
            begun[found["pid"]] = f"{found['pid']} {found['call']}({found['arguments']}"
        elif found := _ENDED.match(line):
            yield begun.pop(found["pid"]) + found["rest"]
        else:
            yield line


def kept_lines(lines: Iterable[str], root: str) -> Iterator[str]:
    """Leave out what has nothing to do with a folder, and every call that failed."""
    inside = hexadecimal(root)
    for line in whole_lines(lines):
        found = _WHOLE.match(line)
        if found and found["result"] not in {"-1", "?"} and (inside in line or _is_promise(found)):
            yield line


def hexadecimal(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(text))


def recording_of(lines: Iterable[str], root: str, folders: frozenset[str]) -> Recording:
    """Read the lines of one or more runs in the folder `root`, in which there are `folders` and no file before."""
    reader = _Reader(root, folders)
    for line in lines:
        if line.startswith(NEXT_RUN):
            reader.handles.clear()
        elif found := _WHOLE.match(line):
            reader.take(found)
    return Recording(tuple(reader.operations), tuple(reader.first_names), folders)


def _is_promise(found: re.Match[str]) -> bool:
    return found["call"] == "writev" and found["arguments"].startswith("1<") and hexadecimal(PROMISE) in found[0]


def _bytes(argument: str) -> bytes:
    return bytes.fromhex(argument.strip('"').replace("\\x", ""))


class _Reader:
    """Follows names and handles, so that each operation knows its file."""

    def __init__(self, root: str, folders: frozenset[str]) -> None:
        self.root = root
        self.operations: list[Operation] = []
        self.first_names: list[str] = []
        # An open file: which, and the place of its next write; a folder is its path.
        self.handles: dict[int, list[int] | str] = {}
        self._names: dict[str, int] = dict.fromkeys(folders | {""}, FOLDER)

    def take(self, found: re.Match[str]) -> None:
        arguments, result = found["arguments"].split(", "), int(found["result"])
        call = found["call"]
        if _is_promise(found):
            [said] = _TEXT.findall(arguments[1])
            for line in _bytes(said).decode().splitlines():
                self.operations.append(Said(tuple(line.removeprefix(PROMISE).split(" "))))
        elif call in {"openat", "open", "creat"}:
            self._opened(arguments, result, found["path"] or "")
        elif call in {"rename", "renameat", "renameat2", "link", "linkat"}:
            self._named(call, *self._two_paths(arguments))
        elif call in {"unlink", "unlinkat", "rmdir"}:
            self._unnamed(self._path(arguments[:-1] if call == "unlinkat" else arguments))
        elif call in {"mkdir", "mkdirat"}:
            self._made(self._path(arguments[:-1]))
        else:
            self._with_handle(call, arguments, result)

    # Names

    def _inside(self, path: str) -> str | None:
        """Return a path as it is named here; None where it is outside."""
        if path == self.root:
            return ""
        return path.removeprefix(self.root + "/") if path.startswith(self.root + "/") else None

    def _path(self, arguments: list[str]) -> str | None:
        """Return the path of the arguments of a call, the last of which is a string, the one before maybe a folder."""
        text = os.fsdecode(_bytes(arguments[-1]))
        if not text.startswith("/") and len(arguments) > 1:
            handle = _HANDLE.match(arguments[-2])
            text = f"{os.fsdecode(_bytes(handle[2])) if handle and handle[2] else ''}/{text}"
        return self._inside(text)

    def _two_paths(self, arguments: list[str]) -> tuple[str | None, str | None]:
        if arguments[0].startswith('"'):
            return self._path(arguments[:1]), self._path(arguments[1:2])
        return self._path(arguments[:2]), self._path(arguments[2:4])

    def _named(self, call: str, source: str | None, target: str | None) -> None:
        if source is None and target is None:
            return
        if source is None or target is None or self._names[source] == FOLDER:
            raise UnknownCallError(call, source, target)
        file = self._names[source]
        self._names[target] = file
        if call.startswith("rename"):
            del self._names[source]
        self.operations.append(Named(target, file, source if call.startswith("rename") else ""))

    def _unnamed(self, path: str | None) -> None:
        if path is not None:
            self.operations.append(Unnamed(path, self._names.pop(path)))

    def _made(self, path: str | None) -> None:
        if path is not None:
            self._names[path] = FOLDER
            self.operations.append(Named(path, FOLDER))

    def _opened(self, arguments: list[str], result: int, full: str) -> None:
        self.handles.pop(result, None)
        path = self._inside(os.fsdecode(_bytes(full)))
        if path is None:
            return
        flags = next((one for one in arguments if "O_" in one), "")
        if path not in self._names and "O_CREAT" not in flags:
            raise UnknownCallError("open", path)
        if path not in self._names:
            self._names[path] = len(self.first_names)
            self.first_names.append(path)
            self.operations.append(Named(path, self._names[path]))
        elif "O_TRUNC" in flags:
            self.operations.append(Resize(self._names[path], 0))
        if "O_APPEND" in flags:
            raise UnknownCallError("append", path)
        self.handles[result] = path if self._names[path] == FOLDER else [self._names[path], 0]

    # Bytes

    def _with_handle(self, call: str, arguments: list[str], result: int) -> None:
        number = _HANDLE.match(arguments[0])
        handle = self.handles.get(int(number[1])) if number and number[1].isdigit() else None
        if number is None or handle is None:
            return
        if call == "close":
            del self.handles[int(number[1])]
        elif call in {"fsync", "fdatasync"}:
            self.operations.append(SyncFolder(handle) if isinstance(handle, str) else SyncFile(handle[0]))
        elif isinstance(handle, str):
            if call != "lseek":
                raise UnknownCallError(call, handle)
        else:
            self._changed(call, arguments, result, handle)

    def _changed(self, call: str, arguments: list[str], result: int, handle: list[int]) -> None:
        match call:
            case "write":
                self.operations.append(Write(handle[0], handle[1], _bytes(arguments[1])[:result]))
                handle[1] += result
            case "pwrite64":
                self.operations.append(Write(handle[0], int(arguments[3]), _bytes(arguments[1])[:result]))
            case "ftruncate":
                self.operations.append(Resize(handle[0], int(arguments[1])))
            case "lseek":
                handle[1] = result
            case _:
                raise UnknownCallError(call, self.first_names[handle[0]])
