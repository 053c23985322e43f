"""Fields of evidence in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccassess.domain.changes import diff
from ccassess.domain.claims import Why
from ccassess.domain.party import Party
from ccassess.domain.receipt import LeftBehind
from ccassess.i18n import translator
from ccassess.wording.changed_fields import field_words, reason_words, text_words
from ccassess.wording.left_behind import left_sentence
from tests.strategies import full_assessment, full_evidence

T = translator("en")
PLAN = full_evidence()[0]


@pytest.mark.parametrize(
    ("field", "text", "words", "said"),
    [
        ("kind", "file", "kind of evidence", "File"),
        ("name", "Plan", "name", "Plan"),
        ("content", f"{PLAN.sha256} 1572864", "content", f"1.5 MB, SHA-256 {PLAN.sha256}"),
        ("note", "yes", "note", "yes"),
        ("date", "2026-05-01", "date", "1 May 2026"),
        ("date", "last May", "date", "last May"),
        ("valid_until", "", "valid until", "nothing"),
        ("uses/purpose", "1", "serves 1.1 Purpose", "yes"),
        ("uses/gone", "1", "serves gone", "yes"),
    ],
)
def test_a_change_of_evidence_is_named_in_words(field: str, text: str, words: str, said: str) -> None:
    path = f"evidence/{PLAN.id}/{field}"
    assert field_words(T, full_assessment(), "en", path) == f"Vuosisuunnitelma 2026.pdf: {words}"
    assert text_words(T, path, text) == said


def test_no_path_of_evidence_is_left_as_it_is() -> None:
    full = full_assessment()
    bare = replace(full, evidence=())
    for one in diff(bare, full):
        assert "/" not in field_words(T, full, "en", one.path)


def test_a_use_left_behind_by_a_move_names_the_evidence() -> None:
    left = LeftBehind(Party.SELF, f"evidence/{PLAN.id}/uses/goals", "1", ("Plan.pdf",))
    assert left_sentence(T, left) == "Evidence: Plan.pdf"
    assert reason_words(T, Why.FULL) == "the assessment holds as much evidence as it can"
