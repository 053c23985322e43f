"""How the method works, in some 250 words to read once before beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button

if TYPE_CHECKING:
    from ccassess.i18n import Translator

WIDEST = 680


class LearnPage(QScrollArea):
    """Text to read; `left` says that the reader goes back."""

    left = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(t("Learn the method"))
        paper = QWidget()
        set_ground(paper, "surface")
        self._text = QWidget()
        around = QHBoxLayout(paper)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._text, 100)
        around.addStretch(1)
        self._rows = QVBoxLayout(self._text)
        self._rows.addWidget(plain_label(t("How the method works"), "h1", bold=True))
        for heading, words in chapters(t):
            self._rows.addSpacing(theme().gap(10))
            self._rows.addWidget(plain_label(heading, "h2", bold=True))
            self._rows.addWidget(plain_label(words))
        self._rows.addSpacing(theme().gap(16))
        self.back = button(t("Back"), icon_name="arrow-left")
        self.back.clicked.connect(self.left)
        self._rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addStretch(1)
        self.setWidget(paper)
        theme().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        side = theme().gap(24)
        self._text.setMaximumWidth(theme().px(WIDEST) + 2 * side)
        self._rows.setContentsMargins(side, theme().gap(20), side, side)
        self._rows.setSpacing(theme().gap(4))


def chapters(t: Translator) -> tuple[tuple[str, str], ...]:
    """Return the headings with their paragraphs."""
    return (
        (
            t("Two looks at the same centre"),
            t(
                "First the contact centre assesses itself, criterion by criterion. Then people from outside read, "
                "visit and rate the same criteria on a sheet of their own. Where the two differ they say why. The "
                "second look decides the points; the conversation is what most centres find useful."
            ),
        ),
        (
            t("What is rated"),
            t(
                "Each criterion asks one question. A way of working is rated on four things: whether it is planned, "
                "carried out, checked and improved. A result is rated on five: scope, trend, target, comparison and "
                "cause. A rating lies between 0 and 100; five descriptions along the way say what it takes. Choose the "
                "one that is true today, and write down what you saw."
            ),
        ),
        (
            t("How points come about"),
            t(
                "The ratings of a criterion are averaged, with a limit: checking and improving cannot carry what is "
                "neither planned nor carried out, and a result is worth no more than its scope. That percentage of the "
                "criterion's points is what it earns. Evidence sets a ceiling on what verifiers may count."
            ),
        ),
        (
            t("What is not scored is not zero"),
            t(
                "A total appears once every criterion is scored; until then you see how far you are and how many "
                "points are still possible. Every number can tell how it was made: ask it, Why this number?"
            ),
        ),
        (
            t("A good way to begin"),
            t(
                "Fill in the profile, so that everybody knows which unit and period are meant. Rate one area together, "
                "to find a common measure. Flag what you are unsure of and go on. Expect less than you hope for: most "
                "centres are verified at under half of the points, and the gaps are where next year's work lies."
            ),
        ),
    )
