"""Every check and every refusal of the domain has its sentence."""

from __future__ import annotations

import ast
import inspect
from fractions import Fraction

import pytest

from ccassess.domain import checks as domain_checks
from ccassess.domain import edits, evidence_checks, evidence_edits
from ccassess.domain.assessment import Party
from ccassess.domain.checks import Check, check
from ccassess.domain.problems import RefusedError, Severity
from ccassess.i18n import translator
from ccassess.wording.checks import check_place, check_sentence
from ccassess.wording.refusals import refusal
from tests.builders import assessment, default_like_pack

T = translator("en")
PACK = default_like_pack()

DATA = {
    "unscored": {"attributes": "checked"},
    "above-ceiling": {"attributes": "planned,checked", "limit": "50", "grade": "1"},
}


def _codes(module: object) -> set[str]:
    """Return the texts that look like codes in a module: with a dash, or one of the few without."""
    texts = {node.value for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Constant)}
    return {text for text in texts if isinstance(text, str) and _is_code(text)}


def _is_code(text: str) -> bool:
    return text in {"flagged", "unscored"} or ("-" in text and text.replace("-", "").isalpha() and text.islower())


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.NOTE])
@pytest.mark.parametrize("code", sorted(_codes(domain_checks)))
def test_every_check_has_a_sentence(code: str, severity: Severity) -> None:
    profile = "period_end" if code in {"profile-empty", "period-reversed", "not-a-date"} else ""
    one = Check(severity, code, criterion="" if profile else "coaching", profile_field=profile, data=DATA.get(code, {}))
    assert check_sentence(T, PACK, one, "en").endswith(".")


def test_the_codes_are_found() -> None:
    assert {"unscored", "flagged", "above-ceiling", "period-reversed"} <= _codes(domain_checks)
    assert len(_codes(domain_checks)) == 19
    assert len(_codes(edits)) == 4


def test_all_checks_of_an_assessment_read_well() -> None:
    found = check(assessment("2.3: 75 g1 | 2.4: 50 - - 50", "2.3: 75 g1"))
    said = {(check_place(T, PACK, one, "en"), check_sentence(T, PACK, one, "en")) for one in found}
    assert ("Profile", "“Contact” is empty.") in said
    assert (
        "2.3 Coaching, Self-assessment",
        (
            "Planned, Carried out, Checked and Improved are rated above 50, "
            "the most that evidence grade 1 (a statement or interview only) supports."
        ),
    ) in said
    assert (
        "2.3 Coaching, Verification, not sealed",
        "Differs from the self-assessment: choose a reason and write why.",
    ) in said
    assert any(sentence == "Not scored yet: Carried out and Checked are missing." for _, sentence in said)


def _refused(drawn: str, ref: str) -> str:
    node = PACK.refs[ref]
    with pytest.raises(RefusedError) as caught:
        edits.set_not_applicable(assessment(drawn), Party.SELF, node, "because")
    return refusal(T, caught.value)


def test_every_refusal_says_what_stands_in_the_way() -> None:
    assert _refused("", "1.1") == "1.1 must be assessed: these criteria do not let it be not applicable."
    assert _refused("2.3: n/a one | 3.1: n/a two", "4.1") == (
        "4.1 cannot be marked as not applicable: at most 2 criteria may be, and those are already 2.3, 3.1."
    )
    assert _refused("R4.1: n/a one", "R4.2") == "R4.2 is the last criterion of area R4 that applies; at least one must."
    with pytest.raises(RefusedError) as caught:
        edits.rate(assessment("2.3: n/a one"), Party.SELF, PACK.refs["2.3"], "planned", Fraction(50))
    assert refusal(T, caught.value) == "2.3 is marked as not applicable. Mark it as applicable first, then rate it."


@pytest.mark.parametrize("code", sorted(_codes(edits)))
def test_every_refusal_has_a_sentence(code: str) -> None:
    assert refusal(T, RefusedError(code, ref="2.3")).endswith(".")


@pytest.mark.parametrize("code", sorted(_codes(evidence_checks)))
def test_every_check_of_evidence_has_a_sentence_and_a_place(code: str) -> None:
    one = Check(Severity.NOTE, code, evidence="e1", data={"name": "Plan.pdf", "until": "2026-11-30"})
    assert check_sentence(T, PACK, one, "en").endswith(".")
    assert check_place(T, PACK, one, "en") == "Evidence, Plan.pdf"


def test_dates_of_evidence_are_written_as_the_language_writes_them() -> None:
    data = {"name": "Plan.pdf", "until": "2026-11-30", "end": "2026-12-31"}
    past = Check(Severity.NOTE, "evidence-past", evidence="e1", data=data)
    assert check_sentence(T, PACK, past, "en") == (
        "Valid until 30 Nov 2026, which is before the end of the period, 31 Dec 2026."
    )


@pytest.mark.parametrize("code", sorted(code for code in _codes(evidence_edits) if code.startswith("evidence-")))
def test_every_refusal_of_evidence_has_a_sentence(code: str) -> None:
    assert refusal(T, RefusedError(code, most="26214400")).endswith(".")
