"""What stands beside the list while no item is chosen: what evidence is for, and the scores without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ccassess.domain.evidence import FILE_BYTES_AT_MOST, TOTAL_BYTES_AT_MOST, files_at_most
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.evidence.without import Without
from ccassess.gui.read_only import edits
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.gui.widgets.flow import Flow
from ccassess.gui.widgets.line import line
from ccassess.storage.file_types import taken_suffixes
from ccassess.wording.evidence import size_words

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.evidence.adding import Adding
    from ccassess.gui.ui import Ui


class EvidenceOverview(QScrollArea):
    """The empty page, and the page of the scores without evidence."""

    def __init__(self, ui: Ui, adding: Adding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = ui.t
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        paper = QWidget()
        set_ground(paper, "surface")
        self._welcome = QWidget(paper)
        rows = QVBoxLayout(self._welcome)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().gap(8))
        rows.addWidget(plain_label(t("Evidence"), "h1", bold=True))
        purpose = t(
            "Evidence lets a verifier see what your ratings rest on: a plan, a calendar, a record, figures. "
            "One item may serve many criteria."
        )
        rows.addWidget(plain_label(purpose))
        how = t(
            "Drop files here, or on a criterion on the page Assess. A copy of each file is kept in the assessment, "
            "so it travels with it; of a link only the text is kept."
        )
        rows.addWidget(plain_label(how))
        rows.addWidget(plain_label(_limits(ui), "small", "text3"))
        self.add_files = button(t("Add files…"), "primary", "plus")
        self.add_link = link_button(t("Add a link…"), "link-simple")
        edits(ui, self.add_files, self.add_link)
        acts = Flow(8)
        acts.add(self.add_files)
        acts.add(self.add_link)
        rows.addWidget(acts)
        self._line = line()
        self.without = Without(ui, paper)
        self._rows = QVBoxLayout(paper)
        for part in (self._welcome, self._line, self.without):
            self._rows.addWidget(part)
        self._rows.addStretch(1)
        self.setWidget(paper)
        self.add_files.clicked.connect(adding.add_files)
        self.add_link.clicked.connect(adding.add_link)
        theme().changed.connect(self._fit)
        self._fit()

    def refresh(self, criteria: tuple[Node, ...], *, is_empty: bool) -> None:
        """Show these scores without evidence, below what evidence is for while there is none."""
        self._welcome.setVisible(is_empty)
        self._line.setVisible(is_empty and bool(criteria))
        self.without.setVisible(not is_empty or bool(criteria))
        self.without.refresh(criteria)

    def fields(self) -> list[QWidget]:
        """Return what Tab visits, in its order."""
        adds: list[QWidget] = [] if self._welcome.isHidden() else [self.add_files, self.add_link]
        return [*adds, *self.without.fields()]

    def _fit(self) -> None:
        gap = theme().gap
        self._rows.setContentsMargins(gap(24), gap(20), gap(24), gap(20))
        self._rows.setSpacing(gap(12))


def _limits(ui: Ui) -> str:
    t = ui.t
    types = ", ".join(suffix.lstrip(".").upper() for suffix in taken_suffixes())
    return t(
        "Taken are {types}; {size} a file, {count} files and {total} in all at most. Nothing with macros.",
        types=types,
        size=size_words(t, FILE_BYTES_AT_MOST),
        count=files_at_most(ui.session.pack),
        total=size_words(t, TOTAL_BYTES_AT_MOST),
    )
