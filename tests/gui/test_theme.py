"""Colours keep their contrast in both themes, stand in one module only, and follow the choice of a person."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QPushButton

import ccassess.gui
from ccassess.gui.icons import set_icon
from ccassess.gui.theme import DARK, LIGHT, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TEXT, DISABLED, MARK = 4.5, 3.3, 3.0
# Pair, contrast in light, in dark, and the least it may be: the table of the visual specification, section 2.
PAIRS = (
    ("text", "surface", 15.9, 13.1, TEXT),
    ("text", "window", 14.4, 14.4, TEXT),
    ("text", "accent_soft", 13.5, 10.2, TEXT),
    ("text", "hover", 14.2, 11.2, TEXT),
    ("text2", "surface", 7.9, 8.7, TEXT),
    ("text2", "window", 7.2, 9.7, TEXT),
    ("text2", "sunken", 6.6, 10.2, TEXT),
    ("text2", "accent_soft", 6.7, 6.8, TEXT),
    ("text3", "surface", 5.9, 6.4, TEXT),
    ("text3", "window", 5.4, 7.1, TEXT),
    ("text3", "accent_soft", 5.0, 5.0, TEXT),
    ("text3", "sunken", 4.9, 7.5, TEXT),
    ("accent", "surface", 7.1, 7.7, TEXT),
    ("accent", "window", 6.4, 8.5, TEXT),
    ("accent", "accent_soft", 6.0, 6.0, TEXT),
    ("on_accent", "accent", 7.1, 8.1, TEXT),
    ("on_accent", "accent_hover", 9.1, 9.6, TEXT),
    ("error", "surface", 7.3, 7.9, TEXT),
    ("error", "error_soft", 6.2, 7.5, TEXT),
    ("warn", "surface", 7.1, 8.8, TEXT),
    ("warn", "warn_soft", 6.2, 7.8, TEXT),
    ("info", "surface", 7.7, 8.4, TEXT),
    ("info", "info_soft", 6.5, 7.7, TEXT),
    ("ok", "surface", 6.9, 8.5, TEXT),
    ("ok", "window", 6.3, 9.4, TEXT),
    ("series_self", "surface", 4.5, 7.1, MARK),
    ("series_self", "window", 4.1, 7.9, MARK),
    ("series_verified", "surface", 11.3, 14.3, MARK),
    ("series_previous", "surface", 3.7, 6.0, MARK),
    ("series_previous", "window", 3.3, 6.6, MARK),
    ("control", "surface", 3.7, 4.5, MARK),
    ("control", "window", 3.3, 5.0, MARK),
    ("disabled", "surface", None, None, DISABLED),
    ("disabled", "sunken", None, None, DISABLED),
    ("error", "window", None, None, TEXT),
    ("warn", "window", None, None, TEXT),
    ("info", "window", None, None, TEXT),
)


def luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    shade = QColor(colour)
    return 0.2126 * linear(shade.redF()) + 0.7152 * linear(shade.greenF()) + 0.0722 * linear(shade.blueF())


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("ink", "ground", "light", "dark", "least"), PAIRS)
def test_a_pair_of_colours_keeps_its_contrast(
    ink: str, ground: str, light: float | None, dark: float | None, least: float
) -> None:
    for tokens, stated in ((LIGHT, light), (DARK, dark)):
        found = contrast(getattr(tokens, ink), getattr(tokens, ground))
        assert found >= least
        if stated is not None:
            assert found == pytest.approx(stated, abs=0.06)


def test_no_other_module_of_the_window_names_a_colour() -> None:
    folder = Path(ccassess.gui.__file__).parent
    named = [
        path.name
        for path in folder.rglob("*.py")
        if path.name != "theme.py"
        and re.search(r"[\"'#]#?[0-9A-Fa-f]{6}[\"']|rgba?\(", path.read_text(encoding="utf-8"))
    ]
    assert named == []


def test_choosing_dark_dresses_the_program_and_says_so(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme().changed):
        theme().set_mode("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert DARK.accent in qapp.styleSheet()
    assert LIGHT.accent not in qapp.styleSheet()


def test_the_same_choice_again_changes_nothing(qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme().changed):
        theme().set_look("light", 1.0)


def test_text_scales_fully_and_gaps_by_two_fifths() -> None:
    theme().set_scale(2.0)
    assert (theme().px(24), theme().gap(20)) == (48, 28)
    theme().set_scale(9.0)
    assert theme().scale == 2.0


def test_icons_of_buttons_follow_theme_and_text_size(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    set_icon(button, "flag", "text2")
    before = button.icon().pixmap(16, 16).toImage()
    theme().set_look("dark", 2.0)
    assert button.iconSize().width() == 32
    assert button.icon().pixmap(16, 16).toImage() != before
