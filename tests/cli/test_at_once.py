"""Two programs that rate in one file at the same moment: no rating that was acknowledged is lost."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

from ccassess.app import files
from ccassess.app.files import open_session
from ccassess.domain.assessment import Party
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.i18n import Translator
from ccassess.wording.files import not_saved_sentence

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Cli

RATE_ALL = """
    import sys
    from ccassess.cli.main import run
    file, *criteria = sys.argv[1:]
    print("ready", flush=True)
    sys.stdin.readline()
    for criterion in criteria:
        print(criterion, run(["rate", file, criterion, "--grade", "2"], None), file=sys.stderr, flush=True)
"""


def started(file: Path, criteria: list[str]) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", textwrap.dedent(RATE_ALL), str(file), *criteria]
    pipe = subprocess.PIPE
    program = subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    return program


def test_every_rating_that_was_acknowledged_is_in_the_file(file: Path) -> None:
    criteria = [one.id for one in open_session(file).pack.criteria if one.ceiling]
    programs = [started(file, criteria[part::2]) for part in range(2)]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    said = "".join(program.communicate()[1] for program in programs)
    statuses = dict(line.split() for line in said.splitlines() if line.split()[0] in criteria)
    assert statuses.keys() == set(criteria)
    assessment = open_session(file).assessment
    rated = {one for one in criteria if assessment.answer(Party.SELF, one).grade == 2}
    assert rated == {one for one, status in statuses.items() if status == "0"}
    assert len(assessment.histories[Party.SELF]) == len(rated) >= len(criteria) // 2
    changed_elsewhere = not_saved_sentence(Translator(""), NotSavedError(NotSaved.CHANGED_ELSEWHERE))
    assert said.count(changed_elsewhere.split(".")[0]) == len(criteria) - len(rated)
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_file_changed_at_the_same_moment_is_opened_again(
    cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.replace_file
    others = ["1.2"]

    def after_another(*arguments: object) -> None:
        if others:
            assert cli("rate", file, others.pop(), "--grade 1").status == 0
        real(*arguments)

    monkeypatch.setattr(files, "replace_file", after_another)
    assert cli("rate", file, "1.1 --grade 2").status == 0
    assessment = open_session(file).assessment
    grades = [assessment.answer(Party.SELF, assessment.pack.refs[ref].id).grade for ref in ("1.1", "1.2")]
    assert grades == [2, 1]


def test_a_file_changed_again_and_again_is_told(cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files.replace_file
    grades = iter("1231231")
    busy = [False]

    def after_another(*arguments: object) -> None:
        if not busy[0]:
            busy[0] = True
            assert cli("rate", file, "1.2 --grade", next(grades)).status == 0
            busy[0] = False
        real(*arguments)

    monkeypatch.setattr(files, "replace_file", after_another)
    said = cli("rate", file, "1.1 --grade 2")
    assert said.status != 0
    assert "changed by somebody else" in said.err
    assert "1.1" not in open_session(file).assessment.self_sheet.answers
