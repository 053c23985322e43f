"""The totals of the parties side by side; their headings are the legend of radar and table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.domain.comparison import differences
from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.figure import Figure
from ccassess.gui.widgets.line import line
from ccassess.gui.widgets.series import Series, SeriesHeading
from ccassess.wording.terms import band_name, party_name, points_so_far, progress

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.app.session import Session
    from ccassess.gui.ui import Ui
    from ccassess.i18n import Translator

SERIES = {Party.SELF: Series.SELF, Party.VERIFICATION: Series.VERIFIED}
BESIDE_FROM = 620
"""The width in text pixels from which the totals stand side by side."""
DOT = " · "


def parties(session: Session) -> tuple[Party, ...]:
    """Return whose scores there are: the centre's own, and the verification's once it has begun."""
    begun = session.assessment.verification_sheet.begun
    return (Party.SELF, Party.VERIFICATION) if begun else (Party.SELF,)


class PartyTotal(QWidget):
    """One party's total, its band, and how far it is."""

    def __init__(self, ui: Ui, party: Party, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui, self._party = ui, party
        self.figure = Figure()
        self.remark = plain_label("", "caption", "text3")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().gap(2))
        rows.addWidget(SeriesHeading(SERIES[party], party_name(ui.t, party)))
        rows.addWidget(self.figure)
        rows.addWidget(self.remark)
        rows.addStretch(1)

    def refresh(self) -> None:
        """Show the present total."""
        t, session = self._ui.t, self._ui.session
        card = session.scorecard(self._party)
        root = card.root
        number = shown_total(session, self._party)
        unit = t("of {possible}", possible=t.number(plain_points(root.possible)))
        band = "" if card.band is None else band_name(t, session.pack, card.band, self._ui.language)
        self.figure.set_figure(t.number(number) if number else "–", unit, band)
        remarks = [progress(t, root)]
        if root.points is None:
            remarks.append(points_so_far(t, root))
        elif self._party is Party.VERIFICATION:
            remarks.extend(_against_self(session, t))
        self.remark.setText(DOT.join(remarks))


class Totals(QWidget):
    """All parties' totals: beside each other, or below where it is narrow."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._upright = line(upright=True)
        self.totals = {party: PartyTotal(ui, party) for party in Party}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def refresh(self) -> None:
        """Show the present totals of the parties there are."""
        there = parties(self._ui.session)
        for party, total in self.totals.items():
            total.setVisible(party in there)
            if party in there:
                total.refresh()
        self.arrange(theme().text_width(self.width()))

    def arrange(self, text_width: float) -> None:
        """Arrange for a width in text pixels."""
        both = len(parties(self._ui.session)) > 1
        beside = text_width >= BESIDE_FROM
        first, second = self.totals.values()
        grid = self._grid
        for part in (first, self._upright, second):
            grid.removeWidget(part)
        grid.setHorizontalSpacing(theme().gap(20))
        grid.setVerticalSpacing(theme().gap(20))
        grid.addWidget(first, 0, 0, Qt.AlignmentFlag.AlignTop)
        if beside:
            grid.addWidget(self._upright, 0, 1)
            grid.addWidget(second, 0, 2, Qt.AlignmentFlag.AlignTop)
        else:
            grid.addWidget(second, 1, 0, Qt.AlignmentFlag.AlignTop)
        # Hidden without a place, shown only in one: else it would come up as a window of its own.
        self._upright.setVisible(both and beside)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, int(beside))


def shown_total(session: Session, party: Party) -> str:
    """Return a party's total as it is shown, with as many decimals as its difference needs; "" while there is none."""
    own, verified = (session.scorecard(one).root.points for one in Party)
    mine = session.scorecard(party).root.points
    if mine is None:
        return ""
    if own is None or verified is None:
        return shown.points(mine, session.pack)
    both = shown.difference(own, verified, session.pack)
    return both.first if party is Party.SELF else both.second


def plain_points(points: Fraction) -> str:
    """Return possible points: whole where they are whole, else as points are shown."""
    return str(points.numerator) if points.denominator == 1 else shown.points(points)


def _against_self(session: Session, t: Translator) -> list[str]:
    """Say how far the verification is from the self-assessment, and how many of the differences have a reason."""
    own, verified = (session.scorecard(one).root.points for one in Party)
    if own is None or verified is None:
        return []
    difference = shown.difference(own, verified, session.pack).difference
    found = differences(session.assessment)
    told = [_distance(t, difference)]
    if found:
        explained = sum(one.explained for one in found)
        told.append(
            t.n(
                "{explained} of {count} difference has its reason",
                "{explained} of {count} differences have their reason",
                len(found),
                explained=explained,
            )
        )
    return told


def _distance(t: Translator, difference: str) -> str:
    if not difference.strip("-0."):
        return t("as the self-assessment")
    if difference.startswith("-"):
        return t("{points} points below the self-assessment", points=t.number(difference[1:]))
    return t("{points} points above the self-assessment", points=t.number(difference))
