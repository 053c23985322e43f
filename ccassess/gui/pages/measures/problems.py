"""What should be looked at in the figures of one series, told as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.gui.pages.measures.list_delegate import WEIGHTS
from ccassess.gui.theme import theme
from ccassess.gui.widgets.check_row import CheckRow
from ccassess.wording.checks import check_sentence

if TYPE_CHECKING:
    from ccassess.domain.checks import Check
    from ccassess.gui.ui import Ui


class Problems(QWidget):
    """The checks of one series; hidden while there are none."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._told: tuple[Check, ...] = ()
        self.rows: list[CheckRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        theme().changed.connect(self.updateGeometry)
        self.hide()

    def show_series(self, series: str) -> None:
        """Show the present checks of a series; nothing is made anew where they are the same."""
        found = tuple(one for one in self._ui.session.checks() if one.series == series)
        if found == self._told:
            return
        self._told = found
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(one) for one in found]
        for row in self.rows:
            self._column.addWidget(row)
        self.setVisible(bool(found))

    def _row(self, check: Check) -> CheckRow:
        ui = self._ui
        sentence = check_sentence(ui.t, ui.session.pack, check, ui.language)
        return CheckRow(WEIGHTS[check.severity], sentence, "", t=ui.t)
