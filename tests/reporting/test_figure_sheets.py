"""Figures as table, as data and on the readable page."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from ccassess.app.reports import write_export
from ccassess.domain.assessment import Mark, Marks
from ccassess.i18n import translator
from ccassess.reporting.definitions import definition
from ccassess.reporting.figure_sheets import export_figures_csv
from ccassess.reporting.index_page import index_page
from ccassess.reporting.sheets import export_json
from tests.figures import UP, quarters, series, with_series
from tests.reporting.examples import empty, example

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.domain.assessment import Assessment


def rows(assessment: Assessment, language: str = "en") -> list[dict[str, str]]:
    text = export_figures_csv(assessment, language).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_there_is_a_row_per_series_and_period_with_its_definition() -> None:
    found = rows(example())
    assert len(found) == sum(len(one.figures) for one in example().series)
    row = next(one for one in found if one["Id"] == "qa-score" and one["Period"] == "2026-02")
    variant = example().pack.text("measure.qa-score.variant.sampled.title", "en")
    assert (row["Criteria"], row["Measure"], row["Variant"]) == ("R3.2", "Quality score", variant)
    assert (row["Value"], row["Target"], row["n"], row["Defined anew"]) == ("83", "85", "206", "yes")
    assert row["Stated with it"].endswith(": 3\u00a0contacts")
    assert row["Better"] == "higher is better"
    cost = next(one for one in found if one["Id"] == "cost-per-contact" and one["Period"] == "2025-H2")
    assert cost["Value"] == "11.65"
    assert cost["Comparator"] == ""


def test_what_does_not_count_for_the_variant_is_no_part_of_its_definition() -> None:
    chat = next(one for one in example().series if one.id == "service-level-chat")
    both = replace(chat, parameters={"threshold": "45", "short-abandon": "5"})
    other = replace(both, id="without", variant="without-short")
    defined = [definition(translator("en"), example().pack, one, "en").parameters for one in (both, other)]
    assert defined[0] == (("Answered within", "45", "s"),)
    assert defined[1] == (("Answered within", "45", "s"), ("Abandons shorter than this are left out", "5", "s"))
    data = json.loads(export_json(replace(example(), series=(both, other))))["measures"]
    told = [[one["id"] for one in series["definition"]["parameters"]] for series in data]
    assert told == [["threshold"], ["threshold", "short-abandon"]]
    assert "left out: 5" not in unescape(index_page(replace(example(), series=(both,)), "en"))


def test_no_text_of_a_series_becomes_a_formula() -> None:
    made = replace(series(UP, quarters("70")), note="=1+1", segment="@x")
    (row,) = rows(with_series(made))
    assert (row["Note"], row["Segment"]) == ("'=1+1", "'@x")


def test_a_table_of_figures_is_asked_for_by_its_name(tmp_path: Path) -> None:
    write_export(example(), tmp_path / "a.figures.csv", "fi")
    assert (tmp_path / "a.figures.csv").read_bytes() == export_figures_csv(example(), "fi")
    write_export(example(), tmp_path / "figures.csv")
    assert (tmp_path / "figures.csv").read_bytes().startswith("\ufeffNumber".encode())


def test_json_holds_values_as_exact_text_with_definition_and_suggestion() -> None:
    data = json.loads(export_json(example()))
    phone = next(one for one in data["measures"] if one["id"] == "csat-phone")
    assert [one["value"] for one in phone["figures"]] == ["4.1", "4.1", "4.2", "4.2", "4.3"]
    assert phone["figures"][0]["comparator"] is None
    assert phone["holds"][0] == {"period": "2024-H1", "target": "4.2", "target_high": None, "comparator": "4.1"}
    assert phone["definition"]["unit"] == "out of 5"
    assert phone["definition"]["criteria"] == ["customer-perception"]
    assert phone["definition"]["parameters"] == []
    level = next(one for one in data["measures"] if one["id"] == "service-level-phone")
    stated = level["definition"]["parameters"][0]
    assert (stated["id"], stated["value"], stated["unit"]) == ("threshold", "60", "s")
    trend = data["suggestions"]["customer-outcomes"][0]
    assert (trend["attribute"], trend["rating"], trend["exact"]) == ("trend", "100", "100")
    assert trend["parts"][0]["why"] == "improving"
    assert data["checklists"]["ten-moments"]["marks"]["authority"] == {"leader": "yes", "adviser": "no"}
    warning = next(one for one in data["checks"] if one["code"] == "too-few-periods")
    assert (warning["series"], warning["sheet"]) == ("internal-satisfaction", None)
    assert json.loads(export_json(empty()))["measures"] == []


def test_the_readable_page_shows_figures_marks_and_meanings() -> None:
    page = unescape(index_page(example(), "en"))
    for expected in (
        "<h3>Service level, phone</h3>",
        "<th>Q1 2026</th><td>72</td><td>80</td>",
        "Defined anew from here",
        "<h3>Ten moments of working life</h3>",
        "<th>Authority</th><td>Yes</td><td>No</td>",
        "Home 1 went through the list first",
        "refund up to 80 euros",
    ):
        assert expected in page, expected


def test_the_readable_page_shows_nothing_where_nothing_is() -> None:
    page = index_page(empty(), "en")
    assert "<h2>Figures</h2>" not in page
    assert "<h2>Checklists</h2>" not in page


def test_texts_of_figures_are_never_markup() -> None:
    made = with_series(replace(series(UP, quarters("70")), note="<b>", segment="<i>"))
    made = replace(made, meanings={"gone": "<u>"}, checklists={"gone": Marks({("a", ""): Mark.YES}, "<s>")})
    page = index_page(made, "en")
    assert not any(tag in page for tag in ("<b>", "<i>", "<u>", "<s>"))
