"""Draws the program's icons from its own SVG files, tinted by a colour token and sharp on every screen.

Buttons and actions get theirs by `set_icon`, which remembers name and colour, so that a change of theme or of text
size can tint them again; what paints itself calls `paint_icon`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from ccassess.data import resources_folder
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.gui.theme import Token

ICON_SIZE = 16
NAME, TOKEN, SIZE = "icon_name", "icon_token", "icon_size"

# What the style sheet shows as a picture: file name, icon, ink, size.
STYLE_IMAGES: tuple[tuple[str, str, Token, int], ...] = (
    ("open", "caret-down", "text2", 14),
    ("open-disabled", "caret-down", "disabled", 14),
    ("closed", "caret-right", "text2", 12),
    ("raise", "caret-up", "text2", 10),
    ("lower", "caret-down", "text2", 10),
    ("tick", "check", "on_accent", 12),
    ("tick-disabled", "check", "surface", 12),
    ("menu-tick", "check", "text", 14),
)


def icon(name: str, ink: Token = "text2", size: int = ICON_SIZE) -> QIcon:
    """Return the icon `name` at `size` pixels of 100 % text, and its disabled form; FileNotFoundError if none."""
    current = theme()
    return _icon(name, current.color(ink).name(), current.tokens.disabled, current.px(size))


def set_icon(target: QAbstractButton | QAction, name: str, ink: Token = "text2", size: int = ICON_SIZE) -> None:
    """Give a button or action its icon and remember which, so that it follows the theme."""
    target.setProperty(NAME, name)
    target.setProperty(TOKEN, ink)
    target.setProperty(SIZE, size)
    target.setIcon(icon(name, ink, size))
    if isinstance(target, QAbstractButton):
        side = theme().px(size)
        target.setIconSize(QSize(side, side))


def paint_icon(painter: QPainter, name: str, rect: QRectF, ink: Token) -> None:
    """Paint the icon into `rect`, in widget pixels."""
    _renderer(name, theme().color(ink).name()).render(painter, rect)


def icon_pixmap(name: str, ink: Token = "text2", size: int = ICON_SIZE, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a picture for a label: `size` pixels of 100 % text, for a screen of that pixel ratio."""
    return _pixmap(name, theme().color(ink).name(), theme().px(size), ratio)


def retint_all() -> None:
    """Tint again every icon that `set_icon` gave, after the theme or the text size changed."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, QAbstractButton):
            _retint(widget)
        for action in widget.actions():
            _retint(action)


def write_style_images(folder: Path) -> None:
    """Write the pictures the style sheet names into a folder, plain and for screens of double density."""
    current = theme()
    for file_name, name, ink, size in STYLE_IMAGES:
        for ratio, suffix in ((1.0, ""), (2.0, "@2x")):
            picture = _pixmap(name, current.color(ink).name(), current.px(size), ratio)
            picture.save(str(folder / style_image_name(file_name, suffix)))


def style_image_name(file_name: str, suffix: str = "") -> str:
    """Return a file name that differs by theme and text size, because Qt keeps pictures by their name."""
    current = theme()
    shade = "dark" if current.is_dark else "light"
    return f"{file_name}-{shade}-{round(current.scale * 100)}{suffix}.png"


def _retint(target: QAbstractButton | QAction) -> None:
    name = target.property(NAME)
    if name:
        set_icon(target, name, cast("Token", target.property(TOKEN)), int(target.property(SIZE)))


@cache
def _svg(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _folder() -> Path:
    return resources_folder() / "icons"


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))


@cache
def _pixmap(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    # Fetched first: an exception while a painter is at work on a picture would crash the program.
    renderer = _renderer(name, colour)
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _icon(name: str, colour: str, disabled: str, side: int) -> QIcon:
    result = QIcon()
    for ratio in sorted({1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}):
        result.addPixmap(_pixmap(name, colour, side, ratio), QIcon.Mode.Normal)
        result.addPixmap(_pixmap(name, disabled, side, ratio), QIcon.Mode.Disabled)
    return result
