"""The evidence of a criterion: its grade, how far that grade supports ratings, and the items that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.gui.evidence.adding import Adding
from ccassess.gui.evidence.item_list import ItemList
from ccassess.gui.evidence.opening import Opening
from ccassess.gui.evidence.rows import rows_of
from ccassess.gui.evidence.taking_in import taking_in
from ccassess.gui.labels import plain_label
from ccassess.gui.long_words import breakable
from ccassess.gui.pages.assess.add_menu import AddMenu
from ccassess.gui.pages.assess.grade import Grade
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.tips import set_tip
from ccassess.gui.widgets.buttons import link_button
from ccassess.gui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtCore import QPoint

    from ccassess.domain.pack import Node
    from ccassess.gui.evidence.dropped import Dropped
    from ccassess.gui.ui import Ui


class EvidenceBlock(QWidget):
    """Grades the evidence where the pack grades any, lists its items, and takes what is dropped.

    `arrived` says that an item just taken in stands in the list.
    """

    arrived = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        t = ui.t
        self.adding = Adding(ui, self)
        self._opening = Opening(ui, self)
        self.add = AddMenu(ui, self.adding, self)
        self._grade = Grade(ui, self)
        self.grade = self._grade.choice
        self.list = ItemList(t("Evidence"), is_whole=True, parent=self)
        self.open = link_button(t("Open"))
        self.remove = link_button(t("Take away"))
        set_tip(self.remove, t("The item stays on the page Evidence"))
        self.details = link_button(t("Details"))
        self.progress = plain_label("", "caption", "text2")
        self.progress.hide()
        self._hint = plain_label(t("Drop files or links here."), "caption", "text3")
        if ui.session.read_only is not None:
            self._hint.hide()
        edits(ui, self.add, self.remove)
        self._fill()
        self.list.chosen.connect(self._show_acts)
        self.list.entered_item.connect(self._opening.open)
        self.list.unwanted.connect(self._take_away)
        self.list.menu_wanted.connect(self._show_menu)
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(self._take_away)
        self.details.clicked.connect(self._show_details)
        taking_in(ui).progressed.connect(self._show_progress)
        taking_in(ui).added.connect(self._show_added)
        theme().changed.connect(self._fit)
        self._fit()

    def show_criterion(self, criterion: Node) -> None:
        """Show another criterion."""
        self._criterion = criterion
        self.adding.criterion = criterion.id
        self._grade.show_criterion(criterion)
        self.list.choose("")
        self.refresh()

    def refresh(self) -> None:
        """Read grade and items anew."""
        if self._criterion is None:
            return
        self._grade.refresh()
        rows = rows_of(self._ui, self._criterion.id)
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._acts.setVisible(bool(rows))
        self.add.offer_present(is_any=len(rows) < len(self._ui.session.assessment.evidence))
        self._show_acts()

    def fields(self) -> list[QWidget]:
        """Return everything a keyboard reaches, in the order of reading."""
        return [self.add, self.grade, self.list, self.open, self.remove, self.details]

    def drop_files(self, paths: Iterable[Path]) -> None:
        """Take files in for the criterion."""
        self.adding.drop_files(paths)

    def drop(self, dropped: Dropped) -> None:
        """Take in what was dropped on the criterion."""
        self.adding.drop(dropped)

    def _open(self) -> None:
        self._opening.open(self.list.current)

    def _take_away(self) -> None:
        """Let the chosen item serve this criterion no more; it stays among the evidence."""
        if self._criterion is not None and self.list.current and self._ui.session.read_only is None:
            self._ui.edit(self._ui.session.evidence.unuse, self.list.current, self._criterion.id)

    def _show_details(self) -> None:
        self._ui.go("evidence", evidence=self.list.current)

    def _show_added(self, item: str) -> None:
        """Choose what was just added here, so that a person sees it and can go on with it."""
        criterion = "" if self._criterion is None else self._criterion.id
        if any(one.id == item and criterion in one.uses for one in self._ui.session.assessment.evidence):
            self.list.choose(item)
            self._show_acts()
            self.arrived.emit()

    def _show_menu(self, corner: QPoint) -> None:
        self.add.show_acts(corner, (self.open, self.remove, self.details))

    def _show_acts(self) -> None:
        is_any = bool(self.list.current)
        for act in (self.open, self.remove, self.details):
            act.setEnabled(is_any)

    def _show_progress(self, sentence: str) -> None:
        self.progress.setText(breakable(sentence, self._ui.t.language))
        self.progress.setVisible(bool(sentence))

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.addWidget(plain_label(self._ui.t("Evidence"), bold=True), 1)
        head.addWidget(self.add)
        self._acts = Flow(10, self)
        for act in (self.open, self.remove, self.details):
            self._acts.add(act)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(head)
        for part in (self._grade, self.list, self._acts, self.progress, self._hint):
            self._rows.addWidget(part)
        self._rows.addStretch(1)

    def _fit(self) -> None:
        self._rows.setSpacing(theme().gap(6))
