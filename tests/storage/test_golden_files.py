"""Files that earlier versions of the program wrote: they open for ever, to the letter, with the scores they had.

A change that turns this red makes people's files unreadable: it wants a new number of format and a way up to it,
never another expectation here. `format-1.ccassess` has something of everything that format 1 holds.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ccassess.domain.assessment import Assessment, Party
from ccassess.domain.scoring import score_sheet
from ccassess.domain.shown import points
from ccassess.storage.container import unpack
from ccassess.storage.document import decode, encode, open_document
from ccassess.storage.manifest import read_claim
from ccassess.storage.members import INDEX_PAGE, MANIFEST

FILES = sorted((Path(__file__).parent.parent / "files").glob("*.ccassess"))
every_file = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


def total(assessment: Assessment, party: Party) -> str:
    value = score_sheet(assessment.pack, assessment.sheet(party)).root.points
    assert value is not None
    return points(value)


@every_file
def test_it_opens_and_scores_as_it_did(path: Path) -> None:
    assessment = decode(path.read_bytes())
    assert total(assessment, Party.SELF) == "563.2"
    assert total(assessment, Party.VERIFICATION) == "485.3"


@every_file
def test_it_would_be_written_to_the_letter(path: Path) -> None:
    data = path.read_bytes()
    members = unpack(data)
    program = read_claim(members[MANIFEST]).program
    held = open_document(data)
    assert encode(held.assessment, program, members[INDEX_PAGE].decode(), held.contents) == data


def test_the_golden_file_of_format_1_has_something_of_everything() -> None:
    assessment = decode(next(path for path in FILES if path.stem == "format-1").read_bytes())
    assert assessment.series
    assert assessment.checklists
    assert assessment.meanings
    assert assessment.people
    assert assessment.team
    assert all(assessment.histories.get(party) for party in Party)
