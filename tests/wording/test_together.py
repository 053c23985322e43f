"""What is said where two people work on one document, in whole sentences with what each said."""

from __future__ import annotations

import datetime as dt

import pytest

from ccassess.domain.assessment import Party
from ccassess.domain.changes import FieldChange
from ccassess.domain.claims import FieldConflict, Why
from ccassess.domain.disputes import Choice, Found
from ccassess.i18n import Translator
from ccassess.wording.together import (
    brought_sentence,
    choice_name,
    copy_sentence,
    dispute_words,
    found_sentence,
    note_words,
    open_words,
)
from tests.strategies import full_assessment

ENGLISH = Translator("en")
RATING = FieldConflict(Party.SELF, "self/purpose/ratings/planned", "50", "75", "12.5", Why.CHANGED)
NOTE = FieldConflict(Party.SELF, "self/purpose/note", "", "Theirs.", "Mine.", Why.CHANGED)


def test_who_has_a_file_open_is_said_with_what_is_known() -> None:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    said = open_words(ENGLISH, "Maija Virtanen", "LAPTOP-3", now)
    assert said.startswith("Open by Maija Virtanen on LAPTOP-3 since ")
    assert open_words(ENGLISH, "", "", "") == "Open by somebody"
    assert open_words(ENGLISH, "Maija", "LAPTOP-3", "") == "Open by Maija on LAPTOP-3"
    assert open_words(ENGLISH, "Maija", "LAPTOP-3", "", here=True) == "Open in another window here"


@pytest.mark.parametrize("found", Found)
def test_whatever_is_found_has_a_sentence_with_the_files_name(found: Found) -> None:
    said = found_sentence(ENGLISH, found, "Kanta.ccassess")
    assert "Kanta.ccassess" in said
    assert said.endswith(".")


def test_what_somebody_else_changed_is_counted_by_place() -> None:
    changes = [
        FieldChange(Party.SELF, "self/purpose/note", "", "a"),
        FieldChange(Party.SELF, "self/purpose/grade", "", "1"),
        FieldChange(Party.SELF, "profile/unit", "", "b"),
    ]
    said = brought_sentence(ENGLISH, full_assessment(), "en", changes, ("Matti", "Liisa"))
    assert said == "Brought in from Matti and Liisa: 2 changes to 1.1 Purpose and 1 change to the profile."
    assert brought_sentence(ENGLISH, full_assessment(), "en", [], ()) == ""
    assert brought_sentence(ENGLISH, full_assessment(), "en", changes[2:], ()).startswith("Brought in from somebody")


def test_a_dispute_names_the_field_and_what_both_say() -> None:
    assert dispute_words(ENGLISH, full_assessment(), "en", RATING) == (
        "Self-assessment, 1.1 Purpose: Planned",
        "75",
        "12.5",
    )


def test_mine_goes_into_the_note_with_a_name() -> None:
    words = note_words(ENGLISH, full_assessment(), "en", "Aino Laine")
    assert words(RATING) == "Aino Laine: Planned: 12.5"
    assert words(NOTE) == "Aino Laine: Mine."
    assert note_words(ENGLISH, full_assessment(), "en", "")(NOTE) == "somebody: Mine."


def test_choices_and_copies_have_their_words() -> None:
    assert len({choice_name(ENGLISH, one) for one in Choice}) == 3
    assert "work by Matti" in copy_sentence(ENGLISH, "Kanta-LAPTOP.ccassess", "2027-01-07T08:00:00Z", ["Matti"])
    assert "says something else" in copy_sentence(ENGLISH, "Kanta-LAPTOP.ccassess", "2027-01-07T08:00:00Z", [])
