"""Figures, marks and meanings through the open session: steps, undo, typing, what is saved."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.app.session import Session
from ccassess.domain.assessment import Mark, Party, new_assessment
from ccassess.domain.changes import record
from ccassess.domain.checks import check
from ccassess.domain.figures import Figure
from ccassess.domain.problems import RefusedError
from tests.strategies import TINY

if TYPE_CHECKING:
    from ccassess.app.history import Change

NOW = "2027-02-01T10:00:00Z"


@pytest.fixture
def session() -> Session:
    return Session(new_assessment("an-id", "2027-01-01T08:00:00Z", TINY))


def added(session: Session, measure: str = "csat") -> str:
    change = session.figures.add_series(measure)
    assert change is not None
    return change.step.data["series"]


def test_each_edit_names_its_step_and_can_be_undone(session: Session) -> None:
    name = added(session)
    figures, aids = session.figures, session.aids
    steps = [
        figures.set_variant(name, "mean"),
        figures.set_importance(name, 3),
        figures.set_text(name, "segment", "phone"),
        figures.set_parameter(name, "channel", "phone"),
        figures.set_figure(name, Figure("2026", Fraction(4))),
        figures.move_figure(name, "2026", "2025"),
        figures.remove_figure(name, "2025"),
        figures.remove_series(name),
        aids.set_mark("mirror", "time", "leader", Mark.YES),
        aids.set_note("mirror", "Looked at in May."),
        aids.set_meaning("coaching", "An hour a month."),
    ]
    codes = [change.step.code for change in steps if change is not None]
    assert codes == ["series"] * 4 + ["figure"] * 2 + ["remove-figure", "remove-series"] + [
        "checklist",
        "checklist-note",
        "meaning",
    ]
    assert all(change is not None and not change.criterion for change in steps)
    for _ in range(12):
        session.undo()
    assert session.assessment == new_assessment("an-id", "2027-01-01T08:00:00Z", TINY)
    while session.redo() is not None:
        pass
    assert session.assessment.meanings == {"coaching": "An hour a month."}


def test_steps_say_which_measure_series_period_checklist_and_term(session: Session) -> None:
    name = added(session)

    def data(change: Change | None) -> dict[str, str]:
        assert change is not None
        return dict(change.step.data)

    of_series = {"measure": "csat", "series": name}
    assert data(session.figures.set_importance(name, 2)) == of_series
    assert data(session.figures.set_figure(name, Figure("2026"))) == of_series | {"period": "2026"}
    assert data(session.figures.remove_series(name)) == of_series
    assert data(session.aids.set_mark("mirror", "time", "leader", Mark.NO))["checklist"] == "mirror"
    assert data(session.aids.set_meaning("coaching", "An hour."))["term"] == "coaching"


def test_typing_in_one_text_is_one_step_and_another_text_is_another(session: Session) -> None:
    name = added(session)
    for typed in ("p", "ph", "pho"):
        session.figures.set_text(name, "segment", typed)
    session.figures.set_text(name, "note", "n")
    for typed in ("A", "An"):
        session.aids.set_meaning("coaching", typed)
    session.undo()
    assert session.assessment.meanings == {}
    session.undo()
    assert (session.assessment.series[0].note, session.assessment.series[0].segment) == ("", "pho")
    session.undo()
    assert session.assessment.series[0].segment == ""


def test_an_edit_that_changes_nothing_is_no_step(session: Session) -> None:
    name = added(session)
    assert session.figures.set_importance(name, 1) is None
    assert session.figures.set_text(name, "note", "") is None
    assert session.aids.set_note("mirror", "") is None
    assert session.undoable is not None
    assert session.undoable.code == "add-series"


def test_a_refusal_and_an_unknown_id_leave_everything_as_it_was(session: Session) -> None:
    name = added(session)
    session.figures.set_figure(name, Figure("2025", Fraction(4)))
    session.figures.set_figure(name, Figure("2026", Fraction(5)))
    before = session.assessment
    with pytest.raises(RefusedError):
        session.figures.move_figure(name, "2025", "2026")
    with pytest.raises(ValueError, match="no series"):
        session.figures.set_importance("missing", 2)
    assert session.assessment is before


def test_a_period_that_only_stands_there_is_saved_and_recorded(session: Session) -> None:
    name = added(session)
    first = session.assessment
    session.figures.set_figure(name, Figure("2026"))
    saved = record(first, session.assessment, "MV", NOW, lambda: "an-entry")
    assert saved.series[0].figures == (Figure("2026"),)
    (entry,) = saved.histories[Party.SELF]
    assert (entry.path, entry.old, entry.new) == (f"measures/{name}/figures/2026", "", "no value")
    assert replace(saved, histories={}, generation=1) == session.assessment


def test_checks_follow_every_edit_undo_and_redo(session: Session) -> None:
    first, second = added(session), added(session)
    session.figures.set_text(second, "segment", "Phone")

    def agreed() -> set[str]:
        assert session.checks() == check(session.assessment)
        return {one.code for one in session.checks() if one.series}

    session.figures.set_figure(first, Figure("2026-Q1", Fraction(80)))
    assert agreed()
    session.figures.set_figure(second, Figure("2026-Q1", Fraction(80)))
    before = agreed()
    session.figures.set_text(second, "segment", "")
    assert agreed() - before == {"same-series-twice"}
    session.undo()
    assert agreed() == before
    session.redo()
    session.figures.remove_series(first)
    assert "same-series-twice" not in agreed()
