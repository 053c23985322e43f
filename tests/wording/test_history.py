"""Entries of the history in the words people know; whatever a file may hold, it is shown and nothing fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ccassess.app.files import example_path, open_session
from ccassess.domain.assessment import HistoryEntry, Party
from ccassess.domain.history_reading import Recorded, history_of
from ccassess.i18n import translator
from ccassess.wording.history import history_line

if TYPE_CHECKING:
    from ccassess.app.session import Session

T = translator("en")


@pytest.fixture(scope="module")
def session() -> Session:
    return open_session(example_path("en"))


def told(session: Session, path: str, old: str, new: str, party: Party = Party.SELF) -> tuple[str, str, str, str]:
    entry = HistoryEntry("e", "2026-11-22T18:00:00Z", "Aino", path, old, new)
    line = history_line(T, session.assessment, "en", Recorded(party, entry))
    return line.place, line.field, line.old, line.new


def test_fields_and_values_are_called_as_people_know_them(session: Session) -> None:
    criterion = session.pack.criteria[0]
    folder = f"self/{criterion.id}"
    place = f"{criterion.ref} {session.pack.title(criterion.id, 'en')}"
    attribute = criterion.leaves()[0].id
    title = session.pack.attribute_title(criterion, attribute, "en")
    assert told(session, f"{folder}/ratings/{attribute}", "50", "62.5") == (place, title, "50", "62.5")
    assert told(session, f"{folder}/ratings/{attribute}", "50", "")[3] == "–"
    assert told(session, f"{folder}/grade", "", "2") == (place, "Evidence", "–", "Grade 2: a document or data seen")
    assert told(session, f"{folder}/findings/x", "strength: All know why.", "") == (
        place,
        "Finding",
        "All know why.",
        "removed",
    )
    assert told(session, f"{folder}/findings", "a b", "b a")[2:] == ("another order", "another order")
    assert told(session, f"{folder}/flagged", "no", "yes")[1:] == ("Flag", "no", "yes")
    assert told(session, "profile/unit", "", "Kanta") == ("the profile", "Unit assessed", "–", "Kanta")
    assert told(session, "people/2", "owner: Maija", "") == ("the people", "Person 2", "Maija, Centre owner", "removed")


def test_figures_checklists_and_packs_too(session: Session) -> None:
    series = session.assessment.series[0]
    place, field, old, new = told(session, f"measures/{series.id}/figures/2026-Q3", "", "82; target 80; n 120")
    assert (field, old, new) == ("Q3 2026", "–", "82; target 80; 120 cases")
    assert place != series.id
    checklist = session.pack.checklists[0]
    side = f"/{checklist.sides[0]}" if checklist.sides else ""
    path = f"checklists/{checklist.id}/marks/{checklist.items[0].id}{side}"
    assert told(session, path, "yes", "partly")[2:] == ("Yes", "Partly")
    assert told(session, "pack", "a 1", "b 2") == ("Criteria", "", "a 1", "b 2")


def test_a_restored_version_and_its_undoing(session: Session) -> None:
    place, field, old, new = told(session, "restored", "", "12 2026-11-22T18:00:00.000001Z")
    assert (place, field, old) == ("Versions", "Version restored", "–")
    assert new.startswith("the version of ")
    assert told(session, "restored", "12 2026-11-22T18:00:00.000001Z", "")[1] == "Restoring undone"


@pytest.mark.parametrize(
    "path",
    [
        "restored",
        "restored/x",
        "self/gone/ratings/planned",
        "self/gone",
        "self",
        "measures/gone/figures/1/2",
        "measures/gone/importance",
        "measures",
        "checklists/gone/marks/x/y/z",
        "evidence/gone/uses/x",
        "evidence/gone/content",
        "people/x",
        "terms/x",
        "something/new/altogether",
    ],
)
@pytest.mark.parametrize("text", ["", "nonsense", "1", "x: y", "99999999 nonsense", "82; target x"])
def test_whatever_a_file_holds_is_shown(session: Session, path: str, text: str) -> None:
    assert all(isinstance(one, str) for one in told(session, path, text, text))


def test_every_entry_of_the_example_is_told(session: Session) -> None:
    for one in history_of(session.assessment):
        line = history_line(T, session.assessment, "en", one)
        assert line.place
        assert line.when
