"""Edits of the evidence in the open session; each returns what changed, None where nothing did."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from ccassess.app.history import HasAssessment, Step
from ccassess.domain import evidence_edits as edits
from ccassess.domain.assessment import Party
from ccassess.domain.file_names import shown_name
from ccassess.domain.links import clean_link

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.app.contents import Contents
    from ccassess.app.history import Change
    from ccassess.domain.assessment import Assessment
    from ccassess.storage.intake import Intake


class HasContents(HasAssessment, Protocol):
    """What holds the current value and the bytes of its evidence."""

    @property
    def contents(self) -> Contents:
        """The bytes."""


class EvidenceEdits:
    """`session.evidence`. `step.data` names the item (`evidence`, its id, and its `name`), the step the criterion."""

    def __init__(
        self,
        session: HasContents,
        do: Callable[[Step, Assessment], Change | None],
        found_again: Callable[[Step], Change],
    ) -> None:
        self._session = session
        self._do = do
        self._found_again = found_again

    def add_file(self, intake: Intake, criterion_id: str | None = None, drop: str = "") -> Change | None:
        """Add a file that was taken in, for a criterion or for none yet; quick.

        `contents.put` is to have been called with its bytes, in any thread, for the edit to be durable at once. A file
        with the same content is one item: it then serves this criterion too, and is missing no more. Files that
        follow one another under the same `drop` are one step. Raises RefusedError as `evidence_edits.add_evidence`.
        """
        session = self._session
        item = edits.new_file(intake.name, intake.sha256, len(intake.data))
        changed = edits.add_evidence(session.assessment, replace(item, uses=_uses(criterion_id)))
        session.contents.hold({intake.sha256: intake.data})
        merges = f"evidence-drop/{drop}" if drop else ""
        step = replace(_step("add-evidence", item.id, item.name, criterion_id), merges=merges)
        if changed is session.assessment and session.contents.beyond_file([item]):
            return self._found_again(step)
        return self._do(step, changed)

    def add_link(self, text: str, name: str = "", criterion_id: str | None = None) -> Change | None:
        """Add a link, for a criterion or for none yet; nothing looks at what it leads to.

        Raises IntakeError (see `links.clean_link`), RefusedError as `evidence_edits.add_evidence`.
        """
        item = edits.new_link(uuid.uuid4().hex, clean_link(text), shown_name(name))
        changed = edits.add_evidence(self._session.assessment, replace(item, uses=_uses(criterion_id)))
        return self._do(_step("add-evidence", item.id, item.name, criterion_id), changed)

    def rename(self, evidence_id: str, name: str) -> Change | None:
        """Call an item something else. Raises RefusedError ("evidence-name-empty")."""
        changed = edits.change_evidence(self._session.assessment, evidence_id, name=shown_name(name))
        return self._do(self._typing("evidence-name", evidence_id, "name"), changed)

    def set_link(self, evidence_id: str, text: str) -> Change | None:
        """Write where a link leads. Raises IntakeError (see `links.clean_link`)."""
        changed = edits.change_evidence(self._session.assessment, evidence_id, link=clean_link(text))
        return self._do(self._typing("evidence-link", evidence_id, "link"), changed)

    def set_note(self, evidence_id: str, note: str) -> Change | None:
        """Write the note of an item."""
        changed = edits.change_evidence(self._session.assessment, evidence_id, note=note)
        return self._do(self._typing("evidence-note", evidence_id, "note"), changed)

    def set_date(self, evidence_id: str, date: str) -> Change | None:
        """Say of which day an item is, an ISO date; "" for unknown."""
        changed = edits.change_evidence(self._session.assessment, evidence_id, date=date)
        return self._do(self._typing("evidence-date", evidence_id, "date"), changed)

    def set_valid_until(self, evidence_id: str, date: str) -> Change | None:
        """Say which day is an item's last, an ISO date; "" for no end."""
        changed = edits.change_evidence(self._session.assessment, evidence_id, valid_until=date)
        return self._do(self._typing("evidence-valid-until", evidence_id, "valid_until"), changed)

    def use(self, evidence_id: str, criterion_id: str) -> Change | None:
        """Let an item serve a criterion."""
        changed = edits.use(self._session.assessment, evidence_id, criterion_id)
        return self._do(self._step("use-evidence", evidence_id, criterion_id), changed)

    def unuse(self, evidence_id: str, criterion_id: str) -> Change | None:
        """Let an item serve a criterion no more; the item stays."""
        changed = edits.unuse(self._session.assessment, evidence_id, criterion_id)
        return self._do(self._step("unuse-evidence", evidence_id, criterion_id), changed)

    def remove(self, evidence_id: str) -> Change | None:
        """Remove an item from the assessment and all criteria; undo brings it back, with its bytes."""
        step = self._step("remove-evidence", evidence_id)
        return self._do(step, edits.remove_evidence(self._session.assessment, evidence_id))

    def _typing(self, code: str, evidence_id: str, field: str) -> Step:
        return replace(self._step(code, evidence_id), merges=f"evidence/{evidence_id}/{field}")

    def _step(self, code: str, evidence_id: str, criterion_id: str | None = None) -> Step:
        item = edits.evidence_of(self._session.assessment, evidence_id)
        return _step(code, evidence_id, item.name, criterion_id)


def _uses(criterion_id: str | None) -> tuple[str, ...]:
    return () if criterion_id is None else (criterion_id,)


def _step(code: str, evidence_id: str, name: str, criterion_id: str | None) -> Step:
    party = None if criterion_id is None else Party.SELF
    return Step(code, party, criterion_id or "", data={"evidence": evidence_id, "name": name})
