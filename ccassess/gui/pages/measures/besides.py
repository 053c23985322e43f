"""What else is said of a series: whose the comparators are, how much it counts, and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.figures import IMPORTANCES
from ccassess.gui.labels import label_over
from ccassess.gui.pages.measures.fields import SeriesText
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.fields import Combo

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ccassess.domain.figures import Series
    from ccassess.gui.ui import Ui

BESIDE_FROM = 520
"""The width in text pixels from which two fields share a row."""


class Besides(QWidget):
    """Fields below the table."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._series = ""
        t = ui.t
        self.segment = SeriesText("segment", t("Segment"))
        self.source = SeriesText(
            "comparator_source",
            t("Where the comparators come from"),
            t("For example a survey of the field, and its year"),
        )
        self.note = SeriesText("note", t("Note on these figures"))
        weight = t("How much it counts in suggested ratings")
        words = {1: t("1, like the others"), 2: t("2, twice as much"), 3: t("3, three times as much")}
        self.importance = Combo(weight, [(one, words[one]) for one in IMPORTANCES])
        edits(ui, self.segment.edit, self.source.edit, self.note.edit, self.importance)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        counting = QVBoxLayout()
        counting.setSpacing(theme().gap(3))
        counting.addWidget(label_over(self.importance, weight))
        counting.addWidget(self.importance)
        counting.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self.source, 3)
        self._line.addLayout(counting, 2)
        self._rows.addWidget(self.segment)
        self._rows.addLayout(self._line)
        self._rows.addWidget(self.note)
        for field in self._texts:
            field.changed.connect(self._write)
            field.left.connect(ui.session.close_step)
        self.importance.activated.connect(self._weigh)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def fields(self) -> list[QWidget]:
        """What Tab visits, in its order."""
        segment: list[QWidget] = [] if self.segment.isHidden() else [self.segment.edit]
        return [*segment, self.source.edit, self.importance, self.note.edit]

    def show_series(self, series: Series) -> None:
        """Show a series; that of the whole centre has no segment to name."""
        if series.id != self._series:
            self.segment.setVisible(bool(series.segment))
        self._series = series.id
        self.segment.show_text(series.id, series.segment)
        self.source.show_text(series.id, series.comparator_source)
        self.note.show_text(series.id, series.note)
        self.importance.set_key(series.importance)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._fit()

    def commit(self) -> None:
        """Hand over what is being typed."""
        for field in self._texts:
            field.edit.hand_over()

    @property
    def _texts(self) -> tuple[SeriesText, ...]:
        return self.segment, self.source, self.note

    def _write(self, name: str, text: str) -> None:
        self._ui.edit(self._ui.session.figures.set_text, self._series, name, text)

    def _weigh(self) -> None:
        self._ui.edit(self._ui.session.figures.set_importance, self._series, int(str(self.importance.key)))

    def _fit(self) -> None:
        beside = theme().text_width(self.width()) >= BESIDE_FROM
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(theme().gap(16 if beside else 8))
        self._rows.setSpacing(theme().gap(8))
