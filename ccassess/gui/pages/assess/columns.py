"""The three columns of the page, side by side, and the widths a person gave them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from ccassess.gui.theme import theme

TREE, MEANING = 248, 262
LEAST_PAPER = 320


class Columns(QSplitter):
    """The outer columns keep their width in pixels of 100 % text, 0 where they are folded away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._wanted = {0: TREE, 2: MEANING}
        self._outer: dict[int, QWidget] = {}

    def fill(self, tree: QWidget, paper: QWidget, meaning: QWidget) -> None:
        """Take the columns, made as children of this: Qt takes long to move a widget full of others."""
        self._outer = {0: tree, 2: meaning}
        for column in (tree, paper, meaning):
            self.addWidget(column)
        for place, is_stretching in enumerate((0, 1, 0)):
            self.setStretchFactor(place, is_stretching)
            self.setCollapsible(place, place != 1)
        self.setHandleWidth(2)
        self.splitterMoved.connect(self._remember)
        QApplication.instance().focusChanged.connect(self._unfold_focused)  # type: ignore[union-attr]

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths of the outer columns, in pixels of 100 % text."""
        return tuple(self._wanted.values())

    def set_widths(self, widths: tuple[int, ...]) -> None:
        """Take widths that `widths` gave; anything else is left alone."""
        if len(widths) == len(self._wanted) and min(widths) >= 0:
            self._wanted = dict(zip(self._wanted, widths, strict=True))
            self.place()

    def set_shown(self, *, has_tree: bool, has_meaning: bool) -> None:
        """Show or hide the outer columns."""
        self._outer[0].setVisible(has_tree)
        self._outer[2].setVisible(has_meaning)
        self.place()

    def place(self) -> None:
        """Give the columns their widths in the room there is."""
        outer = {
            place: theme().px(width) if not self._outer[place].isHidden() else 0
            for place, width in self._wanted.items()
        }
        paper = max(self.width() - sum(outer.values()) - 2 * self.handleWidth(), theme().px(LEAST_PAPER))
        self.setSizes([outer[0], paper, outer[2]])

    def minimumSizeHint(self) -> QSize:
        """Give way to any window: columns that find no room are taken away."""
        return QSize(theme().px(LEAST_PAPER), theme().px(160))

    def is_folded(self, place: int) -> bool:
        """Whether a column is folded away."""
        return not self.sizes()[place] and not self._outer[place].isHidden()

    def _unfold_focused(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Unfold a column that the keyboard reaches, for nobody can work in what cannot be seen."""
        for place, column in self._outer.items():
            if focused is not None and self.is_folded(place) and column.isAncestorOf(focused):
                self._wanted[place] = TREE if place == 0 else MEANING
                self.place()

    def _remember(self) -> None:
        sizes = self.sizes()
        for place in self._wanted:
            if not self._outer[place].isHidden():
                self._wanted[place] = round(sizes[place] / theme().scale)
