"""Every reason why there is no journal has a sentence, and what was put aside is named."""

from __future__ import annotations

import pytest

from ccassess.domain.failures import NotJournalled, NotJournalledError, PutAside
from ccassess.i18n import Translator
from ccassess.wording.journal import not_journalled_sentence, put_aside_sentence

ENGLISH = Translator("en")


@pytest.mark.parametrize("code", NotJournalled)
def test_every_reason_says_what_it_means_for_the_work(code: NotJournalled) -> None:
    said = not_journalled_sentence(ENGLISH, NotJournalledError(code, file="/a/journal", detail="disk I/O error"))
    assert said.endswith(".")
    assert "{" not in said


def test_what_was_put_aside_is_named_with_what_became_of_it() -> None:
    assert "2 changes" in put_aside_sentence(ENGLISH, PutAside.DAMAGED, "/a/aside", 2)
    assert "may be missing" in put_aside_sentence(ENGLISH, PutAside.DAMAGED, "/a/aside", 0)
    assert "not one of ours" in put_aside_sentence(ENGLISH, PutAside.FOREIGN, "/a/aside", 0)
