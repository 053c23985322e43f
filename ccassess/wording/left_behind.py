"""What a move to other criteria left behind, as a receipt keeps it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.assessment import FindingKind, Mark, Party, Reason
from ccassess.domain.centre_texts import NO_VALUE
from ccassess.domain.exact import parse_decimal
from ccassess.domain.measures import Better
from ccassess.domain.moving_aids import DEFINITION, UNIT_OF
from ccassess.wording.aids import mark_name
from ccassess.wording.numbers import exact
from ccassess.wording.periods import period_names
from ccassess.wording.terms import findings_name, grade_label, party_name, reason_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.receipt import LeftBehind
    from ccassess.i18n import Translator


def left_sentence(t: Translator, left: LeftBehind) -> str:
    """Return whose, what and what it said: "Self-assessment, Planned: 75"; without a full stop."""
    parts = left.path.split("/")
    if parts[0] in set(Party):
        what, said = _of_answer(t, left, parts[2:])
        return t("{what}: {text}", what=f"{party_name(t, left.party)}, {what}", text=said)
    what, said = _of_centre(t, left, parts)
    return t("{what}: {text}", what=what, text=said)


def _of_answer(t: Translator, left: LeftBehind, steps: Sequence[str]) -> tuple[str, str]:
    """Return what of an answer it was, and what it said."""
    field, text = steps[0], left.text
    if field == "ratings":
        return (left.names or (steps[-1],))[-1], t.number(text)
    if field == "findings":
        kind, _, words = text.partition(": ")
        return findings_name(t, FindingKind(kind)), words
    if field == "grade":
        return t("Evidence"), grade_label(t, int(text))
    if field == "reason":
        return t("Reason for the difference"), reason_name(t, Reason(text))
    if field in {"flagged", "applies"}:
        return t("Mark"), t("flagged") if field == "flagged" else t("not applicable")
    names = {
        "note": t("Note"),
        "not_applicable": t("Why it does not apply"),
        "reason_text": t("Reason for the difference"),
    }
    return names.get(field, field), text


def _of_centre(t: Translator, left: LeftBehind, parts: Sequence[str]) -> tuple[str, str]:
    """Return what of the centre's figures, marks and meanings it was, and what it said."""
    name, text = ", ".join(left.names), left.text
    if parts[0] == "measures":
        return _of_series(t, left, parts)
    if parts[0] == "evidence":
        return t("Evidence"), name
    if parts[0] == "checklists" and parts[-1] != "note":
        return name, mark_name(t, Mark(text))
    return name, text


def _of_series(t: Translator, left: LeftBehind, parts: Sequence[str]) -> tuple[str, str]:
    field, name, text = parts[2], ", ".join(left.names), left.text
    if field == "figures":
        name, text = f"{name}, {period_names(t, [parts[-1]])[0]}", figure_words(t, text)
    elif field == "variant":
        # The last name is the variant's own.
        name, text = t("{name}, way of computing", name=", ".join(left.names[:-1])), left.names[-1]
    elif field == DEFINITION:
        # Of a parameter only its unit can differ.
        what = "unit" if parts[3] == UNIT_OF else parts[3]
        name, text = f"{name}, {_definition(t, what)}", _better(t, text) if what == "better" else text
    elif field != "parameters":
        name = f"{name}, {_series_field(t, field)}"
    return name, text


def figure_words(t: Translator, text: str) -> str:
    """Return in words what a history or a receipt holds of one period: "82; target 80; 120 cases"."""
    return "; ".join(_figure_part(t, part) for part in text.split("; "))


def _figure_part(t: Translator, part: str) -> str:
    name, _, number = part.rpartition(" ")
    if part in {NO_VALUE, "redefined"}:
        return t("no value") if part == NO_VALUE else t("computed otherwise from here on")
    if name == "n":
        return t.n("{count} case", "{count} cases", int(number))
    shown = exact(t, parse_decimal(number))
    return {
        "": shown,
        "target": t("target {number}", number=shown),
        "target_high": t("target at most {number}", number=shown),
        "comparator": t("comparator {number}", number=shown),
    }[name]


def _definition(t: Translator, field: str) -> str:
    return {"formula": t("as it was computed"), "unit": t("its unit"), "better": t("what was better")}.get(field, field)


def _better(t: Translator, text: str) -> str:
    return {Better.UP: t("more"), Better.DOWN: t("less"), Better.RANGE: t("a range")}[Better(text)]


def _series_field(t: Translator, field: str) -> str:
    return {
        "measure": t("measure"),
        "segment": t("segment"),
        "importance": t("weight"),
        "comparator_source": t("source of the comparators"),
        "note": t("note"),
    }.get(field, field)
