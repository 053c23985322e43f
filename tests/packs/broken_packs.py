"""The packs of tests/packs/broken: the tiny pack but for a few files, and what `criteria check` says of it.

A folder holds the files that differ, `left-out.txt` with the names of those that are missing, if any, and
`expected.txt`: all that is printed up to the fingerprints, which a pack with warnings alone ends with. After a
sentence has been reworded, `python -m tests.packs.broken_packs` writes these files anew; read what changed.
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from argparse import Namespace
from pathlib import Path

from ccassess.cli.common import Call
from ccassess.cli.criteria import check
from ccassess.i18n import translator
from tests.packs.tiny import tiny

HERE = Path(__file__).parent / "broken"
EXPECTED = "expected.txt"
LEFT_OUT = "left-out.txt"


def broken_names() -> list[str]:
    """Return the names of the broken packs."""
    return sorted(folder.name for folder in HERE.iterdir())


def own_files(name: str) -> dict[str, bytes]:
    """Return the files that a broken pack has otherwise than the tiny one."""
    folder = HERE / name
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


def broken_pack(name: str) -> dict[str, bytes]:
    """Return all files of a broken pack."""
    files = {**tiny(), **own_files(name)}
    left_out = HERE / name / LEFT_OUT
    for missing in left_out.read_text(encoding="utf-8").split() if left_out.exists() else ():
        del files[missing]
    return files


def said_of(files: dict[str, bytes], language: str = "en") -> str:
    """Return what `criteria check` prints of a pack, up to the fingerprints."""
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as place, contextlib.redirect_stdout(said):
        for name, data in files.items():
            path = Path(place, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        check(Call(Namespace(pack=place, json=False), translator(language)))
    lines = said.getvalue().replace(place, "FOLDER").splitlines(keepends=True)
    end = next((number for number, line in enumerate(lines) if line.endswith("no errors.\n")), len(lines) - 1)
    return "".join(lines[: end + 1])


def expected_of(name: str) -> str:
    """Return what `criteria check` has to print of a broken pack."""
    return (HERE / name / EXPECTED).read_text(encoding="utf-8")


def main() -> int:
    """Write down what is said of every broken pack now."""
    for name in broken_names():
        (HERE / name / EXPECTED).write_text(said_of(broken_pack(name)), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
