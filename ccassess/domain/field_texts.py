"""Answers and people as canonical texts of fields, as histories hold them, and back.

Whatever reads a text is strict: what no writing function here would write raises ValueError.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from ccassess.domain.assessment import Answer, Finding, FindingKind, Person, Reason, Role
from ccassess.domain.exact import decimal_text, parse_decimal
from ccassess.domain.fingerprint import scoring_fingerprint, short, texts_fingerprint
from ccassess.domain.plain_text import MAX_TEXT, is_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from ccassess.domain.pack import Pack

Texts = dict[str, str]
"""Canonical texts of fields by path; a field that says nothing is absent or ""."""

Value = TypeVar("Value")

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_GRADES = {"": None, "0": 0, "1": 1, "2": 2, "3": 3}
_YES_OR_NO = {"yes": True, "no": False}


def is_id(text: str) -> bool:
    """Whether a text is a permanent id as files hold them."""
    return _ID.fullmatch(text) is not None


def pack_text(pack: Pack) -> str:
    """Return which pack it is: id, version, and both fingerprints shortened."""
    return (
        f"{pack.id} {pack.version}; scoring {short(scoring_fingerprint(pack))}; texts {short(texts_fingerprint(pack))}"
    )


def words(text: str) -> str:
    """Return what somebody wrote. Raises ValueError for what no field could hold."""
    if len(text) > MAX_TEXT or not is_plain(text):
        raise ValueError("not plain text")
    return text


def number_of(text: str) -> Fraction:
    """Return the number of its one canonical text. Raises ValueError for any other ("75.0")."""
    number = parse_decimal(text)
    if decimal_text(number) != text:
        raise ValueError(f"not the canonical text of a number: {text!r}")
    return number


def yes_or_no(said: bool) -> str:  # noqa: FBT001 - what it is of stands before it
    """Return the text of what is so or is not."""
    return "yes" if said else "no"


def is_yes(text: str) -> bool:
    """Return what `yes_or_no` said. Raises ValueError for other texts."""
    return _listed(_YES_OR_NO, text)


def grade_of(text: str) -> int | None:
    """Return an evidence grade; "" is none. Raises ValueError for other texts."""
    return _listed(_GRADES, text)


def reason_of(text: str) -> Reason | None:
    """Return a reason; "" is none. Raises ValueError for other texts."""
    return Reason(text) if text else None


def person_text(person: Person) -> str:
    """Return who somebody is: "owner: Maija Virtanen"."""
    return f"{person.role}: {person.name}"


def person_of(text: str) -> Person:
    """Return the person of such a text. Raises ValueError for other texts."""
    role, name = _parted(text)
    return Person(words(name), Role(role))


def people_texts(people: tuple[Person, ...]) -> Texts:
    """Return one text per place in the list: people have no ids, and their order is theirs to choose."""
    return {str(place): person_text(person) for place, person in enumerate(people, start=1)}


def people_of(texts: Mapping[str, str]) -> tuple[Person, ...]:
    """Return people from their texts by place. Raises ValueError where a place is left out, or a text is none."""
    places = {name: text for name, text in texts.items() if text}
    if places.keys() != {str(place) for place in range(1, len(places) + 1)}:
        raise ValueError("a list of people has no gaps")
    return tuple(person_of(places[str(place)]) for place in range(1, len(places) + 1))


def finding_text(finding: Finding) -> str:
    """Return what a finding says: "strength: Everyone knows why."."""
    return f"{finding.kind}: {finding.text}"


def finding_of(finding_id: str, text: str) -> Finding:
    """Return the finding of such a text. Raises ValueError for other texts."""
    kind, said = _parted(text)
    return Finding(finding_id, FindingKind(kind), words(said))


def order_text(ids: Iterable[str]) -> str:
    """Return an order of findings or series: their ids with spaces between."""
    return " ".join(ids)


def order_of(text: str) -> list[str]:
    """Return the ids of an order; "" is that of nothing. Raises ValueError where one is none, or stands twice."""
    ids = text.split(" ") if text else []
    if len(set(ids)) != len(ids) or not all(is_id(one) for one in ids):
        raise ValueError(f"no order: {text!r}")
    return ids


def answer_texts(answer: Answer) -> Texts:
    """Return the texts of all fields of an answer, but the order of its findings."""
    texts: Texts = {f"ratings/{name}": decimal_text(value) for name, value in answer.ratings.items()}
    texts["grade"] = "" if answer.grade is None else str(answer.grade)
    texts |= {f"findings/{one.id}": finding_text(one) for one in answer.findings}
    texts["note"] = answer.note
    texts["flagged"] = yes_or_no(answer.flagged)
    # Apart from its reason, since a criterion may be marked before the reason is written.
    texts["applies"] = yes_or_no(answer.applies)
    texts["not_applicable"] = answer.not_applicable or ""
    texts["reason"] = answer.reason or ""
    texts["reason_text"] = answer.reason_text
    return texts


def answer_of(texts: Mapping[str, str], order: Iterable[str]) -> Answer:
    """Return the answer of its texts, its findings in an order of their ids. Raises ValueError for other texts.

    A criterion that applies has no reason why it does not: such a pair of texts raises ValueError too.
    """
    applies = is_yes(texts["applies"])
    if applies and texts["not_applicable"]:
        raise ValueError("a criterion that applies has a reason why it does not")
    return Answer(
        ratings={name: number_of(text) for name, text in under(texts, "ratings/").items()},
        grade=grade_of(texts["grade"]),
        findings=tuple(finding_of(one, texts[f"findings/{one}"]) for one in order),
        note=words(texts["note"]),
        flagged=is_yes(texts["flagged"]),
        not_applicable=None if applies else words(texts["not_applicable"]),
        reason=reason_of(texts["reason"]),
        reason_text=words(texts["reason_text"]),
    )


def under(texts: Mapping[str, str], folder: str) -> Texts:
    """Return the texts of the fields in a folder that say something, by the rest of their path."""
    return {name.removeprefix(folder): text for name, text in texts.items() if text and name.startswith(folder)}


def _parted(text: str) -> tuple[str, str]:
    """Return what stands before and after the first colon."""
    name, colon, said = text.partition(": ")
    if not colon:
        raise ValueError(f"no name before a colon: {text!r}")
    return name, said


def _listed(values: Mapping[str, Value], text: str) -> Value:
    if text not in values:
        raise ValueError(f"none of {', '.join(values)}: {text!r}")
    return values[text]
