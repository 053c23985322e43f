"""The receipts of moves to other packs as the member `centre/moves.json`, and back; there only where there is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party
from ccassess.domain.migration import Outcome
from ccassess.domain.plain_text import MAX_TEXT
from ccassess.domain.receipt import LeftBehind, MoveLine, MoveTotal, Named, PackName, Receipt, SheetTotal
from ccassess.storage.canonical_json import (
    Json,
    Place,
    as_choice,
    as_integer,
    as_list,
    as_object,
    as_text,
    load,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOVES = "centre/moves.json"
RECEIPTS = Place(MOVES, "moves")

_LONGEST = MAX_TEXT + 100
"""A finding's text carries the finding's kind before its words."""
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?")


def moves_json(receipts: Iterable[Receipt]) -> list[Json]:
    """Return the receipts, the oldest first; what says nothing is left out."""
    return [_receipt(one, RECEIPTS.at(number)) for number, one in enumerate(receipts)]


def _receipt(receipt: Receipt, place: Place) -> dict[str, Json]:
    said: dict[str, Json] = {
        "after": _pack(receipt.after),
        "before": _pack(receipt.before),
        "id": receipt.id,
        "lines": [_line(one, place.at(f"lines/{number}")) for number, one in enumerate(receipt.lines)],
        "time": receipt.time,
        "totals": [
            {"after": _total(one.after), "before": _total(one.before), "party": one.party.value}
            for one in receipt.totals
        ],
    }
    if who := written(receipt.who, place.at("who")):
        said["who"] = who
    if receipt.left:
        said["left"] = _all_left(receipt.left, place.at("left"))
    return said


def _pack(pack: PackName) -> dict[str, Json]:
    return {"id": pack.id, "scoring": pack.scoring, "texts": pack.texts, "version": pack.version}


def _total(total: SheetTotal) -> dict[str, Json]:
    said: dict[str, Json] = {
        "criteria": total.criteria,
        "maximum": total.maximum,
        "not_applicable": total.not_applicable,
        "possible": total.possible,
        "scored": total.scored,
        "so_far": total.so_far,
    }
    return {**said, "points": total.points} if total.points else said


def _line(line: MoveLine, place: Place) -> dict[str, Json]:
    said: dict[str, Json] = {"outcome": line.outcome.value}
    if line.old is not None:
        said["old"] = _named(line.old, place.at("old"))
    if line.new:
        said["new"] = [_named(one, place.at(f"new/{number}")) for number, one in enumerate(line.new)]
    if line.left:
        said["left"] = _all_left(line.left, place.at("left"))
    return said


def _named(one: Named, place: Place) -> dict[str, Json]:
    said: dict[str, Json] = {"id": one.id, "title": written(one.title, place.at("title"))}
    return {**said, "ref": written(one.ref, place.at("ref"))} if one.ref else said


def _all_left(left: Iterable[LeftBehind], place: Place) -> list[Json]:
    return [_left(one, place.at(number)) for number, one in enumerate(left)]


def _left(left: LeftBehind, place: Place) -> dict[str, Json]:
    said: dict[str, Json] = {
        "party": left.party.value,
        "path": left.path,
        "text": written(left.text, place.at("text"), _LONGEST),
    }
    if left.names:
        said["names"] = [written(name, place.at(f"names/{number}")) for number, name in enumerate(left.names)]
    return said


def read_moves(members: Mapping[str, bytes]) -> tuple[Receipt, ...]:
    """Return the receipts. Raises UnreadableFileError for a value that cannot be.

    Whether ids, times and paths are well formed is `conformity`'s matter.
    """
    if MOVES not in members:
        return ()
    said = as_object(load(members[MOVES], MOVES), Place(MOVES), {"moves"})
    return tuple(_read_receipt(one, RECEIPTS.at(number)) for number, one in enumerate(as_list(said["moves"], RECEIPTS)))


def _read_receipt(value: object, place: Place) -> Receipt:
    said = as_object(value, place, {"after", "before", "id", "lines", "time", "totals"}, {"who", "left"})
    totals, lines = as_list(said["totals"], place.at("totals")), as_list(said["lines"], place.at("lines"))
    return Receipt(
        id=as_text(said["id"], place.at("id")),
        time=as_text(said["time"], place.at("time")),
        who=as_text(said.get("who", ""), place.at("who")),
        before=_read_pack(said["before"], place.at("before")),
        after=_read_pack(said["after"], place.at("after")),
        totals=tuple(_read_totals(one, place.at(f"totals/{number}")) for number, one in enumerate(totals)),
        lines=tuple(_read_line(one, place.at(f"lines/{number}")) for number, one in enumerate(lines)),
        left=_read_all_left(said.get("left", []), place.at("left")),
    )


def _read_pack(value: object, place: Place) -> PackName:
    said = as_object(value, place, {"id", "scoring", "texts", "version"})
    return PackName(**{name: as_text(text, place.at(name)) for name, text in said.items()})


def _read_totals(value: object, place: Place) -> MoveTotal:
    said = as_object(value, place, {"after", "before", "party"})
    return MoveTotal(
        as_choice(said["party"], place.at("party"), Party),
        _read_total(said["before"], place.at("before")),
        _read_total(said["after"], place.at("after")),
    )


def _read_total(value: object, place: Place) -> SheetTotal:
    counted, pointed = ("criteria", "not_applicable", "scored"), ("maximum", "possible", "so_far")
    said = as_object(value, place, {*counted, *pointed}, {"points"})
    counts = {name: as_integer(said[name], place.at(name)) for name in counted}
    points = {name: _shown(said[name], place.at(name)) for name in said if name not in counted}
    return SheetTotal(
        points=points.get("points", ""),
        so_far=points["so_far"],
        maximum=points["maximum"],
        possible=points["possible"],
        scored=counts["scored"],
        criteria=counts["criteria"],
        not_applicable=counts["not_applicable"],
    )


def _shown(value: object, place: Place) -> str:
    """Return a number as it was shown: its decimals are part of what was said."""
    text = as_text(value, place)
    if not _NUMBER.fullmatch(text):
        raise place.wrong()
    return text


def _read_line(value: object, place: Place) -> MoveLine:
    said = as_object(value, place, {"outcome"}, {"old", "new", "left"})
    new = place.at("new")
    return MoveLine(
        _read_named(said["old"], place.at("old")) if "old" in said else None,
        tuple(_read_named(one, new.at(number)) for number, one in enumerate(as_list(said.get("new", []), new))),
        as_choice(said["outcome"], place.at("outcome"), Outcome),
        _read_all_left(said.get("left", []), place.at("left")),
    )


def _read_named(value: object, place: Place) -> Named:
    said = as_object(value, place, {"id", "title"}, {"ref"})
    return Named(
        as_text(said["id"], place.at("id")),
        as_text(said.get("ref", ""), place.at("ref")),
        as_text(said["title"], place.at("title")),
    )


def _read_all_left(value: object, place: Place) -> tuple[LeftBehind, ...]:
    return tuple(_read_left(one, place.at(number)) for number, one in enumerate(as_list(value, place)))


def _read_left(value: object, place: Place) -> LeftBehind:
    said = as_object(value, place, {"party", "path", "text"}, {"names"})
    names = place.at("names")
    return LeftBehind(
        as_choice(said["party"], place.at("party"), Party),
        as_text(said["path"], place.at("path")),
        as_text(said["text"], place.at("text"), _LONGEST),
        tuple(as_text(one, names.at(number)) for number, one in enumerate(as_list(said.get("names", []), names))),
    )
