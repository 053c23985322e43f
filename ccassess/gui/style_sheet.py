"""Writes the one style sheet of the program from the tokens and the text size.

Widgets choose their look by dynamic properties: `type` (caption, small, body, h2, h1, figure), `strong`, `tone` (a
token) on labels; `kind` (plain, primary, link, quiet, rail) on buttons; `chip` on chips; `ground` on panels; `frame`
on outlined groups.
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ccassess.gui.icons import style_image_name
from ccassess.gui.theme import SIZES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ccassess.gui.theme import Theme, Token, TypeSize

LENGTHS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 24, 28, 30, 32, 40, 64)
TONES: tuple[Token, ...] = ("text2", "text3", "accent", "error", "warn", "info", "ok", "disabled")
CHIPS: dict[str, tuple[Token, Token]] = {
    "accent": ("accent_soft", "accent"),
    "neutral": ("sunken", "text2"),
    "error": ("error_soft", "error"),
    "warn": ("warn_soft", "warn"),
    "info": ("info_soft", "info"),
}
GROUNDS: tuple[Token, ...] = ("surface", "window", "sunken", "hover", "accent_soft", "error_soft", "warn_soft")

_RULES = Template("""
QToolTip { background: $surface; color: $text; border: 1px solid $control; padding: $p4; }
QMenuBar { background: $sunken; color: $text2; padding: $p2 $p8; }
QMenuBar::item { background: transparent; padding: $p4 $p10; border-radius: 4px; }
QMenuBar::item:selected { background: $surface; color: $accent; }
QMenu { background: $surface; color: $text; border: 1px solid $control; padding: $p4 0; }
QMenu::item { padding: $p5 $p28 $p5 $p28; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: $p4 0; }
QMenu::indicator { width: $p14; height: $p14; left: $p7; }
QMenu::indicator:checked { image: url($image_menu_tick); }
QMenu::icon { left: $p7; }

QPushButton { background: $surface; color: $text; border: 1px solid $control; border-radius: 4px;
  padding: $p5 $p12; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $accent_soft; }
QPushButton:focus { border: 2px solid $accent; padding: ${less5} ${less12}; }
QPushButton:disabled { color: $disabled; border-color: $border; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_hover;
  border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $disabled; border-color: $sunken; }
QPushButton[kind="link"], QPushButton[kind="quiet"] { background: transparent; border: 2px solid transparent;
  padding: $p1 $p2; text-align: left; }
QPushButton[kind="link"] { color: $accent; font-weight: 600; }
QPushButton[kind="link"]:hover { color: $accent_hover; text-decoration: underline; }
QPushButton[kind="quiet"] { color: $text2; padding: $p2 $p4; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:checked { color: $accent; font-weight: 600; background: transparent; }
QPushButton[kind="link"]:focus, QPushButton[kind="quiet"]:focus { border: 2px solid $accent; }
QPushButton[kind="link"]:disabled, QPushButton[kind="quiet"]:disabled { color: $disabled; }
QToolButton { background: transparent; color: $text2; border: 2px solid transparent; border-radius: 4px;
  padding: $p2 $p4; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton[kind="rail"] { font-size: $caption; padding: $p4 $p2; border-radius: 6px; }
QToolButton[kind="rail"]:checked { background: $surface; color: $accent; font-weight: 600; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QComboBox { background: $surface; color: $text;
  border: 1px solid $control; border-radius: 4px; padding: $p4 $p8; selection-background-color: $accent;
  selection-color: $on_accent; placeholder-text-color: $text3; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus {
  border: 2px solid $accent; padding: $less4 $less8; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled, QDateEdit:disabled,
QComboBox:disabled { color: $disabled; border-color: $border; }
QComboBox[reading="true"]:disabled { color: $text; }
QLineEdit[bare="true"], QPlainTextEdit[bare="true"], QLineEdit[bare="true"]:focus, QPlainTextEdit[bare="true"]:focus {
  background: transparent; border: none; padding: 0; }
QComboBox { padding-right: $p24; }
QComboBox::drop-down { border: none; width: $p28; subcontrol-position: center right; }
QComboBox::down-arrow { image: url($image_open); width: $p14; height: $p14; }
QComboBox::down-arrow:disabled { image: url($image_open_disabled); }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $control; outline: none;
  selection-background-color: $accent_soft; selection-color: $text; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none; padding: 0 0 0 $p8;
  background: transparent; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button { border: none;
  background: transparent; width: $p18; }
QSpinBox::up-arrow, QDateEdit::up-arrow { image: url($image_raise); width: $p10; height: $p10; }
QSpinBox::down-arrow, QDateEdit::down-arrow { image: url($image_lower); width: $p10; height: $p10; }

QCheckBox, QRadioButton { spacing: $p8; padding: $p2; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: $p14; height: $p14;
  border: 1px solid $control; background: $surface; border-radius: 3px; }
QRadioButton::indicator { border-radius: $radio; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent;
  border-color: $accent; image: url($image_tick); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url($image_tick); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $disabled; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled { background: $disabled;
  border-color: $disabled; image: url($image_tick_disabled); }

QScrollArea { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $track; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::handle:vertical { min-height: $p28; }
QScrollBar::handle:horizontal { min-width: $p28; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 2px; }
QSplitter::handle:vertical { height: 2px; }

QAbstractItemView { background: $surface; color: $text; border: none; outline: none; gridline-color: $border;
  selection-background-color: $accent_soft; selection-color: $text; alternate-background-color: $window; }
QListView, QTreeView, QTableView { background: transparent; }
QTableView::item { border-bottom: 1px solid $border; padding: 0 $p3; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QTreeView::branch:has-children:closed { image: url($image_closed); }
QTreeView::branch:has-children:open { image: url($image_open); }
QHeaderView, QHeaderView::section, QTableCornerButton::section { background: transparent; color: $text2; border: none;
  font-size: $caption; font-weight: 600; }
QHeaderView::section { padding: $p6 $p6; border-bottom: 1px solid $control; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar::tab { background: transparent; color: $text2; padding: $p6 $p12; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; font-weight: 600; border-bottom-color: $accent; }
QScrollArea[pane="true"] { border: 2px solid $window; }
QScrollArea[pane="true"]:focus { border-color: $accent; }
QTabBar::tab:focus { background: $hover; }
QGroupBox { border: none; margin-top: $p24; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QFrame[frame="group"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QFrame[frame="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[frame="upright"] { background: $border; border: none; max-width: 1px; min-width: 1px; }
*[strong="true"] { font-weight: 600; }
QLabel:disabled { color: $disabled; }
""")


def style_sheet_of(theme: Theme, images: Path) -> str:
    """Return the style sheet of a theme; the pictures it names lie in the folder `images`."""
    colours = asdict(theme.tokens)
    lengths = {f"p{length}": f"{theme.px(length)}px" for length in LENGTHS}
    # A focus ring of 2 px replaces a border of 1 px: the padding gives way, so that nothing moves.
    less = {f"less{length}": f"{theme.px(length) - 1}px" for length in (4, 5, 8, 12)}
    # Qt drops a radius over half the side.
    lengths["radio"] = f"{theme.px(14) // 2 + 1}px"
    type_sizes: dict[TypeSize, str] = {name: f"{theme.px(pixels)}px" for name, pixels in SIZES.items()}
    names = ("open", "open-disabled", "closed", "raise", "lower", "tick", "tick-disabled", "menu-tick")
    pictures = {
        f"image_{name.replace('-', '_')}": f'"{(images / style_image_name(name)).as_posix()}"' for name in names
    }
    rules = _RULES.substitute(colours | lengths | less | type_sizes | pictures)
    return "\n".join((rules, *_type_rules(type_sizes), *_tone_rules(colours), *_chip_rules(theme, colours)))


def set_look(widget: QWidget, **properties: str | bool) -> None:
    """Set dynamic properties the style sheet asks for and, where that changes any, have the widget styled again.

    A widget that has not been styled yet will be before it is shown or measured.
    """
    changed = {name: value for name, value in properties.items() if widget.property(name) != value}
    if not changed:
        return
    for name, value in changed.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.updateGeometry()
    widget.update()


def set_ground(widget: QWidget, token: Token) -> None:
    """Give a panel its ground colour, one of GROUNDS."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    set_look(widget, ground=token)


def _type_rules(type_sizes: Mapping[TypeSize, str]) -> list[str]:
    return [f'*[type="{name}"] {{ font-size: {size}; }}' for name, size in type_sizes.items()]


def _tone_rules(colours: dict[str, str]) -> list[str]:
    tones = [f'*[tone="{tone}"]:enabled {{ color: {colours[tone]}; }}' for tone in TONES]
    return tones + [f'QWidget[ground="{ground}"] {{ background: {colours[ground]}; }}' for ground in GROUNDS]


def _chip_rules(theme: Theme, colours: dict[str, str]) -> list[str]:
    shape = f"font-size: {theme.px(SIZES['caption'])}px; font-weight: 600; border-radius: 4px;"
    padding = f"padding: {theme.px(1)}px {theme.px(10)}px;"
    return [
        f'QLabel[chip="{chip}"] {{ background: {colours[ground]}; color: {colours[ink]}; {shape} {padding} }}'
        for chip, (ground, ink) in CHIPS.items()
    ]
