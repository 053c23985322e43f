"""Canonical texts of fields and what reads them: each the other's inverse, and nothing else is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain import centre_texts, field_texts
from tests import strategies

if TYPE_CHECKING:
    from ccassess.domain.assessment import Answer, Marks, Person
    from ccassess.domain.figures import Series


@given(strategies.answers)
def test_an_answer_is_the_answer_of_its_texts(answer: Answer) -> None:
    order = field_texts.order_text(one.id for one in answer.findings)
    assert field_texts.answer_of(field_texts.answer_texts(answer), field_texts.order_of(order)) == answer


@given(strategies.people)
def test_people_are_the_people_of_their_texts(people: tuple[Person, ...]) -> None:
    assert field_texts.people_of(field_texts.people_texts(people)) == people


@given(strategies.series)
def test_a_series_is_the_series_of_its_texts(series: tuple[Series, ...]) -> None:
    for one in series:
        assert centre_texts.series_of(one.id, centre_texts.series_texts(one)) == one


@given(strategies.checklists)
def test_marks_are_the_marks_of_their_texts(checklists: dict[str, Marks]) -> None:
    for one in checklists.values():
        assert centre_texts.marks_of(centre_texts.marks_texts(one)) == one


READERS = {
    "number": (field_texts.number_of, field_texts.decimal_text),
    "yes or no": (field_texts.is_yes, field_texts.yes_or_no),
    "grade": (field_texts.grade_of, lambda grade: "" if grade is None else str(grade)),
    "reason": (field_texts.reason_of, lambda reason: reason or ""),
    "person": (field_texts.person_of, field_texts.person_text),
    "finding": (lambda text: field_texts.finding_of("f", text), field_texts.finding_text),
    "order": (field_texts.order_of, field_texts.order_text),
    "importance": (centre_texts.importance_of, centre_texts.importance_text),
    "figure": (lambda text: centre_texts.figure_of("2025", text), centre_texts.figure_text),
    "mark": (centre_texts.mark_of, str),
}

PIECES = st.sampled_from(
    (
        "no value; n 3; redefined",
        "no value",
        "; ",
        "target ",
        "target_high ",
        "comparator ",
        "n ",
        "redefined",
        "12",
        "0",
        "-",
        ".5",
        "1.50",
        " ",
        "yes",
        "no",
        "partly",
        "owner",
        "strength",
        ": ",
        "f1",
        "é",
        "\n",
        "é",
        "\x00",
        "other",
        "3",
        "٣",
    )
)


@given(st.sampled_from(sorted(READERS)), st.lists(PIECES, max_size=8).map("".join) | st.text())
def test_a_text_is_refused_or_written_again_as_it_was(kind: str, text: str) -> None:
    read, write = READERS[kind]
    try:
        value = read(text)
    except ValueError:
        return
    assert write(value) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("number", "75.0"),
        ("number", "-0"),
        ("number", "1e3"),
        ("yes or no", ""),
        ("grade", "4"),
        ("person", "Maija Virtanen"),
        ("person", "boss: Maija Virtanen"),
        ("finding", "strength:"),
        ("finding", "strength: a\x00b"),
        ("order", "f1 f1"),
        ("order", "f1  f2"),
        ("importance", "1"),
        ("figure", ""),
        ("figure", "82; comparator 3; target 80"),
        ("figure", "82; target 80; target 80"),
        ("figure", "82; n 07"),
        ("figure", "82; n 1000000000"),
        ("figure", "82; colour red"),
        ("mark", "Yes"),
    ],
)
def test_nothing_is_guessed(kind: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        READERS[kind][0](text)


def test_a_figure_keeps_all_it_says() -> None:
    text = "no value; target -2.5; target_high 0; comparator 999999999.999999999; n 0; redefined"
    figure = centre_texts.figure_of("2026-Q1", text)
    assert figure.value is None
    assert (figure.n, figure.redefined) == (0, True)
    assert centre_texts.figure_text(figure) == text


def test_a_text_longer_than_any_field_is_refused() -> None:
    with pytest.raises(ValueError, match="plain"):
        field_texts.words("a" * 100_001)


def test_people_stand_at_all_places_or_none() -> None:
    with pytest.raises(ValueError, match="gaps"):
        field_texts.people_of({"1": "owner: A", "3": "owner: C"})
