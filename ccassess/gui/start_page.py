"""The page one starts from: new, open, the worked example, the method, and the files opened last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ccassess.gui.labels import plain_label
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ccassess.i18n import Translator

STACKS_BELOW = 780
"""Text px of the page under which the recent files stand below the actions."""
WIDEST = 920


class Choice(QPushButton):
    """A wide button of an icon, a title and a line that says more; `asked` carries what it stands for."""

    asked = Signal(object)

    def __init__(self, what: object, icon: str, title: str, more: str, *, quiet: bool = False) -> None:
        super().__init__()
        self._what = what
        self._side = 4 if quiet else 14
        self.setAccessibleName(title)
        self.setAccessibleDescription(more)
        self.setAutoDefault(True)  # Enter presses it, as the space bar does
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("kind", "quiet" if quiet else "plain")
        words = QVBoxLayout()
        words.setSpacing(0)
        self._labels = [plain_label(title, bold=True), plain_label(more, "small", "text2")]
        for label in self._labels:
            words.addWidget(label)
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconLabel(icon, "text2" if quiet else "accent"), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._ask)
        theme().changed.connect(self._measure)
        self._measure()

    def sizeHint(self) -> QSize:
        """Ask for the words."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Give way down to the longest word."""
        return QSize(theme().px(160), self._row.minimumSize().height())

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at which every line fits."""
        return self._row.totalHeightForWidth(width)

    def _measure(self) -> None:
        side, top = theme().gap(self._side), theme().gap(10)
        self._row.setContentsMargins(side, top, side, top)
        self._row.setSpacing(theme().gap(12))

    def _ask(self) -> None:
        self.asked.emit(self._what)


class StartPage(QScrollArea):
    """`asked` carries the name of a command, `file_asked` the path of a recent file."""

    asked = Signal(str)
    file_asked = Signal(object)

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        paper = QWidget()
        set_ground(paper, "surface")
        self._middle = QWidget()
        around = QHBoxLayout(paper)
        around.setContentsMargins(0, 0, 0, 0)
        around.addStretch(1)
        around.addWidget(self._middle, 100)
        around.addStretch(1)
        self._rows = QVBoxLayout(self._middle)
        self._rows.addWidget(plain_label(t("Contact Center Assessment"), "h1", bold=True))
        self._rows.addWidget(
            plain_label(
                t("Assess your own contact centre, be verified by others, and see where to improve."), tone="text2"
            )
        )
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rows.addLayout(self._halves)
        self._rows.addStretch(1)
        self._actions = QVBoxLayout()
        self._recent = QVBoxLayout()
        self._halves.addLayout(self._actions, 1)
        self._halves.addLayout(self._recent, 1)
        self._add_actions()
        self.choices: list[Choice] = []
        self.setWidget(paper)
        theme().changed.connect(self._measure)
        self._measure()

    def _add_actions(self) -> None:
        t = self._t
        first = Choice("new", "plus", t("New assessment"), t("Choose a name and a file; then rate."))
        others = (
            Choice("open", "folder-open", t("Open a file"), t("Continue an assessment on this computer or a share.")),
            Choice(
                "example",
                "play",
                t("Open the worked example"),
                t("A complete assessment of an invented centre, as a copy."),
            ),
            Choice("learn", "book-open", t("Learn the method"), t("How criteria, ratings and points belong together.")),
        )
        self._actions.addWidget(plain_label(t("Begin"), "small", "text2", bold=True))
        for choice in (first, *others):
            choice.asked.connect(self._ask)
            self._actions.addWidget(choice)
        self._actions.addStretch(1)
        self.setFocusProxy(first)

    def _ask(self, what: object) -> None:
        self.asked.emit(str(what))

    def set_recent(self, files: Sequence[Path]) -> None:
        """Show the files opened last, those still there."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.choices = []
        self._recent.addWidget(plain_label(self._t("Recent files"), "small", "text2", bold=True))
        for path in files:
            choice = Choice(path, "file-text", path.stem, _folder_words(path), quiet=True)
            choice.asked.connect(self.file_asked)
            self.choices.append(choice)
            self._recent.addWidget(choice)
        if not files:
            words = self._t("Files you make or open are listed here.")
            self._recent.addWidget(plain_label(words, "small", "text3"))
        self._recent.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the recent files below where there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange anew before it is shown, since sizes may have changed while it was not."""
        if event.type() == QEvent.Type.Show:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        beside = theme().text_width(self.width()) >= STACKS_BELOW
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)

    def _measure(self) -> None:
        self._middle.setMaximumWidth(theme().px(WIDEST))
        side = theme().gap(24)
        self._rows.setContentsMargins(side, theme().gap(40), side, theme().gap(24))
        self._rows.setSpacing(theme().gap(4))
        self._halves.setContentsMargins(0, theme().gap(20), 0, 0)
        self._halves.setSpacing(theme().gap(32))
        for column in (self._actions, self._recent):
            column.setSpacing(theme().gap(8))
        self._arrange()


def _folder_words(path: Path) -> str:
    """Return the folder of a file, from the person's own folder on as "~"."""
    try:
        return str(Path("~") / path.parent.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path.parent)
