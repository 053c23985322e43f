"""No mutation of a file is opened as something it is not, makes the program fall over, or keeps it busy."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.packs.mutations import ROOT
from tests.storage.file_rounds import KINDS, mutated, mutated_archive
from tests.work import TooMuchWorkError, bounded

FEW = {"assessments": 250, "archives": 500}
MANY = 10_000
AT_ONCE = 500
every_kind = pytest.mark.parametrize("kind", sorted(KINDS))


def fails(kind: str, first: int, last: int) -> str:
    """Return what went wrong with some mutations, "" where nothing did; in a process of its own, which may crash."""
    command = [sys.executable, "-m", "tests.storage.file_rounds", kind, str(first), str(last)]
    child = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    return "" if child.returncode == 0 else f"mutation {child.stdout.split()[-1:]}: {child.stderr}"


def test_the_same_number_is_the_same_mutation() -> None:
    assert mutated(7) == mutated(7)
    assert mutated_archive(7) == mutated_archive(7)


def test_all_that_can_become_of_a_file_is_among_the_first() -> None:
    ends = {KINDS["assessments"](number) for number in range(60)}
    assert {"refused", "another file"} <= ends


@every_kind
def test_some_mutated_files_are_refused_or_what_they_were(kind: str) -> None:
    assert fails(kind, 0, FEW[kind]) == ""


@pytest.mark.soak
@every_kind
def test_ten_thousand_mutated_files_are_refused_or_what_they_were(kind: str) -> None:
    starts = range(0, MANY, AT_ONCE)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda start: fails(kind, start, start + AT_ONCE), starts)
        assert [text for text in found if text] == []


def test_work_without_an_end_is_ended() -> None:
    def never_ends() -> None:
        while True:
            len("")

    with pytest.raises(TooMuchWorkError), bounded(1000):
        never_ends()
