"""The one-pixel line between sections."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from ccassess.gui.style_sheet import set_look


def line(*, upright: bool = False) -> QFrame:
    """Return a divider, lying or upright."""
    result = QFrame()
    set_look(result, frame="upright" if upright else "line")
    return result
