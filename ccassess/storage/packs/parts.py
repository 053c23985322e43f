"""Values that were found in a pack's files, each with its place; what was there but wrong reads as absent."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ccassess.storage.packs.report import Spot
    from ccassess.storage.strict_yaml import Mark


class Item(NamedTuple):
    """A value and its place; the value is None where something stands there that cannot be used."""

    value: Found | None
    spot: Spot


class Part(NamedTuple):
    """A mapping as found: values by key, and where each key stands."""

    found: Mapping[str, Item]
    keys: Mapping[str, Mark]
    spot: Spot

    def has(self, key: str) -> bool:
        """Return whether the key is there, be its value usable or not."""
        return key in self.found

    def at(self, key: str) -> Spot:
        """Return the place of a key's value, or of the mapping where the key is missing."""
        item = self.found.get(key)
        return self.spot if item is None else item.spot

    def key_at(self, key: str) -> Spot:
        """Return the place of a key itself."""
        return self.spot.below(key, self.keys[key])

    def text(self, key: str) -> str:
        """Return a text or token, else ""."""
        value = self._value(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> Fraction | None:
        """Return a number."""
        value = self._value(key)
        return value if isinstance(value, Fraction) else None

    def whole(self, key: str, default: int) -> int:
        """Return a whole number, else the default."""
        number = self.number(key)
        return default if number is None else int(number)

    def yes_no(self, key: str, *, default: bool) -> bool:
        """Return true or false, else the default."""
        value = self._value(key)
        return value if isinstance(value, bool) else default

    def part(self, key: str) -> Part | None:
        """Return a mapping."""
        value = self._value(key)
        return value if isinstance(value, Part) else None

    def items(self, key: str) -> tuple[Item, ...]:
        """Return the items of a list, else ()."""
        value = self._value(key)
        return value if isinstance(value, tuple) and not isinstance(value, Part) else ()

    def parts(self, key: str) -> tuple[Part, ...]:
        """Return the mappings of a list."""
        return tuple(item.value for item in self.items(key) if isinstance(item.value, Part))

    def named_parts(self) -> Iterator[tuple[str, Part]]:
        """Yield the mappings among the values, each with its key."""
        return ((key, item.value) for key, item in self.found.items() if isinstance(item.value, Part))

    def words(self, key: str) -> Iterator[tuple[str, Spot]]:
        """Yield the texts of a list with their places."""
        return ((item.value, item.spot) for item in self.items(key) if isinstance(item.value, str))

    def is_broken(self, key: str) -> bool:
        """Return whether the key is there with a value, or an item in its list, that cannot be used."""
        if key not in self.found:
            return False
        return self._value(key) is None or any(item.value is None for item in self.items(key))

    def _value(self, key: str) -> Found | None:
        item = self.found.get(key)
        return None if item is None else item.value


Found: TypeAlias = str | Fraction | bool | Part | tuple[Item, ...]
