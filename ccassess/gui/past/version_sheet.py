"""One kept version: when and why it was kept, what it changed, and what one can do with it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.app.read_only import WhyReadOnly
from ccassess.gui.aids.aid_window import Sheet
from ccassess.gui.labels import plain_label
from ccassess.gui.past.change_table import ChangeTable
from ccassess.gui.past.commands import EXPORT, RESTORE, VIEW
from ccassess.gui.past.words import differing_words, now_words
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.flow import Flow
from ccassess.gui.widgets.segments import SegmentedChoice
from ccassess.wording.history import kept_words
from ccassess.wording.moments import moment_words

if TYPE_CHECKING:
    from ccassess.app.version_list import Listed
    from ccassess.gui.ui import Ui

BEFORE, NOW = "before", "now"


class VersionSheet(Sheet):
    """`asked` carries a command of the main window."""

    asked = Signal(str)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._listed: Listed | None = None
        t = ui.t
        self.title = plain_label("", "h2", bold=True)
        self.about = plain_label("", tone="text2")
        self.against = SegmentedChoice(
            t("Compare with"), [(BEFORE, t("Against the one before")), (NOW, t("Against now"))]
        )
        self.against.set_key(BEFORE)
        self.against.chosen.connect(self._compare)
        self.summary = plain_label("", "small", "text2")
        self.table = ChangeTable(
            t, t("What is different"), {"what": t("What"), "old": t("Before"), "new": t("In this version")}
        )
        self.view = button(t("View"), "primary", "magnifying-glass")
        self.restore = button(t("Restore…"), icon_name="arrow-u-up-left")
        self.export = button(t("Save a copy as…"), icon_name="floppy-disk")
        self._buttons = Flow(8)
        for one, slot in (
            (self.view, self._ask_view),
            (self.restore, self._ask_restore),
            (self.export, self._ask_export),
        ):
            self._buttons.add(one)
            one.clicked.connect(slot)
        self._rows = QVBoxLayout(self)
        for part in (self.title, self.about, self._buttons, self.against, self.summary):
            self._rows.addWidget(part)
        self._rows.addWidget(self.table, 1)
        order: list[QWidget] = [self.view, self.restore, self.export, *self.against.segments, *self.table.fields()]
        for earlier, following in pairwise(order):
            QWidget.setTabOrder(earlier, following)
        self._parts = (self._buttons, self.against, self.summary, self.table)
        theme().changed.connect(self._fit)
        self._fit()

    def show_listed(self, listed: Listed) -> None:
        """Show a version."""
        self._listed = listed
        t, version = self._ui.t, listed.version
        self.title.setText(t("Version of {when}", when=moment_words(t, version.changed)))
        why = t("Kept {when}: {why}.", when=moment_words(t, version.time), why=kept_words(t, version))
        self.about.setText(f"{why} {t('By {who}.', who=version.who)}" if version.who else why)
        for part in self._parts:
            part.setVisible(listed.value is not None)
        if listed.value is None:
            self.about.setText(t("This version cannot be opened: its file on this computer is damaged."))
            return
        self.against.setVisible(listed.from_now is not None)
        reading = self._ui.session.read_only
        self.restore.setEnabled(reading is None or reading.why is WhyReadOnly.VERSION)
        self._compare()

    def show_words(self, title: str, about: str) -> None:
        """Show that there is no version, or none yet."""
        self._listed = None
        self.title.setText(title)
        self.about.setText(about)
        for part in self._parts:
            part.hide()

    def refresh(self) -> None:
        """Nothing here is edited."""

    def commit(self) -> None:
        """Nothing here is typed."""

    def _compare(self) -> None:
        listed = self._listed
        if listed is None or listed.value is None:
            return
        t = self._ui.t
        is_now = listed.from_now is not None and self.against.key == NOW
        changes = listed.from_now if is_now else listed.from_before
        self.table.set_heading("old", t("Now") if is_now else t("Before"))
        self.table.show_changes(differing_words(self._ui, listed.value, changes or ()))
        if changes is None:
            self.summary.setText(t("This is the oldest version kept here: there is none before it to compare with."))
        elif is_now:
            said = now_words(t, len(changes))
            self.summary.setText(said[:1].upper() + said[1:])
        else:
            self.summary.setText(
                t.n("{count} change since the one before", "{count} changes since the one before", len(changes))
            )
        self.table.setVisible(bool(changes))

    def _ask_view(self) -> None:
        self._ask(VIEW)

    def _ask_restore(self) -> None:
        self._ask(RESTORE)

    def _ask_export(self) -> None:
        self._ask(EXPORT)

    def _ask(self, command: str) -> None:
        if self._listed is not None:
            self.asked.emit(f"{command}:{self._listed.version.key}")

    def _fit(self) -> None:
        side = theme().gap(20)
        self._rows.setContentsMargins(side, theme().gap(14), side, theme().gap(16))
        self._rows.setSpacing(theme().gap(8))
