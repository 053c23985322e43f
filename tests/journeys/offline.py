"""A program of its own under a watch on system calls: the system kills it when it asks for a socket to the network.

`python -m tests.journeys.offline MODULE WORDS` runs a module so, and everything it starts: neither can take the watch
off again. Local sockets, as a screen or D-Bus have them, are not network. Made for Linux on x86-64 and ARM64; elsewhere
Python's own audit of sockets stands in for it, which sees what Python opens.
"""

from __future__ import annotations

import ctypes
import os
import platform
import runpy
import socket
import struct
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NETWORK = (socket.AF_INET, socket.AF_INET6)
ENDED_BY_AUDIT = 97

# Per machine: its name for the kernel, the number of socket(2), and the first of numbers that mean other tables.
_MACHINES = {"x86_64": (0xC000003E, 41, 0x40000000), "aarch64": (0xC00000B7, 198, 0x7FFFFFFF)}
_IO_URING_SETUP = 425
_NO_CALL = 0xFFFFFFFF

_LOAD, _EQUAL, _AT_LEAST, _END = 0x20, 0x15, 0x35, 0x06
_KILL, _ALLOW, _NO_SUCH_CALL = 0x80000000, 0x7FFF0000, 0x00050000 | 38
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16

_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _FILTER = 22, 38, 2

Step = tuple[int, int, int, int]
"""One step of the watch: what to do, how many steps to skip if so and if not, and with which value."""


def steps(architecture: int, socket_call: int, other_tables: int) -> list[Step]:
    return [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, architecture),
        (_END, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        # What a tracer that lets calls fail makes of them: none at all.
        (_EQUAL, 0, 1, _NO_CALL),
        (_END, 0, 0, _ALLOW),
        (_AT_LEAST, 0, 1, other_tables),
        (_END, 0, 0, _KILL),
        # Through its rings sockets could be had without the call.
        (_EQUAL, 0, 1, _IO_URING_SETUP),
        (_END, 0, 0, _NO_SUCH_CALL),
        (_EQUAL, 1, 0, socket_call),
        (_END, 0, 0, _ALLOW),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 2, 0, int(NETWORK[0])),
        (_EQUAL, 1, 0, int(NETWORK[1])),
        (_END, 0, 0, _ALLOW),
        (_END, 0, 0, _KILL),
    ]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def watch() -> None:
    """Be killed from here on when asking for a socket to the network. Raises OSError where that cannot be had."""
    machine = _MACHINES.get(platform.machine()) if sys.platform == "linux" else None
    if machine is None:
        sys.addaudithook(_audit)
        return
    code = b"".join(struct.pack("=HBBI", *step) for step in steps(*machine))
    held = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(held, ctypes.c_void_p))
    call = ctypes.CDLL(None, use_errno=True).prctl
    # Whoever may gain privileges may not be watched.
    for words in ((_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), (_PR_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)):
        if call(*(ctypes.c_ulong(one) if isinstance(one, int) else one for one in words)):
            number = ctypes.get_errno()
            raise OSError(number, f"the watch cannot be set: {os.strerror(number)}")


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in NETWORK:
        os._exit(ENDED_BY_AUDIT)


NAMES_OF_NETWORK = ("QtNetwork", "QtWebSockets", "QtWebEngine", "QtQml", "QtHttpServer")


def networked(modules: Iterable[str]) -> list[str]:
    """Return those of some modules that bring Qt's network along."""
    return [one for one in modules if any(name in one for name in NAMES_OF_NETWORK)]


def run(module: str, *words: str) -> None:
    """Run a module as a program, under the watch."""
    watch()
    sys.argv = [module, *words]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        found = networked(sys.modules)
        if found:
            sys.stderr.write(f"loaded: {found}\n")
            os._exit(ENDED_BY_AUDIT)


def ask(family: str) -> None:
    """Open a socket, close it and say so: what the watch must not survive, or must not mind."""
    watch()
    socket.socket(socket.AddressFamily[family], socket.SOCK_STREAM).close()
    sys.stdout.write("asked\n")


if __name__ == "__main__":
    if sys.argv[1] == "ask":
        ask(sys.argv[2])
    else:
        run(*sys.argv[1:])
