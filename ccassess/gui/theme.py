"""Holds every colour of the window, and the theme in force: light or dark, how large the text, which font."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication

from ccassess.data import resources_folder

Mode = Literal["light", "dark", "system"]
TypeSize = Literal["caption", "small", "body", "h2", "h1", "figure"]
Token = Literal[
    "surface",
    "window",
    "sunken",
    "hover",
    "border",
    "control",
    "track",
    "hatch",
    "grid",
    "text",
    "text2",
    "text3",
    "disabled",
    "accent",
    "accent_hover",
    "on_accent",
    "accent_soft",
    "error",
    "error_soft",
    "warn",
    "warn_soft",
    "info",
    "info_soft",
    "ok",
    "series_self",
    "series_verified",
    "series_previous",
]

FONT_FAMILY = "Ccassess Text"
FACES = ("Regular", "Semibold", "Italic")
SIZES: dict[TypeSize, int] = {"caption": 12, "small": 13, "body": 14, "h2": 16, "h1": 20, "figure": 30}
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0
GAP_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, each as `#RRGGBB`; what each is for is said beside it."""

    surface: str  # the paper: criterion, tables, fields
    window: str  # side columns, top line, bottom bar
    sunken: str  # menu bar, rail, neutral chip
    hover: str  # under the pointer; chosen cell of a read-only ladder
    border: str  # dividers and outlines of groups, never the only mark of a control
    control: str  # outlines of fields, buttons and empty stations
    track: str  # the ladder's track
    hatch: str  # hatching
    grid: str  # chart grid
    text: str  # body, titles, figures
    text2: str  # questions, icons, section labels
    text3: str  # captions, units, ids, placeholders
    disabled: str  # disabled, and nothing else
    accent: str  # rating, focus, links, primary button
    accent_hover: str  # primary button under the pointer
    on_accent: str  # text and tick on accent
    accent_soft: str  # chosen cell, selected row, state chip
    error: str  # always with an icon and its word
    error_soft: str
    warn: str
    warn_soft: str
    info: str
    info_soft: str
    ok: str  # the sign of a strength, not "a good score"
    series_self: str
    series_verified: str
    series_previous: str


LIGHT = Tokens(
    surface="#FFFFFF",
    window="#F2F4F5",
    sunken="#E7EBED",
    hover="#EEF3F5",
    border="#D7DDE0",
    control="#7A8790",
    track="#C3CBD0",
    hatch="#CDD4D8",
    grid="#DDE2E5",
    text="#1B2329",
    text2="#47535B",
    text3="#5A666E",
    disabled="#76818A",
    accent="#0B6078",
    accent_hover="#094F63",
    on_accent="#FFFFFF",
    accent_soft="#DFEFF3",
    error="#A3271D",
    error_soft="#FAE9E7",
    warn="#7A5000",
    warn_soft="#FAF0DA",
    info="#33557E",
    info_soft="#E6EDF6",
    ok="#2A6540",
    series_self="#B4601E",
    series_verified="#123F54",
    series_previous="#7D8790",
)

DARK = Tokens(
    surface="#1F2428",
    window="#171B1E",
    sunken="#121618",
    hover="#283035",
    border="#353E44",
    control="#7F8C94",
    track="#48545B",
    hatch="#3B454B",
    grid="#3A444A",
    text="#E7EBED",
    text2="#B9C3C9",
    text3="#9CA8AF",
    disabled="#7F8B93",
    accent="#6CC1D8",
    accent_hover="#8AD0E3",
    on_accent="#05222B",
    accent_soft="#173A44",
    error="#FF9F94",
    error_soft="#3B211E",
    warn="#E6BC66",
    warn_soft="#362B14",
    info="#A0C0E8",
    info_soft="#1E2B3B",
    ok="#86CFA0",
    series_self="#E5A063",
    series_verified="#F2F5F6",
    series_previous="#95A2AA",
)


class Theme(QObject):
    """What the window looks like: light or dark, and how large the text is; `changed` says that it looks otherwise now.

    `scale` is the text size, 1.0 to 2.0. Text and what surrounds it closely scale fully (`px`), gaps by 40 % (`gap`).
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode: Mode = "system"
        self._scale = SMALLEST_SCALE

    @property
    def mode(self) -> Mode:
        """What was chosen: light, dark, or to follow the system."""
        return self._mode

    @property
    def scale(self) -> float:
        """The text size, 1.0 to 2.0."""
        return self._scale

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force, be it by choice or by the system."""
        if self._mode == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return DARK if self.is_dark else LIGHT

    def color(self, token: Token) -> QColor:
        """Return the colour of a token in the theme in force."""
        return QColor(getattr(self.tokens, token))

    def px(self, pixels: float) -> int:
        """Return a length that scales fully with the text: rows, icons, paddings of text."""
        return round(pixels * self._scale)

    def gap(self, pixels: float) -> int:
        """Return a gap, which takes 40 % of the growth of the text."""
        return round(pixels * (1 + (self._scale - 1) * GAP_SHARE))

    def font(self, size: TypeSize = "body", *, bold: bool = False) -> QFont:
        """Return the program's font in one of its six sizes; `bold` is the Semibold cut."""
        font = QFont(FONT_FAMILY)
        font.setPixelSize(self.px(SIZES[size]))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def text_width(self, widget_width: int) -> float:
        """Return a width in text pixels, by which pages decide to rearrange themselves: width over text size."""
        return widget_width / self._scale

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark or the system's own."""
        self.set_look(mode, self._scale)

    def set_scale(self, scale: float) -> None:
        """Set the text size, held between 1.0 and 2.0."""
        self.set_look(self._mode, scale)

    def set_look(self, mode: Mode, scale: float) -> None:
        """Set both at once, as at the start, when the preferences have been read."""
        scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
        if (mode, scale) != (self._mode, self._scale):
            self._mode, self._scale = mode, scale
            self.changed.emit()

    def follow_system(self) -> None:
        """Hear that the system turned light or dark."""
        if self._mode == "system":
            self.changed.emit()


@cache
def theme() -> Theme:
    """Return the one theme of the program."""
    return Theme()


@cache
def load_fonts() -> None:
    """Give Qt the three faces the program carries."""
    for face in FACES:
        QFontDatabase.addApplicationFont(str(resources_folder() / "fonts" / f"CcassessText-{face}.ttf"))


def sized(font: QFont, size: TypeSize, *, bold: bool = False) -> QFont:
    """Return a widget's own font, taken as body size, in another of the six sizes, so that painted text follows it."""
    result = QFont(font)
    result.setPixelSize(round(font.pixelSize() * SIZES[size] / SIZES["body"]))
    result.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return result


def text_width_of(text: str, font: QFont) -> int:
    """Return the width of one line of `text` in pixels, rounded up."""
    return QFontMetrics(font).horizontalAdvance(text)
