"""When any one call of the system fails, on SQLite's way or ours, nothing promised is lost and a code says what it was.

strace puts itself between the program and the system, and answers the n-th call of a kind with an error.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.failures import NotJournalled, NotSaved, Unreadable
from tests.crash.opening import open_again, promised_by
from tests.crash.operations import Said
from tests.crash.recording import ROOT, NoTracingError, may_trace
from tests.crash.strace import PROMISE
from tests.crash.worker import DATA, DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

QUICK = 2
"""How many ways of failing of each kind of call a quick run tries; a long one tries all."""

KINDS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "link", "unlink", "openat")
ERRORS = ("EIO", "ENOSPC")
CODES = {str(code) for code in (*NotSaved, *NotJournalled, *Unreadable)}


@dataclass(frozen=True, slots=True)
class Ground:
    """A folder in which a killed program has left work, to be made anew for every round at the same place."""

    root: Path
    kept: Path
    said: tuple[Said, ...]

    def renew(self) -> None:
        shutil.rmtree(self.root)
        shutil.copytree(self.kept, self.root)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    try:
        may_trace()
    except NoTracingError as error:
        pytest.skip(str(error))
    home = tmp_path_factory.mktemp("faults")
    root, kept = home / "root", home / "kept"
    (root / DOCUMENTS).mkdir(parents=True)
    done = worked(root, "first")
    shutil.copytree(root, kept)
    return Ground(root, kept, promises_in(done.stdout))


def worked(root: Path, part: str, *before: str) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-m", "tests.crash.worker", str(root), part]
    environment = {**os.environ, "CCASSESS_DATA": str(root / DATA)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)


def promises_in(output: str) -> tuple[Said, ...]:
    lines = (line for line in output.splitlines() if line.startswith(PROMISE))
    return tuple(Said(tuple(line.removeprefix(PROMISE).split(" "))) for line in lines)


def strace(kind: str, log: Path, *more: str) -> list[str]:
    """Return the words by which a program runs with an eye on the calls of a kind."""
    return ["strace", "-f", "-y", "-o", str(log), "-e", "signal=none", "-e", f"trace={kind}", *more]


def places(ground: Ground, kind: str) -> list[int]:
    """Return which calls of a kind have to do with our folder, counted from 1 on."""
    ground.renew()
    log = ground.root.parent / "log"
    done = worked(ground.root, "among-faults", *strace(kind, log))
    assert done.returncode == 0, done.stderr
    assert "told" not in done.stdout
    calls = [line for line in log.read_text("utf-8", "replace").splitlines() if re.match(r"\d+ +\w+\(", line)]
    return [number for number, line in enumerate(calls, 1) if str(ground.root) in line]


def fail(ground: Ground, kind: str, when: str, error: str) -> None:
    ground.renew()
    log = ground.root.parent / "log"
    done = worked(ground.root, "among-faults", *strace(kind, log, "-e", f"inject={kind}:error={error}:when={when}"))
    what = f"{kind} {when} {error}\n{done.stdout}\n{done.stderr}"
    assert "INJECTED" in log.read_text("utf-8", "replace"), what
    assert done.returncode == 0, what
    told = {line.removeprefix("told ") for line in done.stdout.splitlines() if line.startswith("told ")}
    assert told <= CODES, what
    promises = promised_by((*ground.said, *promises_in(done.stdout)))
    promises.conflicts = True
    try:
        open_again(ground.root, promises)
    except AssertionError as lost:
        raise AssertionError(f"{lost}: {what}") from lost


def rounds(ground: Ground, kind: str) -> Iterator[tuple[str, str]]:
    """Return every way in which calls of a kind can fail: one alone, or it and all that follow."""
    found = places(ground, kind)
    assert found, f"nobody calls {kind}"
    for place in found:
        for error in ERRORS:
            yield str(place), error
        if kind != "openat":
            yield f"{place}+", "ENOSPC"


@pytest.mark.parametrize("kind", KINDS)
def test_a_call_that_fails_loses_nothing(ground: Ground, kind: str) -> None:
    every = list(rounds(ground, kind))
    for when, error in random.Random(kind).sample(every, min(QUICK, len(every))):  # noqa: S311 - the same each time
        fail(ground, kind, when, error)


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_whichever_call_fails_nothing_is_lost(
    ground: Ground, kind: str, record_property: Callable[[str, object], None]
) -> None:
    every = list(rounds(ground, kind))
    record_property("figure", f"{len(every):,} rounds in which {kind} failed")
    for when, error in every:
        fail(ground, kind, when, error)
