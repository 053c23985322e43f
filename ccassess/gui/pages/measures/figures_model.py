"""The figures of one series as a table: a row for each period, and one more to add the next.

What cannot be read stays in its cell and in no file: it is kept here, with a sentence, until it is mended.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ccassess.domain.figures import Figure, carried
from ccassess.domain.measures import Better
from ccassess.domain.periods import following, parse_period, read_period
from ccassess.domain.plain_text import plain
from ccassess.gui.pages.measures.cells import FIELDS, Column, shown_cell, with_cell
from ccassess.gui.pages.measures.unread import Unread, complain
from ccassess.gui.tips import plain_tip
from ccassess.wording.figures import unit_of
from ccassess.wording.periods import period_name

if TYPE_CHECKING:
    from ccassess.domain.figures import Series
    from ccassess.domain.measures import Measure
    from ccassess.domain.periods import Period
    from ccassess.gui.ui import Ui

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
BAD_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether what stands in a cell could not be read."""
CARRIED_ROLE = Qt.ItemDataRole.UserRole + 2
"""Whether a cell shows what another period, or the one proposed, says."""
NEW = ""
"""The key of the row that adds; the others have their period's text."""


class FiguresModel(QAbstractTableModel):
    """Reads a series and edits it through the session. `complaints_changed` where `complaints` say something else."""

    complaints_changed = Signal()

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._series: Series | None = None
        self._measure: Measure | None = None
        self._carried: tuple[Figure, ...] = ()
        self._first: Period | None = None
        self._unread = Unread()
        self.landed = NEW
        """The key of the row in which lies what was written last."""

    @property
    def series(self) -> Series | None:
        """The series shown."""
        return self._series

    @property
    def is_range(self) -> bool:
        """Whether the target has two ends."""
        return self._measure is not None and self._measure.better is Better.RANGE

    @property
    def _is_read_only(self) -> bool:
        return self._ui.session.read_only is not None

    @property
    def proposed(self) -> Period | None:
        """The period the row that adds is for, unless another is typed."""
        figures = self._carried
        return following(parse_period(figures[-1].period)) if figures else self._first

    @property
    def complaints(self) -> tuple[str, ...]:
        """What is wrong with what stands in the cells of this series."""
        if self._series is None:
            return ()
        return self._unread.complaints(self._ui.t, self._series.id, {NEW, *self._keys()})

    def show_series(self, series: Series, measure: Measure, first: Period | None) -> None:
        """Show a series; `first` is the period proposed where it has none. `measure` is as its variant has it."""
        before, keys = self._keys(), [one.period for one in series.figures]
        is_same = self._series is not None and self._series.id == series.id
        added, gone = [one for one in keys if one not in before], [one for one in before if one not in keys]
        end = None
        if is_same and len(added) == 1 and not gone:
            self.beginInsertRows(QModelIndex(), keys.index(added[0]), keys.index(added[0]))
            end = self.endInsertRows
        elif is_same and len(gone) == 1 and not added:
            self.beginRemoveRows(QModelIndex(), before.index(gone[0]), before.index(gone[0]))
            end = self.endRemoveRows
        elif not is_same or added or gone:
            self.beginResetModel()
            end = self.endResetModel
        self._series, self._measure, self._first = series, measure, first
        self._carried = carried(series)
        if end is not None:
            end()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(Column) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self.complaints_changed.emit()

    def key_of(self, row: int) -> str:
        """Return the period's text of a row; "" for the row that adds."""
        return self._carried[row].period if 0 <= row < len(self._carried) else NEW

    def row_of(self, key: str) -> int:
        """Return the row of a period; the row that adds for any other text."""
        keys = [one.period for one in self._carried]
        return keys.index(key) if key in keys else len(keys)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many periods there are, and one to add where that may be."""
        return 0 if parent.isValid() or self._series is None else len(self._carried) + (not self._is_read_only)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are; a view hides the second end of a target that has one."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be typed in; the row that adds is no change of definition yet."""
        own = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self._is_read_only:
            return own
        if index.column() != Column.ANEW:
            return own | Qt.ItemFlag.ItemIsEditable
        return own | Qt.ItemFlag.ItemIsUserCheckable if self.key_of(index.row()) else own

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return the heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal or section < 0:
            return None
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in FIELDS else Qt.AlignmentFlag.AlignLeft
            return side.value | Qt.AlignmentFlag.AlignBottom.value | Qt.TextFlag.TextWordWrap.value
        return self._head(Column(section)) if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own; one case a role
        """Return what a cell shows or is."""
        if not index.isValid() or self._series is None:
            return None
        row, column = index.row(), Column(index.column())
        bad = self._unread.text(self._series.id, self.key_of(row), column)
        is_carried = bad is None and self._is_carried(row, column)
        found: object = None
        if role in {Role.DisplayRole, Role.EditRole}:
            own = "" if role == Role.EditRole and is_carried else self._text(row, column)
            found = own if bad is None else bad
        elif role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in FIELDS else Qt.AlignmentFlag.AlignLeft
            found = side | Qt.AlignmentFlag.AlignVCenter
        elif role == Role.CheckStateRole and column is Column.ANEW and self.key_of(row):
            found = Qt.CheckState.Checked if self._carried[row].redefined else Qt.CheckState.Unchecked
        elif role in {Role.AccessibleTextRole, Role.ToolTipRole}:
            spoken = self._spoken(row, column, bad, is_tip=role == Role.ToolTipRole)
            found = plain_tip(spoken) if role == Role.ToolTipRole else spoken
        elif role == BAD_ROLE:
            found = bad is not None
        elif role == CARRIED_ROLE:
            found = is_carried
        return found

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Write what was typed into a cell; what cannot be read stays there and is written nowhere."""
        series = self._series
        if series is None or not index.isValid() or self._is_read_only:
            return False
        key, column = self.key_of(index.row()), Column(index.column())
        self.landed = key
        if role == Role.CheckStateRole:
            self._put(replace(self._figure(key), redefined=Qt.CheckState(value) == Qt.CheckState.Checked))
        elif column is Column.PERIOD:
            self._set_period(series, key, plain(str(value)).strip())
        else:
            self._set_number(series, key, column, plain(str(value)).strip())
        return True

    def clear(self, index: Index) -> None:
        """Empty a cell; a period stays what it is."""
        key, column = self.key_of(index.row()), Column(index.column())
        if column is Column.PERIOD:
            self._mend(key, column)
        elif column in FIELDS:
            self.setData(index, "")

    def remove(self, row: int) -> None:
        """Remove a period with all it says."""
        key = self.key_of(row)
        if self._series is not None and key and not self._is_read_only:
            self._unread.forget(self._series.id, key)
            self._ui.edit(self._ui.session.figures.remove_figure, self._series.id, key)

    def _set_number(self, series: Series, key: str, column: Column, text: str) -> None:
        try:
            unit = unit_of(self._ui.session.pack, series, self._ui.language)
            changed = with_cell(self._figure(key), column, text, unit, self._ui.t)
        except ValueError:
            self._keep_bad(key, column, text)
            return
        self._mend(key, column)
        if key != NEW or (text and changed.period):
            self._put(changed)
        elif text:
            # A number of no period: the period is what is missing.
            self._keep_bad(key, Column.PERIOD, "")

    def _set_period(self, series: Series, key: str, text: str) -> None:
        try:
            period = read_period(text).text if text else ""
        except ValueError:
            self._keep_bad(key, Column.PERIOD, text)
            return
        if period not in {"", key} and series.figure(period) is not None:
            self._keep_bad(key, Column.PERIOD, text)
            return
        self._mend(key, Column.PERIOD)
        if period and key == NEW:
            self._put(Figure(period))
        elif period:
            self._unread.move(series.id, key, period)
            self.landed = period
            self._ui.edit(self._ui.session.figures.move_figure, series.id, key, period)

    def _figure(self, key: str) -> Figure:
        """Return the figure of a row, or the one that the row that adds is going to be."""
        found = None if self._series is None else self._series.figure(key)
        if found is not None:
            return found
        return Figure("" if self.proposed is None else self.proposed.text)

    def _put(self, figure: Figure) -> None:
        if self._series is not None:
            self.landed = figure.period
            self._ui.edit(self._ui.session.figures.set_figure, self._series.id, figure)

    def _keep_bad(self, key: str, column: Column, text: str) -> None:
        if self._series is not None:
            self._unread.keep(self._series.id, key, column, text)
            self._tell(key, column)

    def _mend(self, key: str, column: Column) -> None:
        if self._series is not None and self._unread.mend(self._series.id, key, column):
            self._tell(key, column)

    def _tell(self, key: str, column: Column) -> None:
        index = self.index(self.row_of(key), column)
        self.dataChanged.emit(index, index)
        self.complaints_changed.emit()

    def _text(self, row: int, column: Column) -> str:
        if self.key_of(row):
            return shown_cell(self._ui.t, column, self._carried[row])
        proposed = self.proposed
        if column is Column.PERIOD and proposed is not None:
            return period_name(self._ui.t, proposed)
        if column in {Column.TARGET, Column.TARGET_HIGH, Column.COMPARATOR} and self._carried:
            return shown_cell(self._ui.t, column, self._carried[-1])
        return ""

    def _is_carried(self, row: int, column: Column) -> bool:
        """Whether a cell shows what holds for its period without having been said of it."""
        key = self.key_of(row)
        if not key:
            return bool(self._text(row, column))
        if self._series is None or column not in FIELDS:
            return False
        own = self._series.figures[row]
        return getattr(own, FIELDS[column]) is None and getattr(self._carried[row], FIELDS[column]) is not None

    def _spoken(self, row: int, column: Column, bad: str | None, *, is_tip: bool) -> str:
        t = self._ui.t
        if bad is not None:
            return complain(t, column, bad)
        text, head = self._text(row, column), self._head(column)
        if self._is_carried(row, column):
            if column is Column.PERIOD:
                return t("{period}, the next to add", period=text)
            return t("{name}: {value}, as in another period", name=head, value=text)
        if is_tip:
            return ""
        return head if column is Column.ANEW else t("{name}: {number}", name=head, number=text or t("empty"))

    def _head(self, column: Column) -> str:
        t, series = self._ui.t, self._series
        unit = "" if series is None else unit_of(self._ui.session.pack, series, self._ui.language)
        return {
            Column.PERIOD: t("Period"),
            Column.VALUE: t("Value, {unit}", unit=unit) if unit else t("Value"),
            Column.TARGET: t("Target from") if self.is_range else t("Target"),
            Column.TARGET_HIGH: t("Target to"),
            Column.COMPARATOR: t("Comparator"),
            Column.CASES: t("Cases (n)"),
            Column.ANEW: t("Defined anew from here"),
        }[column]

    def _keys(self) -> list[str]:
        return [one.period for one in self._carried]
