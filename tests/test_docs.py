"""The authors' guide does what it says: its files, changes and commands give what it prints; its tables are whole."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.cli.main import run
from ccassess.storage.pack_files import FORMAT
from ccassess.storage.packs.json_schema import FILE_KINDS
from ccassess.storage.packs.layout import COMPUTED_KEYS
from tests.guide import Typed, key_rows, steps

if TYPE_CHECKING:
    from tests.guide import Step

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "criteria-packs.md").read_text(encoding="utf-8")
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md"])


def _no_window(_path: Path | None, *, example: bool, who: str) -> int:
    raise AssertionError((example, who))


def test_whoever_follows_the_guide_gets_what_it_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path / "data"))
    differing: list[tuple[Step, str]] = []
    for step in steps(GUIDE):
        if isinstance(step, Typed):
            run(shlex.split(step.words)[1:], _no_window)
            said = "".join(capsys.readouterr())
            if not step.fits(said):
                differing.append((step, said))
        else:
            step.do(tmp_path)
    assert differing == [], "`python -m tests.guide` writes the present answers into the guide"


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_the_reference_names_every_key_of_every_file(kind: str) -> None:
    assert [row for row in key_rows(kind) if row not in GUIDE] == [], "`python -m tests.guide KIND` prints the rows"


def test_the_reference_names_no_key_that_is_not_there() -> None:
    known = {row for kind in FILE_KINDS for row in key_rows(kind)}
    tables = re.findall(r"^\| key \| \| \|\n\|---\|---\|---\|\n((?:\|.*\n)+)", GUIDE, re.MULTILINE)
    assert [row for table in tables for row in table.splitlines() if row not in known] == []


def test_the_reference_tells_how_values_are_made() -> None:
    for key in COMPUTED_KEYS:
        assert f"| `{key}` |" in GUIDE


def test_every_command_of_criteria_is_typed_in_the_guide(capsys: pytest.CaptureFixture[str]) -> None:
    run(["criteria", "--help"], _no_window)
    commands = re.findall(r"^    ([a-z]+)(?: |$)", capsys.readouterr().out, re.MULTILINE)
    assert len(commands) > 10
    assert [command for command in commands if f"ccassess criteria {command}" not in GUIDE] == []


def test_the_guide_is_of_the_format_that_is_read() -> None:
    assert f"\nformat: {FORMAT}\n" in GUIDE


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        path, _, heading = target.partition("#")
        linked = (page.parent / path) if path else page
        assert linked.exists(), target
        if heading:
            assert heading in _headings(linked.read_text(encoding="utf-8")), target


def _headings(text: str) -> set[str]:
    """Return the anchors that GitHub makes of a page's headings."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.*)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
