"""Makes the four kinds of buttons: plain, the one filled primary of a screen, links, and quiet ones that are words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ccassess.gui.icons import set_icon
from ccassess.gui.style_sheet import set_look

if TYPE_CHECKING:
    from ccassess.gui.theme import Token

Kind = Literal["plain", "primary", "link", "quiet"]
INKS: dict[Kind, Token] = {"plain": "text2", "primary": "on_accent", "link": "accent", "quiet": "text2"}


def button(
    text: str,
    kind: Kind = "plain",
    icon_name: str = "",
    *,
    icon_after: bool = False,
    parent: QWidget | None = None,
) -> QPushButton:
    """Return a button; `icon_after` puts the icon behind the words, as in "Next"."""
    result = QPushButton(text, parent)
    result.setAutoDefault(True)  # Enter presses it where it has the focus, as the space bar does
    result.setFlat(kind in ("link", "quiet"))
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    if kind in ("link", "quiet"):
        result.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    set_look(result, kind=kind)
    if icon_name:
        set_icon(result, icon_name, INKS[kind])
    if icon_after:
        result.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return result


def link_button(text: str, icon_name: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return a link such as "Go there"."""
    return button(text, "link", icon_name, parent=parent)
