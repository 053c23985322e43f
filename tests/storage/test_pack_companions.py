from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.aids import ChecklistItem
from ccassess.domain.measures import Better, Bounds, Suggest, Variant
from ccassess.domain.pack_tests import Expected
from ccassess.storage.container import MAX_MEMBERS
from ccassess.storage.pack_files import MAX_FILES, check_pack, read_pack
from tests.packs.names import (
    CHECKLISTS,
    FINNISH,
    FINNISH_MEASURES,
    GLOSSARY,
    MEASURES,
    PEOPLE,
    TESTS,
    TOP,
)
from tests.packs.tiny import SOURCES, TINY, line_of, tiny

if TYPE_CHECKING:
    from ccassess.domain.problems import Problem

COMPANIONS = (MEASURES, GLOSSARY, CHECKLISTS, TESTS)


def problems(files: dict[str, bytes]) -> tuple[Problem, ...]:
    return check_pack(files)[1]


def told(files: dict[str, bytes]) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.file, problem.line) for problem in problems(files)]


# What is read


def test_roles_and_what_refers_to_them() -> None:
    pack = read_pack(tiny())
    assert pack.roles == ("adviser", "quality")
    coaching = pack.nodes["coaching"]
    assert (coaching.roles, coaching.shows_in) == (("adviser", "quality"), ("engagement",))
    assert pack.text("role.quality.title", "fi") == "Quality!"
    assert pack.lines("coaching.verify.ask.adviser", "fi") == ("When was your last coaching?!",)


def test_an_attribute_says_what_can_be_suggested_of_it() -> None:
    leaves = {leaf.id: leaf.suggest for leaf in read_pack(tiny()).nodes["people-perception"].leaves()}
    assert leaves == {"trend": Suggest.TREND, "wide": None, "deep": None}


def test_a_measure_comes_with_its_definition() -> None:
    pack = read_pack(tiny())
    (measure,) = pack.measures
    assert pack.perspectives == ("people",)
    assert (measure.id, measure.perspective, measure.better) == ("engagement", "people", Better.UP)
    assert (measure.bounds, measure.flat_within) == (Bounds(Fraction(-100), Fraction(100)), Fraction(1, 2))
    assert (measure.parameters, measure.minimum_periods) == (("asked", "month"), 4)
    assert (measure.speaks_for, measure.source) == (("people-perception",), "A handbook of surveys")
    five = Variant("five", Better.UP, Bounds(Fraction(1), Fraction(5)), Fraction(1, 10))
    assert measure.variants == (five, Variant("one"))
    assert pack.lines("measure.engagement.segments", "fi") == ("by team!", "by years of service!")


def test_a_variant_shares_the_end_that_it_leaves_open() -> None:
    files = tiny(MEASURES, "title: One question\n", "title: One question\n        min: 0\n")
    assert read_pack(files).measures[0].variants[1].bounds == Bounds(Fraction(0), Fraction(100))


@pytest.mark.parametrize(
    ("written", "counted"), [("[asked]", ("asked",)), ("[month, asked]", ("month", "asked")), ("[]", ())]
)
def test_a_variant_says_which_parameters_are_stated_with_it(written: str, counted: tuple[str, ...]) -> None:
    files = tiny(MEASURES, "title: One question\n", f"title: One question\n        parameters: {written}\n")
    (measure,) = read_pack(files).measures
    assert measure.in_variant("one").parameters == counted
    # Before one is chosen, and in a variant that does not say so, all are.
    assert measure.in_variant("five").parameters == measure.in_variant("").parameters == ("asked", "month")


def test_a_measure_needs_no_more_than_its_meaning() -> None:
    optional = "variants|parameters|segments|caution|minimum_periods|source|min|max"
    text = re.sub(rf"    ({optional}):.*\n(      .*\n)*", "", TINY[MEASURES])
    assert text.count("\n") == 12
    files = {name: data for name, data in tiny(TOP, "[en, fi]", "[en]").items() if not name.startswith("i18n")}
    (measure,) = read_pack({**files, MEASURES: text.encode()}).measures
    assert (measure.bounds, measure.variants, measure.parameters) == (Bounds(), (), ())
    assert (measure.minimum_periods, measure.source) == (3, "")


def test_terms_and_checklists() -> None:
    pack = read_pack(tiny())
    (term,) = pack.terms
    assert (term.id, term.criteria) == ("load", ("coaching", "people-perception"))
    assert term.relevance == ("adviser", "quality")
    (checklist,) = pack.checklists
    assert (checklist.id, checklist.criteria, checklist.sides) == ("first-talk", ("coaching",), ("coach", "coached"))
    assert checklist.minutes == 30
    assert checklist.items == (ChecklistItem("wishes", 20), ChecklistItem("next-date", 10))


def test_a_list_may_leave_time_between_its_items_but_not_run_over() -> None:
    one_without = TINY[CHECKLISTS].replace("        minutes: 10\n", "")
    assert problems({**tiny(), CHECKLISTS: one_without.encode()}) == ()
    (problem,) = problems({**tiny(), CHECKLISTS: one_without.replace("minutes: 20", "minutes: 31").encode()})
    assert (problem.code, problem.data["stated"], problem.data["actual"]) == ("minutes-do-not-add-up", "30", "31")
    no_total = TINY[CHECKLISTS].replace("    minutes: 30\n", "")
    assert problems({**tiny(), CHECKLISTS: no_total.encode()}) == ()


def test_tests_keep_exact_numbers_and_their_line() -> None:
    half, seen, absent = read_pack(tiny()).tests
    assert (half.id, half.sheet, half.every, half.grade, half.line) == ("half", "self", 50, None, 2)
    assert half.expect["total"] == Expected(Fraction(50), Fraction(50), Fraction(100), "starting", 3)
    assert (seen.sheet, seen.every, seen.grade) == ("verification", None, 3)
    assert (seen.answers["coaching"], seen.grades) == ({"planned": 100, "carried_out": 100}, {"coaching": 1})
    assert seen.expect["people-perception"] == Expected(Fraction(175, 2), Fraction(35))
    assert seen.expect["total"].unscored
    assert absent.not_applicable == ("coaching",)


# What is not there, or not whole


def test_a_pack_may_go_without_any_of_it() -> None:
    files = {name: data for name, data in tiny(TOP, "[en, fi]", "[en]").items() if not name.startswith("i18n")}
    for name in COMPANIONS:
        assert not [problem for problem in problems({**files, name: TINY[name].encode()}) if problem.file == name]
        del files[name]
        if name != MEASURES:
            assert problems(files) == ()
    assert (read_pack(files).measures, read_pack(files).tests) == ((), ())


def test_a_pack_from_before_there_were_roles_and_measures_reads_on() -> None:
    files = tiny(TOP, "[en, fi]", "[en]")
    top = re.sub(rb"roles:\n(  .*\n)*scales", b"scales", files[TOP])
    old = {TOP: top, **{name: data for name, data in files.items() if name.startswith("areas/")}}
    pack, found = check_pack(old)
    assert found == ()
    assert pack is not None
    assert (pack.roles, pack.nodes["coaching"].roles, pack.nodes["coaching"].shows_in) == ((), (), ())


def test_a_broken_companion_is_the_only_thing_told() -> None:
    for name in COMPANIONS:
        assert told({**tiny(), name: b"a: &x b\n"}) == [("anchor", name, 1)]


def test_a_list_of_roles_that_cannot_be_read_is_not_held_against_those_who_name_them() -> None:
    assert [problem.code for problem in problems(tiny(TOP, "id: quality", "id: Quality"))] == ["bad-id"]
    assert [problem.code for problem in problems(tiny(MEASURES, "id: engagement", "id: 1"))] == ["bad-id"]


def test_a_broken_area_does_not_make_the_criteria_in_it_unknown() -> None:
    assert [code for code, *_ in told({**tiny(), PEOPLE: b"id: [\n"})] == ["syntax"]
    files = tiny(TOP, "areas: [people]", "areas: [persons]")
    assert {code for code, *_ in told(files)} == {"dangling-area", "unused-area-file"}


def test_a_measure_misspelt_is_told_what_it_may_have_been() -> None:
    for file, old, new, hint in (
        (PEOPLE, "[engagement]", "[engagements]", "engagement"),
        (PEOPLE, "[adviser, quality]", "[adviser, qualitty]", "quality"),
        (MEASURES, "perspective: people", "perspective: peple", "people"),
        (MEASURES, "title: One question\n", "title: One question\n        parameters: [asker]\n", "asked"),
        (GLOSSARY, "[coaching, people-perception]", "[choaching]", "coaching"),
        (TESTS, "planned: 100", "planed: 100", "planned"),
        (TESTS, "band: starting", "band: startin", "starting"),
    ):
        (problem,) = problems(tiny(file, old, new))
        assert problem.data["hint"] == hint


# Translations in parts


def test_a_language_may_be_split_and_comes_in_the_packs_order() -> None:
    pack = read_pack(tiny())
    assert list(pack.texts["fi"]) == list(SOURCES)
    assert pack.text("measure.engagement.title", "fi") == "Engagement!"


def test_parts_do_without_a_file_of_the_language_alone() -> None:
    files = tiny()
    files["i18n/fi.rest-of-it.yaml"] = files.pop(FINNISH)
    assert problems(files) == ()


def test_a_missing_translation_is_told_after_its_neighbour_in_the_file_that_has_it() -> None:
    files = tiny()
    files[FINNISH_MEASURES] = re.sub(rb"  measure\.engagement\.caution:\n.*\n.*\n", b"", files[FINNISH_MEASURES])
    line = line_of(files, FINNISH_MEASURES, "measure.engagement.segments")
    assert told(files) == [("missing-translation", FINNISH_MEASURES, line)]
    files = tiny()
    files[FINNISH] = re.sub(rb"  term\.load\.title:\n.*\n.*\n", b"", files[FINNISH])
    line = line_of(files, FINNISH_MEASURES, "parameter.month.title")
    assert told(files) == [("missing-translation", FINNISH_MEASURES, line)]


def test_a_text_translated_in_two_files_says_where_it_was_first() -> None:
    files = tiny(FINNISH_MEASURES, "texts:\n", 'texts:\n  pack.title:\n    of: "1"\n    text: Twice\n')
    (problem,) = problems(files)
    assert (problem.code, problem.file, problem.line) == ("duplicate-translation", FINNISH_MEASURES, 3)
    assert (problem.data["file"], problem.data["first_line"]) == (FINNISH, "3")


def test_what_a_broken_part_holds_is_not_called_missing() -> None:
    assert [code for code, *_ in told({**tiny(), FINNISH_MEASURES: b"texts: [\n"})] == ["syntax"]


@pytest.mark.parametrize("name", ["i18n/fi.two words.yaml", "i18n/fi.a.b.yaml", "i18n/.yaml", "i18n/fi..yaml"])
def test_a_translation_with_another_name_belongs_to_no_pack(name: str) -> None:
    assert told({**tiny(), name: b"a: b"}) == [("unexpected-file", name, 0)]


def test_every_pack_fits_into_an_assessment_file() -> None:
    assert MAX_FILES + 50 <= MAX_MEMBERS
