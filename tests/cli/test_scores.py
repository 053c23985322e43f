"""From `new` over `rate` to `score`: the numbers of the method, as a person at the command line gets them."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.app.files import open_example
from ccassess.domain.assessment import Party
from tests.builders import ENABLER, RESULT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

AREAS = {"1": 6, "2": 6, "3": 5, "4": 6, "5": 5, "R1": 2, "R2": 2, "R3": 2, "R4": 2, "R5": 2}
REFS = [f"{area}.{number}" for area, count in AREAS.items() for number in range(1, count + 1)]


def all_at(ref: str, value: str) -> str:
    return " ".join(f"{name}={value}" for name in (RESULT if ref.startswith("R") else ENABLER))


def rate_all(cli: Cli, file: Path, value: str, options: str = "") -> None:
    for ref in REFS:
        said = cli("rate", file, ref, all_at(ref, value), options)
        assert (said.status, said.err) == (0, "")


def test_all_at_50_is_500_and_all_at_100_is_1000(cli: Cli, file: Path) -> None:
    assert len(REFS) == 38
    rate_all(cli, file, "50")
    total = cli("score", file, "--json").data["total"]
    assert total == {
        "points": 500,
        "exact": "500",
        "possible": 1000,
        "scored": 38,
        "criteria": 38,
        "not_applicable": 0,
        "band": "advanced",
        "so_far": 500,
        "maximum": 500,
    }
    assert "500.0 of 1,000.0 points, Advanced" in cli("score", file).out
    rate_all(cli, file, "100")
    total = cli("score", file, "--json").data["total"]
    assert (total["points"], total["exact"], total["band"]) == (1000, "1000", "exemplary")

    # One rating away: no total any more, but what there is and what there could be.
    assert cli("rate", file, "R5.2 cause=").status == 0
    said = cli("score", file, "--json")
    assert said.status == 0
    total = said.data["total"]
    assert [total[key] for key in ("points", "exact", "band")] == [None, None, None]
    assert [total[key] for key in ("scored", "criteria", "so_far", "maximum")] == [37, 38, 980, 1000]
    text = cli("score", file).out
    assert "37 of 38 scored" in text
    assert "980.0 points so far, at most 1,000.0" in text
    last = said.data["criteria"][-1]
    assert (last["ref"], last["points"], last["exact"], last["score"]) == ("R5.2", None, None, None)
    assert said.data["areas"][-1]["points"] is None
    # The other party's sheet has nothing to do with it.
    assert cli("score", file, "--sheet verification --json").data["total"]["scored"] == 0


def test_verification_at_100_with_grade_3_is_1000_and_with_grade_0_nothing(cli: Cli, file: Path) -> None:
    rate_all(cli, file, "100", "--sheet verification --grade 3")
    said = cli("score", file, "--json --sheet verification")
    assert (said.data["sheet"], said.data["sealed"]) == ("verification", False)
    assert said.data["total"]["exact"] == "1000"
    assert "Verification, not sealed: 38 of 38 scored" in cli("score", file, "--sheet verification").out
    rate_all(cli, file, "100", "--sheet verification --grade 0")
    total = cli("score", file, "--json --sheet verification").data["total"]
    assert (total["points"], total["exact"], total["scored"]) == (0, "0", 38)


@pytest.mark.parametrize(
    ("words", "score", "exact"),
    [
        ("1.1 planned=75 carried_out=50 checked=50 improved=25", 50, "10"),
        ("1.1 planned=0 carried_out=75 checked=50 improved=50", 25, "5"),
        ("R3.1 scope=40 trend=80 target=80 comparison=60 cause=60", 40, "18"),
        ("1.1 planned=75 carried_out=75 checked=75 improved=75 --sheet verification --grade 1", 50, "10"),
        ("1.1 planned=100 carried_out=100 checked=100 improved=100 --sheet verification --grade 0", 0, "0"),
        ("2.2 planned=50 carried_out=55 checked=50 improved=50", 51.3, "205/16"),
    ],
)
def test_the_worked_values(cli: Cli, file: Path, words: str, score: float, exact: str) -> None:
    assert cli("rate", file, words).status == 0
    sheet = "--sheet verification" if "verification" in words else ""
    criteria = cli("score", file, "--json", sheet).data["criteria"]
    found = next(one for one in criteria if one["ref"] == words.split(maxsplit=1)[0])
    assert (found["score"], found["exact"]) == (score, exact)


def test_a_verified_criterion_without_a_grade_is_unscored(cli: Cli, file: Path) -> None:
    cli("rate", file, "--sheet verification 1.1", all_at("1.1", "75"))
    assert cli("score", file, "--sheet verification --json").data["total"]["scored"] == 0
    cli("rate", file, "--sheet verification 1.1 --grade 2")
    assert cli("score", file, "--sheet verification --json").data["total"]["scored"] == 1
    cli("rate", file, "--sheet verification 1.1 --grade=")
    assert cli("score", file, "--sheet verification --json").data["total"]["scored"] == 0


def test_the_data_have_the_promised_shape(cli: Cli) -> None:
    data = cli("score --example --sheet verification --json").data
    assert set(data["total"]) >= {"points", "exact", "possible", "scored", "criteria", "band", "so_far", "maximum"}
    assert [area["ref"] for area in data["areas"]] == list(AREAS)
    assert [one["ref"] for one in data["criteria"]] == REFS
    for one in (*data["areas"], *data["criteria"]):
        assert set(one) >= {"ref", "id", "points", "exact", "possible"}
    assert all("score" in one for one in data["criteria"])
    assert all("score" not in one for one in data["areas"])
    card = open_example("en").scorecard(Party.VERIFICATION)
    assert Fraction(data["total"]["exact"]) == card.root.points
    assert sum(Fraction(one["exact"]) for one in data["criteria"]) == card.root.points
    assert sum(Fraction(one["exact"]) for one in data["areas"]) == card.root.points


def test_a_criterion_that_does_not_apply_gives_its_points_to_its_area(cli: Cli, file: Path) -> None:
    assert cli("rate", file, "2.1 --not-applicable 'no recruiting here'").status == 0
    data = cli("score", file, "--json").data
    by_ref = {one["ref"]: one for one in (*data["areas"], *data["criteria"])}
    assert (data["total"]["criteria"], data["total"]["not_applicable"]) == (37, 1)
    gone = by_ref["2.1"]
    assert (gone["possible"], gone["score"], gone["points"], gone["exact"]) == (0, None, None, None)
    # 25 of the 110 points that are left, of 130.
    assert by_ref["2.2"]["possible"] == 29.5
    assert (by_ref["2"]["possible"], data["total"]["possible"]) == (130, 1000)
    text = cli("score", file).out
    assert "0 of 37 scored, 1 not applicable" in text
    line = next(line for line in text.splitlines() if line.startswith("2.1 "))
    assert line.endswith("not applicable")
    assert cli("rate", file, "2.1 --applicable", all_at("2.1", "50")).status == 0
    assert cli("score", file, "--json").data["total"]["scored"] == 1


def test_scores_are_told_in_finnish(cli: Cli, file: Path, finnish: None) -> None:
    cli("rate", file, "1.1 planned=75 carried_out=50 checked=50 improved=25")
    text = cli("score", file).out
    line = next(line for line in text.splitlines() if line.startswith("1.1 "))
    assert "Tarkoitus ja rooli" in line
    assert line.endswith("10,0 / 20,0")
    # Data are the same in every language.
    assert cli("score", file, "--json").data["criteria"][0]["points"] == 10


def test_explain_tells_the_total_by_default(cli: Cli) -> None:
    whole = cli("explain --example")
    assert whole.out.startswith("Total (Self-assessment)\n")
    assert whole.status == 0
    total = open_example("en").scorecard(Party.SELF).root.points
    assert total is not None
    assert str(float(round(total, 1))) in whole.out
    verified = cli("explain --example --sheet verification")
    assert verified.out.startswith("Total (Verification, not sealed)\n")
    assert verified.out != whole.out


def test_explain_tells_any_criterion_and_area(cli: Cli) -> None:
    criteria = open_example("en").pack.criteria
    for ref, words in (("1.1", "Purpose and role"), ("R5.2", "Improvement results"), ("coaching", "2.3 Coaching")):
        said = cli("explain --example --criterion", ref)
        assert said.status == 0
        assert words in said.out.splitlines()[0]
        assert len(said.out.splitlines()) > 1
    said = cli("explain --example --area R1 --sheet verification")
    assert "R1 Customer results (Verification, not sealed)" in said.out
    assert len(criteria) == 38


def test_explain_says_why_there_is_no_number(cli: Cli, file: Path) -> None:
    for words in ("", "--criterion 1.1", "--area 1", "--sheet verification", "--sheet verification --criterion 1.1"):
        said = cli("explain", file, words)
        assert said.status == 0
        assert len(said.out.splitlines()) >= 2


@pytest.mark.parametrize("words", ["--criterion R1", "--criterion 9.9", "--criterion total", "--criterion ''"])
def test_explain_wants_a_criterion_there_is(cli: Cli, words: str) -> None:
    said = cli("explain --example", words)
    assert (said.status, said.out) == (2, "")
    assert "There is no criterion" in said.err
    assert "1.1, 1.2" in said.err


@pytest.mark.parametrize("words", ["--area 1.1", "--area 9", "--area total", "--area ''"])
def test_explain_wants_an_area_there_is(cli: Cli, words: str) -> None:
    said = cli("explain --example", words)
    assert (said.status, said.out) == (2, "")
    assert "There is no area" in said.err
    assert "1, 2, 3, 4, 5, R1" in said.err


def test_check_says_no_while_there_are_errors(cli: Cli, file: Path) -> None:
    said = cli("check", file)
    assert said.status == 1
    assert "Error: Profile: “Centre” is empty." in said.out
    assert said.out.splitlines()[-1] == "43 errors."
    data = cli("check", file, "--json")
    assert data.status == 1
    assert len(data.data) == 43
    where = {"sheet", "criterion", "profile_field", "evidence"}
    assert set(data.data[0]) == {"severity", "code", *where, "data", "sentence"}


def test_check_finds_no_error_in_the_example(cli: Cli) -> None:
    said = cli("check --example")
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[-1] == "0 errors."
    assert all(one["severity"] != "error" for one in json.loads(cli("check --example --json").out))


def test_check_wants_a_reason_where_the_parties_differ(cli: Cli, file: Path) -> None:
    cli("rate", file, "1.1", all_at("1.1", "75"))
    cli("rate", file, "1.1 --sheet verification --grade 3", all_at("1.1", "50"))
    assert "difference-without-reason" in cli("check", file, "--json").out
    cli("rate", file, "1.1 --sheet verification --reason not-deployed --why 'Two teams only.'")
    assert "difference-without-reason" not in cli("check", file, "--json").out
    # Taken away again, both at once.
    cli("rate", file, "1.1 --sheet verification --reason= --why=")
    assert "difference-without-reason" in cli("check", file, "--json").out
