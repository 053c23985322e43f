"""What is said where two people work on one document: who has it open, what they changed, what is to be chosen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ccassess.domain.disputes import Choice, Found
from ccassess.wording.changed_fields import field_words, place_words, text_words
from ccassess.wording.moments import moment_words, since_words
from ccassess.wording.numbers import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.changes import FieldChange
    from ccassess.domain.claims import FieldConflict
    from ccassess.domain.disputes import Words
    from ccassess.i18n import Translator

MOST = 3
"""Parts of the assessment that a notice names; a list names all."""


def open_words(t: Translator, who: str, host: str, since: str, *, here: bool = False) -> str:
    """Return who has a file open, short: "Open by Maija Virtanen on LAPTOP-3 since 14:02".

    What is not known is left out; `here` says that it is another window on this computer.
    """
    when = since_words(t, since) if since else ""
    if here:
        return t("Open in another window here since {when}", when=when) if when else t("Open in another window here")
    who = who or t("somebody")
    if host and when:
        return t("Open by {who} on {host} since {when}", who=who, host=host, when=when)
    if host:
        return t("Open by {who} on {host}", who=who, host=host)
    return t("Open by {who} since {when}", who=who, when=when) if when else t("Open by {who}", who=who)


def brought_sentence(
    t: Translator, assessment: Assessment, language: str, changes: Sequence[FieldChange], who: Sequence[str]
) -> str:
    """Return what others changed meanwhile and is on screen now; "" for nothing. `assessment` is as merged."""
    if not changes:
        return ""
    counts = Counter(place_words(t, assessment, language, one.path) for one in changes)
    named = [
        t.n("{count} change to {what}", "{count} changes to {what}", count, what=what)
        for what, count in counts.most_common(MOST)
    ]
    left = sum(counts.values()) - sum(count for _, count in counts.most_common(MOST))
    if left:
        named.append(t.n("{count} change elsewhere", "{count} changes elsewhere", left))
    if who:
        return t("Brought in from {who}: {changes}.", who=listed(t, list(who)), changes=listed(t, named))
    return t("Brought in from somebody else: {changes}.", changes=listed(t, named))


def found_sentence(t: Translator, found: Found, name: str) -> str:
    """Return what was found where a document or its copy `name` lies; of what was merged `brought_sentence` tells."""
    return {
        Found.SAME: t("{name} is as it was left here.", name=name),
        Found.GONE: t("{name} is not there any more. Saving makes it again.", name=name),
        Found.NOTHING_NEW: t("There is nothing in {name} that is not here already.", name=name),
        Found.OLDER: t(
            "{name} had gone back to an earlier state. All of it is here too, so it is saved over that state.",
            name=name,
        ),
        Found.MERGED: t("The work in {name} was brought together with what is here.", name=name),
        Found.CONFLICTS: t(
            "In {name} somebody else changed the same fields as you. Choose what each is to say.", name=name
        ),
        Found.OTHER_PACK: t(
            "{name} was moved to other criteria meanwhile, so the two cannot be brought together. "
            "Save yours as a copy.",
            name=name,
        ),
        Found.OTHER_DOCUMENT: t(
            "{name} is another assessment by now. It is left as it is; save yours as a copy.", name=name
        ),
        Found.UNREADABLE: t("{name} cannot be read any more. It is left as it is; save yours as a copy.", name=name),
        Found.AGAIN: t("{name} changed once more meanwhile. Try again.", name=name),
    }[found]


def copy_sentence(t: Translator, name: str, changed: str, who: Sequence[str]) -> str:
    """Return what a copy beside the file is; `changed` is when it last was (ISO time)."""
    when = moment_words(t, changed)
    if who:
        return t(
            "“{name}” is a copy of this assessment with work by {who} that is not here, last changed {when}.",
            name=name,
            who=listed(t, list(who)),
            when=when,
        )
    return t(
        "“{name}” is a copy of this assessment that says something else, last changed {when}.", name=name, when=when
    )


def choice_name(t: Translator, choice: Choice) -> str:
    """Return what can be chosen, for a button."""
    return {Choice.THEIRS: t("Theirs"), Choice.MINE: t("Mine"), Choice.BOTH: t("Both, mine in the note")}[choice]


def dispute_words(t: Translator, assessment: Assessment, language: str, one: FieldConflict) -> tuple[str, str, str]:
    """Return which field it is, what theirs says and what mine says."""
    return (
        field_words(t, assessment, language, one.path),
        text_words(t, one.path, one.theirs),
        text_words(t, one.path, one.mine),
    )


def note_words(t: Translator, assessment: Assessment, language: str, who: str) -> Words:
    """Return what says in a note what `who` wanted a field to say: "Aino Laine: Planned: 75"."""

    def words(one: FieldConflict) -> str:
        text = text_words(t, one.path, one.mine)
        if not one.path.endswith("/note") and not one.path.startswith("terms/"):
            field = field_words(t, assessment, language, one.path).rpartition(": ")[2]
            text = t("{field}: {text}", field=field, text=text)
        return t("{who}: {text}", who=who or t("somebody"), text=text)

    return words
