"""Tables and stacks at the end of a page: what is said to fit really fits, to less than the page's own tolerance."""

from __future__ import annotations

import pytest

from ccassess.reporting.pdf.blocks.breaking import Item, Stack
from ccassess.reporting.pdf.blocks.layout import Gap
from ccassess.reporting.pdf.blocks.table import Column, Row, Table

FRAME_TOLERANCE = 1e-6


@pytest.mark.parametrize("short_by", [0.0039, 0.00999, 1e-5])
def test_a_table_never_claims_room_that_the_page_lacks(short_by: float) -> None:
    rows = [Row([f"row {number}"]) for number in range(12)]
    room = Table([Column(100, "Head")], rows[:8]).wrap(100, 1000)[1] - short_by
    first = Table([Column(100, "Head")], rows).split(100, room)[0]
    assert first.wrap(100, room)[1] <= room + FRAME_TOLERANCE


@pytest.mark.parametrize("short_by", [0.0039, 0.00999, 1e-5])
def test_a_stack_never_claims_room_that_the_page_lacks(short_by: float) -> None:
    room = 80 - short_by
    first = Stack([Item(Gap(10)) for _ in range(12)]).split(100, room)[0]
    assert first.wrap(100, room)[1] <= room + FRAME_TOLERANCE
