"""Lists what came back from the journal, and asks about each field of which the file says something else by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ccassess.domain.claims import Why
from ccassess.gui.dialogs.two_values import Side, TwoValues, scrolling
from ccassess.gui.dialogs.wide_dialog import WideDialog
from ccassess.gui.widgets.buttons import button
from ccassess.wording.changed_fields import field_words, reason_words, text_words
from ccassess.wording.moments import moment_words

if TYPE_CHECKING:
    from ccassess.app.recovery import Recovery
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.claims import FieldConflict
    from ccassess.gui.widgets.segments import SegmentedChoice
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
        self._values: list[TwoValues] = []
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
            self.add_view(scrolling(self._values))
        if self.list.toPlainText():
            self.rows.addWidget(self.list, 1)
        self.add_buttons(*([self.later_button] if recovery.conflicts else []), self.done_button)
        self.later_button.setVisible(bool(recovery.conflicts))
        self._chosen()

    @property
    def taken(self) -> tuple[FieldConflict, ...]:
        """The conflicts in which the person takes what the journal has."""
        return tuple(conflict for conflict, choice in self.choices if choice.key == MINE)

    def _add_choice(self, conflict: FieldConflict) -> None:
        t = self._t
        value = TwoValues(
            field_words(t, self._assessment, self._language, conflict.path),
            Side(t("In the file"), text_words(t, conflict.path, conflict.theirs)),
            Side(t("Mine"), text_words(t, conflict.path, conflict.mine)),
            [(THEIRS, t("Keep the file's")), (MINE, t("Take mine"))],
        )
        value.chosen.connect(self._chosen)
        self._values.append(value)
        self.choices.append((conflict, value.choice))

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

    def _chosen(self) -> None:
        self.done_button.setEnabled(all(choice.key in {THEIRS, MINE} for _, choice in self.choices))


def _done_words(t: Translator, recovery: Recovery) -> str:
    """Return what ends the dialog; that something is let go for good is never left unsaid."""
    if any(conflict.code not in OPEN_TO_CHOICE for conflict in recovery.conflicts):
        return t("Apply, and forget what cannot be put back")
    return t("Apply") if recovery.conflicts else t("Close")
