"""The recorded story: by strace where that is possible, else as it was recorded last and kept beside this file.

`python -m tests.crash.recording` records it anew into tests/crash/recorded/, after the program has changed what it asks
of the disk.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.crash.strace import CALLS, NEXT_RUN, kept_lines, recording_of
from tests.crash.worker import DATA, DOCUMENTS, PARTS

if TYPE_CHECKING:
    from tests.crash.operations import Recording

ROOT = Path(__file__).resolve().parents[2]
RECORDED = Path(__file__).parent / "recorded" / "story.strace.gz"
FOLDERS = frozenset({DOCUMENTS})


class NoTracingError(Exception):
    """strace cannot be used here; the text says why."""


class StraceMissingError(NoTracingError):
    """It could be used if it were installed."""


def recording() -> tuple[Recording, str]:
    """Return the story as the program tells it now, else the one that is kept, and why it is that.

    Raises StraceMissingError, for that can be mended.
    """
    try:
        return story_of(recorded_now()), ""
    except StraceMissingError:
        raise
    except NoTracingError as error:
        return kept_recording(), str(error)


def kept_recording() -> Recording:
    """Return the story as it was recorded last."""
    return story_of(gzip.decompress(RECORDED.read_bytes()).decode().splitlines())


def story_of(lines: list[str]) -> Recording:
    """Return the recording that has been kept as lines, the first of which is its root."""
    root, *rest = lines
    return recording_of(rest, root, FOLDERS)


def recorded_now(synchronous: str = "FULL") -> list[str]:
    """Let the story happen under strace; return its root and the lines about it.

    `synchronous` is what SQLite shall wait for, which the program never leaves to chance.

    Raises NoTracingError where this system traces nobody.
    """
    may_trace()
    root = Path(tempfile.mkdtemp(prefix="ccassess-story-"))
    try:
        (root / DOCUMENTS).mkdir()
        lines = [str(root)]
        for part in PARTS:
            lines += [f"{NEXT_RUN} {part}", *_traced(root, part, f"synchronous = {synchronous}")]
        return lines
    finally:
        shutil.rmtree(root)


def may_trace() -> None:
    """Raise NoTracingError where strace cannot be used here."""
    if sys.platform != "linux":
        raise NoTracingError("strace is of Linux alone.")
    if shutil.which("strace") is None:
        raise StraceMissingError(
            "The tests of power cuts need strace: `sudo apt-get install strace`; `python3 dev.py test` installs it too."
        )
    command = ["strace", "-f", "-o", os.devnull, "-e", "trace=openat", "true"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        raise NoTracingError("this computer lets no program trace another (ptrace).")


def _traced(root: Path, *words: str) -> list[str]:
    with tempfile.NamedTemporaryFile(prefix="ccassess-strace-") as output:
        calls = f"trace={','.join(f'?{call}' for call in CALLS)}"
        strace = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", "signal=none", "-e", calls, "-o", output.name]
        command = [*strace, sys.executable, "-m", "tests.crash.worker", str(root), *words]
        environment = {**os.environ, "CCASSESS_DATA": str(root / DATA)}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if done.returncode not in {0, -9, 137}:
            raise AssertionError(f"The recorded program failed:\n{done.stderr}")
        with Path(output.name).open(encoding="ascii") as lines:
            return [line.rstrip("\n") for line in kept_lines(lines, str(root))]


if __name__ == "__main__":
    RECORDED.parent.mkdir(exist_ok=True)
    RECORDED.write_bytes(gzip.compress("\n".join(recorded_now()).encode(), mtime=0))
    print(f"{RECORDED}: {RECORDED.stat().st_size:,} bytes")
