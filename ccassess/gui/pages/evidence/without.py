"""The scores without evidence: criteria that are scored and that no item serves, each with a way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.gui.evidence.rows import criterion_words
from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.links import Link

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui


def scored_without(ui: Ui) -> tuple[Node, ...]:
    """Return the criteria that the centre scored and that no item serves, in the pack's order."""
    session = ui.session
    used = {name for one in session.assessment.evidence for name in one.uses}
    scores = session.scorecard(Party.SELF).by_id
    return tuple(one for one in session.pack.criteria if scores[one.id].scored and one.id not in used)


class Without(QWidget):
    """A line for each; `wanted` carries the id of a criterion to go to. Rows are kept and filled anew."""

    wanted = Signal(str)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.links: list[Link] = []
        t = ui.t
        self.heading = plain_label(t("Scores without evidence"), "h2", bold=True)
        self.sentence = plain_label("", tone="text2")
        self._list = QVBoxLayout()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for part in (self.heading, self.sentence):
            self._rows.addWidget(part)
        self._rows.addLayout(self._list)
        theme().changed.connect(self._fit)
        self._fit()

    def refresh(self, criteria: tuple[Node, ...]) -> None:
        """Show these criteria."""
        t = self._ui.t
        while len(self.links) < len(criteria):
            link = Link(self)
            link.wanted.connect(self.wanted)
            self._list.addWidget(link)
            self.links.append(link)
        for place, link in enumerate(self.links):
            if place < len(criteria):
                name = criteria[place].id
                link.set_link(name, t("{criterion}: go there", criterion=criterion_words(self._ui, name)))
            link.setVisible(place < len(criteria))
        words = t("These criteria are scored, and no file or link shows why yet.")
        self.sentence.setText(words if criteria else t("Every score has evidence."))

    def fields(self) -> list[QWidget]:
        """Return what Tab visits, in its order."""
        return [link for link in self.links if not link.isHidden()]

    def _fit(self) -> None:
        self._rows.setSpacing(theme().gap(6))
        self._list.setSpacing(theme().gap(2))
