"""`criteria move` and `criteria receipt`: told first, written to a new file, readable ever after."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.app.files import open_session
from ccassess.data import criteria_folder
from ccassess.domain.assessment import Party
from ccassess.storage.document import open_document

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

FIRST = Path(__file__).parents[1] / "files" / "pack-1.0.0.ccassess"
TO = "--to org.ccassess.contact-center"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return Path(shutil.copy(FIRST, tmp_path / "first.ccassess"))


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Return a pack that asks something else in 1.1 without a word about it."""
    folder = tmp_path / "changed"
    shutil.copytree(criteria_folder() / "cca-contact-center", folder)
    (folder / "migrations.yaml").unlink()
    shutil.rmtree(folder / "i18n")
    top = folder / "pack.yaml"
    text = top.read_text("utf-8").replace("version: 1.1.0", "version: 2.0.0")
    top.write_text(text.replace("languages: [en, fi]", "languages: [en]"), "utf-8")
    area = folder / "areas" / "1-leadership.yaml"
    lines = [
        "    question: Something else altogether?" if line.startswith("    question:") and not number else line
        for number, line in enumerate(_from_first_question(area.read_text("utf-8")))
    ]
    head = area.read_text("utf-8").split("    question:")[0].rstrip("\n")
    area.write_text("\n".join((head, *lines)), "utf-8")
    return folder


def _from_first_question(text: str) -> list[str]:
    """Return the lines from the first question on, that question on one line."""
    lines = text.split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("    question:"))
    end = start + 1
    while lines[end].startswith("      "):
        end += 1
    return [lines[start], *lines[end:]]


def test_a_preview_tells_everything_and_writes_nothing(cli: Cli, first: Path, tmp_path: Path) -> None:
    said = cli("criteria move", first, TO, "--preview")
    assert (said.status, said.err) == (0, "")
    assert "Self-assessment: 563.2 of 1,000.0, as before." in said.out
    assert "Verification, not sealed: 485.3 of 1,000.0, as before." in said.out
    assert "Nothing has to be assessed anew." in said.out
    assert "nothing was written" in said.out
    assert [path.name for path in tmp_path.iterdir()] == ["first.ccassess"]


def test_a_move_writes_a_new_file_and_leaves_the_old_one(cli: Cli, first: Path, tmp_path: Path) -> None:
    said = cli("criteria move", first, TO, "--out second.ccassess --as 'Aino Salmi'")
    assert (said.status, said.err) == (0, "")
    assert said.out.endswith("Written: second.ccassess. The old file is as it was.\n")
    assert first.read_bytes() == FIRST.read_bytes()
    receipt = cli("criteria receipt second.ccassess")
    assert receipt.status == 0
    assert receipt.out.startswith("Contact centre assessment: from version 1.0.0 to 1.1.0 (")
    assert "Aino Salmi" in receipt.out
    assert cli("score second.ccassess").out.splitlines()[0] == cli("score", first).out.splitlines()[0]


def test_evidence_moves_along_whole(cli: Cli, first: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"what was agreed")
    assert cli("evidence", first, "add note.txt --criterion 1.1").status == 0
    assert cli("criteria move", first, TO, "--out second.ccassess").status == 0
    moved = open_document((tmp_path / "second.ccassess").read_bytes())
    assert list(moved.contents.values()) == [b"what was agreed"]
    assert [one.name for one in moved.assessment.evidence if one.uses] == ["note.txt"]


def test_what_is_not_carried_is_listed_and_kept(cli: Cli, first: Path, changed: Path) -> None:
    said = cli("criteria move", first, "--to", changed, "--out second.ccassess")
    assert said.status == 0
    assert "To be assessed anew" in said.out
    assert "1.1 Purpose and role: It has changed" in said.out or "It has changed: findings" in said.out
    assert "Self-assessment, Planned:" in said.out
    moved = open_session(Path("second.ccassess")).assessment
    assert not moved.answer(Party.SELF, "purpose").ratings
    assert moved.answer(Party.SELF, "purpose").flagged
    receipt = cli("criteria receipt second.ccassess --json").data
    (line,) = [one for one in receipt[0]["lines"] if one["old"]["id"] == "purpose"]
    assert line["outcome"] == "needs_review"
    assert {one["path"] for one in line["left"]} >= {"self/purpose/ratings/planned", "verification/purpose/grade"}


def test_as_data_it_says_the_same(cli: Cli, first: Path) -> None:
    data = cli("criteria move", first, TO, "--preview --json").data
    assert data["totals"][0]["after"]["points"] == "563.2"
    assert data["review"] == []
    assert sum(data["counts"].values()) == len(data["lines"]) == 38


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (f"{TO}", 2, "Say with --out which file to write, or ask for --preview."),
        (f"{TO} --out first.ccassess", 2, "There is a file"),
        (f"{TO} --out nowhere/a.ccassess", 2, "There is no folder"),
        ("--to nothing --preview", 2, "There is no criteria pack"),
        ("--to first.ccassess --preview", 1, "The assessment is by these criteria already"),
    ],
)
def test_a_refused_move_writes_nothing(cli: Cli, first: Path, words: str, status: int, says: str) -> None:
    said = cli("criteria move", first, words)
    assert (said.status, said.out) == (status, "")
    assert says in said.err
    assert [path.name for path in first.parent.iterdir()] == ["first.ccassess"]
    assert first.read_bytes() == FIRST.read_bytes()


def test_without_a_move_there_is_no_receipt(cli: Cli, first: Path) -> None:
    said = cli("criteria receipt", first)
    assert said.status == 1
    assert "never moved" in said.out
    assert cli("criteria receipt", first, "--json").data == []


@pytest.mark.usefixtures("marked")
def test_every_sentence_can_be_translated(cli: Cli, first: Path, changed: Path) -> None:
    said = cli("criteria move", first, "--to", changed, "--preview").out
    assert "«To be assessed anew" in said
    assert "«This is a preview" in said
