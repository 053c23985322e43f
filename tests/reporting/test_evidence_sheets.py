"""Evidence as a table, as data and on the readable page: text and nothing else."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from ccassess.app.reports import write_export
from ccassess.reporting.evidence_sheets import export_evidence_csv
from ccassess.reporting.index_page import index_page
from ccassess.reporting.sheets import export_csv, export_json
from tests.strategies import full_assessment, full_evidence

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.domain.assessment import Assessment

PLAN, INTRANET = full_evidence()
NASTY = '=HYPERLINK("x")<img src="file://host/x">'


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def nasty() -> Assessment:
    item = replace(INTRANET, name=NASTY, link=NASTY, note=NASTY, date=NASTY, valid_until=NASTY, uses=("purpose",))
    return replace(full_assessment(), evidence=(PLAN, item))


def test_there_is_a_row_for_each_item() -> None:
    plan, intranet = rows(export_evidence_csv(full_assessment(), "en"))
    assert plan["Name"] == "Vuosisuunnitelma 2026.pdf"
    assert (plan["What it is"], plan["Criteria"]) == ("File", "1.1 2.1")
    assert (plan["Date"], plan["Valid until"], plan["Size in bytes"]) == ("2026-02-01", "2027-12-31", "6")
    assert (plan["SHA-256"], plan["Note"]) == (PLAN.sha256, "Page 3.")
    assert (intranet["What it is"], intranet["Link"]) == ("Link", INTRANET.link)
    assert (intranet["Size in bytes"], intranet["SHA-256"], intranet["Criteria"]) == ("", "", "")


def test_no_text_of_an_item_is_a_formula_in_a_spreadsheet() -> None:
    assert not any(cell.startswith("=") for row in rows(export_evidence_csv(nasty(), "en")) for cell in row.values())
    row = next(one for one in rows(export_csv(nasty(), "en")) if one["Id"] == "purpose")
    assert row["Evidence"] == f"Vuosisuunnitelma 2026.pdf\n{NASTY}"


def test_the_data_for_programs_has_every_item_as_it_was_entered() -> None:
    found = json.loads(export_json(full_assessment()))
    assert found["evidence"][0] == {
        "id": PLAN.id,
        "kind": "file",
        "name": PLAN.name,
        "sha256": PLAN.sha256,
        "size": 6,
        "link": "",
        "note": "Page 3.",
        "date": "2026-02-01",
        "valid_until": "2027-12-31",
        "uses": ["purpose", "coaching"],
    }
    told = [one for one in found["checks"] if one["evidence"]]
    assert [(one["code"], one["evidence"], one["sheet"]) for one in told] == [("evidence-unused", "e2", None)]


def test_the_readable_page_lists_the_evidence_and_leads_nowhere() -> None:
    page = index_page(full_assessment(), "en")
    for text in (PLAN.name, "Page 3.", PLAN.sha256, "1.1 Purpose", "2.1 Coaching", "31 Dec 2027", "6 bytes"):
        assert text in page
    assert "https://example.org/intranet?a=1&amp;b=2" in page
    assert "<h2>Evidence</h2>" not in index_page(replace(full_assessment(), evidence=()), "en")
    shown = index_page(nasty(), "en")
    assert "<img" not in shown
    assert "href" not in shown


def test_an_export_is_a_table_of_evidence_by_its_name(tmp_path: Path) -> None:
    write_export(full_assessment(), tmp_path / "a.evidence.csv", "fi")
    assert (tmp_path / "a.evidence.csv").read_bytes() == export_evidence_csv(full_assessment(), "fi")
