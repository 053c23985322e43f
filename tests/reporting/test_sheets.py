from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.app.reports import UnknownFormatError, write_export
from ccassess.domain.assessment import Party
from ccassess.domain.scoring import score_sheet
from ccassess.reporting.sheets import export_csv, export_json
from tests.reporting.examples import answered, empty, example, hostile

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.domain.assessment import Assessment

OWN, VERIFIED = "Self-assessment: ", "Verification, not sealed: "


def rows(assessment: Assessment, language: str = "en") -> list[dict[str, str]]:
    text = export_csv(assessment, language).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_spreadsheet_knows_the_encoding() -> None:
    assert export_csv(example(), "en").startswith(b"\xef\xbb\xbf")


def test_there_is_a_row_per_criterion_with_both_sheets() -> None:
    found = rows(example())
    assert [row["Number"] for row in found] == [one.ref for one in example().pack.criteria]
    planning = found[1]
    assert planning["Criterion"] == "Annual planning and priorities"
    assert planning["Area"] == "1 Leadership & direction"
    assert [planning[OWN + name] for name in ("Planned", "Carried out", "Checked", "Improved")] == [
        "75",
        "70",
        "60",
        "55",
    ]
    assert planning[OWN + "Scope"] == ""
    assert planning[VERIFIED + "Score"] == "53.8"
    assert (planning[OWN + "Points"], planning[VERIFIED + "Points"]) == ("13.00", "10.75")
    assert planning[VERIFIED + "Exact points"] == "43/4"
    assert (planning["Difference"], planning["Exact difference"]) == ("-2.25", "-9/4")
    assert planning["Reason"] == "Not carried out as described"
    assert planning["Why it differs"].startswith("The planning round")
    assert len(planning[VERIFIED + "Areas for improvement"].splitlines()) == 3


def test_the_exact_points_sum_to_the_total() -> None:
    exact = sum(Fraction(row[VERIFIED + "Exact points"]) for row in rows(example()))
    assert exact == score_sheet(example().pack, example().verification_sheet).root.points


def test_a_rating_above_the_ceiling_is_kept_beside_what_counts() -> None:
    row = rows(answered(example(), Party.VERIFICATION, "purpose", grade=1))[0]
    assert row[VERIFIED + "Planned"] == "75"
    assert row[VERIFIED + "Planned, as it counts"] == "50"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =HYPERLINK(1)", "\n=1"])
def test_no_text_becomes_a_formula(text: str) -> None:
    row = rows(answered(example(), Party.SELF, "purpose", note=text))[0]
    assert row[OWN + "Note"] == f"'{text}"


def test_text_of_any_kind_survives() -> None:
    text = 'quotes " and, commas;\nlines \U0001f44d'
    row = rows(answered(example(), Party.SELF, "purpose", note=text))[0]
    assert row[OWN + "Note"] == text


def test_what_is_not_scored_is_empty_in_csv_and_null_in_json() -> None:
    row = rows(empty())[0]
    assert row[OWN + "Points"] == row[OWN + "Score"] == row["Difference"] == ""
    data = json.loads(export_json(empty()))
    assert data["scores"]["self"]["total"]["points"] is None
    assert data["scores"]["self"]["criteria"][0]["score"] is None


def test_json_holds_what_was_entered_what_it_scored_and_why() -> None:
    data = json.loads(export_json(example()))
    assert data["profile"]["centre"] == "Saarnivirta Energia Oy, customer service"
    assert data["pack"]["id"] == "org.ccassess.contact-center"
    assert data["sheets"]["verification"]["planning"]["ratings"]["planned"] == "70"
    assert data["scores"]["verification"]["total"]["points"] == 485.3
    assert data["explanations"]["verification"]["planning"]["arithmetic"].endswith("shown as 10.8")
    assert data["explanations"]["self"]["total"]["sentences"]
    difference = data["differences"][0]
    assert (difference["criterion"], difference["points"], difference["exact"]) == ("planning", -2.25, "-9/4")
    assert difference["verification"] - difference["self"] == difference["points"]
    assert difference["reason"] == "not-deployed"
    assert {one["severity"] for one in data["checks"]} <= {"error", "warning", "note"}
    assert data["names"]["verification"] == "Verification, not sealed"


def test_json_and_csv_take_any_text_and_say_the_same_every_time() -> None:
    assert export_json(hostile()) == export_json(hostile())
    assert json.loads(export_json(hostile()))["profile"]["centre"].startswith("<b>")
    assert len(rows(hostile())) == 38


def test_the_ending_of_the_name_decides_the_format(tmp_path: Path) -> None:
    write_export(example(), tmp_path / "a.json")
    write_export(example(), tmp_path / "A.CSV", "fi")
    assert (tmp_path / "a.json").read_bytes() == export_json(example())
    assert (tmp_path / "A.CSV").read_bytes() == export_csv(example(), "fi")
    with pytest.raises(UnknownFormatError) as refused:
        write_export(example(), tmp_path / "a.xls")
    assert refused.value.suffix == ".xls"
    assert not (tmp_path / "a.xls").exists()
