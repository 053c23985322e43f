"""What must be said with the figures of a series: which definition they follow, and its parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ccassess.gui.labels import label_over, plain_label
from ccassess.gui.pages.measures.fields import SeriesText
from ccassess.gui.pages.measures.words import Texts
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.eliding_combo import ElidingCombo

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ccassess.domain.figures import Series
    from ccassess.domain.measures import Measure
    from ccassess.gui.ui import Ui

TWO_FROM = 520
"""The width in text pixels from which two fields share a row."""


class Stated(QWidget):
    """The variant with its own formula, and a field for each parameter."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._series = ""
        self._measure: Measure | None = None
        words = ui.t("Which definition the figures follow")
        self.variant = ElidingCombo(words)
        edits(ui, self.variant)
        self.formula = plain_label("", "small", "text2")
        self.parameters: list[SeriesText] = []
        self._chooser = QWidget(self)
        rows = QVBoxLayout(self._chooser)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().gap(3))
        rows.addWidget(label_over(self.variant, words))
        rows.addWidget(self.variant)
        rows.addWidget(self.formula)
        rows.addStretch(1)
        self._fields = QWidget(self)
        self._fields_rows = QVBoxLayout(self._fields)
        self._fields_rows.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._is_wide: bool | None = None
        self.variant.activated.connect(self._choose)
        theme().changed.connect(self._arrange)
        self._arrange()

    @property
    def fields(self) -> list[QWidget]:
        """What Tab visits, in its order."""
        shown = [one.edit for one in self.parameters if not one.isHidden()]
        return [*([] if self._chooser.isHidden() else [self.variant]), *shown]

    def show_series(self, measure: Measure, series: Series) -> None:
        """Show what a series states."""
        texts = Texts.of(self._ui, measure.id, series.variant)
        if measure is not self._measure:
            self._offer(measure, texts)
        self._measure, self._series = measure, series.id
        self.variant.set_key(series.variant)
        formula = texts.variant_formula(series.variant) if series.variant else ""
        self.formula.setText(formula)
        self.formula.setVisible(bool(formula))
        asked = measure.in_variant(series.variant).parameters
        for name, field in zip(measure.parameters, self.parameters, strict=False):
            field.setVisible(name in asked)
            field.show_text(f"{series.id}/{name}", series.parameters.get(name, ""))
        self._chooser.setVisible(bool(measure.variants))
        self._fields.setVisible(bool(asked))
        self.setVisible(bool(measure.variants or asked))
        self._arrange()

    def commit(self) -> None:
        """Hand over what is being typed."""
        for field in self.parameters:
            field.edit.hand_over()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parameters beside the variant where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _offer(self, measure: Measure, texts: Texts) -> None:
        self.variant.clear()
        self.variant.addItem(self._ui.t("Not chosen yet"), "")
        for one in measure.variants:
            self.variant.addItem(texts.variant_title(one.id), one.id)
        while len(self.parameters) < len(measure.parameters):
            field = SeriesText("", "", parent=self._fields)
            edits(self._ui, field.edit)
            field.changed.connect(self._state)
            field.left.connect(self._ui.session.close_step)
            self.parameters.append(field)
            self._fields_rows.addWidget(field)
        for place, field in enumerate(self.parameters):
            is_used = place < len(measure.parameters)
            field.setVisible(is_used)
            if is_used:
                name = measure.parameters[place]
                field.set_key(name, texts.parameter(self._ui.t, name))

    def _choose(self) -> None:
        self._ui.edit(self._ui.session.figures.set_variant, self._series, str(self.variant.key))

    def _state(self, parameter: str, text: str) -> None:
        self._ui.edit(self._ui.session.figures.set_parameter, self._series, parameter, text)

    def _arrange(self) -> None:
        both = not self._chooser.isHidden() and not self._fields.isHidden()
        is_wide = both and theme().text_width(self.width()) >= TWO_FROM
        self._grid.setHorizontalSpacing(theme().gap(16))
        self._grid.setVerticalSpacing(theme().gap(8))
        self._fields_rows.setSpacing(theme().gap(6))
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        self._grid.removeWidget(self._fields)
        self._grid.addWidget(self._chooser, 0, 0)
        self._grid.addWidget(self._fields, *((0, 1) if is_wide else (1, 0)))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2 if is_wide else 0)
