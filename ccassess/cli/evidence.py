"""The commands below `evidence`: list, add, use, remove and write out what an assessment shows as evidence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from ccassess.app.evidence_export import export_file
from ccassess.app.evidence_intake import take_in
from ccassess.app.files import save_now
from ccassess.cli.common import DONE, NO, WRONG, Call, EndError, criterion, opened, writing
from ccassess.domain.evidence import EvidenceKind
from ccassess.domain.evidence_checks import is_date
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.domain.intake import IntakeError, room_in
from ccassess.domain.openings import NotOpenedError
from ccassess.domain.plain_text import plain
from ccassess.wording.evidence import intake_sentence, not_opened_sentence, size_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ccassess.app.evidence_intake import Intake
    from ccassess.app.session import Session
    from ccassess.domain.evidence import Evidence
    from ccassess.domain.pack import Node

_T = TypeVar("_T")

TRIES_AGAIN = 2
"""How often a change is made anew when others save at the same moment."""

_SHORT = 8
_FOUND_BY = 4
"""Letters of an id that are enough to name an item, where no other begins alike."""


def list_items(call: Call) -> int:
    """List all items, or those of one criterion."""
    t, session = call.t, opened(call)
    items = session.assessment.evidence
    if call.args.criterion is not None:
        node = criterion(call, session, call.args.criterion)
        items = tuple(one for one in items if node.id in one.uses)
    if call.args.json:
        call.say(json.dumps([_data(session, one) for one in items], indent=2, ensure_ascii=False))
        return DONE
    for one in items:
        call.say(_line(call, session, one))
    call.say(t.n("{count} item.", "{count} items.", len(items)))
    return DONE


def add(call: Call) -> int:
    """Add files and links, for criteria or for none yet. All of them or none."""
    args, t = call.args, call.t
    if not args.paths and not args.link:
        raise EndError(WRONG, t("Nothing to add: give files, or links with --link."))
    if args.name is not None and len(args.paths) + len(args.link) > 1:
        raise EndError(WRONG, t("One name is for one file or link: leave --name out."))
    for text in (args.date, args.valid_until):
        if text and not is_date(text):
            raise EndError(WRONG, t("“{text}” is not a day. Write it as 2027-01-31.", text=text))
    taken = _taken_in(call, opened(call))

    def edit(session: Session) -> tuple[str, ...]:
        nodes = [criterion(call, session, ref) for ref in args.criterion]
        return _added(call, session, taken, [node.id for node in nodes])

    session, ids = _changed(call, edit)
    return _told(call, session, ids)


def use(call: Call) -> int:
    """Let an item serve criteria."""

    def edit(session: Session) -> tuple[str, ...]:
        item = _item(call, session)
        for node in _nodes(call, session):
            session.evidence.use(item.id, node.id)
        return (item.id,)

    return _told(call, *_changed(call, edit))


def unuse(call: Call) -> int:
    """Let an item serve criteria no more; it stays."""

    def edit(session: Session) -> tuple[str, ...]:
        item = _item(call, session)
        for node in _nodes(call, session):
            session.evidence.unuse(item.id, node.id)
        return (item.id,)

    return _told(call, *_changed(call, edit))


def remove(call: Call) -> int:
    """Remove an item from the assessment and all criteria."""

    def edit(session: Session) -> Evidence:
        item = _item(call, session)
        session.evidence.remove(item.id)
        return item

    session, item = _changed(call, edit)
    if call.args.json:
        call.say(json.dumps([_data(session, item)], indent=2, ensure_ascii=False))
    else:
        call.say(call.t("Removed: {name}.", name=item.name))
    return DONE


def export(call: Call) -> int:
    """Write the files into a folder, all of them or those that are named; the answer is no where one is not at hand."""
    t, session, folder = call.t, opened(call), call.args.folder
    if not folder.is_dir():
        raise EndError(WRONG, t("There is no folder “{name}”.", name=folder))
    items = [_item(call, session, word) for word in call.args.items] or list(session.assessment.evidence)
    status, written = DONE, []
    for item in items:
        if item.kind is EvidenceKind.LINK:
            if call.args.items:
                raise EndError(WRONG, t("“{name}” is a link: there is no file to write.", name=item.name))
            continue
        try:
            path = export_file(session.contents, item, folder)
        except NotOpenedError as error:
            status = NO
            call.warn(f"{item.name}: {not_opened_sentence(t, error)}")
            continue
        written.append({"id": item.id, "file": str(path)})
        if not call.args.json:
            call.say(str(path))
    if call.args.json:
        call.say(json.dumps(written, indent=2, ensure_ascii=False))
    return status


def _taken_in(call: Call, session: Session) -> tuple[Intake, ...]:
    """Return the files that were named. Ends the command where one is not taken."""
    room, found = room_in(session.pack, session.assessment.evidence), []
    for path in call.args.paths:
        try:
            intake = take_in(path, room)
        except IntakeError as error:
            raise _refused(call, str(path), error) from error
        room = room.after(intake.sha256, len(intake.data))
        found.append(intake)
    return tuple(found)


def _refused(call: Call, what: str, error: IntakeError) -> EndError:
    status = WRONG if error.is_unreachable else NO
    return EndError(status, f"{what}: {intake_sentence(call.t, error)}", call.t("Nothing was changed."))


def _added(call: Call, session: Session, taken: Sequence[Intake], criteria: Sequence[str]) -> tuple[str, ...]:
    """Add what was named to a session; return the ids of the items."""
    edits, args, ids = session.evidence, call.args, []
    for intake in taken:
        edits.add_file(intake)
        ids.append(next(one.id for one in session.assessment.evidence if one.sha256 == intake.sha256))
    for text in args.link:
        try:
            edits.add_link(text)
        except IntakeError as error:
            raise _refused(call, text, error) from error
        ids.append(session.assessment.evidence[-1].id)
    for one in ids:
        for criterion_id in criteria:
            edits.use(one, criterion_id)
        if args.name is not None:
            edits.rename(one, args.name)
        if args.note is not None:
            edits.set_note(one, plain(args.note).strip())
        if args.date is not None:
            edits.set_date(one, args.date)
        if args.valid_until is not None:
            edits.set_valid_until(one, args.valid_until)
    return tuple(dict.fromkeys(ids))


def _changed(call: Call, edit: Callable[[Session], _T]) -> tuple[Session, _T]:
    """Open the file, change it and save it; again where somebody else saves at the same moment."""
    for is_last in (*(False,) * TRIES_AGAIN, True):
        session = opened(call)
        found = edit(session)
        try:
            with writing(call, session):
                save_now(session)
        except NotSavedError as error:
            if is_last or error.code is not NotSaved.CHANGED_ELSEWHERE:
                raise
        else:
            break
    return session, found


def _told(call: Call, session: Session, ids: Sequence[str]) -> int:
    items = [one for one in session.assessment.evidence if one.id in ids]
    if call.args.json:
        call.say(json.dumps([_data(session, one) for one in items], indent=2, ensure_ascii=False))
        return DONE
    for one in items:
        call.say(_line(call, session, one))
    return DONE


def _nodes(call: Call, session: Session) -> list[Node]:
    return [criterion(call, session, ref) for ref in call.args.refs]


def _item(call: Call, session: Session, word: str | None = None) -> Evidence:
    """Return the item that a word names: its id, how that begins, or its name. Ends the command for none or several."""
    wanted: str = call.args.item if word is None else word
    items = session.assessment.evidence
    exact = [one for one in items if wanted in {one.id, one.name}]
    found = exact or [one for one in items if len(wanted) >= _FOUND_BY and one.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    lines = [_line(call, session, one) for one in found or items]
    if found:
        raise EndError(WRONG, call.t("“{word}” may mean several items; give its id.", word=wanted), *lines)
    raise EndError(WRONG, call.t("There is no item “{word}” in this assessment.", word=wanted), *lines)


def _line(call: Call, session: Session, item: Evidence) -> str:
    t = call.t
    about = [item.link if item.kind is EvidenceKind.LINK else size_words(t, item.size)]
    about.append(", ".join(_refs(session, item)) or t("used by no criterion"))
    if session.contents.is_missing(item):
        about.append(t("its content is missing"))
    return f"{item.id[:_SHORT]}  {item.name}: {'; '.join(about)}"


def _refs(session: Session, item: Evidence) -> list[str]:
    return [session.pack.nodes[use].ref or use for use in item.uses]


def _data(session: Session, item: Evidence) -> dict[str, object]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "name": item.name,
        "sha256": item.sha256,
        "size": item.size,
        "link": item.link,
        "note": item.note,
        "date": item.date,
        "valid_until": item.valid_until,
        "uses": _refs(session, item),
        "missing": session.contents.is_missing(item),
    }
