"""The history of a field can be followed from value to value, however soon one save follows another."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.app.files import create, save_as, save_now
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.session import Session
from ccassess.domain.assessment import Party

if TYPE_CHECKING:
    from pathlib import Path


def test_changes_saved_in_the_same_second_stay_in_their_order(tmp_path: Path) -> None:
    session = Session(create(find_pack(DEFAULT_PACK)), None, "me")
    save_as(session, tmp_path / "a.ccassess", overwrite=False)
    criterion = session.pack.criteria[0]
    for rating in (5, 10, 15, 20, 25, 30, 35, 40):
        session.rate(Party.SELF, criterion, "planned", Fraction(rating))
        save_now(session)
    entries = session.assessment.histories[Party.SELF]
    assert [entry.new for entry in entries] == ["5", "10", "15", "20", "25", "30", "35", "40"]
