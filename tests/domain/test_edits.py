"""Each edit changes what it says and nothing else, or refuses by a rule."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ccassess.domain import edits
from ccassess.domain.assessment import EMPTY, Finding, FindingKind, Party, Person, Reason, Role
from ccassess.domain.problems import RefusedError
from tests.builders import assessment, default_like_pack

PACK = default_like_pack()
COACHING = PACK.refs["2.3"]
OWN = Party.SELF


def test_a_rating_is_given_changed_and_cleared() -> None:
    start = assessment("")
    rated = edits.rate(start, OWN, COACHING, "planned", Fraction(75))
    assert rated.answer(OWN, "coaching").ratings == {"planned": 75}
    assert rated.answer(Party.VERIFICATION, "coaching") == EMPTY
    assert start.answer(OWN, "coaching") == EMPTY
    assert edits.rate(rated, OWN, COACHING, "planned", None) == start
    assert not edits.rate(rated, OWN, COACHING, "planned", None).self_sheet.begun


def test_an_edit_that_changes_nothing_gives_the_same_assessment() -> None:
    start = assessment("2.3: 75 g2")
    assert edits.rate(start, OWN, COACHING, "planned", Fraction(75)) is start
    assert edits.set_grade(start, OWN, COACHING, 2) is start
    assert edits.set_note(start, OWN, COACHING, "") is start
    assert edits.set_flag(start, OWN, COACHING, flagged=False) is start
    assert edits.set_profile(start, "centre", "") is start
    assert edits.set_people(start, OWN, ()) is start
    assert edits.set_people(start, Party.VERIFICATION, ()) is start


@pytest.mark.parametrize("rating", [Fraction(77), Fraction(-5), Fraction(105), Fraction(1, 2)])
def test_only_values_of_the_scale_are_ratings(rating: Fraction) -> None:
    with pytest.raises(ValueError, match="not a value of the scale"):
        edits.rate(assessment(""), OWN, COACHING, "planned", rating)


def test_only_attributes_of_the_criterion_are_rated() -> None:
    with pytest.raises(ValueError, match="no attribute 'scope'"):
        edits.rate(assessment(""), OWN, COACHING, "scope", Fraction(50))


def test_the_grade_is_set_and_cleared() -> None:
    graded = edits.set_grade(assessment(""), OWN, COACHING, 2)
    assert graded.answer(OWN, "coaching").grade == 2
    assert edits.set_grade(graded, OWN, COACHING, None) == assessment("")
    with pytest.raises(ValueError, match="no evidence grade 4"):
        edits.set_grade(graded, OWN, COACHING, 4)


class TestNotApplicable:
    @staticmethod
    def refused(drawn: str, ref: str) -> RefusedError:
        with pytest.raises(RefusedError) as caught:
            edits.set_not_applicable(assessment(drawn), OWN, PACK.refs[ref], "a reason")
        return caught.value

    def test_it_keeps_the_ratings_and_takes_no_new_ones(self) -> None:
        marked = edits.set_not_applicable(assessment("2.3: 50"), OWN, COACHING, "")
        assert marked.answer(OWN, "coaching").ratings["planned"] == 50
        with pytest.raises(RefusedError) as caught:
            edits.rate(marked, OWN, COACHING, "planned", Fraction(75))
        assert (caught.value.code, caught.value.data) == ("not-applicable", {"ref": "2.3"})
        assert edits.set_not_applicable(marked, OWN, COACHING, None) == assessment("2.3: 50")

    def test_the_reason_may_be_rewritten_when_the_limit_is_reached(self) -> None:
        full = assessment("2.3: n/a one | 2.4: n/a two")
        again = edits.set_not_applicable(full, OWN, COACHING, "better words")
        assert again.answer(OWN, "coaching").not_applicable == "better words"

    @pytest.mark.parametrize("ref", ["1.1", "R1.1", "R2.2", "R3.1"])
    def test_not_where_the_pack_forbids_it(self, ref: str) -> None:
        assert self.refused("", ref).code == "not-applicable-forbidden"

    def test_at_most_two(self) -> None:
        error = self.refused("2.3: n/a one | 3.1: n/a two", "4.1")
        assert error.code == "not-applicable-too-many"
        assert error.data == {"ref": "4.1", "most": "2", "refs": "2.3, 3.1"}

    def test_never_the_last_of_its_area(self) -> None:
        error = self.refused("R4.1: n/a one", "R4.2")
        assert (error.code, error.data["area"]) == ("not-applicable-last", "R4")

    def test_each_party_has_its_own(self) -> None:
        full = assessment("2.3: n/a one | 3.1: n/a two")
        marked = edits.set_not_applicable(full, Party.VERIFICATION, PACK.refs["4.1"], "so")
        assert not marked.answer(Party.VERIFICATION, "channels").applies


def test_findings_are_added_changed_and_removed() -> None:
    start = assessment("")
    first = edits.new_finding("f1", FindingKind.STRENGTH, "Everyone has a coach.")
    second = edits.new_finding("f2", FindingKind.IMPROVEMENT, "Evenings are left out.")
    both = edits.add_finding(edits.add_finding(start, OWN, COACHING, first), OWN, COACHING, second)
    assert both.answer(OWN, "coaching").findings == (first, second)
    changed = edits.change_finding(both, OWN, COACHING, "f2", "Nights are left out.")
    assert changed.answer(OWN, "coaching").of_kind(FindingKind.IMPROVEMENT) == (
        Finding("f2", FindingKind.IMPROVEMENT, "Nights are left out."),
    )
    assert edits.remove_finding(changed, OWN, COACHING, "f2").answer(OWN, "coaching").findings == (first,)
    assert edits.remove_finding(both, OWN, COACHING, "f9") is both


def test_notes_and_flags() -> None:
    found = edits.set_flag(edits.set_note(assessment(""), OWN, COACHING, "ask Maija"), OWN, COACHING, flagged=True)
    answer = found.answer(OWN, "coaching")
    assert (answer.note, answer.flagged) == ("ask Maija", True)


def test_a_reason_keeps_its_words_until_others_are_given() -> None:
    found = edits.set_reason(assessment(""), COACHING, Reason.NO_EVIDENCE, "nothing shown")
    found = edits.set_reason(found, COACHING, Reason.OTHER)
    answer = found.answer(Party.VERIFICATION, "coaching")
    assert (answer.reason, answer.reason_text) == (Reason.OTHER, "nothing shown")
    assert edits.set_reason(found, COACHING, None, "") == assessment("")


def test_the_profile_and_the_people() -> None:
    found = edits.set_profile(assessment(""), "centre", "Kaisla Energia")
    assert found.profile.centre == "Kaisla Energia"
    with pytest.raises(ValueError, match="no profile field 'colour'"):
        edits.set_profile(found, "colour", "blue")
    people = (Person("Maija", Role.FACILITATOR),)
    assert edits.set_people(found, OWN, people).people == people
    assert edits.set_people(found, Party.VERIFICATION, people).team == people


def test_every_text_is_plain_as_it_comes_in() -> None:
    raw, tidy = "A\u0308\x07\r\nb", "\u00c4\nb"
    found = edits.set_profile(assessment(""), "centre", raw)
    found = edits.set_people(found, OWN, (Person(raw, Role.OWNER),))
    found = edits.set_note(found, OWN, COACHING, raw)
    found = edits.set_not_applicable(found, OWN, COACHING, raw)
    found = edits.add_finding(found, OWN, COACHING, Finding("f1", FindingKind.STRENGTH, raw))
    found = edits.add_finding(found, OWN, COACHING, edits.new_finding("f2", FindingKind.STRENGTH, ""))
    found = edits.change_finding(found, OWN, COACHING, "f2", raw)
    found = edits.set_reason(found, COACHING, None, raw)
    answer = found.answer(OWN, "coaching")
    assert (found.profile.centre, found.people[0].name) == (tidy, tidy)
    assert (answer.note, answer.not_applicable) == (tidy, tidy)
    assert [one.text for one in answer.findings] == [tidy, tidy]
    assert found.answer(Party.VERIFICATION, "coaching").reason_text == tidy


def test_a_text_of_control_characters_alone_is_none() -> None:
    start = assessment("2.3: 75")
    assert edits.set_note(start, OWN, COACHING, "\f") is start
    assert edits.set_profile(start, "unit", "\x07") is start
    assert edits.set_reason(start, COACHING, None, "\x00") is start
