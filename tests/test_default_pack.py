"""The default pack is whole: nothing a centre or a verifier needs is missing for any criterion, in either language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ccassess.app.library import DEFAULT_PACK, named_pack
from ccassess.domain.exact import decimal_text
from ccassess.domain.pack import Kind

if TYPE_CHECKING:
    from ccassess.domain.pack import Node

PACK = named_pack(DEFAULT_PACK)
WORDED_FOR_ITSELF = ("1.3", "1.6", "2.3", "2.6", "3.3", "4.3", "4.5", "5.3")
"""Ways of working for which the general words of the scale leave doubt; of results all are."""

every_criterion = pytest.mark.parametrize("criterion", PACK.criteria, ids=[one.ref for one in PACK.criteria])
every_language = pytest.mark.parametrize("language", ["en", "fi"])


@every_language
@every_criterion
def test_a_criterion_says_all_that_its_three_readers_need(criterion: Node, language: str) -> None:
    def count(field: str) -> int:
        return len(PACK.texts[language].get(f"{criterion.id}.{field}", ()))

    assert count("title")
    assert count("question")
    assert count("intent")
    assert 3 <= count("look_for") <= 5
    assert 3 <= count("evidence") <= 5
    assert 2 <= count("verify.check") <= 3
    assert 1 <= count("verify.pitfalls") <= 2
    assert 2 <= len(criterion.roles) <= 4
    assert all(1 <= count(f"verify.ask.{role}") <= 3 for role in criterion.roles)


@every_criterion
def test_a_criterion_shows_up_in_measures(criterion: Node) -> None:
    assert PACK.measures_for(criterion)


@every_language
@every_criterion
def test_anchors_are_concrete_where_general_words_leave_doubt(criterion: Node, language: str) -> None:
    if criterion.kind is not Kind.RESULT and criterion.ref not in WORDED_FOR_ITSELF:
        return
    texts = PACK.texts[language]
    for leaf in criterion.leaves():
        for value in map(decimal_text, leaf.anchors):
            assert texts[f"{criterion.id}.anchor.{leaf.id}.{value}"]


@every_language
def test_no_sentence_of_a_criterion_stands_in_another(language: str) -> None:
    fields = ("question", "intent", "look_for", "evidence", "verify.check", "verify.pitfalls")
    said = Counter(
        line
        for criterion in PACK.criteria
        for field in (*fields, *(f"verify.ask.{role}" for role in criterion.roles))
        for line in PACK.lines(f"{criterion.id}.{field}", language)
    )
    assert [line for line, times in said.items() if times > 1] == []


def test_at_least_thirty_measures_tell_how_they_are_computed() -> None:
    assert len(PACK.measures) >= 30
    for measure in PACK.measures:
        key = f"measure.{measure.id}"
        assert all(PACK.text(f"{key}.{field}", "fi") for field in ("title", "formula", "unit")), measure.id
        assert PACK.lines(f"{key}.segments", "fi"), measure.id
        assert all(PACK.text(f"{key}.variant.{one.id}.formula", "fi") for one in measure.variants), measure.id
        assert {PACK.nodes[name].kind for name in measure.speaks_for} == {Kind.RESULT}, measure.id


def test_every_criterion_has_a_term_or_a_checklist() -> None:
    helped = {name for one in (*PACK.terms, *PACK.checklists) for name in one.criteria}
    assert helped >= {criterion.id for criterion in PACK.criteria if criterion.kind is Kind.ENABLER}
