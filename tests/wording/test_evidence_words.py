"""Every reason about evidence has a sentence that says what is wrong."""

from __future__ import annotations

import pytest

from ccassess.domain.intake import IntakeError, NotTaken
from ccassess.domain.openings import NotOpened, NotOpenedError
from ccassess.i18n import translator
from ccassess.wording.evidence import intake_sentence, not_opened_sentence, size_words

DATA = {"name": "a.pdf", "size": "30000000", "most": "26214400", "types": ".pdf", "type": "PDF", "suffix": ".x"}


@pytest.mark.parametrize("code", NotTaken)
def test_each_reason_not_to_take_something_in_has_a_sentence(code: NotTaken) -> None:
    sentence = intake_sentence(translator("en"), IntakeError(code, scheme="smb", detail="no", **DATA))
    assert sentence.endswith((".", ".md"))
    assert "{" not in sentence


@pytest.mark.parametrize("code", NotTaken)
def test_no_reason_needs_more_than_it_was_given(code: NotTaken) -> None:
    assert intake_sentence(translator("en"), IntakeError(code))


@pytest.mark.parametrize("code", NotOpened)
def test_each_reason_not_to_open_something_has_a_sentence(code: NotOpened) -> None:
    sentence = not_opened_sentence(translator("en"), NotOpenedError(code, host="server", suffix=".x", detail="no"))
    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 byte"),
        (1023, "1023 bytes"),
        (1024, "1 KB"),
        (310_000, "303 KB"),
        (1024 * 1024, "1 MB"),
        (25 * 1024 * 1024, "25 MB"),
        (25 * 1024 * 1024 + 1, "25.1 MB"),
    ],
)
def test_sizes_are_said_as_people_say_them_and_never_too_small(size: int, words: str) -> None:
    assert size_words(translator("en"), size) == words
