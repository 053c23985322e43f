"""What was typed into the table of figures and could not be read: kept to be mended, and written nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.periods import read_period
from ccassess.gui.pages.measures.cells import Column, complaint

if TYPE_CHECKING:
    from collections.abc import Container

    from ccassess.i18n import Translator


class Unread:
    """Texts by series, period ("" for the row that adds) and column."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str, Column], str] = {}

    def text(self, series: str, key: str, column: Column) -> str | None:
        """Return what stands in a cell; None where all of it was read."""
        return self._texts.get((series, key, column))

    def keep(self, series: str, key: str, column: Column, text: str) -> None:
        """Keep what could not be read."""
        self._texts[series, key, column] = text

    def mend(self, series: str, key: str, column: Column) -> bool:
        """Forget what stood in a cell; False where that was nothing."""
        return self._texts.pop((series, key, column), None) is not None

    def move(self, series: str, key: str, to: str) -> None:
        """Follow a row to another period."""
        for cell in [one for one in self._texts if one[:2] == (series, key)]:
            self._texts[series, to, cell[2]] = self._texts.pop(cell)

    def forget(self, series: str, key: str) -> None:
        """Forget what stood in a row that goes."""
        self._texts = {cell: text for cell, text in self._texts.items() if cell[:2] != (series, key)}

    def complaints(self, t: Translator, series: str, keys: Container[str]) -> tuple[str, ...]:
        """Return what is wrong in the rows of a series that are there."""
        return tuple(
            complain(t, column, text)
            for (owner, key, column), text in self._texts.items()
            if owner == series and key in keys
        )


def complain(t: Translator, column: Column, text: str) -> str:
    """Return what is wrong with a text: a period that can be read is kept here only where it is there already."""
    return complaint(t, column, text, taken=column is Column.PERIOD and _is_period(text))


def _is_period(text: str) -> bool:
    try:
        read_period(text)
    except ValueError:
        return False
    return True
