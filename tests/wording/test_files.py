"""Every reason why a file is not opened or saved has a sentence of its own."""

from __future__ import annotations

from ccassess.domain.failures import NotSaved, NotSavedError, Unreadable, UnreadableFileError
from ccassess.i18n import translator
from ccassess.wording.files import not_saved_sentence, unreadable_sentence

T = translator("en")
DATA = {"member": "centre/profile.json", "where": "created", "file": "/a/b", "detail": "Input/output error"}


def check(sentences: list[str]) -> None:
    assert len(set(sentences)) == len(sentences)
    for sentence in sentences:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "{" not in sentence


def test_every_unreadable_file_has_a_sentence() -> None:
    check([unreadable_sentence(T, UnreadableFileError(code, **DATA)) for code in Unreadable])
    check([unreadable_sentence(T, UnreadableFileError(code)) for code in Unreadable])


def test_the_sentence_names_the_place() -> None:
    sentence = unreadable_sentence(T, UnreadableFileError(Unreadable.GRADE_OUT_OF_RANGE, **DATA))
    assert "centre/profile.json, created" in sentence
    assert "centre/profile.json" in unreadable_sentence(T, UnreadableFileError(Unreadable.HASH_DIFFERS, **DATA))


def test_every_failed_save_has_a_sentence() -> None:
    check([not_saved_sentence(T, NotSavedError(code, **DATA)) for code in NotSaved])
    check([not_saved_sentence(T, NotSavedError(code)) for code in NotSaved])
    reasons = [code.value for code in Unreadable]
    check([not_saved_sentence(T, NotSavedError(NotSaved.NOT_STORABLE, reason=reason, **DATA)) for reason in reasons])
