"""A text of nothing but control characters is no text: what is saved with one can be opened again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.assessment import Answer, Assessment, Party, Profile, Sheet
from ccassess.domain.plain_text import plain
from ccassess.storage.document import decode, encode
from tests.strategies import full_assessment, read_tiny


def saved_and_opened(assessment: Assessment) -> Assessment:
    return decode(encode(assessment, "0.1.0", "<p>page</p>", {}), read_tiny)


@pytest.mark.parametrize("answer", [Answer(note="\f"), Answer(reason_text="\x07"), Answer(note="\x00", flagged=True)])
def test_an_answer_with_an_invisible_text_can_be_opened_again(answer: Answer) -> None:
    sheet = Sheet(Party.VERIFICATION, {"purpose": answer})
    opened = saved_and_opened(replace(full_assessment(), verification_sheet=sheet))
    assert not opened.answer(Party.VERIFICATION, "purpose").note


def test_a_profile_with_an_invisible_text_can_be_opened_again() -> None:
    assert not saved_and_opened(replace(full_assessment(), profile=Profile(unit="\x07"))).profile.unit


@given(st.text(st.characters(), max_size=12))
def test_whatever_is_written_can_be_opened_again(text: str) -> None:
    answer = Answer(note=text, reason_text=text, not_applicable=text)
    full = replace(full_assessment(), profile=Profile(centre=text), self_sheet=Sheet(Party.SELF, {"purpose": answer}))
    assert saved_and_opened(full).answer(Party.SELF, "purpose").note == plain(text)
