from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ccassess.app.history import Step
from ccassess.domain.assessment import Party
from ccassess.gui.step_names import step_name
from ccassess.i18n import translator

if TYPE_CHECKING:
    from ccassess.app.session import Session


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step("rate", Party.SELF, "purpose", data={"attribute": "planned", "rating": "75"}), "Planned 75 on 1.1"),
        (Step("rate", Party.SELF, "purpose", data={"attribute": "planned", "rating": ""}), "Planned of 1.1 cleared"),
        (Step("note", Party.SELF, "coaching"), "note on 2.3"),
        (Step("profile", data={"field": "unit"}), "profile"),
        (Step("add-series", data={"measure": "nine-lives", "series": "s"}), "adding nine-lives"),
        (Step("remove-series", data={"measure": "nine-lives", "series": "s"}), "removing nine-lives"),
        (Step("series", data={"measure": "nine-lives", "series": "s"}), "details of nine-lives"),
        (Step("figure", data={"measure": "nine-lives", "period": "2025-Q1"}), "nine-lives, Q1 2025"),
        (Step("remove-figure", data={"measure": "nine-lives", "period": "2025"}), "removing nine-lives, 2025"),
        (Step("checklist", data={"checklist": "to-do", "item": "a"}), "mark in to-do"),
        (Step("checklist-note", data={"checklist": "to-do"}), "note on to-do"),
        (Step("meaning", data={"term": "nine-tails"}), "meaning of nine-tails"),
        (Step("a step of a later version", Party.SELF, "coaching"), "2.3"),
        (Step("add-evidence", data={"evidence": "e", "name": "Plan.pdf"}), "adding Plan.pdf"),
        (Step("add-evidence", merges="drop", data={"evidence": "e", "name": "Plan.pdf"}), "adding files"),
        (Step("bring-back"), "what came back from the journal"),
        (Step("a step of a later version"), "last edit"),
    ],
)
def test_a_step_is_named_by_what_and_where(session: Session, step: Step, words: str) -> None:
    assert step_name(translator("en"), session.pack, step, "en") == words
