"""What is told of what somebody else saved, in the open file or in a copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.disputes import Found
from ccassess.gui.dialogs.bring_together import who_words
from ccassess.wording.changed_fields import field_words, text_words
from ccassess.wording.files import unreadable_sentence
from ccassess.wording.history import change_words

if TYPE_CHECKING:
    from ccassess.app.copies import Copy
    from ccassess.app.outcomes import Outcome
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.claims import FieldConflict
    from ccassess.i18n import Translator


def merged_words(t: Translator, outcome: Outcome, *, is_copy: bool) -> str:
    """Return that both are there now."""
    who = who_words(t, outcome.who)
    count = max(len(outcome.theirs), 1)
    if is_copy:
        return t.n(
            "{count} change by {who} came from {name}. That copy is left as it is; you may delete it.",
            "{count} changes by {who} came from {name}. That copy is left as it is; you may delete it.",
            count,
            who=who,
            name=outcome.path.name,
        )
    return t.n(
        "Saved meanwhile by {who}: {count} change. Yours and theirs are both in the file.",
        "Saved meanwhile by {who}: {count} changes. Yours and theirs are both in the file.",
        count,
        who=who,
    )


def conflicts_words(t: Translator, outcome: Outcome, *, is_copy: bool) -> str:
    """Return that a person has to decide, and that nothing is lost until then."""
    who, count = who_words(t, outcome.who), len(outcome.disputes)
    if is_copy:
        return t.n(
            "{name} says something else in {count} field, changed by {who}. Nothing is brought in until you decide.",
            "{name} says something else in {count} fields, changed by {who}. Nothing is brought in until you decide.",
            count,
            who=who,
            name=outcome.path.name,
        )
    return t.n(
        "You and {who} both changed {count} field. Yours is kept on this computer; the file has theirs until you "
        "decide.",
        "You and {who} both changed {count} fields. Yours are kept on this computer; the file has theirs until you "
        "decide.",
        count,
        who=who,
    )


def not_brought_words(t: Translator, outcome: Outcome) -> str:
    """Return why what lies in the place of the file cannot be brought in."""
    name = outcome.path.name
    mine = t("Nothing was overwritten, and yours is kept on this computer. Save a copy to have it in a file.")
    if outcome.found is Found.OTHER_DOCUMENT:
        return t("Another assessment lies in the place of {name} now. {mine}", name=name, mine=mine)
    if outcome.found is Found.OTHER_PACK:
        return t("{name} was moved to other criteria meanwhile. {mine}", name=name, mine=mine)
    why = "" if outcome.error is None else unreadable_sentence(t, outcome.error)
    return t("{name} was changed meanwhile and cannot be read. {why} {mine}", name=name, why=why, mine=mine)


def copy_not_brought_words(t: Translator, outcome: Outcome) -> str:
    """Return why a copy cannot be brought in."""
    name = outcome.path.name
    if outcome.found is Found.OTHER_DOCUMENT:
        return t("{name} is another assessment, not a copy of this one. Nothing was brought in.", name=name)
    if outcome.found is Found.OTHER_PACK:
        return t("{name} was made by other criteria than this assessment. Nothing was brought in.", name=name)
    why = "" if outcome.error is None else unreadable_sentence(t, outcome.error)
    return t("{name} cannot be read. {why} Nothing was brought in.", name=name, why=why)


def mine_words(t: Translator, assessment: Assessment, language: str, conflict: FieldConflict, who: str) -> str:
    """Return what is to stand in a note of what somebody wanted a field to say.

    The note is that of the criterion, the series or the checklist itself, which it need not name.
    """
    field = change_words(t, assessment, language, conflict.path)[1]
    field = field or field_words(t, assessment, language, conflict.path)
    text = text_words(t, conflict.path, conflict.mine)
    if who:
        return t("{field}, as {who} has it: {text}", field=field, who=who, text=text)
    return t("{field}, as another has it: {text}", field=field, text=text)


def copy_words(t: Translator, copy: Copy) -> str:
    """Return that there is another copy of the assessment beside its file."""
    if not copy.changes:
        return t("{name} is another copy of this assessment, with other content.", name=copy.path.name)
    return t.n(
        "{name} is another copy of this assessment, with {count} change that is not in this one.",
        "{name} is another copy of this assessment, with {count} changes that are not in this one.",
        copy.changes,
        name=copy.path.name,
    )
