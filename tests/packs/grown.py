"""The default pack grown to as many criteria as one likes, by copies of its own under other ids."""

from __future__ import annotations

import re

from ccassess.data import criteria_folder
from ccassess.storage.pack_files import read_pack_folder

_CRITERION = re.compile(r"^  - id: (\S+)\n.*?(?=^  - id: |\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^  ([^.\s]+)\..*?(?=^  \S|\Z)", re.DOTALL | re.MULTILINE)


def default_pack() -> dict[str, bytes]:
    """Return the default pack without what knows how many criteria it has: its tests and its migrations."""
    files = dict(read_pack_folder(criteria_folder() / "cca-contact-center"))
    return {name: data for name, data in files.items() if name not in {"tests.yaml", "migrations.yaml"}}


def grown_pack(count: int) -> dict[str, bytes]:
    """Return the default pack with `count` criteria; no fewer than it has. Its points are what they add up to."""
    files = {name: data.decode() for name, data in default_pack().items()}
    areas = sorted(name for name in files if name.startswith("areas/"))
    ids = [match[1] for name in areas for match in _CRITERION.finditer(files[name])]
    copies = {name: (count - 1 - place) // len(ids) for place, name in enumerate(ids)}
    for name, text in files.items():
        if name in areas:
            grown = _CRITERION.sub(lambda match: _copied_criterion(match, copies[match[1]]), text)
            files[name] = re.sub(r"^points: .*\n", "", grown, flags=re.MULTILINE)
        elif name.startswith("i18n/"):
            files[name] = _ENTRY.sub(lambda match: _copied_entry(match, copies.get(match[1], 0)), text)
    files["pack.yaml"] = re.sub(r"^ +points: .*\n", "", files["pack.yaml"], flags=re.MULTILINE)
    return {name: text.encode() for name, text in files.items()}


def _copied_criterion(match: re.Match[str], copies: int) -> str:
    """Return a criterion and its copies: the second one of 2.1 is 2.1.2."""
    text = match[0] if match[0].endswith("\n") else f"{match[0]}\n"
    copied = (
        re.sub(r'^(    ref: "?[^"\s]+)', rf"\g<1>.{number}", text, count=1, flags=re.MULTILINE).replace(
            f"- id: {match[1]}\n", f"- id: {match[1]}-{number}\n", 1
        )
        for number in range(2, copies + 2)
    )
    return "".join([text, *copied])


def _copied_entry(match: re.Match[str], copies: int) -> str:
    text, name = match[0], match[1]
    return "".join([text, *(text.replace(f"  {name}.", f"  {name}-{number}.", 1) for number in range(2, copies + 2))])
