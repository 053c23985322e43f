"""Text in its one form."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.plain_text import is_plain, plain


def test_line_ends_become_newlines_and_control_characters_go() -> None:
    assert plain("a\r\nb\rc\u2029d\x00\x1b[31m\x7fe\tf") == "a\nb\nc\nd[31me\tf"


def test_half_a_character_becomes_the_replacement_character() -> None:
    assert plain("a\ud83db") == "a\ufffdb"


def test_letters_are_composed_and_emoji_stay() -> None:
    assert plain("a\u0308 👩‍🔧") == "ä 👩‍🔧"


@given(st.text(st.characters()))
def test_plain_text_stays_as_it_is(text: str) -> None:
    once = plain(text)
    assert is_plain(once)
    assert unicodedata.is_normalized("NFC", once)
    once.encode()
