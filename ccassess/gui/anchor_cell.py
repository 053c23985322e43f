"""One cell of a rating ladder: an anchor's number and words; a radio button to Qt and screen readers, painted by us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ccassess.gui.icons import paint_icon
from ccassess.gui.long_words import with_breaks
from ccassess.gui.text_block import TextBlock, text_block
from ccassess.gui.theme import sized, text_width_of, theme

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.gui.theme import Token

# Pixels of 100 % text, measured from the cell's top left corner.
STATION_X, STATION_Y = 16, 14
RADIUS = 6.5
NUMBER_X = 27
TEXT_X, TEXT_Y = 9, 24
TURNED_TEXT_X, TURNED_TEXT_Y, TURNED_STATION_Y = 56, 5, 14
FOOT, TURNED_FOOT = 6, 3
BOTTOM = 7
LOCK = 13


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell stands to the rating.

    `tinted` as the chosen anchor or the one below the rating, `chosen` when the rating is exactly this anchor,
    `beyond` when the anchor lies above the evidence ceiling, `read_only` on a sealed sheet.
    """

    tinted: bool = False
    chosen: bool = False
    beyond: bool = False
    read_only: bool = False


WIDTHS_KEPT = 12
"""Widths for which a cell remembers how its words wrap."""


class AnchorCell(QRadioButton):
    """An anchor one can click, or reach by keys, to rate; `language` is that of its words, by which long ones break.

    The row decides what is checked (a click never checks by itself) and hears of keys by `key_pressed`, which carries
    the key event; the station of the track is painted by the ladder's track above all cells.
    """

    key_pressed = Signal(object)

    def __init__(
        self, value: Fraction, number: str, anchor: str, language: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.value = value
        self.number = number
        self.anchor = anchor
        self._language = language
        self.look = CellLook()
        self.turned = False
        self._blocks: dict[tuple[int, bool, int], TextBlock] = {}
        self.is_first = self.is_last = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_anchor(self, anchor: str) -> None:
        """Take other words for the same value; whoever lays the cell out asks for its height again."""
        if anchor != self.anchor:
            self.anchor = anchor
            self._blocks.clear()
            self.update()

    def set_look(self, look: CellLook) -> None:
        """Take a look, and be checked when the rating is exactly this anchor."""
        self.look = look
        # Only exclusive buttons are radio buttons to Qt, yet it lets none of them be unchecked; ratings can be cleared.
        self.setAutoExclusive(False)
        self.setChecked(look.chosen)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.ArrowCursor if look.read_only else Qt.CursorShape.PointingHandCursor)
        self.update()

    def number_end(self) -> int:
        """Return where the number ends, in pixels from the cell's left edge; there the track may start."""
        return theme().px(NUMBER_X) + text_width_of(self.number, sized(self.font(), "body", bold=True))

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need at a width; both in pixels."""
        px = theme().px
        block = self._block(width)
        if self.turned:
            return max(block.height + px(2 * TURNED_TEXT_Y), px(28))
        return px(TEXT_Y) + block.height + px(BOTTOM)

    def sizeHint(self) -> QSize:
        """Ask for the width at which an ordinary anchor takes three lines."""
        width = theme().px(140)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never ask for a width: the ladder turns before it gets too narrow."""
        return QSize(0, 0)

    def hitButton(self, position: QPoint) -> bool:
        """Take a click anywhere in the cell, unless the sheet is sealed."""
        return not self.look.read_only and self.rect().contains(position)

    def nextCheckState(self) -> None:
        """Leave the state to the row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand keys to the row, which knows the other cells."""
        event.setAccepted(False)
        self.key_pressed.emit(event)
        if not event.isAccepted() and not self.look.read_only:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint ground, foot, divider, number, words, lock and focus; the track comes on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipPath(self._outline())
        painter.fillRect(self.rect(), self._ground())
        if self.look.beyond and self.isEnabled():
            self._paint_foot(painter)
        self._paint_divider(painter)
        painter.restore()
        self._paint_words(painter)
        if self.look.beyond and self.isEnabled():
            paint_icon(painter, "lock-simple", QRectF(self.lock_rect()), "text3")
        if self.hasFocus():
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 3, 3)

    def lock_rect(self) -> QRectF:
        """Return where the lock of a cell above the ceiling stands."""
        px = theme().px
        middle = px(TURNED_STATION_Y if self.turned else STATION_Y)
        return QRectF(self.width() - px(10) - px(LOCK), middle - px(LOCK) / 2 - 1, px(LOCK), px(LOCK))

    def _block(self, width: int) -> TextBlock:
        # Layouts ask for the same few widths again and again.
        asked = (width, self.turned, self.font().pixelSize())
        block = self._blocks.get(asked)
        if block is None:
            if len(self._blocks) >= WIDTHS_KEPT:
                self._blocks.clear()
            px = theme().px
            room = width - px(TURNED_TEXT_X) - px(30) if self.turned else width - px(TEXT_X) - px(5)
            font = sized(self.font(), "body" if self.turned else "small")
            block = text_block(with_breaks(self.anchor, font, room, self._language), font, room)
            self._blocks[asked] = block
        return block

    def _ground(self) -> QColor:
        hovered = self.underMouse() and self.isEnabled() and not self.look.read_only
        ground: Token = "surface"
        if self.look.tinted and self.isEnabled():
            ground = "hover" if self.look.read_only else "accent_soft"
        elif hovered:
            ground = "hover"
        elif self.look.beyond and self.isEnabled():
            ground = "window"
        return theme().color(ground)

    def _outline(self) -> QPainterPath:
        """Return the cell's shape: the ladder's rounded corners cut into its first and last cell."""
        rect, radius = QRectF(self.rect()), 5.0
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, radius, radius)
        square = rect
        if self.turned:
            square = square.adjusted(0, radius if self.is_first else 0, 0, -radius if self.is_last else 0)
        else:
            square = square.adjusted(radius if self.is_first else 0, 0, -radius if self.is_last else 0, 0)
        path.addRect(square)
        return path

    def _paint_foot(self, painter: QPainter) -> None:
        height = theme().px(TURNED_FOOT if self.turned else FOOT)
        foot = QRectF(0, self.height() - height, self.width(), height)
        painter.setPen(QPen(theme().color("hatch"), theme().scale * 1.6))
        painter.save()
        painter.setClipRect(foot, Qt.ClipOperation.IntersectClip)
        step = theme().px(5)
        for x in range(-height - self.x() % step, self.width() + height, step):
            painter.drawLine(x, self.height(), x + height, self.height() - height)
        painter.restore()

    def _paint_divider(self, painter: QPainter) -> None:
        if self.is_last:
            return
        brush = QBrush(theme().color("border"))
        if self.turned:
            left = theme().px(TURNED_TEXT_X)
            painter.fillRect(QRectF(left, self.height() - 1, self.width() - left, 1), brush)
        else:
            painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), brush)

    def _paint_words(self, painter: QPainter) -> None:
        px = theme().px
        number_font = sized(self.font(), "body", bold=True)
        painter.setFont(number_font)
        painter.setPen(theme().color(self._number_token()))
        middle = px(TURNED_STATION_Y if self.turned else STATION_Y)
        height = painter.fontMetrics().height()
        rect = QRectF(px(NUMBER_X), middle - height / 2, self.width(), height)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.number)
        ink: Token = "text2" if self.look.beyond else "text"
        colour = theme().color(ink if self.isEnabled() else "disabled")
        x, y = (TURNED_TEXT_X, TURNED_TEXT_Y) if self.turned else (TEXT_X, TEXT_Y)
        self._block(self.width()).paint(painter, px(x), px(y), colour)

    def _number_token(self) -> Token:
        if not self.isEnabled():
            return "disabled"
        return "accent" if self.look.tinted and not self.look.read_only else "text2"
