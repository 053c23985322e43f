"""What is in the report and in which language it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ccassess.app.reports import Section
from ccassess.gui.labels import plain_label
from ccassess.gui.language_names import LANGUAGE_NAMES
from ccassess.gui.pages.report.process import Choice
from ccassess.gui.theme import theme
from ccassess.gui.widgets.segments import SegmentedChoice
from ccassess.i18n import LANGUAGES

if TYPE_CHECKING:
    from ccassess.i18n import Translator


def section_names(t: Translator) -> dict[Section, tuple[str, str]]:
    """Return what each section is called and what it holds."""
    return {
        Section.COVER: (t("Cover"), t("Centre, unit, period, criteria, state")),
        Section.BOARD: (t("One page for the board"), t("Total, radar, strengths and priorities")),
        Section.HOW_TO_READ: (t("How to read the report"), t("The method on half a page")),
        Section.AREAS: (t("Areas"), t("Table and dot plot of all areas")),
        Section.CRITERIA: (t("Criteria"), t("Ratings, findings and differences, one by one")),
        Section.RESULTS: (t("Results"), t("The figures with their definitions, where any are entered")),
        Section.SCORE_SHEET: (t("Score sheet"), t("Every number with its arithmetic")),
        Section.GLOSSARY: (t("Own meanings"), t("Terms to which the centre gave its own meaning")),
        Section.MOVES: (t("Moves to other criteria"), t("Receipts, where the assessment was moved")),
    }


class Choices(QWidget):
    """Ticks for the sections and the language; `changed` says that a person chose otherwise."""

    changed = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(plain_label(t("Sections"), bold=True))
        self._rows.addSpacing(theme().gap(4))
        self.ticks: dict[Section, QCheckBox] = {}
        self._abouts: list[QVBoxLayout] = []
        for section, (name, about) in section_names(t).items():
            self._add_section(section, name, about)
        self.nothing = plain_label(t("Choose at least one section."), bold=True)
        self.nothing.hide()
        self._rows.addWidget(self.nothing)
        self._rows.addSpacing(theme().gap(8))
        self._rows.addWidget(plain_label(t("Language of the report"), bold=True))
        self._rows.addSpacing(theme().gap(4))
        self.language = SegmentedChoice(
            t("Language of the report"), [(code, LANGUAGE_NAMES.get(code, code)) for code in LANGUAGES]
        )
        self.language.set_key(t.language)
        self.language.chosen.connect(self._tell)
        self._rows.addWidget(self.language)
        self._rows.addSpacing(theme().gap(4))
        self._rows.addWidget(plain_label(t("What people wrote is printed as they wrote it."), "caption", "text3"))
        theme().changed.connect(self._measure)
        self._measure()

    @property
    def choice(self) -> Choice | None:
        """What is chosen; None where no section is."""
        sections = frozenset(section for section, tick in self.ticks.items() if tick.isChecked())
        return Choice(str(self.language.key), sections) if sections else None

    def _add_section(self, section: Section, name: str, about: str) -> None:
        tick = QCheckBox(name)
        tick.setChecked(True)
        tick.setAccessibleDescription(about)
        tick.toggled.connect(self._tell)
        self.ticks[section] = tick
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(plain_label(about, "caption", "text3"))
        self._abouts.append(below)
        self._rows.addWidget(tick)
        self._rows.addLayout(below)

    def _tell(self) -> None:
        self.nothing.setVisible(self.choice is None)
        self.changed.emit()

    def _measure(self) -> None:
        self._rows.setSpacing(0)
        for below in self._abouts:
            # Under the words of its tick.
            below.setContentsMargins(theme().px(28), 0, 0, theme().gap(4))
