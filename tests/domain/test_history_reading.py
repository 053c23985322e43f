"""The change history as people read it: the newest first, of one criterion or of all, by person and party."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccassess.domain.assessment import Assessment, HistoryEntry, Party, Trace
from ccassess.domain.history_reading import history_of, people_of_history
from tests.builders import assessment as drawn


def entry(number: int, path: str, who: str = "Aino") -> HistoryEntry:
    return HistoryEntry(f"e{number}", f"2026-11-22T18:00:{number:02}Z", who, path, "", "x")


@pytest.fixture
def assessment() -> Assessment:
    own = (
        entry(1, "profile/centre"),
        entry(2, "self/purpose/note"),
        entry(4, "self/planning/note", "Pekka"),
        entry(5, "evidence/a/uses/purpose"),
        entry(6, "evidence/a/name"),
        entry(7, "restored"),
    )
    histories = {Party.SELF: own, Party.VERIFICATION: (entry(3, "verification/purpose/ratings/planned", ""),)}
    return replace(drawn("1.1: 75 50 50 25"), histories=histories)


def paths(assessment: Assessment, criterion: str = "", party: Party | None = None, who: str | None = None) -> list[str]:
    return [one.entry.path for one in history_of(assessment, criterion=criterion, party=party, who=who)]


def test_everything_comes_the_newest_first(assessment: Assessment) -> None:
    assert [one.entry.id for one in history_of(assessment)] == ["e7", "e6", "e5", "e4", "e3", "e2", "e1"]


def test_of_a_criterion_both_sheets_its_evidence_and_what_was_restored(assessment: Assessment) -> None:
    assert paths(assessment, "purpose") == [
        "restored",
        "evidence/a/uses/purpose",
        "verification/purpose/ratings/planned",
        "self/purpose/note",
    ]
    assert paths(assessment, "pur") == ["restored"]


def test_by_party_and_person(assessment: Assessment) -> None:
    assert paths(assessment, party=Party.VERIFICATION) == ["verification/purpose/ratings/planned"]
    assert paths(assessment, who="Pekka") == ["self/planning/note"]
    assert paths(assessment, "purpose", Party.VERIFICATION, "Aino") == []
    assert people_of_history(assessment) == ("", "Aino", "Pekka")


def test_a_version_restored_just_now_is_there_before_the_file_holds_it(assessment: Assessment) -> None:
    trace = Trace(Party.VERIFICATION, entry(9, "restored"))
    assert history_of(replace(assessment, traces=(trace,)))[0].party is Party.VERIFICATION
