"""The window of the history: every change that was made, the newest first, of one criterion or of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from ccassess.app.version_list import recorded_now
from ccassess.domain.assessment import Party
from ccassess.domain.history_reading import history_of, people_of_history
from ccassess.gui.aids.beside import BesideWindow
from ccassess.gui.labels import label_over, plain_label
from ccassess.gui.past.change_table import ChangeTable
from ccassess.gui.past.words import recorded_words
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.eliding_combo import ElidingCombo
from ccassess.gui.widgets.flow import Flow
from ccassess.wording.terms import party_name

if TYPE_CHECKING:
    from ccassess.app.history import Change
    from ccassess.gui.ui import Ui
    from ccassess.gui.widgets.fields import Combo

SOON = 300
"""Milliseconds after an edit before the table shows it."""
EVERYBODY = "*"
WIDTHS = (330, 220, 190)


class HistoryWindow(BesideWindow):
    """Shows a criterion by its id; everything by ""."""

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        t = ui.t
        super().__init__(ui, t("History of changes"), parent)
        pack = ui.session.pack
        criteria = [(one.id, f"{one.ref} {pack.title(one.id, ui.language)}".strip()) for one in pack.criteria]
        sides = [(one.value, party_name(t, one)) for one in Party]
        self.criterion = ElidingCombo(t("Criterion"), [("", t("Everything")), *criteria])
        self.side = ElidingCombo(t("Side"), [("", t("Both sides")), *sides])
        self.person = ElidingCombo(t("Person"), [(EVERYBODY, t("Everybody"))])
        self._filters = Flow(12)
        for combo in (self.criterion, self.side, self.person):
            self._filters.add(_labelled(combo))
            combo.activated.connect(self._read)
        self.count = plain_label("", "small", "text2")
        self._ids: list[str] = []
        self.table = ChangeTable(
            t,
            t("Changes, the newest first"),
            {"when": t("When"), "who": t("Who"), "what": t("What"), "old": t("Before"), "new": t("After")},
        )
        self.pane = QScrollArea()
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        for part in (self._filters, self.count):
            self._rows.addWidget(part)
        self._rows.addWidget(self.table, 1)
        self._fill(inside)
        QApplication.instance().focusChanged.connect(self._show_focused)  # type: ignore[union-attr]
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._read)
        ui.changed.connect(self._changed)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def shown(self) -> str:
        """The id of the criterion whose changes are shown, "" for everything."""
        return str(self.criterion.key or "")

    def show_aid(self, name: str) -> None:
        """Show the changes of a criterion, or all of them."""
        self.criterion.set_key(name if name in self.ui.session.pack.nodes else "")
        self.side.set_key("")
        self._read()

    def take_focus(self) -> None:
        """Go to the table."""
        self.table.view.setFocus()

    def _changed(self, _change: Change) -> None:
        self._soon.start()

    def _read(self) -> None:
        t, assessment = self.ui.t, recorded_now(self.ui.session)
        chosen = self.person.key
        people = people_of_history(assessment)
        self.person.clear()
        for one, words in ((EVERYBODY, t("Everybody")), *((who, who or t("without a name")) for who in people)):
            self.person.addItem(words, one)
        self.person.set_key(chosen if chosen in people else EVERYBODY)
        somebody = None if self.person.key == EVERYBODY else str(self.person.key)
        party = Party(str(self.side.key)) if self.side.key else None
        found = history_of(assessment, criterion=self.shown, party=party, who=somebody)
        before = self._ids[self.table.chosen] if 0 <= self.table.chosen < len(self._ids) else ""
        self._ids = [one.entry.id for one in found]
        # Whoever reads one goes on reading it, whatever is edited meanwhile.
        chosen = self._ids.index(before) if before in self._ids else 0
        self.table.show_changes(recorded_words(self.ui, assessment, found, of_criterion=bool(self.shown)), chosen)
        self.count.setText(self._count_words(len(found), is_filtered=somebody is not None or party is not None))
        self.setWindowTitle(f"{t('History of changes')} – {self.criterion.currentText()}")

    def _fill(self, inside: QWidget) -> None:
        """Let it all scroll where large text leaves too little room."""
        set_ground(inside, "surface")
        self.pane.setFrameShape(QFrame.Shape.NoFrame)
        self.pane.setWidgetResizable(True)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pane.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.pane)

    def _show_focused(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Scroll to what the keyboard reaches."""
        if focused is not None and self.pane.isAncestorOf(focused):
            self.pane.ensureWidgetVisible(focused, 0, theme().px(40))

    def _count_words(self, count: int, *, is_filtered: bool) -> str:
        t = self.ui.t
        if count:
            return t.n("{count} change, the newest first", "{count} changes, the newest first", count)
        if is_filtered:
            return t("Nobody chosen here has changed anything.")
        return t("Nothing was changed here yet.")

    def _fit(self) -> None:
        side = theme().gap(20)
        self._rows.setContentsMargins(side, theme().gap(14), side, theme().gap(16))
        self._rows.setSpacing(theme().gap(8))
        for combo, width in zip((self.criterion, self.side, self.person), WIDTHS, strict=True):
            combo.setFixedWidth(min(theme().px(width), max(self.width() - 2 * side, theme().px(120))))


def _labelled(combo: Combo) -> QWidget:
    together = QWidget()
    rows = QVBoxLayout(together)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(theme().gap(2))
    rows.addWidget(label_over(combo, combo.accessibleName(), wrap=False))
    rows.addWidget(combo)
    return together
