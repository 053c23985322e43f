"""Lists what came back from the journal, and asks about each field of which the file says something else by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from ccassess.domain.claims import Why
from ccassess.gui.dialogs.wide_dialog import WideDialog
from ccassess.gui.labels import plain_label
from ccassess.gui.returned_words import field_words, moment_words, reason_words, text_words
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.segments import SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Hashable

    from ccassess.app.recovery import Recovery
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.claims import FieldConflict
    from ccassess.i18n import Translator

THEIRS, MINE = "theirs", "mine"
OPEN_TO_CHOICE = (Why.CHANGED, Why.BOUND)


class CameBack(WideDialog):
    """Accepted once every conflict is decided, or only looked at; `taken` are those decided for the journal."""

    def __init__(
        self, t: Translator, assessment: Assessment, language: str, recovery: Recovery, parent: QWidget
    ) -> None:
        name = recovery.file or t("An assessment without a file")
        super().__init__(t("From this computer's journal"), name, parent)
        self._t, self._assessment, self._language = t, assessment, language
        self.choices: list[tuple[FieldConflict, SegmentedChoice]] = []
        self.later_button = button(t("Decide later"))
        self.later_button.clicked.connect(self.reject)
        self.done_button = button(_done_words(t, recovery), "primary")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        for conflict in recovery.conflicts:
            if conflict.code in OPEN_TO_CHOICE:
                self._add_choice(conflict)
        self.list = QPlainTextEdit(self._written(recovery))
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(t("What came back"))
        if self.choices:
            self._lay_out_choices()
        if self.list.toPlainText():
            self.rows.addWidget(self.list, 1)
        self.add_buttons(*([self.later_button] if recovery.conflicts else []), self.done_button)
        self.later_button.setVisible(bool(recovery.conflicts))
        self._chosen(None)

    @property
    def taken(self) -> tuple[FieldConflict, ...]:
        """The conflicts in which the person takes what the journal has."""
        return tuple(conflict for conflict, choice in self.choices if choice.key == MINE)

    def _add_choice(self, conflict: FieldConflict) -> None:
        t = self._t
        name = field_words(t, self._assessment, self._language, conflict.path)
        choice = SegmentedChoice(name, [(THEIRS, t("Keep the file's")), (MINE, t("Take mine"))])
        choice.chosen.connect(self._chosen)
        self.choices.append((conflict, choice))

    def _lay_out_choices(self) -> None:
        t, inside = self._t, QWidget()
        set_ground(inside, "surface")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, theme().gap(8), 0)
        rows.setSpacing(theme().gap(6))
        for conflict, choice in self.choices:
            name = field_words(t, self._assessment, self._language, conflict.path)
            theirs = text_words(t, conflict.path, conflict.theirs)
            mine = text_words(t, conflict.path, conflict.mine)
            rows.addWidget(plain_label(name, bold=True, wrap=True))
            rows.addWidget(plain_label(t("The file's: {text}", text=theirs), wrap=True))
            rows.addWidget(plain_label(t("Mine: {text}", text=mine), wrap=True))
            rows.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
            rows.addSpacing(theme().gap(12))
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.add_view(area)

    def _written(self, recovery: Recovery) -> str:
        """Return as text what came back, and what cannot: to read and to copy."""
        t = self._t
        said = [
            t(
                "{field}\n    {text} (before: {earlier}); {who}, {when}",
                field=field_words(t, self._assessment, self._language, one.change.path),
                text=text_words(t, one.change.path, one.change.new),
                earlier=text_words(t, one.change.path, one.change.old),
                who=one.who or t("without a name"),
                when=moment_words(t, one.time),
            )
            for one in recovery.fields
        ]
        said += [
            t(
                "{field}\n    {text}: not put back, for {reason}",
                field=field_words(t, self._assessment, self._language, one.path),
                text=text_words(t, one.path, one.mine),
                reason=reason_words(t, one.code),
            )
            for one in recovery.conflicts
            if one.code not in OPEN_TO_CHOICE
        ]
        return "\n".join(said)

    def _chosen(self, _key: Hashable) -> None:
        self.done_button.setEnabled(all(choice.key in {THEIRS, MINE} for _, choice in self.choices))


def _done_words(t: Translator, recovery: Recovery) -> str:
    """Return what ends the dialog; that something is let go for good is never left unsaid."""
    if any(conflict.code not in OPEN_TO_CHOICE for conflict in recovery.conflicts):
        return t("Apply, and forget what cannot be put back")
    return t("Apply") if recovery.conflicts else t("Close")
