"""Blocks below each other that break only where a reader can follow: between them, or inside those that allow it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from ccassess.reporting.pdf.styles import ROUNDING, TEXT_HEIGHT, TEXT_WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

NEVER = 1_000_000.0
"""More room than there is on any page: what asks for so much is not broken."""

_TAIL = 0.2
"""A last page with less on it than this share looks left over."""


@dataclass(frozen=True, slots=True)
class Item:
    """A block of a stack: `above` is the room over it in points.

    It may break inside itself where at least `least` points of it fit on the page. With `glued` the item after it
    stays on its page.
    """

    flowable: Flowable
    above: float = 0
    least: float = NEVER
    glued: bool = False


class Stack(Flowable):
    """Items below each other; `continued` makes the head that a part on a later page begins with.

    A `whole` stack is parted only where no page can hold it.
    """

    def __init__(
        self,
        items: Sequence[Item],
        continued: Callable[[], Flowable] | None = None,
        width: float = TEXT_WIDTH,
        *,
        whole: bool = False,
    ) -> None:
        super().__init__()
        self.width = width
        self._items = list(items)
        self._continued = continued
        self._is_whole = whole

    def spaced(self, share: float) -> Stack:
        """Return the same items with a share of the room above each."""
        return self._part([replace(item, above=item.above * share) for item in self._items])

    def whole(self) -> Stack:
        """Return the same items as a whole stack."""
        return Stack(self._items, self._continued, self.width, whole=True)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the library's names
        """Return the size of all items."""
        self._heights = [item.flowable.wrap(self.width, NEVER)[1] for item in self._items]
        self.height = sum(self._heights) + sum(item.above for item in self._items[1:])
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - the library's names
        """Return the part that fits and the rest; nothing where a new page serves the reader better."""
        self.wrap(availWidth, availHeight)
        count, room = self._that_fit(availHeight)
        if count == len(self._items):
            return [self]
        on_new_page = availHeight >= TEXT_HEIGHT - 1
        if self._is_whole and not on_new_page:
            return []
        item = self._items[count]
        room -= item.above if count else 0
        inside = item.flowable.split(self.width, room) if room >= item.least else []
        cut = count
        while cut and self._items[cut - 1].glued:
            cut -= 1
        if on_new_page and not cut and len(inside) < 2:
            # Not even a whole page takes what belongs together: break wherever it goes.
            inside, cut = item.flowable.split(self.width, room), count
        if len(inside) > 1:
            return self._parted(count, inside)
        return [self._part(self._items[:cut]), self._later(self._items[cut:])] if cut else []

    def cost_of(self, parts: Sequence[Flowable]) -> int:
        """Return how badly parts of this stack read: 0 where it stays whole, 1 parted between items, 2 inside one."""
        if len(parts) < 2:
            return 0
        first = parts[0]
        return 1 if isinstance(first, Stack) and self._starts_as(first) else 2

    def _starts_as(self, first: Stack) -> bool:
        return all(mine.flowable is its.flowable for mine, its in zip(self._items, first._items, strict=False))

    def _that_fit(self, room: float) -> tuple[int, float]:
        """Return how many items fit a height, and what is left of it."""
        for number, (item, height) in enumerate(zip(self._items, self._heights, strict=True)):
            taken = height + (item.above if number else 0)
            if taken > room + ROUNDING:
                return number, room
            room -= taken
        return len(self._items), room

    def _parted(self, count: int, inside: list[Flowable]) -> list[Flowable]:
        item = self._items[count]
        first = [*self._items[:count], replace(item, flowable=inside[0])]
        rest = [replace(item, flowable=one, above=0) for one in inside[1:]]
        return [self._part(first), self._later([*rest, *self._items[count + 1 :]])]

    def _part(self, items: list[Item]) -> Stack:
        return Stack(items, self._continued, self.width)

    def _later(self, items: list[Item]) -> Stack:
        if self._continued is None:
            return self._part(items)
        head = Item(self._continued(), glued=True)
        return self._part([head, replace(items[0], above=7), *items[1:]])

    def draw(self) -> None:
        """Draw the items from the top."""
        y = self.height
        for number, (item, height) in enumerate(zip(self._items, self._heights, strict=True)):
            y -= height + (item.above if number else 0)
            item.flowable.drawOn(self.canv, 0, y)


def pages_tails_and_breaks(rows: Iterable[Flowable]) -> tuple[int, bool, int]:
    """Return what a chapter of stacks and gaps costs, the less the better.

    That is: its pages, whether the last of them holds less than a fifth of a page, and how many stacks are parted,
    inside a block counted twice.
    """
    pages, breaks, room = 1, 0, TEXT_HEIGHT
    waiting = list(rows)
    while waiting:
        row = waiting.pop(0)
        at_top = room >= TEXT_HEIGHT
        height = row.wrap(TEXT_WIDTH, room)[1]
        if not isinstance(row, Stack):
            room -= 0 if at_top else height
        elif height <= room + ROUNDING:
            room -= height
        else:
            parts = row.split(TEXT_WIDTH, room)
            breaks += row.cost_of(parts)
            waiting = [*(parts[1:] if parts or at_top else [row]), *waiting]
            pages, room = pages + 1, TEXT_HEIGHT
    return pages, pages > 1 and room > TEXT_HEIGHT * (1 - _TAIL), breaks
