"""What this computer remembers about the person's choices; the only module that knows QSettings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ccassess.gui.theme import Mode

V = TypeVar("V")

PROGRAM = "ccassess"
RECENT_AT_MOST = 10
_MODES: tuple[Mode, ...] = ("system", "light", "dark")


def _text(stored: object) -> str:
    if not isinstance(stored, str):
        raise TypeError
    return stored


def _mode(stored: object) -> Mode:
    return _MODES[_MODES.index(cast("Mode", stored))]


def _scale(stored: object) -> float:
    return float(cast("str", stored))


def _bytes(stored: object) -> bytes:
    if not isinstance(stored, QByteArray):
        raise TypeError
    return bytes(stored.data())


def _paths(stored: object) -> tuple[Path, ...]:
    # A list of one comes back from the file as a bare string, an empty one as nothing.
    names = [stored] if isinstance(stored, str) else cast("Sequence[str]", stored or [])
    return tuple(Path(name) for name in names if name)


def _sizes(stored: object) -> tuple[int, ...]:
    return tuple(int(size) for size in cast("Sequence[str]", stored))


@dataclass(frozen=True, slots=True)
class Setting(Generic[V]):
    """One thing remembered: its key, what holds before anything was chosen, and how to read what was stored.

    After a restart every stored value is a string or a list of them; what cannot be read counts as not chosen.
    """

    key: str
    default: V
    read: Callable[[object], V]


LANGUAGE = Setting("language", "", _text)
"""The language of the screen; "" follows the computer."""
MODE: Setting[Mode] = Setting("look/mode", "system", _mode)
SCALE = Setting("look/scale", 1.0, _scale)
"""The text size, 1.0 to 2.0."""
GEOMETRY = Setting("window/geometry", b"", _bytes)
STATE = Setting("window/state", b"", _bytes)
RECENT: Setting[tuple[Path, ...]] = Setting("files/recent", (), _paths)
"""The files opened or made last, the latest first."""
LAST_FOLDER = Setting("files/folder", "", _text)
WHO = Setting("person/name", "", _text)
"""The name recorded with what the person changes."""
INITIALS = Setting("person/initials", "", _text)


def splitter(page: str) -> Setting[tuple[int, ...]]:
    """Return the setting that holds the sizes of a page's columns, in pixels; () before anybody moved them."""
    return Setting(f"splitters/{page}", (), _sizes)


class Preferences:
    """Reads and writes settings in the person's own configuration folder."""

    def __init__(self, settings: QSettings | None = None) -> None:
        own = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        self._settings = settings or QSettings(*own, PROGRAM, PROGRAM)

    def get(self, setting: Setting[V]) -> V:
        """Return what is remembered, else the setting's default."""
        stored = self._settings.value(setting.key)
        if stored is None:
            return setting.default
        try:
            return setting.read(stored)
        except (TypeError, ValueError):
            return setting.default

    def set(self, setting: Setting[V], value: V) -> None:
        """Remember a value from now on."""
        stored: object = value
        if isinstance(value, bytes):
            stored = QByteArray(value)
        elif isinstance(value, tuple):
            stored = [str(item) for item in value]
        self._settings.setValue(setting.key, stored)

    def remember_file(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        others = [known for known in self.get(RECENT) if known != path]
        self.set(RECENT, (path, *others)[:RECENT_AT_MOST])
        self.set(LAST_FOLDER, str(path.parent))

    def forget_file(self, path: Path) -> None:
        """Take a file that is not there any more off the recent ones."""
        self.set(RECENT, tuple(known for known in self.get(RECENT) if known != path))

    def keep(self) -> None:
        """Write to the disk at once."""
        self._settings.sync()


@cache
def preferences() -> Preferences:
    """Return the one set of preferences of the program."""
    return Preferences()
