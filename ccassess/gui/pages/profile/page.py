"""The profile: what is assessed, over which period, by whom, and by which criteria."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ccassess.domain.assessment import PROFILE_REQUIRED, Party
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.profile.people import PeopleList
from ccassess.gui.pages.profile.side import CriteriaFacts, StillNeeded
from ccassess.gui.read_only import edits
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.labelled_field import DateField, LabelledField
from ccassess.gui.widgets.line import line
from ccassess.wording.terms import profile_field_name

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from ccassess.app.history import Change
    from ccassess.gui.ui import Place, Ui

BESIDE_FROM = 860
"""The width in text pixels from which the side column stands beside the form."""
PAIRS_FROM = 500
"""The width of the form in text pixels from which two fields share a row."""
DATES = ("period_start", "period_end")
# Fields that share a row; one alone takes all of it.
WHAT = (("centre",), ("unit",), ("period_start", "period_end"), ("contact",))
MORE = (("sites", "headcount"), ("channels",), ("client", "outsourcer"))


class ProfilePage(QWidget):
    """A form that keeps what one types after a pause, beside what is still needed."""

    name = "profile"

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        t = ui.t
        self.fields = {name: self._field(name) for row in (*WHAT, *MORE) for name in row}
        self.people = PeopleList(ui, Party.SELF, t("People of the centre"))
        self.team = PeopleList(ui, Party.VERIFICATION, t("External team"))
        self.needed = StillNeeded(ui)
        self.criteria = CriteriaFacts(ui)
        self.needed.wanted.connect(self._focus)
        self._grids = [(QGridLayout(), WHAT), (QGridLayout(), MORE)]
        self._form, self._side = self._make_form(), self._make_side()
        self._columns = QGridLayout()
        paper = QWidget()
        set_ground(paper, "surface")
        self._rows = QVBoxLayout(paper)
        self._rows.addWidget(plain_label(t("Profile"), "h1", bold=True))
        self._rows.addLayout(self._columns)
        self._rows.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(paper)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)
        self._stale = True
        ui.changed.connect(self._changed)
        theme().changed.connect(self._arrange)
        self.people.rows_changed.connect(self._order_tabs)
        self.team.rows_changed.connect(self._order_tabs)
        self._arrange()
        self._order_tabs()

    def show_place(self, place: Place) -> None:
        """Put the focus into the field a place names."""
        if place.profile_field in self.fields:
            self._focus(place.profile_field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was being typed."""
        for field in self.fields.values():
            field.edit.hand_over()
        self.people.hand_over()
        self.team.hand_over()
        super().hideEvent(event)

    def _make_form(self) -> QWidget:
        t = self._ui.t
        form = QWidget()
        rows = QVBoxLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().gap(12))
        rows.addWidget(plain_label(t("What is assessed"), "h2", bold=True))
        rows.addLayout(self._grids[0][0])
        rows.addWidget(line())
        rows.addWidget(plain_label(t("More about it"), "h2", bold=True))
        rows.addLayout(self._grids[1][0])
        rows.addWidget(line())
        rows.addWidget(self.people)
        rows.addWidget(line())
        rows.addWidget(self.team)
        rows.addStretch(1)
        return form

    def _make_side(self) -> QWidget:
        side = QWidget()
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().gap(12))
        rows.addWidget(self.needed)
        rows.addWidget(line())
        rows.addWidget(self.criteria)
        rows.addStretch(1)
        return side

    def _order_tabs(self) -> None:
        """Have Tab go down the form, whenever its parts came to be."""
        chain: list[QWidget] = []
        for field in self.fields.values():
            chain.append(field.edit)
            if isinstance(field, DateField):
                chain.append(field.open)
        chain.extend((*self.people.tab_chain, *self.team.tab_chain))
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _field(self, name: str) -> LabelledField:
        t = self._ui.t
        make = DateField if name in DATES else LabelledField
        field = make(t, name, profile_field_name(t, name), required=name in PROFILE_REQUIRED)
        edits(self._ui, field.edit, *([field.open] if isinstance(field, DateField) else []))
        field.changed.connect(self._keep)
        field.left.connect(self._left)
        return field

    def _keep(self, name: str, value: str) -> None:
        self._ui.edit(self._ui.session.set_profile, name, value)
        # Who declines to be named edits nothing: the field shows again what is kept.
        self.fields[name].set_value(getattr(self._ui.session.assessment.profile, name))

    def _left(self) -> None:
        field = self.sender()
        if isinstance(field, DateField):
            field.check()
        self._ui.session.close_step()

    def _changed(self, change: Change) -> None:
        if change.criterion:
            return
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def _refresh(self) -> None:
        self._stale = False
        profile = self._ui.session.assessment.profile
        for name, field in self.fields.items():
            field.set_value(getattr(profile, name))
        self.people.refresh()
        self.team.refresh()
        self.needed.refresh()

    def _focus(self, name: str) -> None:
        field = self.fields[name]
        field.edit.setFocus(Qt.FocusReason.TabFocusReason)
        self.scroller.ensureWidgetVisible(field, 0, theme().gap(24))

    def _arrange(self) -> None:
        current = theme()
        width = current.text_width(self.width())
        margin = current.gap(24 if width > 560 else 12)
        self._rows.setContentsMargins(margin, current.gap(20), margin, current.gap(20))
        self._rows.setSpacing(current.gap(16))
        beside = width >= BESIDE_FROM
        for part in (self._form, self._side):
            self._columns.removeWidget(part)
        self._columns.setHorizontalSpacing(current.gap(40))
        self._columns.setVerticalSpacing(current.gap(20))
        self._columns.addWidget(self._form, 0, 0)
        self._columns.addWidget(self._side, *((0, 1) if beside else (1, 0)))
        self._columns.setColumnStretch(0, 12)
        self._columns.setColumnStretch(1, 5 if beside else 0)
        form_width = current.text_width(self.width() - 2 * margin) * (0.68 if beside else 1)
        for grid, rows in self._grids:
            self._fill(grid, rows, pairs=form_width >= PAIRS_FROM)

    def _fill(self, grid: QGridLayout, rows: tuple[tuple[str, ...], ...], *, pairs: bool) -> None:
        """Lay the fields out, those of a row beside each other where there is room."""
        grid.setHorizontalSpacing(theme().gap(16))
        grid.setVerticalSpacing(theme().gap(12))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, int(pairs))
        at = 0
        for row in rows:
            for number, name in enumerate(row):
                field = self.fields[name]
                grid.removeWidget(field)
                if pairs and len(row) > 1:
                    grid.addWidget(field, at, number)
                else:
                    grid.addWidget(field, at + (0 if pairs else number), 0, 1, 2)
            at += 1 if pairs else len(row)
