from __future__ import annotations

import pytest

from ccassess.domain.pack_refusals import PackRefusal, PackRefusedError
from ccassess.domain.pack_testing import Failure
from ccassess.i18n import translator
from ccassess.wording.library import REFUSALS, failure_sentence, pack_refusal

DATA = {
    "file": "pack.zip",
    "limit": "4",
    "name": "../evil",
    "names": "one, two",
    "id": "org.example.tiny",
    "version": "1.0.0",
    "versions": "0.9.0",
    "detail": "No space left",
}


def test_every_reason_has_a_sentence_and_every_sentence_a_reason() -> None:
    assert set(REFUSALS) == set(PackRefusal)


@pytest.mark.parametrize("code", PackRefusal)
@pytest.mark.parametrize("language", ["en", "fi"])
def test_each_reason_can_be_said(code: PackRefusal, language: str) -> None:
    said = pack_refusal(translator(language), PackRefusedError(code, **DATA))
    assert "{" not in said
    assert said[-1] in ".l"  # a name that is shown as it is ends its sentence


@pytest.mark.parametrize(
    ("expected", "got", "said"),
    [
        ("500", "975/2", "tests.yaml:12: all-at-half: total.points should be 500, is 487.5."),
        ("100/3", "33", "tests.yaml:12: all-at-half: total.points should be 100/3, is 33."),
        ("none", "0", "tests.yaml:12: all-at-half: total.points should be no number, is 0."),
        ("advanced", "none", "tests.yaml:12: all-at-half: total.points should be advanced, is no number."),
    ],
)
def test_a_failure_is_told_with_its_place_and_numbers_as_an_author_writes_them(
    expected: str, got: str, said: str
) -> None:
    failure = Failure("all-at-half", "total", "points", expected, got, 12)
    assert failure_sentence(translator("en"), failure) == said


def test_a_test_that_stands_nowhere_is_told_without_a_line() -> None:
    said = failure_sentence(translator("en"), Failure("half", "total", "score", "1", "2", 0))
    assert said == "tests.yaml: half: total.score should be 1, is 2."
