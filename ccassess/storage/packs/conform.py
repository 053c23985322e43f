"""Holding what a file says against what it may hold, in one pass; every difference is a problem of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text, parse_decimal, parse_exact
from ccassess.storage import strict_yaml
from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.parts import Item, Part
from ccassess.storage.packs.shapes import (
    Either,
    Exact,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Pattern,
    Record,
    Text,
    WordOr,
    YesNo,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.storage.packs.parts import Found
    from ccassess.storage.packs.report import Report, Spot
    from ccassess.storage.packs.shapes import Plain, Shape
    from ccassess.storage.strict_yaml import Mark, Scalar, Value

# A key this like a known one, where that is missing, is read as if it were spelt right: one slip, one problem.
_SURELY_MEANT = 0.75

_TYPES: dict[type, str] = {
    Record: "mapping",
    MapOf: "mapping",
    ListOf: "list",
    Number: "number",
    Exact: "number",
    YesNo: "yes-no",
}


def conform(report: Report, value: Value, shape: Shape, spot: Spot) -> Found | None:
    """Return what was found in the form the shape asks for; None, and a problem, where it has another.

    Texts come without white space around them, numbers as exact fractions.
    """
    wanted = shape
    if isinstance(shape, Either):
        wanted = shape.of_list if isinstance(value, strict_yaml.Sequence) else shape.other
    elif isinstance(shape, WordOr):
        wanted = shape.record if isinstance(value, strict_yaml.Mapping) else shape.word
    found: Found | None = None
    if isinstance(wanted, Record) and isinstance(value, strict_yaml.Mapping):
        found = _record(report, value, wanted, spot)
    elif isinstance(wanted, MapOf) and isinstance(value, strict_yaml.Mapping):
        found = _map(report, value, wanted, spot)
    elif isinstance(wanted, ListOf) and isinstance(value, strict_yaml.Sequence):
        found = _list(report, value, wanted, spot)
    elif isinstance(value, strict_yaml.Scalar) and not isinstance(wanted, Record | MapOf | ListOf | Either | WordOr):
        found = _scalar(report, value, wanted, spot)
    else:
        report.add(Code.WRONG_TYPE, spot, expected=_expected(shape), found=_found(value))
    return found


def _record(report: Report, mapping: strict_yaml.Mapping, shape: Record, spot: Spot) -> Part:
    found: dict[str, Item] = {}
    keys: dict[str, Mark] = {}
    written = {entry.key.text for entry in mapping.entries}
    for entry in mapping.entries:
        name = entry.key.text
        if name not in shape.keys:
            hint = report.nearest(name, shape.keys)
            report.add(Code.UNKNOWN_KEY, spot.below(name, entry.key.mark), key=name, hint=hint)
            name = report.nearest(name, shape.keys, _SURELY_MEANT)
            if not name or name in written or name in found:
                continue
        below = spot.below(name, _mark(entry))
        found[name] = Item(conform(report, entry.value, shape.keys[name].shape, below), below)
        keys[name] = entry.key.mark
    for name, key in shape.keys.items():
        if key.required and name not in found:
            report.add(Code.MISSING_KEY, spot, key=name)
    return Part(found, keys, spot)


def _map(report: Report, mapping: strict_yaml.Mapping, shape: MapOf, spot: Spot) -> Part:
    found: dict[str, Item] = {}
    keys: dict[str, Mark] = {}
    for entry in mapping.entries:
        below = spot.below(entry.key.text, _mark(entry))
        key = _scalar(report, entry.key, shape.key, below._replace(mark=entry.key.mark))
        value = conform(report, entry.value, shape.value, below)
        if key is not None:
            found[entry.key.text] = Item(value, below)
            keys[entry.key.text] = entry.key.mark
    if not mapping.entries:
        report.add(Code.EMPTY_LIST, spot)
    return Part(found, keys, spot)


def _list(report: Report, sequence: strict_yaml.Sequence, shape: ListOf, spot: Spot) -> tuple[Item, ...] | None:
    if len(sequence.items) < shape.least:
        report.add(Code.EMPTY_LIST, spot)
        return None
    spots = [spot.below(index, item.mark) for index, item in enumerate(sequence.items)]
    return tuple(
        Item(conform(report, item, shape.item, below), below) for item, below in zip(sequence.items, spots, strict=True)
    )


def _scalar(report: Report, scalar: Scalar, shape: Plain, spot: Spot) -> Found | None:
    found: Found | None = None
    match shape:
        case Text():
            _check_comment(report, scalar, shape, spot)
            found = _text(report, scalar.text.strip(), shape, spot)
        case Number() | Exact():
            found = _number(report, scalar, shape, spot)
        case Pattern() | OneOf() if not scalar.text:
            report.add(Code.EMPTY_TEXT, spot)
        case Pattern() if shape.form.fullmatch(scalar.text):
            found = scalar.text
        case Pattern():
            report.add(shape.code, spot, value=scalar.text)
        case OneOf() if scalar.text in shape.names:
            found = scalar.text
        case OneOf():
            hint = report.nearest(scalar.text, shape.names)
            report.add(Code.UNKNOWN_CHOICE, spot, value=scalar.text, choices=", ".join(shape.names), hint=hint)
        case YesNo() if scalar.text in {"true", "false"}:
            found = scalar.text == "true"
        case YesNo():
            report.add(Code.WRONG_TYPE, spot, expected="yes-no", found=_found(scalar))
    return found


def _check_comment(report: Report, scalar: Scalar, shape: Text, spot: Spot) -> None:
    """Note a comment behind a text, of which it may have been meant to be a part; a mere number is none."""
    if scalar.comment is not None and shape.is_read and any(map(str.isalpha, scalar.text)):
        report.add(Code.COMMENT_AFTER_TEXT, spot._replace(mark=scalar.comment))


def _text(report: Report, text: str, shape: Text, spot: Spot) -> str | None:
    if not text:
        report.add(Code.EMPTY_TEXT, spot)
    elif shape.one_line and "\n" in text:
        report.add(Code.LINE_BREAK, spot)
    else:
        return text
    return None


def _number(report: Report, scalar: Scalar, form: Number | Exact, spot: Spot) -> Fraction | None:
    try:
        number = parse_exact(scalar.text) if isinstance(form, Exact) else parse_decimal(scalar.text)
    except ValueError:
        if scalar.empty:
            report.add(Code.WRONG_TYPE, spot, expected="number", found="nothing")
        else:
            code = Code.NOT_AN_EXACT_NUMBER if isinstance(form, Exact) else Code.NOT_A_NUMBER
            report.add(code, spot, value=scalar.text)
        return None
    shape = Number() if isinstance(form, Exact) else form
    if shape.whole and number.denominator != 1:
        report.add(Code.NOT_A_WHOLE_NUMBER, spot, value=scalar.text)
        return None
    if _outside(number, shape):
        least = "" if shape.least is None else decimal_text(shape.least)
        most = "" if shape.most is None else decimal_text(shape.most)
        above, least = (least, "") if shape.above else ("", least)
        report.add(Code.OUT_OF_RANGE, spot, value=scalar.text, above=above, least=least, most=most)
        return None
    return number


def _outside(number: Fraction, shape: Number) -> bool:
    too_small = shape.least is not None and (number <= shape.least if shape.above else number < shape.least)
    return too_small or (shape.most is not None and number > shape.most)


def _expected(shape: Shape) -> str:
    if isinstance(shape, Either) and isinstance(shape.other, Record):
        return "list-or-mapping"
    if isinstance(shape, WordOr):
        return "word-or-mapping"
    return _TYPES.get(type(shape), "text")


def _found(value: Value) -> str:
    if isinstance(value, strict_yaml.Mapping):
        return "mapping"
    if isinstance(value, strict_yaml.Sequence):
        return "list"
    return "nothing" if value.empty else "text"


def _mark(entry: strict_yaml.Entry) -> Mark:
    """Return where a value stands; nothing at all stands at its key."""
    value = entry.value
    return entry.key.mark if isinstance(value, strict_yaml.Scalar) and value.empty else value.mark
