"""Every test of the window starts in the same look: light, 100 % text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ccassess.gui.look import dress
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from ccassess.gui.look import Look


@pytest.fixture(scope="session", autouse=True)
def look(qapp: QApplication) -> Look:
    return dress(qapp, "light")


@pytest.fixture(autouse=True)
def _same_look_again() -> Iterator[None]:
    yield
    theme().set_look("light", 1.0)
