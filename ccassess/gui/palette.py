"""Makes Qt's palette from the colour tokens, so that what Fusion paints by itself has the same colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from ccassess.gui.theme import Tokens

Role = QPalette.ColorRole


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette of one theme, the disabled group included."""
    palette = QPalette()
    for role, colour in _roles(tokens).items():
        palette.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.PlaceholderText, Role.Link, Role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, Role.Highlight, QColor(tokens.hover))
    palette.setColor(QPalette.ColorGroup.Disabled, Role.Accent, QColor(tokens.disabled))
    return palette


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        Role.Base: tokens.surface,
        Role.Button: tokens.surface,
        Role.ToolTipBase: tokens.surface,
        Role.Window: tokens.window,
        Role.AlternateBase: tokens.window,
        Role.Light: tokens.surface,
        Role.Mid: tokens.border,
        Role.Midlight: tokens.border,
        Role.Dark: tokens.control,
        Role.Shadow: tokens.control,
        Role.WindowText: tokens.text,
        Role.Text: tokens.text,
        Role.ButtonText: tokens.text,
        Role.ToolTipText: tokens.text,
        Role.PlaceholderText: tokens.text3,
        Role.Highlight: tokens.accent,
        Role.Accent: tokens.accent,
        Role.Link: tokens.accent,
        Role.LinkVisited: tokens.accent,
        Role.HighlightedText: tokens.on_accent,
        Role.BrightText: tokens.error,
    }
