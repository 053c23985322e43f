"""Builds the worked example, one file per language, from the ratings, figures, texts and evidence in `source/`.

Run it after a change of the sources or of the default criteria: `.venv/bin/python resources/examples/build.py`. Same
sources, same bytes: ids, times and the program's version are fixed.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from ccassess.data import criteria_folder
from ccassess.domain.assessment import (
    Answer,
    Assessment,
    Finding,
    FindingKind,
    HistoryEntry,
    Mark,
    Marks,
    Party,
    Person,
    Profile,
    Reason,
    Role,
    Sheet,
    new_assessment,
)
from ccassess.domain.evidence import in_pack_order
from ccassess.domain.evidence_edits import new_file, new_link
from ccassess.domain.exact import parse_decimal
from ccassess.domain.figures import Figure, Series
from ccassess.domain.periods import following, parse_period
from ccassess.reporting.index_page import index_page
from ccassess.storage.document import encode
from ccassess.storage.pack_files import read_pack, read_pack_folder

if TYPE_CHECKING:
    from ccassess.domain.evidence import Evidence
    from ccassess.domain.pack import Node, Pack

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "fi")
PACK = "cca-contact-center"
PROGRAM_VERSION = "0.1.0"

_LISTS = {
    FindingKind.STRENGTH: "strengths",
    FindingKind.IMPROVEMENT: "improvements",
    FindingKind.ISSUE: "issues",
}

_COLUMNS = ("value", "target", "target_high", "comparator", "n")

# What a YAML mapping holds is known by its shape alone.
Source = dict[str, Any]


def example(language: str) -> bytes:
    """Return the file of the worked example in a language."""
    contents = dict(_attached(language).values())
    assessment = example_assessment(language)
    return encode(assessment, PROGRAM_VERSION, index_page(assessment, language), contents)


def example_path(language: str) -> Path:
    """Return where the file of a language lies."""
    return HERE / f"example-{language}.ccassess"


def example_assessment(language: str) -> Assessment:
    """Return the worked example in a language; ratings, grades and reason codes are those of every language.

    Raises KeyError where a criterion of the pack has no ratings or no texts.
    """
    shared, texts = _source("ratings"), _source(f"text-{language}")
    figures, said = _source("figures"), _source(f"figures-{language}")
    pack = read_pack(read_pack_folder(criteria_folder() / PACK))
    blank = new_assessment(shared["documents"][language], shared["created"], pack, Profile(**texts["profile"]))
    histories = _histories(shared, blank.profile)
    return replace(
        blank,
        self_sheet=_sheet(Party.SELF, pack, shared["criteria"], texts["criteria"]),
        verification_sheet=_sheet(Party.VERIFICATION, pack, shared["criteria"], texts["criteria"]),
        people=_people(shared["people"]),
        team=_people(shared["team"]),
        histories=histories,
        series=tuple(_series(one, said["series"][one["id"]]) for one in figures["series"]),
        checklists={
            name: Marks(_marks(marks), said["checklists"][name]) for name, marks in figures["checklists"].items()
        },
        meanings=said["meanings"],
        evidence=_evidence(pack, language),
        generation=1 + sum(len(entries) for entries in histories.values()),
    )


def _source(name: str) -> Any:  # noqa: ANN401 - a mapping, of the evidence a list
    loaded: object = yaml.safe_load((HERE / "source" / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def _people(listed: list[Source]) -> tuple[Person, ...]:
    return tuple(Person(one["name"], Role(one["role"])) for one in listed)


def _sheet(party: Party, pack: Pack, ratings: Source, texts: Source) -> Sheet:
    return Sheet(
        party,
        {one.id: _answer(party, one, ratings[one.id][party], texts[one.id][party]) for one in pack.criteria},
    )


def _answer(party: Party, criterion: Node, rated: Source, said: Source) -> Answer:
    attributes = [leaf.id for leaf in criterion.leaves()]
    return Answer(
        ratings=dict(zip(attributes, map(Fraction, rated["ratings"]), strict=True)),
        grade=rated["grade"],
        findings=tuple(
            Finding(f"{party}.{criterion.id}.{kind}.{number}", kind, text)
            for kind, listed in _LISTS.items()
            for number, text in enumerate(said.get(listed, ()), start=1)
        ),
        note=said.get("note", ""),
        reason=Reason(rated["reason"]) if "reason" in rated else None,
        reason_text=said.get("reason", ""),
    )


def _series(numbers: Source, said: Source) -> Series:
    return Series(
        id=numbers["id"],
        measure=numbers["measure"],
        segment=said.get("segment", ""),
        variant=numbers.get("variant", ""),
        parameters=numbers.get("parameters", {}),
        importance=numbers.get("importance", 1),
        comparator_source=said.get("comparator_source", ""),
        note=said.get("note", ""),
        figures=_figures(numbers),
    )


def _figures(numbers: Source) -> tuple[Figure, ...]:
    """Return the figures of the columns; each period follows the one before it, a single number holds for all."""
    columns = {name: str(numbers[name]).split() for name in _COLUMNS if name in numbers}
    figures, period = [], parse_period(numbers["from"])
    for place in range(len(columns["value"])):
        cells = {name: column[place] if len(column) > 1 else column[0] for name, column in columns.items()}
        given = {name: parse_decimal(text) for name, text in cells.items() if text != "-"}
        count = given.pop("n", None)
        redefined = period.text == numbers.get("redefined")
        figures.append(Figure(period.text, n=None if count is None else int(count), redefined=redefined, **given))
        period = following(period)
    return tuple(figures)


def _marks(marked: Source) -> dict[tuple[str, str], Mark]:
    return {(item, side): Mark(mark) for item, sides in marked.items() for side, mark in sides.items()}


def _attached(language: str) -> dict[str, tuple[str, bytes]]:
    """Return the contents of the files with their SHA-256, by the id that the sources give them."""
    files = {one["id"]: one["file"] for one in _source("evidence") if "file" in one}
    read = {name: (HERE / "source" / f"{language}-{file}").read_bytes() for name, file in files.items()}
    return {name: (hashlib.sha256(content).hexdigest(), content) for name, content in read.items()}


def _evidence(pack: Pack, language: str) -> tuple[Evidence, ...]:
    said, attached = _source(f"evidence-{language}"), _attached(language)
    return tuple(_item(pack, one, said[one["id"]], attached.get(one["id"])) for one in _source("evidence"))


def _item(pack: Pack, shared: Source, said: Source, attached: tuple[str, bytes] | None) -> Evidence:
    if attached is None:
        item = new_link(shared["id"], said["link"], said["name"])
    else:
        item = new_file(said["name"], attached[0], len(attached[1]))
    return replace(
        item,
        note=said.get("note", ""),
        date=shared["date"],
        valid_until=shared.get("valid_until", ""),
        uses=in_pack_order(pack, shared["uses"]),
    )


def _histories(shared: Source, profile: Profile) -> dict[Party, tuple[HistoryEntry, ...]]:
    """Return one entry per party, so that the document has the date of the last change."""
    facilitator, lead = (
        next(one["name"] for one in shared[side] if one["role"] == role)
        for side, role in (("people", Role.FACILITATOR), ("team", Role.LEAD_VERIFIER))
    )
    named = HistoryEntry("self.1", shared["created"], facilitator, "profile/centre", "", profile.centre)
    path = f"verification/{shared['cleared_flag']}/flagged"
    cleared = HistoryEntry("verification.1", shared["verified"], lead, path, "yes", "no")
    return {Party.SELF: (named,), Party.VERIFICATION: (cleared,)}


def main() -> None:
    """Write the files of all languages."""
    for language in LANGUAGES:
        path = example_path(language)
        path.write_bytes(example(language))
        print(path)


if __name__ == "__main__":
    main()
