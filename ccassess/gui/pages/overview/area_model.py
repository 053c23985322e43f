"""The areas as rows of a table: per cent of their points by party, the difference in points, and the total."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.domain.exact import fixed
from ccassess.gui.pages.overview.totals import SERIES, parties, plain_points, shown_total
from ccassess.gui.theme import theme
from ccassess.gui.tips import plain_tip
from ccassess.gui.widgets.dot_plot import MARKS_ROLE
from ccassess.wording.numbers import signed
from ccassess.wording.terms import party_short, progress

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.domain.scoring import Score
    from ccassess.gui.ui import Ui
    from ccassess.gui.widgets.series import Series

REF_ROLE = Qt.ItemDataRole.UserRole + 1
NODE_ROLE = Qt.ItemDataRole.UserRole + 2
TOTAL_ROLE = Qt.ItemDataRole.UserRole + 3
"""Whether a row is the total."""
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """The table's columns, left to right."""

    AREA = 0
    PLOT = 1
    SELF = 2
    VERIFICATION = 3
    DIFFERENCE = 4
    POINTS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A row ready to be shown: the node, its texts by column, its marks from 0 to 100."""

    node: Node
    ref: str
    texts: tuple[str, ...]
    marks: dict[Series, float]
    is_total: bool = False


class AreaModel(QAbstractTableModel):
    """The rows of the table, made anew whenever a score changed."""

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._lines: list[Line] = []
        self._parties: tuple[Party, ...] = (Party.SELF,)

    @property
    def lines(self) -> list[Line]:
        """The rows in their order, the total last."""
        return self._lines

    def refresh(self) -> None:
        """Read the scores; rows stay the same, so that the chosen one stays chosen."""
        session = self._ui.session
        there = parties(session)
        lines = [self._area(area) for area in session.pack.areas]
        lines.append(self._total())
        if len(lines) != len(self._lines) or there != self._parties:
            self.beginResetModel()
            self._lines, self._parties = lines, there
            self.endResetModel()
            return
        self._lines = lines
        self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(Column) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many areas there are, and the total."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return the heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        t = self._ui.t
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == Column.AREA else Qt.AlignmentFlag.AlignRight
            return side.value | Qt.AlignmentFlag.AlignBottom.value | Qt.TextFlag.TextWordWrap.value
        if role == Role.DisplayRole:
            return {
                Column.AREA: t("Area"),
                Column.PLOT: "",
                Column.SELF: t("{party}, %", party=party_short(t, Party.SELF)),
                Column.VERIFICATION: t("{party}, %", party=party_short(t, Party.VERIFICATION)),
                Column.DIFFERENCE: t("Difference, points"),
                Column.POINTS: t("Points"),
            }[Column(section)]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own; one case a role
        """Return what a cell shows or is."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        match role:
            case Role.DisplayRole:
                return line.texts[column]
            case Role.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft if column is Column.AREA else Qt.AlignmentFlag.AlignRight
                return side | Qt.AlignmentFlag.AlignVCenter
            case Role.FontRole:
                strong = line.is_total or column is self._leading
                return theme().font(bold=strong) if column is not Column.PLOT else None
            case Role.AccessibleTextRole | Role.ToolTipRole:
                return plain_tip(self._spoken(line)) if role == Role.ToolTipRole else self._spoken(line)
            case _:
                return {
                    MARKS_ROLE: line.marks if column is Column.PLOT else None,
                    REF_ROLE: line.ref if column is Column.AREA else None,
                    NODE_ROLE: line.node,
                    TOTAL_ROLE: line.is_total,
                }.get(role)

    @property
    def _leading(self) -> Column:
        """The column whose numbers count most: those of the later sheet."""
        return Column.VERIFICATION if len(self._parties) > 1 else Column.SELF

    def _spoken(self, line: Line) -> str:
        """Say the whole row, for a screen reader and for columns that are hidden."""
        t = self._ui.t
        told = [
            t("{name}: {number}", name=self.headerData(column, Qt.Orientation.Horizontal), number=line.texts[column])
            for column in (Column.SELF, Column.VERIFICATION, Column.DIFFERENCE, Column.POINTS)
            if line.texts[column]
        ]
        return f"{line.ref} {line.texts[Column.AREA]}".strip() + ". " + "; ".join(told)

    def _area(self, area: Node) -> Line:
        session = self._ui.session
        scores = {party: session.scorecard(party).by_id[area.id] for party in parties(session)}
        shares = {party: share for party, score in scores.items() if (share := share_of(score)) is not None}
        texts = (
            session.pack.title(area.id, self._ui.language),
            "",
            self._per_cent(scores.get(Party.SELF)),
            self._per_cent(scores.get(Party.VERIFICATION)),
            self._difference(scores),
            self._points(scores),
        )
        return Line(area, area.ref, texts, {SERIES[party]: float(share) for party, share in shares.items()})

    def _total(self) -> Line:
        session, t = self._ui.session, self._ui.t
        scores = {party: session.scorecard(party).root for party in parties(session)}
        totals = {party: shown_total(session, party) for party in scores}
        numbers = {party: t.number(total) if total else "–" for party, total in totals.items()}
        last = list(scores)[-1]
        possible = scores[last].possible
        texts = (
            t("Total points"),
            "",
            numbers[Party.SELF],
            numbers.get(Party.VERIFICATION, ""),
            self._difference(scores),
            t("{points} / {possible}", points=numbers[last], possible=t.number(plain_points(possible)))
            if totals[last]
            else progress(t, scores[last]),
        )
        return Line(session.pack.root, "", texts, {}, is_total=True)

    def _per_cent(self, score: Score | None) -> str:
        if score is None:
            return ""
        if score.points is None:
            return "–"
        return self._ui.t.number(shown.per_cent(score.points, score.possible))

    def _difference(self, scores: dict[Party, Score]) -> str:
        if Party.VERIFICATION not in scores:
            return ""
        own, verified = scores[Party.SELF].points, scores[Party.VERIFICATION].points
        if own is None or verified is None:
            return "–"
        text = fixed(verified - own, 1)
        if scores[Party.SELF].node is self._ui.session.pack.root:
            # Here both operands stand in the row, in points: the three agree.
            text = shown.difference(own, verified, self._ui.session.pack).difference
        return signed(self._ui.t, text) if text.strip("-0.") else self._ui.t.number(text.lstrip("-"))

    def _points(self, scores: dict[Party, Score]) -> str:
        """Return the points of the later sheet, or how far it is."""
        t, score = self._ui.t, list(scores.values())[-1]
        if score.points is None:
            return progress(t, score)
        points, possible = t.number(shown.points(score.points)), t.number(plain_points(score.possible))
        return t("{points} / {possible}", points=points, possible=possible)


def share_of(score: Score) -> Fraction | None:
    """Return what a node reached of its possible points, 0 to 100; None where that is not known yet."""
    if score.points is None:
        return None
    return score.points * 100 / score.possible if score.possible else Fraction(0)
