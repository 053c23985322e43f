"""Links in lines, such as the criteria a checklist belongs to; a long one wraps rather than being cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ccassess.gui.text_block import text_block
from ccassess.gui.theme import text_width_of, theme
from ccassess.gui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

MARGIN = 3
LEAST = 90


class Link(QPushButton):
    """A link that wraps; `wanted` carries its id."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = ""
        self.setFlat(True)
        self.setAutoDefault(True)  # Enter presses it, as the space bar does
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._want)

    def set_link(self, name: str, words: str) -> None:
        """Show another link."""
        self._id = name
        self.setText(words)
        # It paints its words itself: an ampersand in them is a letter, and no key.
        self.setShortcut(QKeySequence())
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        width = text_width_of(self.text(), _font()) + 2 * MARGIN + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Give way: what does not fit into a line wraps."""
        return QSize(min(theme().px(LEAST), self.sizeHint().width()), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return text_block(self.text(), _font(), width - 2 * MARGIN).height + 2 * MARGIN

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint the words, underlined under the pointer, and the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(_font())
        font.setUnderline(self.underMouse())
        block = text_block(self.text(), font, self.width() - 2 * MARGIN)
        block.paint(painter, MARGIN, MARGIN, theme().color("accent" if self.isEnabled() else "disabled"))
        if self.hasFocus():
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def _want(self) -> None:
        self.wanted.emit(self._id)


class Links(Flow):
    """`wanted` carries the id of the link pressed; widgets are kept and filled anew."""

    wanted = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self._links: list[Link] = []

    def set_links(self, links: Sequence[tuple[str, str]]) -> None:
        """Show links as (id, words); none hides the whole."""
        while len(self._links) < len(links):
            made = Link(self)
            made.wanted.connect(self.wanted)
            self.add(made)
            self._links.append(made)
        for place, link in enumerate(self._links):
            if place < len(links):
                link.set_link(*links[place])
            link.setVisible(place < len(links))
        self.setVisible(bool(links))

    def links(self) -> list[Link]:
        """Return the links shown."""
        return [link for link in self._links if not link.isHidden()]


def _font() -> QFont:
    return theme().font("body")
