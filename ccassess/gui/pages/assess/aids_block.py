"""What lies around a criterion: the measures it shows up in, its checklists, its terms; each a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.domain.aid_reading import checklists_for, marks_of
from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.links import Links
from ccassess.wording.aids import checklist_title, marked_words, term_title
from ccassess.wording.figures import measure_name

if TYPE_CHECKING:
    from ccassess.app.history import Change
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui
    from ccassess.gui.widgets.links import Link


class LinkList(QWidget):
    """Links under their heading; gone while there are none."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = plain_label(heading, "small", "text2", bold=True)
        self.links = Links(heading)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._heading)
        rows.addWidget(self.links)

    def set_heading(self, heading: str) -> None:
        """Name the list."""
        self._heading.setText(heading)
        self.links.setAccessibleName(heading)

    def set_links(self, links: list[tuple[str, str]]) -> None:
        """Show links as (id, words)."""
        self.links.set_links(links)
        self.setVisible(bool(links))


class AidsBlock(QWidget):
    """Three lists of links; hidden where a criterion has none of them."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        t = ui.t
        self.measures = LinkList(t("Shows up in"))
        self.checklists = LinkList(t("Checklists"))
        self.terms = LinkList(t("Terms"))
        self._rows = QVBoxLayout(self)
        for part in (self.measures, self.checklists, self.terms):
            self._rows.addWidget(part)
        self.measures.links.wanted.connect(self._to_measure)
        self.checklists.links.wanted.connect(self._open_checklist)
        self.terms.links.wanted.connect(self._open_term)
        ui.changed.connect(self._changed)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def has_any(self) -> bool:
        """Whether there is anything to show."""
        return any(not part.isHidden() for part in (self.measures, self.checklists, self.terms))

    def show_criterion(self, criterion: Node) -> None:
        """Show what lies around another criterion."""
        self._criterion = criterion
        pack, language, t = self._ui.session.pack, self._ui.language, self._ui.t
        self.measures.set_heading(t("Shows up in") if criterion.shows_in else t("Its measures"))
        measures = pack.measures_for(criterion)
        self.measures.set_links([(one.id, measure_name(pack, one.id, language)) for one in measures])
        terms = [one for one in pack.terms if criterion.id in one.criteria]
        self.terms.set_links([(one.id, term_title(pack, one.id, language)) for one in terms])
        self.refresh()

    def refresh(self) -> None:
        """Tell anew how much of each checklist is marked."""
        if self._criterion is None:
            return
        pack, assessment = self._ui.session.pack, self._ui.session.assessment
        language, t = self._ui.language, self._ui.t
        self.checklists.set_links(
            [
                (
                    one.id,
                    f"{checklist_title(pack, one.id, language)} ({marked_words(t, one, marks_of(assessment, one))})",
                )
                for one in checklists_for(pack, self._criterion)
            ]
        )

    def links(self) -> list[Link]:
        """Return the links shown, in the order of reading."""
        return [link for part in (self.measures, self.checklists, self.terms) for link in part.links.links()]

    def _changed(self, change: Change) -> None:
        if "checklist" in change.step.data:
            self.refresh()

    def _to_measure(self, measure: str) -> None:
        self._ui.go("measures", measure=measure)

    def _open_checklist(self, checklist: str) -> None:
        self._ui.aid_wanted.emit("checklist", checklist)

    def _open_term(self, term: str) -> None:
        self._ui.aid_wanted.emit("term", term)

    def _fit(self) -> None:
        self._rows.setContentsMargins(theme().gap(20), 0, 0, theme().gap(6))
        self._rows.setSpacing(theme().gap(6))
