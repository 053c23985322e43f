"""No mutation of a pack's files makes the program fall over, hang, or read them otherwise without libyaml."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.packs.mutations import KINDS, ROOT, mutated

FEW = 200
MANY = 10_000
AT_ONCE = 250
PATIENCE = 900
"""Seconds after which some mutations, which take a few, are taken to hang."""


def fails(first: int, last: int) -> str:
    """Return what went wrong with some mutations, "" where nothing did; in a process that can be stopped."""
    command = [sys.executable, "-m", "tests.packs.mutations", str(first), str(last)]
    try:
        child = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        said = (late.stdout or b"").decode().split()
        return f"mutation {said[-1] if said else first} does not end"
    return "" if child.returncode == 0 else f"mutation {child.stdout.split()[-1:]}: {child.stderr}"


def test_the_same_number_is_the_same_mutation_and_each_kind_changes_something() -> None:
    assert mutated(7) == mutated(7)
    names = {mutated(number)[1].partition("/")[0] for number in range(100)}
    assert {"pack.yaml", "areas", "i18n", "tests.yaml"} <= names
    assert len(set(KINDS)) == 9


def test_some_mutated_packs_are_read_or_refused_alike_by_both_parsers() -> None:
    assert fails(0, FEW) == ""


@pytest.mark.soak
def test_ten_thousand_mutated_packs_are_read_or_refused_alike_by_both_parsers() -> None:
    starts = range(0, MANY, AT_ONCE)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(fails, starts, [start + AT_ONCE for start in starts])
        assert [text for text in found if text] == []
