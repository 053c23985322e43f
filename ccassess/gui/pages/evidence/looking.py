"""Looks, when a person asks, whether the files and links of the evidence are still there, and says what was found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccassess.app.evidence_missing import Looked, look
from ccassess.gui.evidence.rows import shown
from ccassess.gui.jobs import Job
from ccassess.gui.labels import plain_label
from ccassess.gui.long_words import breakable
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.tips import set_tip
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.wording.numbers import listed

if TYPE_CHECKING:
    from ccassess.domain.evidence import Evidence
    from ccassess.gui.ui import Ui

LANE = "evidence-looking"
NAMED_AT_MOST = 6


class Looking(QWidget):
    """A button, and beside it what was found the last time; hidden while there is no evidence."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        set_ground(self, "window")
        self.button = link_button(ui.t("Check files and links"), "magnifying-glass")
        set_tip(self.button, ui.t("Looks on this computer alone; nothing on a network is asked"))
        self.found = plain_label("", "small", "text2")
        self.close_found = button(ui.t("Close"), "quiet", "x")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.button)
        self._row.addWidget(self.found, 1)
        self._row.addWidget(self.close_found)
        self._row.addStretch()
        self._show("")
        self.button.clicked.connect(self.look)
        self.close_found.clicked.connect(self._forget)
        theme().changed.connect(self._fit)
        self._fit()

    def refresh(self) -> None:
        """Be there where there is something to look at."""
        self.setVisible(bool(self._ui.session.assessment.evidence))

    def fields(self) -> list[QWidget]:
        """Return what Tab visits, in its order."""
        return [self.button, self.close_found]

    def look(self) -> None:
        """Look, which takes as long as the disk does."""
        session = self._ui.session
        beside = None if session.path is None else session.path.parent
        self.button.setEnabled(False)
        self._show(self._ui.t("Looking…"))
        job = Job(partial(look, session.assessment.evidence, session.contents, beside), self, LANE)
        job.finished.connect(self._end)
        job.start()

    def _end(self, outcome: object) -> None:
        self.button.setEnabled(True)
        if isinstance(outcome, Looked):
            self._show(" ".join(self._sentences(outcome)))
        elif isinstance(outcome, BaseException):
            self._show("")
            raise outcome

    def _sentences(self, looked: Looked) -> list[str]:
        t, said = self._ui.t, []
        if looked.missing:
            said.append(t("Missing from the file: {names}.", names=self._names(looked.missing)))
        if looked.gone:
            said.append(t("Not at their place any more: {names}.", names=self._names(looked.gone)))
        if not said:
            said.append(t("All files and the links to this computer are there."))
        if looked.not_looked:
            count = len(looked.not_looked)
            said.append(
                t.n(
                    "{count} link to the web or another computer was not looked at.",
                    "{count} links to the web or other computers were not looked at.",
                    count,
                )
            )
        return said

    def _names(self, items: tuple[Evidence, ...]) -> str:
        names = [shown(one) for one in items[:NAMED_AT_MOST]]
        if len(items) > NAMED_AT_MOST:
            names.append(self._ui.t("{count} more", count=len(items) - NAMED_AT_MOST))
        return listed(self._ui.t, names)

    def _forget(self) -> None:
        self._show("")
        self.button.setFocus()

    def _show(self, sentence: str) -> None:
        self.found.setText(breakable(sentence, self._ui.t.language))
        self.found.setAccessibleName(sentence)
        self.found.setVisible(bool(sentence))
        self.close_found.setVisible(bool(sentence))

    def _fit(self) -> None:
        gap = theme().gap
        self._row.setContentsMargins(gap(12), gap(4), gap(12), gap(4))
        self._row.setSpacing(gap(12))
