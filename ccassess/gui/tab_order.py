"""Lets Tab go from widget to widget in a given order; told the same order again it does nothing, for Qt takes long."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class TabOrder:
    """The order of one page."""

    def __init__(self) -> None:
        self._order: list[QWidget] = []

    def follow(self, order: Sequence[QWidget]) -> None:
        """Let Tab go in this order from now on."""
        if self._order == list(order):
            return
        self._order = list(order)
        for first, second in pairwise(self._order):
            QWidget.setTabOrder(first, second)
