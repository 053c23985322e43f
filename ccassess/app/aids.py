"""Edits of checklists and of the centre's own meanings; each returns what changed, None where nothing did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.app.history import Step
from ccassess.domain import aid_edits as edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.app.history import Change, HasAssessment
    from ccassess.domain.assessment import Assessment, Mark


class Aids:
    """`session.aids`. `step.data` names the `checklist` or the `term`."""

    def __init__(self, session: HasAssessment, do: Callable[[Step, Assessment], Change | None]) -> None:
        self._session = session
        self._do = do

    def set_mark(self, checklist_id: str, item_id: str, side: str, mark: Mark | None) -> Change | None:
        """Mark an item for one of the checklist's sides ("" where it has only one); None takes the mark away."""
        changed = edits.set_mark(self._session.assessment, checklist_id, item_id, side, mark)
        return self._do(Step("checklist", data={"checklist": checklist_id, "item": item_id}), changed)

    def set_note(self, checklist_id: str, text: str) -> Change | None:
        """Write the note of a checklist."""
        changed = edits.set_note(self._session.assessment, checklist_id, text)
        step = Step("checklist-note", merges=f"checklist/{checklist_id}/note", data={"checklist": checklist_id})
        return self._do(step, changed)

    def set_meaning(self, term_id: str, text: str) -> Change | None:
        """Write what a term means in this centre."""
        changed = edits.set_meaning(self._session.assessment, term_id, text)
        return self._do(Step("meaning", merges=f"meaning/{term_id}", data={"term": term_id}), changed)
