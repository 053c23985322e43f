"""Remembers the widths a person gave to the columns of the pages that have some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from ccassess.gui.preferences import splitter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from ccassess.gui.preferences import Preferences


@runtime_checkable
class Columned(Protocol):
    """A page with columns; widths are in pixels of 100 % text."""

    name: str

    def save_layout(self) -> tuple[int, ...]:
        """Return the widths; () while there are none to keep."""

    def restore_layout(self, saved: tuple[int, ...]) -> None:
        """Take widths; those that do not fit the page are left alone."""


def restore_layout(page: QWidget, preferences: Preferences) -> None:
    """Give a page just made the widths remembered for it."""
    if isinstance(page, Columned):
        page.restore_layout(preferences.get(splitter(page.name)))


def keep_layouts(pages: Iterable[QWidget], preferences: Preferences) -> None:
    """Remember the widths of pages that are about to go."""
    for page in pages:
        if isinstance(page, Columned) and (widths := page.save_layout()):
            preferences.set(splitter(page.name), widths)
