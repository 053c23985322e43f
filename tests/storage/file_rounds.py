"""Assessment files and ZIP files of packs, mutated by chance: refused, or what they were, within a bound of work.

`python -m tests.storage.file_rounds assessments 0 200` tries those numbered 0 to 199, `... archives 0 200` as many ZIP
files of packs; the same number is the same mutation. What goes wrong ends it, with the number said last.
"""

from __future__ import annotations

import functools
import io
import json
import random
import sys
import tempfile
import warnings
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.app.files import create
from ccassess.domain.assessment import Profile
from ccassess.domain.failures import UnreadableFileError
from ccassess.domain.pack_refusals import PackRefusedError
from ccassess.storage import container
from ccassess.storage.document import encode, open_document
from ccassess.storage.manifest import listing, read_claim
from ccassess.storage.members import INDEX_PAGE, MANIFEST
from ccassess.storage.pack_archive import read_pack_archive
from ccassess.storage.pack_files import read_pack
from tests.packs.tiny import tiny
from tests.packs.zips import zipped
from tests.strategies import CONTENTS_BY_HASH, full_assessment, read_tiny
from tests.work import bounded

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.storage.document import ReadPack

ROOT = Path(__file__).resolve().parents[2]
PAGE = "<p>page</p>"
SPARE = 100_000
"""Calls that a mutated file may take beyond ten times those of the file it was: what is wrong is all looked for."""
EXTREMES = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
HEADERS = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True)
class Original:
    data: bytes
    read: ReadPack
    most_work: int


@functools.cache
def originals() -> tuple[Original, ...]:
    """Return a file with something of everything, evidence too; one with a pack that is really read; the golden one."""
    found = (
        (encode(full_assessment(), "0.1.0", PAGE, CONTENTS_BY_HASH), read_tiny),
        (encode(create(tiny(), Profile(centre="Kaisla Energia")), "0.1.0", PAGE, {}), read_pack),
        ((ROOT / "tests" / "files" / "format-1.ccassess").read_bytes(), read_pack),
    )
    made = []
    for data, read in found:
        with bounded(10**8) as work:
            open_document(data, read)
        made.append(Original(data, read, 10 * work.calls + SPARE))
    return tuple(made)


# Bytes changed wherever they are


def flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))] if chance.random() < 0.7 else data[chance.randrange(1, len(data)) :]


def run(data: bytes, chance: random.Random) -> bytes:
    """Blank, insert, remove or copy a run of bytes."""
    length, at, other = chance.choice((1, 4, 30, 500)), chance.randrange(len(data)), chance.randrange(len(data))
    own = data[at : at + length]
    return data[:at] + chance.choice(
        (
            bytes(len(own)) + data[at + length :],
            chance.randbytes(length) + data[at:],
            data[at + length :],
            data[other : other + length] + data[at + length :],
            data[other : other + length] + data[at:],
        )
    )


def header(data: bytes, chance: random.Random) -> bytes:
    """Put an extreme number into one of the ZIP's own headers."""
    sign = chance.choice(HEADERS)
    places = [place for place in range(len(data)) if data.startswith(sign, place)] if len(data) < 50_000 else []
    at = chance.choice(places or [data.rfind(sign)]) + chance.randrange(4, 46)
    size = chance.choice((1, 2, 4))
    value = (chance.choice(EXTREMES) & (256**size - 1)).to_bytes(size, "little")
    return data[:at] + value + data[at + size :]


def appended(data: bytes, chance: random.Random) -> bytes:
    return data + chance.choice((b"\n", bytes(22), data[-22:], data, chance.randbytes(40)))


BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, flip, cut, run, run, header, header, appended)


# Members changed, and the container around them made anew


def changed_member(members: dict[str, bytes], chance: random.Random) -> None:
    name = chance.choice([one for one in members if members[one]])
    members[name] = chance.choice(BYTES)(members[name], chance)


def changed_words(members: dict[str, bytes], chance: random.Random) -> None:
    """Put a word of one part of the JSON in the place of another's."""
    name = chance.choice([one for one in members if one.endswith(("json", "jsonl"))])
    words = members[name].split(b'"')
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    odd = chance.choice((b"", b"\\ud800", b"\xff", b"[" * 99, b"9" * 9999))
    words[one] = words[other] if chance.random() < 0.6 else odd
    members[name] = b'"'.join(words)


def other_words(members: dict[str, bytes], chance: random.Random) -> None:
    """Change letters of words, so that the JSON mostly stays what this program would write."""
    name = chance.choice([one for one in members if one.endswith(("json", "jsonl", "html"))])
    letters = [place for place, byte in enumerate(members[name]) if chr(byte).islower()]
    changed = bytearray(members[name])
    if letters:
        changed[chance.choice(letters)] = chance.choice(b"abcdefghij&<")
    members[name] = bytes(changed)


def moved_member(members: dict[str, bytes], chance: random.Random) -> None:
    """Remove a member, rename it, add one, or exchange two."""
    one, other = chance.sample(sorted(members), 2)
    match chance.randrange(4):
        case 0:
            del members[one]
        case 1:
            members[chance.choice((one + "x", "evidence/" + "a" * 64, "plan/x.json", f"pack/{one}"))] = members.pop(one)
        case 2:
            members[chance.choice(("x.txt", "evidence/" + "0" * 64, "centre/x.json", "pack/areas/x.yaml"))] = b"{}\n"
        case _:
            members[one], members[other] = members[other], members[one]


def swapped_evidence(members: dict[str, bytes], chance: random.Random) -> None:
    names = [one for one in members if one.startswith("evidence/")]
    if names:
        members[chance.choice(names)] = chance.choice((b"", b"another", members[chance.choice(names)][::-1]))


MEMBERS: tuple[Callable[[dict[str, bytes], random.Random], None], ...] = (
    changed_member,
    changed_words,
    other_words,
    other_words,
    moved_member,
    swapped_evidence,
)


def restated(members: dict[str, bytes]) -> None:
    """Let the manifest agree with the members, as only somebody who means to deceive would."""
    try:
        said = json.loads(members.pop(MANIFEST))
        said["members"] = listing(members)
    except (ValueError, KeyError, TypeError, RecursionError):
        return
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    members[MANIFEST] = text.encode("utf-8", "surrogatepass")


def by_another_program(members: dict[str, bytes], chance: random.Random) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", chance.choice((0, 8, 12, 14))) as archive:
        warnings.simplefilter("ignore", UserWarning)
        for name, data in members.items():
            archive.writestr(name, data)
        if chance.random() < 0.5:
            name = chance.choice(sorted(members))
            archive.writestr(name, members[name] + b" ")
    return file.getvalue()


def mutated(number: int) -> tuple[Original, bytes, bool]:
    """Return a file, what became of it, and whether its hashes were put right so that it may say something else."""
    chance = random.Random(number)  # noqa: S311 - repeatable, nothing secret
    original = chance.choice(originals())
    way = chance.random()
    if way < 0.5:
        return original, chance.choice(BYTES)(original.data, chance), False
    members = container.unpack(original.data)
    for _ in range(chance.choice((1, 1, 2))):
        chance.choice(MEMBERS)(members, chance)
    if forged := way > 0.7:
        restated(members)
    if way > 0.95:
        return original, by_another_program(members, chance), False
    try:
        return original, container.pack(members), forged
    except UnreadableFileError:
        return original, by_another_program(members, chance), forged


def examine_assessment(number: int) -> str:
    """Return what became of one mutation, having asserted that no change was accepted."""
    original, data, forged = mutated(number)
    if data == original.data:
        return "unchanged"
    with bounded(original.most_work):
        try:
            document = open_document(data, original.read)
        except UnreadableFileError:
            return "refused"
    assert forged, "a change was accepted"
    # With every hash put right it is another file: it says what was put in, no more; the page, no program reads.
    members = container.unpack(data)
    program = read_claim(members[MANIFEST]).program
    again = container.unpack(encode(document.assessment, program, PAGE, document.contents))
    apart = {MANIFEST, INDEX_PAGE}
    assert {name for name in members.keys() | again.keys() if members.get(name) != again.get(name)} <= apart
    return "another file"


# ZIP files of packs


@functools.cache
def archives() -> tuple[tuple[dict[str, bytes], bytes], ...]:
    beside = {"README.md": b"Read me\n" * 9, "picture.png": bytes(range(256))}
    return tuple((tiny(), zipped({**more, **tiny()}, top)) for top in ("", "my-pack/") for more in ({}, beside))


def mutated_archive(number: int) -> tuple[dict[str, bytes], bytes, bytes]:
    chance = random.Random(number)  # noqa: S311 - repeatable, nothing secret
    files, before = chance.choice(archives())
    data = before
    for _ in range(chance.choice((1, 1, 2))):
        data = chance.choice(BYTES)(data, chance) if data else data
    return files, before, data


@functools.cache
def most_archive_work() -> int:
    with bounded(10**8) as work:
        _read_archive(archives()[0][1])
    return 10 * work.calls + SPARE


def _read_archive(data: bytes) -> dict[str, bytes]:
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(data)
        file.flush()
        return dict(read_pack_archive(Path(file.name)))


def examine_archive(number: int) -> str:
    """Return what became of one mutation, having asserted that whatever is read was there before."""
    files, before, data = mutated_archive(number)
    if data == before:
        return "unchanged"
    with bounded(most_archive_work()):
        try:
            found = _read_archive(data)
        except (PackRefusedError, UnreadableFileError):
            return "refused"
    assert found == files, f"a change was accepted: {sorted(set(files.items()) ^ set(found.items()))}"
    return "the same files"


KINDS = {"assessments": examine_assessment, "archives": examine_archive}


def main(kind: str, first: int, last: int) -> int:
    """Examine some mutations, printing each number before it and the count of all ends."""
    ends: Counter[str] = Counter()
    for number in range(first, last):
        print(number, flush=True)
        ends[KINDS[kind](number)] += 1
    print(dict(sorted(ends.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
