"""What the windows of the past say of a change and of a version."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party
from ccassess.gui.past.change_model import ChangeWords
from ccassess.wording.history import change_words, history_line, kept_words, said_words
from ccassess.wording.terms import party_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ccassess.app.version_list import Listed
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.changes import FieldChange
    from ccassess.domain.history_reading import Recorded
    from ccassess.gui.ui import Ui
    from ccassess.i18n import Translator

Say = list["Callable[[], ChangeWords]"]


def recorded_words(ui: Ui, assessment: Assessment, found: Iterable[Recorded], *, of_criterion: bool) -> Say:
    """Return how to say each entry of the history; that of one criterion does not name it again and again."""
    return [partial(_recorded, ui, assessment, one, of_criterion) for one in found]


def differing_words(ui: Ui, assessment: Assessment, changes: Iterable[FieldChange]) -> Say:
    """Return how to say each change between two states."""
    return [partial(_differing, ui, assessment, one) for one in changes]


def version_caption(t: Translator, listed: Listed) -> str:
    """Return what a list says of a version: why it was kept, whose it is, how much it changed."""
    version = listed.version
    said = [kept_words(t, version), version.who]
    if listed.value is None:
        return ", ".join([*filter(None, said), t("cannot be opened")])
    if listed.from_before is None:
        said.append(t("the oldest kept here"))
    else:
        count = len(listed.from_before)
        said.append(t.n("{count} change since the one before", "{count} changes since the one before", count))
    if listed.from_now is not None:
        said.append(now_words(t, len(listed.from_now)))
    return ", ".join(filter(None, said))


def now_words(t: Translator, count: int) -> str:
    """Return in how many fields a version differs from the present state."""
    if not count:
        return t("the same as now")
    return t.n("{count} field is different now", "{count} fields are different now", count)


def _recorded(ui: Ui, assessment: Assessment, recorded: Recorded, of_criterion: bool) -> ChangeWords:  # noqa: FBT001
    line = history_line(ui.t, assessment, ui.language, recorded)
    is_on_a_sheet = recorded.entry.path.partition("/")[0] in set(Party)
    place = "" if of_criterion and is_on_a_sheet else line.place
    what = _joined(line.field, place, line.party if is_on_a_sheet else "")
    return ChangeWords(what, line.old, line.new, line.when, line.who or ui.t("without a name"))


def _differing(ui: Ui, assessment: Assessment, change: FieldChange) -> ChangeWords:
    place, field = change_words(ui.t, assessment, ui.language, change.path)
    old, new = said_words(ui.t, assessment, ui.language, change.path, (change.old, change.new))
    is_on_a_sheet = change.path.partition("/")[0] in set(Party)
    return ChangeWords(_joined(field, place, party_name(ui.t, change.party) if is_on_a_sheet else ""), old, new)


def _joined(*parts: str) -> str:
    """Return the field first: what does not fit into a cell is cut at its end."""
    said = " · ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]
