"""The dot plot in a table column: a row's values as marks on one scale, each series in a lane of its own.

The lanes keep marks from hiding each other: self above, verified in the middle, the previous year below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ccassess.gui.theme import sized, theme
from ccassess.gui.widgets.series import Series, paint_mark

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKS_ROLE = Qt.ItemDataRole.UserRole + 40
"""The role under which a model gives a cell's marks: a mapping from Series to per cent (0 to 100), without gaps."""

ROW_HEIGHT = 32
INSET = 12
LANES = {Series.SELF: 0.24, Series.VERIFIED: 0.5, Series.PREVIOUS: 0.76}
TICKS = (0, 25, 50, 75, 100)


def scale_x(rect: QRect | QRectF, value: float) -> float:
    """Return where a value from 0 to 100 lies in a cell, in the view's pixels."""
    inset = theme().px(INSET)
    return rect.x() + inset + (rect.width() - 2 * inset) * value / 100


class DotPlotDelegate(QStyledItemDelegate):
    """Paints the marks of a cell over the upright lines of the scale."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002 - Qt's
        """Ask for a row of 32 text pixels and room for the scale."""
        return QSize(theme().px(160), theme().px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, scale and marks; the later year last, as it matters most."""
        rect: QRect = option.rect
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QPen(theme().color("grid"), 1))
        for tick in TICKS:
            x = round(scale_x(rect, tick))
            painter.drawLine(x, rect.top(), x, rect.bottom())
        marks: Mapping[Series, float] = index.data(MARKS_ROLE) or {}
        for series in (Series.PREVIOUS, Series.SELF, Series.VERIFIED):
            if series in marks:
                y = rect.top() + rect.height() * LANES[series]
                paint_mark(painter, series, QPointF(scale_x(rect, float(marks[series])), y))
        painter.restore()


class ScaleHeader(QHeaderView):
    """A table's header that shows the scale, 0 to 100, over the column of the dot plot."""

    def __init__(self, column: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._column = column
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint the numbers of the scale in the plot's column, else what Qt paints."""
        super().paintSection(painter, rect, section)
        if section != self._column:
            return
        painter.save()
        font = sized(theme().font(), "caption")
        painter.setFont(font)
        painter.setPen(theme().color("text3"))
        room = theme().px(30)
        # Where the column is narrow only the ends and the middle fit.
        every = 1 if rect.width() >= theme().px(130) else 2
        for tick in TICKS[::every]:
            spot = QRectF(scale_x(rect, tick) - room / 2, rect.y(), room, rect.height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(tick))
        painter.restore()
