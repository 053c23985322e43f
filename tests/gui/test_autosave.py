from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.app import files
from ccassess.app.files import open_session
from ccassess.domain.assessment import Party
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.gui import autosave
from ccassess.gui.autosave import Autosave, Saving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session


@pytest.fixture
def saving(file_session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[Autosave]:
    monkeypatch.setattr(autosave, "PAUSE", 20)
    monkeypatch.setattr(autosave, "RETRY", 30)
    made = Autosave(file_session)
    yield made
    made.close()


def rate(session: Session, value: int) -> None:
    session.rate(Party.SELF, session.pack.criteria[2], "planned", Fraction(value))


def saved_rating(session: Session) -> Fraction | None:
    assert session.path is not None
    assessment = open_session(session.path).assessment
    return assessment.answer(Party.SELF, session.pack.criteria[2].id).ratings.get("planned")


def full_disk(*_: object) -> None:
    raise NotSavedError(NotSaved.DISK_FULL)


def test_an_edit_is_in_the_file_after_a_short_rest(qtbot: QtBot, file_session: Session, saving: Autosave) -> None:
    rate(file_session, 75)
    assert saving.state.saving is Saving.WAITING
    qtbot.waitUntil(lambda: saving.state.saving is Saving.SAVED)
    assert saving.state.at is not None
    assert saved_rating(file_session) == 75


def test_edits_made_while_it_is_written_are_written_too(qtbot: QtBot, file_session: Session, saving: Autosave) -> None:
    rate(file_session, 75)
    saving.save()
    assert saving.state.saving is Saving.WRITING
    rate(file_session, 50)
    qtbot.waitUntil(lambda: not file_session.unsaved)
    assert saved_rating(file_session) == 50


def test_a_full_disk_is_told_and_tried_again_until_there_is_room(
    qtbot: QtBot, file_session: Session, saving: Autosave, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as trouble:
        trouble.setattr(files, "replace_file", full_disk)
        rate(file_session, 75)
        qtbot.waitUntil(lambda: saving.state.saving is Saving.FAILED)
        assert saving.state.error is not None
        assert saving.state.error.code is NotSaved.DISK_FULL
        assert file_session.unsaved
        error = saving.save_and_wait()
        assert error is not None
    qtbot.waitUntil(lambda: saving.state.saving is Saving.SAVED)
    assert saved_rating(file_session) == 75


def test_waiting_for_a_save_holds_everything_on_return(file_session: Session, saving: Autosave) -> None:
    rate(file_session, 75)
    saving.save()
    rate(file_session, 25)
    assert saving.save_and_wait() is None
    assert saved_rating(file_session) == 25
    assert not file_session.unsaved


def test_a_file_that_is_whole_but_not_confirmed_counts_as_written(
    file_session: Session, saving: Autosave, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unconfirmed(*_: object) -> None:
        raise NotSavedError(NotSaved.NOT_CONFIRMED, detail="slow disk")

    with monkeypatch.context() as trouble:
        trouble.setattr(files, "replace_file", unconfirmed)
        rate(file_session, 75)
        assert saving.save_and_wait() is not None
    assert not file_session.unsaved


def test_an_untitled_assessment_is_not_written_anywhere(session: Session) -> None:
    saving = Autosave(session)
    rate(session, 75)
    saving.save()
    assert saving.state.saving is Saving.UNTITLED
    saving.close()
