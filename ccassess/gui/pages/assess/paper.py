"""The middle column: one criterion from its question over the ladders to findings, evidence and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ccassess.domain.assessment import FindingKind
from ccassess.gui.pages.assess.absence import Absence
from ccassess.gui.pages.assess.evidence_block import EvidenceBlock
from ccassess.gui.pages.assess.findings_block import FindingsBlock
from ccassess.gui.pages.assess.guidance import Guidance
from ccassess.gui.pages.assess.heading import Heading
from ccassess.gui.pages.assess.ladders import Ladders
from ccassess.gui.pages.assess.note_block import NoteBlock
from ccassess.gui.pages.assess.summary import Summary
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.findings import IMPROVEMENT, STRENGTH
from ccassess.gui.widgets.line import line

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui


class Paper(QScrollArea):
    """The criterion, scrolling up and down only. `replaced` says that other widgets are shown now."""

    replaced = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = ui.t
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Every part is made where it stays: to move what holds many widgets takes Qt long.
        sheet = QWidget(self)
        self.setWidget(sheet)
        set_ground(sheet, "surface")
        self.heading = Heading(ui, sheet)
        self.guidance = Guidance(ui, sheet)
        self.absence = Absence(ui, sheet)
        self.summary = Summary(ui, sheet)
        self.ladders = Ladders(ui, sheet)
        adds = t("Add a strength"), t("Add an area for improvement")
        self.strengths = FindingsBlock(ui, FindingKind.STRENGTH, STRENGTH, adds[0], sheet)
        self.improvements = FindingsBlock(ui, FindingKind.IMPROVEMENT, IMPROVEMENT, adds[1], sheet)
        self.evidence = EvidenceBlock(ui, sheet)
        self.note = NoteBlock(ui, sheet)
        self._parts = (
            self.heading,
            self.guidance,
            self.absence,
            self.summary,
            self.ladders,
            self.strengths,
            self.improvements,
            self.evidence,
            self.note,
        )
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for block in (self.strengths, self.improvements, self.evidence):
            self._columns.addWidget(block, 1)
        # The question and what helps with it belong together.
        self._top = QVBoxLayout()
        self._top.addWidget(self.heading)
        self._top.addWidget(self.guidance)
        self._rows = QVBoxLayout(sheet)
        self._rows.addLayout(self._top)
        for part in (self.absence, self.summary, self.ladders):
            self._rows.addWidget(part)
        self._rows.addWidget(line())
        self._rows.addLayout(self._columns)
        self._rows.addWidget(self.note)
        self._rows.addStretch(1)
        self.heading.marked_not_applicable.connect(self._ask_for_reason)
        for changing in (self.ladders, self.strengths, self.improvements):
            changing.replaced.connect(self.replaced)
        # Its place is known only when the layout has made room for it.
        self.evidence.arrived.connect(self._show_evidence, Qt.ConnectionType.QueuedConnection)
        theme().changed.connect(self._fit)
        self._fit()

    def show_criterion(self, criterion: Node) -> None:
        """Show another criterion, from its top."""
        for part in self._parts:
            part.show_criterion(criterion)
        self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Read the answer anew; nothing moves but what changed."""
        for part in self._parts:
            if not isinstance(part, Guidance):
                part.refresh()

    def commit(self) -> bool:
        """Hand over whatever is being typed; False where it was not taken."""
        typed = (self.ladders, self.absence, self.strengths, self.improvements, self.note)
        taken = [part.commit() for part in typed]
        return all(taken)

    def set_form(self, *, is_stacked: bool, has_summary: bool, is_narrow: bool) -> None:
        """Put findings and evidence below each other or beside, and show the summary where there is no column."""
        direction = QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
        self.summary.setVisible(has_summary)
        self.heading.set_narrow(is_narrow=is_narrow)

    def take_focus(self) -> None:
        """Go to the first thing to fill in: the ladder, or the reason where the criterion does not apply."""
        if self.absence.isHidden():
            self.ladders.take_focus()
        else:
            self._ask_for_reason()
        self.verticalScrollBar().setValue(0)

    def fields(self) -> list[QWidget]:
        """Return everything a keyboard reaches, in the order of reading."""
        result: list[QWidget] = [
            self.heading.flag,
            self.heading.not_applicable,
            *self.guidance.fields(),
            self.absence.reason,
            self.summary.fold,
        ]
        result.extend(self.ladders.fields())
        for block in (self.strengths, self.improvements):
            result.extend(found.edit for found in block.list.lines)
            result.append(block.list.adder)
        return [*result, *self.evidence.fields(), self.note.history, self.note.field]

    def _ask_for_reason(self) -> None:
        self.absence.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_evidence(self) -> None:
        """Scroll to the evidence: on a low screen it lies below the ladders, and what was added would not be seen."""
        if self.isVisible():
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self.ensureWidgetVisible(self.evidence, 0, theme().gap(8))

    def _fit(self) -> None:
        gap = theme().gap
        self._rows.setContentsMargins(gap(20), gap(10), gap(20), gap(16))
        self._rows.setSpacing(gap(6))
        self._top.setSpacing(0)
        self._columns.setSpacing(gap(20))
