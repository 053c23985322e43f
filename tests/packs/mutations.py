"""Packs mutated by chance, each read by both parsers and looked at as an author and a scorer would.

`python -m tests.packs.mutations 0 200` tries those numbered 0 to 199 and says what became of them; the same number
is the same mutation for as long as the packs stay as they are. What goes wrong ends it, with the number said last.
"""

from __future__ import annotations

import functools
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import yaml

from ccassess.domain.assessment import Party, Sheet
from ccassess.domain.fingerprint import scoring_fingerprint, texts_fingerprint
from ccassess.domain.pack_testing import run_tests
from ccassess.domain.problems import Severity
from ccassess.domain.scoring import score_sheet
from ccassess.i18n import translator
from ccassess.storage import strict_yaml
from ccassess.storage.pack_files import check_pack, read_pack_folder
from ccassess.wording.problems import problem_hint, problem_sentence
from tests.packs.tiny import tiny
from tests.work import bounded

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("criteria/*/pack.yaml", "resources/starter-pack/pack.yaml", "tests/packs/*-like/pack.yaml")
TOKEN = re.compile(rb"[^\s\[\]{},:#]+|[\[\]{},:#-]")
VALUE = re.compile(rb"(?<=: )\S.*")
SAY = translator("en")
READ = strict_yaml.read
MOST_WORK = 5_000_000
"""Calls that one mutation may take; the costliest of the ten thousand takes little more than half of them."""
READ_ONCE = functools.lru_cache(1000)(READ)
"""All but one file of a mutated pack are as they always were."""


@functools.cache
def packs() -> list[dict[str, bytes]]:
    """Return the files of every pack that is mutated: all that we ship, and those of the tests."""
    folders = sorted(path.parent for pattern in FOLDERS for path in ROOT.glob(pattern))
    return [*(dict(read_pack_folder(folder)) for folder in folders), tiny()]


def flip_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def swap_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def repeat_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    start = chance.randrange(len(lines))
    end = start + chance.randint(1, 6)
    return b"".join([*lines[:end], *lines[start:end], *lines[end:]])


def delete_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    start = chance.randrange(len(lines))
    del lines[start : start + chance.randint(1, 3)]
    return b"".join(lines)


def indent_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    start, by = chance.randrange(len(lines)), chance.choice([-2, -1, 1, 2, 4])
    for number in range(start, min(start + chance.randint(1, 4), len(lines))):
        line = lines[number]
        blanks = len(line) - len(line.lstrip(b" "))
        lines[number] = b" " * max(0, blanks + by) + line.lstrip(b" ")
    return b"".join(lines)


def exchange_tokens(data: bytes, chance: random.Random) -> bytes:
    """Put words of another file where words of this one were."""
    strange = TOKEN.findall(chance.choice(list(chance.choice(packs()).values())))
    for _ in range(chance.randint(1, 3)):
        own = list(TOKEN.finditer(data))
        if own:
            place = chance.choice(own)
            data = data[: place.start()] + chance.choice(strange) + data[place.end() :]
    return data


def exchange_values(data: bytes, chance: random.Random) -> bytes:
    """Put what stands after keys of another file after keys of this one."""
    strange = VALUE.findall(chance.choice(list(chance.choice(packs()).values())))
    for _ in range(chance.randint(1, 3)):
        own = list(VALUE.finditer(data))
        if own and strange:
            place = chance.choice(own)
            data = data[: place.start()] + chance.choice(strange) + data[place.end() :]
    return data


def swap_likes(data: bytes, chance: random.Random) -> bytes:
    """Swap two lines of one indentation, so that the file mostly stays YAML."""
    lines = data.splitlines(keepends=True)
    one = chance.randrange(len(lines))
    likes = [number for number, line in enumerate(lines) if _blanks(line) == _blanks(lines[one])]
    other = chance.choice(likes)
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _blanks(line: bytes) -> int:
    return len(line) - len(line.lstrip(b" -"))


def truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


KINDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip_bytes,
    swap_lines,
    repeat_lines,
    delete_lines,
    indent_lines,
    exchange_tokens,
    exchange_values,
    exchange_values,
    swap_likes,
    truncate,
)


def mutated(number: int) -> tuple[dict[str, bytes], str]:
    """Return the files of a pack of which one was changed, once or up to three times, and that one's name."""
    chance = random.Random(number)  # noqa: S311 - repeatable, nothing secret
    files = dict(chance.choice(packs()))
    name = chance.choice(sorted(files))
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        if files[name]:
            files[name] = chance.choice(KINDS)(files[name], chance)
    return files, name


def examine(number: int) -> str:
    """Return what became of one mutation, having asserted that it was read, refused and explained as it must be."""
    files, name = mutated(number)
    read = READ(files[name])
    with patch.object(yaml, "CBaseLoader", None):
        assert READ(files[name]) == read, "the parsers disagree"
    with patch.object(strict_yaml, "read", READ_ONCE):
        pack, problems = check_pack(files)
    for problem in problems:
        assert problem_sentence(SAY, problem).endswith(".")
        problem_hint(SAY, problem)
        # A language without a file is told of that file.
        assert 0 <= problem.line <= files.get(problem.file, b"").count(b"\n") + files[name].count(b"\r") + 1, problem
    assert (pack is None) == any(problem.severity is Severity.ERROR for problem in problems)
    if pack is None:
        return "no YAML" if isinstance(read, tuple) else "refused"
    assert scoring_fingerprint(pack)
    assert texts_fingerprint(pack)
    score_sheet(pack, Sheet(Party.SELF, {}))
    return "caught by its tests" if run_tests(pack) else "usable"


def main(first: int, last: int) -> int:
    """Examine some mutations, printing each number before it and the count of all ends."""
    ends: Counter[str] = Counter()
    costliest = 0
    for number in range(first, last):
        print(number, flush=True)
        with bounded(MOST_WORK) as work:
            ends[examine(number)] += 1
        costliest = max(costliest, work.calls)
    print(dict(sorted(ends.items())), "costliest:", costliest, "calls")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
