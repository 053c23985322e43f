"""What the chosen measure means: formula, unit, direction, how it misleads, and which criteria it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.pages.measures.words import Texts, criterion_name, direction
from ccassess.gui.theme import theme
from ccassess.gui.tips import set_tip
from ccassess.gui.widgets.buttons import link_button
from ccassess.gui.widgets.flow import Flow
from ccassess.gui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.measures import Measure
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

NAMED = 3
"""Up to how many ways of working are linked by their titles; more by their numbers."""


class CriteriaLinks(Flow):
    """Words and behind them links to criteria on Assess; hidden where there are none."""

    def __init__(self, ui: Ui, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._ui = ui
        self.links: list[QPushButton] = []
        label = plain_label(words, "small", "text2", wrap=False)
        label.setContentsMargins(0, 3, 0, 3)
        self.add(label)

    def show_criteria(self, criteria: Sequence[Node], *, is_short: bool) -> None:
        """Link to criteria, by number and title or by number alone."""
        while len(self.links) < len(criteria):
            link = link_button("", parent=self)
            link.clicked.connect(self._go)
            self.links.append(link)
            self.add(link)
        for place, link in enumerate(self.links):
            link.setVisible(place < len(criteria))
            if place < len(criteria):
                node = criteria[place]
                name = criterion_name(self._ui, node)
                link.setText((node.ref if is_short and node.ref else name).replace("&", "&&"))
                set_tip(link, name)
                link.setAccessibleName(name)
                link.setProperty("criterion", node.id)
        self.setVisible(bool(criteria))
        self.updateGeometry()

    def _go(self) -> None:
        link = self.sender()
        if link is not None:
            self._ui.go("assess", str(link.property("criterion")))


class Definition(QWidget):
    """The head of the card; it changes with the measure and with the variant chosen."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.title = plain_label("", "h1", bold=True)
        self.facts = plain_label("", tone="text2")
        self.formula = plain_label()
        self.caution = plain_label("", "small", "text2")
        self._sign = IconLabel("warning-circle", "text2")
        self.speaks_for = CriteriaLinks(ui, ui.t("Speaks for"))
        self.shows_in = CriteriaLinks(ui, ui.t("Shows how these work"))
        self.source = plain_label("", "caption", "text3")
        self._line = QHBoxLayout()
        self._line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.caution, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for label in (self.title, self.facts, self.formula):
            self._rows.addWidget(label)
        self._rows.addLayout(self._line)
        for part in (self.source, self.speaks_for, self.shows_in):
            self._rows.addWidget(part)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def links(self) -> list[QPushButton]:
        """The links in the order of reading, as far as they are shown."""
        return [one for part in (self.speaks_for, self.shows_in) for one in part.links if not one.isHidden()]

    def show_measure(self, measure: Measure, variant: str) -> None:
        """Show a measure as one of its variants has it; "" for none chosen."""
        t, texts = self._ui.t, Texts.of(self._ui, measure.id, variant)
        pack = self._ui.session.pack
        self.title.setText(texts.title)
        facts = [t("Unit: {unit}", unit=texts.unit)] if texts.unit else []
        facts.append(direction(t, measure.in_variant(variant)))
        self.facts.setText(" · ".join(facts))
        self.formula.setText(texts.formula)
        self.caution.setText(texts.caution)
        self.caution.setVisible(bool(texts.caution))
        self._sign.setVisible(bool(texts.caution))
        self.source.setText(t("Where it is defined: {source}", source=measure.source))
        self.source.setVisible(bool(measure.source))
        results = [one for one in pack.criteria if one.id in measure.speaks_for]
        self.speaks_for.show_criteria(results, is_short=False)
        ways = [one for one in pack.criteria if measure.id in one.shows_in and one not in results]
        self.shows_in.show_criteria(ways, is_short=len(ways) > NAMED)

    def _fit(self) -> None:
        self._rows.setSpacing(theme().gap(4))
        self._line.setSpacing(theme().gap(6))
