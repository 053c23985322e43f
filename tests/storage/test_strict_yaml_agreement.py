"""The strict YAML reader answers alike with and without libyaml, whatever it is given."""

from __future__ import annotations

import random

import pytest
import yaml

from ccassess.storage.strict_yaml import Document, Mapping, Scalar, Value, read

SAMPLE = """\
# A pack as people write it.
format: 1
version: 1.10
edition: "2027"
languages: [en, fi]
time: 12:30
answer: No
number: 010
notice: 'Independent criteria; it''s not affiliated.'
long: >-
  Folded text
  over lines

  and a paragraph with ä
literal: |
  kept
    as it is
scales:
  enabler:
    values: {min: 0, max: 100, step: 5}
    caps:
      - {of: [planned, carried_out], plus: 25}
    anchors: {0: chance or personal habit, 25: "a \\"plan\\" \\u00e4"}
empty:
criteria:
- id: coaching
  plain text: over
    two lines
  look_for: ["one?", 'two', three four]
  nested:
    - - a
      - b
    - {a: [b, {c: d}]}
"""


def _plain(value: Value) -> object:
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Mapping):
        return {entry.key.text: _plain(entry.value) for entry in value.entries}
    return [_plain(item) for item in value.items]


def test_the_sample_reads_whole() -> None:
    result = read(SAMPLE.encode())
    assert isinstance(result, Document)
    assert _plain(result.root) == yaml.load(SAMPLE, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts only


def _mutated(chance: random.Random) -> bytes:
    pieces = [
        "\n",
        "  ",
        "\t",
        ": ",
        "- ",
        "? ",
        "?",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "#",
        "&a ",
        "*a ",
        "!t ",
        "|\n",
    ]
    pieces += [
        ">-\n",
        "|#",
        "%",
        "@",
        "`",
        "\\",
        "<<: ",
        "---\n",
        "...\n",
        "ä",
        "\ufeff",
        "\x07",
        "\r\n",
        "\\ud800",
        "a: ",
    ]
    text = SAMPLE
    if chance.random() < 0.5:
        start = chance.randrange(len(text))
        text = text[start : start + chance.randint(5, 200)]
    for _ in range(chance.randint(1, 5)):
        at, other = chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)
        change = chance.choice(["insert", "insert", "cut", "copy"])
        if change == "insert":
            text = text[:at] + chance.choice(pieces) + text[at:]
        elif change == "cut":
            text = text[:at] + text[at + chance.randint(1, 9) :]
        else:
            text = text[:at] + text[other : other + chance.randint(1, 30)] + text[at:]
    data = bytearray(text.encode())
    if data and chance.random() < 0.1:
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def test_mutated_files_are_read_or_refused_alike_by_both_parsers(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(2027)  # noqa: S311 - repeatable, nothing secret
    files = [_mutated(chance) for _ in range(2_000)]
    with_libyaml = [read(data) for data in files]
    monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    assert [read(data) for data in files] == with_libyaml
    assert any(isinstance(result, Document) for result in with_libyaml)
    assert any(isinstance(result, tuple) for result in with_libyaml)


def test_libyaml_reads_what_is_faultless(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(yaml, "CBaseLoader"):
        pytest.skip("this PyYAML came without libyaml")
    monkeypatch.delattr(yaml, "BaseLoader")
    assert isinstance(read(SAMPLE.encode()), Document)
