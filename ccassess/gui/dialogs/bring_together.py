"""Asks, field by field, what is to hold where two people changed the same; and lists what the other changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from ccassess.domain.claims import Why
from ccassess.domain.disputes import Choice
from ccassess.gui.dialogs.two_values import Side, TwoValues, scrolling
from ccassess.gui.dialogs.wide_dialog import WideDialog
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.wording.changed_fields import field_words, text_words
from ccassess.wording.moments import moment_words
from ccassess.wording.numbers import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from ccassess.app.outcomes import Outcome
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.disputes import Choices, Dispute
    from ccassess.i18n import Translator


class BringTogether(WideDialog):
    """Accepted once every dispute is decided; until then nothing is applied and nothing lost."""

    def __init__(self, t: Translator, assessment: Assessment, language: str, outcome: Outcome, parent: QWidget) -> None:
        who = who_words(t, outcome.who)
        said = t.n(
            "You and {who} both changed {count} field. Choose what is to hold; underlined words differ.",
            "You and {who} both changed {count} fields. Choose what is to hold; underlined words differ.",
            len(outcome.disputes),
            who=who,
        )
        super().__init__(t("Bring together"), said, parent)
        self._t, self._assessment, self._language, self._who = t, assessment, language, who
        self._disputes = outcome.disputes
        self.values = [self._values(one) for one in outcome.disputes]
        for value in self.values:
            value.chosen.connect(self._chosen)
        self.all_theirs = link_button(t("Theirs everywhere"))
        self.all_mine = link_button(t("Mine everywhere"))
        self.later_button = button(t("Decide later"))
        self.done_button = button(t("Apply"), "primary")
        self.all_theirs.clicked.connect(self._take_theirs)
        self.all_mine.clicked.connect(self._take_mine)
        self.later_button.clicked.connect(self.reject)
        self.done_button.clicked.connect(self.accept)
        self.done_button.setDefault(True)
        self.add_view(scrolling(self.values))
        several = [self.all_theirs, self.all_mine] if len(self.values) > 1 else []
        self.add_buttons(*several, self.later_button, self.done_button)
        if self.values:
            # Not the choice: the ring around its first part would look as if that were chosen.
            self.values[0].texts[0].setFocus()
        self._chosen()

    @property
    def choices(self) -> Choices:
        """What was chosen, by the keys of the disputes."""
        both = zip(self._disputes, self.values, strict=True)
        return {one.key: Choice(str(value.key)) for one, value in both if value.key is not None}

    def _values(self, dispute: Dispute) -> TwoValues:
        t = self._t
        options = [
            (Choice.THEIRS, t("Theirs")),
            (Choice.MINE, t("Mine")),
            *([(Choice.BOTH, t("Both: mine as a note"))] if dispute.both else []),
        ]
        return TwoValues(
            dispute_words(t, self._assessment, self._language, dispute),
            Side(t("{who} wrote", who=self._who), self._side(dispute, is_mine=False)),
            Side(t("You wrote"), self._side(dispute, is_mine=True)),
            options,
        )

    def _side(self, dispute: Dispute, *, is_mine: bool) -> str:
        t, lines = self._t, []
        for one in dispute.conflicts:
            if not is_mine and one.code is Why.GONE:
                said = t("taken away")
            else:
                said = text_words(t, one.path, one.mine if is_mine else one.theirs)
            name = field_words(t, self._assessment, self._language, one.path)
            lines.append(said if len(dispute.conflicts) == 1 else f"{name}: {said}")
        return "\n".join(lines)

    def _take_theirs(self) -> None:
        for value in self.values:
            value.choose(Choice.THEIRS)

    def _take_mine(self) -> None:
        for value in self.values:
            value.choose(Choice.MINE)

    def _chosen(self) -> None:
        self.done_button.setEnabled(all(value.key is not None for value in self.values))


class TheirChanges(WideDialog):
    """Lists what the other changed, to read and to copy."""

    def __init__(self, t: Translator, assessment: Assessment, language: str, outcome: Outcome, parent: QWidget) -> None:
        super().__init__(t("What others changed"), outcome.path.name, parent)
        said = [
            t(
                "{field}\n    {text} (before: {earlier}); {who}, {when}",
                field=field_words(t, assessment, language, one.change.path),
                text=text_words(t, one.change.path, one.change.new),
                earlier=text_words(t, one.change.path, one.change.old),
                who=one.who or t("without a name"),
                when=moment_words(t, one.time),
            )
            for one in outcome.theirs
        ]
        self.list = QPlainTextEdit("\n".join(said))
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(t("What others changed"))
        self.rows.addWidget(self.list, 1)
        self.close_button = button(t("Close"), "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self.add_buttons(self.close_button)


def who_words(t: Translator, who: Iterable[str]) -> str:
    """Return the names of those who changed something."""
    names = list(who)
    return listed(t, names) if names else t("somebody else")


def dispute_words(t: Translator, assessment: Assessment, language: str, dispute: Dispute) -> str:
    """Return what a dispute is about: one field, or all of a list or a series."""
    path = dispute.conflicts[0].path if len(dispute.conflicts) == 1 else dispute.key
    return field_words(t, assessment, language, path)
