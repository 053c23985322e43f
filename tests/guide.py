"""The authors' guide as steps that can be done: the files it shows, the changes it makes, the commands it types.

`python -m tests.guide` writes into the guide what the program answers now; with a kind of file, such as `pack`, it
prints the rows of the reference.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ccassess.storage.packs.json_schema import FILE_KINDS
from ccassess.storage.packs.key_descriptions import DESCRIPTIONS
from ccassess.storage.packs.layout import COMPUTED_KEYS
from ccassess.storage.packs.shapes import Either, ListOf, MapOf, OneOf, Record, WordOr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ccassess.storage.packs.shapes import Shape

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "criteria-packs.md"

_FENCED = re.compile(
    r"^`(?P<file>[\w./-]+)`:\n\n```yaml\n(?P<text>.*?)^```$"
    r"|^In `(?P<edited>[\w./-]+)`[^\n]*:\n\n```diff\n(?P<diff>.*?)^```$"
    r"|^```console\n(?P<typed>.*?)^```$"
    r"|^\* Delete `(?P<gone>[\w./-]+)`",
    re.MULTILINE | re.DOTALL,
)
_ELIDED = "…"


@dataclass(frozen=True)
class Written:
    """A whole file, shown under its name."""

    path: str
    text: str

    def do(self, folder: Path) -> None:
        (folder / self.path).write_text(self.text, encoding="utf-8")


@dataclass(frozen=True)
class Edited:
    """Lines of a file taken out and put in; those around them tell where."""

    path: str
    old: str
    new: str

    def do(self, folder: Path) -> None:
        text = (folder / self.path).read_text(encoding="utf-8")
        assert text.count(self.old) == 1, (self.path, self.old, text)
        (folder / self.path).write_text(text.replace(self.old, self.new), encoding="utf-8")


@dataclass(frozen=True)
class Deleted:
    """A file that the reader is told to delete."""

    path: str

    def do(self, folder: Path) -> None:
        (folder / self.path).unlink()


@dataclass(frozen=True)
class Typed:
    """A command, and what the program answers; … stands for what is another each time."""

    words: str
    answer: str

    def fits(self, answer: str) -> bool:
        parts = (re.escape(part) for part in self.answer.split(_ELIDED))
        return re.fullmatch(".*".join(parts), answer, re.DOTALL) is not None


Step: TypeAlias = "Written | Edited | Deleted | Typed"


def steps(guide: str) -> tuple[Step, ...]:
    """Return all that the guide does, in its order."""
    found: list[Step] = []
    for match in _FENCED.finditer(guide):
        if match["file"]:
            found.append(Written(match["file"], match["text"]))
        elif match["edited"]:
            found.append(_edit(match["edited"], match["diff"]))
        elif match["gone"]:
            found.append(Deleted(match["gone"]))
        else:
            found += _typed(match["typed"])
    return tuple(found)


def _edit(path: str, diff: str) -> Edited:
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    return Edited(path, old, new)


def _typed(block: str) -> list[Typed]:
    commands = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [Typed(command, answer) for command, _, answer in (one.partition("\n") for one in commands)]


def key_rows(kind: str) -> tuple[str, ...]:
    """Return the rows of the reference for a kind of file: each key, whether it is needed, what it is for."""
    return tuple(_rows(FILE_KINDS[kind].shape, "", DESCRIPTIONS[kind], ()))


def _rows(shape: Shape, path: str, said: Mapping[str, str], above: tuple[Record, ...]) -> Iterator[str]:
    match shape:
        case Record() if shape not in above:
            for name, key in shape.keys.items():
                below = f"{path}.{name}" if path else name
                # How a value is made of others is told once for all of them.
                if name in COMPUTED_KEYS:
                    continue
                needed = "needed" if key.required else ""
                yield f"| `{below}` | {needed} | {said[below]}{_choices(key.shape)} |"
                yield from _rows(key.shape, below, said, (*above, shape))
        case ListOf():
            yield from _rows(shape.item, path, said, above)
        case MapOf():
            yield from _rows(shape.value, path, said, above)
        case Either():
            yield from _rows(shape.of_list, path, said, above)
            yield from _rows(shape.other, path, said, above)
        case WordOr():
            yield from _rows(shape.record, path, said, above)


def _choices(shape: Shape) -> str:
    return f" One of: {', '.join(f'`{name}`' for name in shape.names)}." if isinstance(shape, OneOf) else ""


def refreshed(guide: str, folder: Path) -> str:
    """Return the guide with what the program answers now, done in an empty folder; what still fits stays."""
    program = Path(sys.executable).with_name("ccassess")
    own = {"CCASSESS_DATA": str(folder / "data"), "LC_ALL": "C.UTF-8", "COLUMNS": "100"}

    def once_more(match: re.Match[str]) -> str:
        text = match[0]
        for step in steps(text):
            if not isinstance(step, Typed):
                step.do(folder)
                continue
            words = [program, *shlex.split(step.words)[1:]]
            done = subprocess.run(words, cwd=folder, env=os.environ | own, capture_output=True, text=True, check=False)
            said = done.stdout + done.stderr
            if not step.fits(said):
                print("Another answer now:", step.words)
                text = text.replace(f"$ {step.words}\n{step.answer}", f"$ {step.words}\n{said}")
        return text

    return _FENCED.sub(once_more, guide)


def main(kinds: Sequence[str]) -> None:
    """Print the reference's rows for kinds of files; without any, write the program's answers into the guide."""
    for kind in kinds:
        print("\n".join(key_rows(kind)))
    if not kinds:
        with tempfile.TemporaryDirectory() as folder:
            GUIDE.write_text(refreshed(GUIDE.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
