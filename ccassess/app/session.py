"""The open assessment: the only place where the current value is replaced.

Every change is answered with a `Change` that says what it touched; listeners decide whether they care.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from ccassess.app.aids import Aids
from ccassess.app.contents import Contents
from ccassess.app.evidence import EvidenceEdits
from ccassess.app.figures import Figures
from ccassess.app.history import Change, History, Step
from ccassess.app.restored import BRING_BACK, RESTORE, standing, traces_of
from ccassess.app.version_keeping import VersionKeeper
from ccassess.domain import edits
from ccassess.domain.assessment import Assessment, FindingKind, Party, Person, Reason
from ccassess.domain.checks import Check, check
from ccassess.domain.figure_checks import FigureChecks, check_figures
from ccassess.domain.problems import RefusedError
from ccassess.domain.scoring import Scorecard, score_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction
    from pathlib import Path

    from ccassess.app.read_only import ReadOnly
    from ccassess.domain.pack import Node, Pack


class Session:
    """One open assessment with its history, file and scores.

    `path` is the file it lives in, None for an untitled one; `saved` the value the file holds and `file_digest` the
    hash of its bytes. `origin` is the value that changes are recorded against: what was opened or last saved. Where
    another's work was brought in that the file does not hold yet, `in_file` is what it holds instead.
    `who` is the person at the keyboard, recorded with what they change. `figures` and `aids` hold the edits of the
    centre's figures, and of its checklists and meanings; `contents` has the bytes of the evidence. With `read_only`,
    which is set before anybody sees it, every edit raises RefusedError, nothing is saved and nothing kept in the
    journal.
    """

    def __init__(
        self,
        assessment: Assessment,
        path: Path | None = None,
        who: str = "",
        contents: Contents | Mapping[str, bytes] | None = None,
    ) -> None:
        self._assessment = assessment
        self.path = path
        self.origin = assessment
        self.file_digest = ""
        self.in_file: Assessment | None = None
        self.who = who
        self.contents = contents if isinstance(contents, Contents) else Contents(contents)
        self.read_only: ReadOnly | None = None
        self.keeper = VersionKeeper()
        self._history = History()
        self._listeners: list[Callable[[Change], None]] = []
        self._scorecards: dict[Party, Scorecard] = {}
        self._figure_checks: FigureChecks | None = None
        self._checks: tuple[Assessment, frozenset[str], tuple[Check, ...]] | None = None
        self.figures = Figures(self, self._replace)
        self.aids = Aids(self, self._replace)
        self.evidence = EvidenceEdits(self, self._replace, self._found_again)

    # What is there

    @property
    def assessment(self) -> Assessment:
        """The current value."""
        return self._assessment

    @property
    def pack(self) -> Pack:
        """The pack the assessment is made by."""
        return self._assessment.pack

    @property
    def saved(self) -> Assessment | None:
        """The value the file holds; None while there is no file."""
        return None if self.path is None else self.origin

    @property
    def unsaved(self) -> bool:
        """Whether there is something that the file, or the untitled copy as it was opened, does not hold."""
        return self.origin is not self._assessment or self.in_file is not None

    def scorecard(self, party: Party) -> Scorecard:
        """Return the scores of a party's sheet; only criteria changed since the last time are computed anew."""
        earlier = self._scorecards.get(party)
        sheet = self._assessment.sheet(party)
        if earlier is None or earlier.sheet is not sheet:
            earlier = self._scorecards[party] = score_sheet(self.pack, sheet, earlier)
        return earlier

    def checks(self) -> tuple[Check, ...]:
        """Return the consistency checks of the current value; only series changed since are looked through anew."""
        held = self.contents.at_hand(self._assessment.evidence)
        if self._checks is None or self._checks[0] is not self._assessment or self._checks[1] != held:
            self._figure_checks = check_figures(self._assessment, self._figure_checks)
            found = check(self._assessment, self.scorecard, self._figure_checks, held)
            self._checks = (self._assessment, held, found)
        return self._checks[2]

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Tell a listener of every change from now on."""
        self._listeners.append(listener)

    def forget(self, listener: Callable[[Change], None]) -> None:
        """Stop telling a listener."""
        self._listeners.remove(listener)

    # Undo and redo

    @property
    def undoable(self) -> Step | None:
        """The step undo would take back."""
        return self._history.undoable

    @property
    def redoable(self) -> Step | None:
        """The step redo would do again."""
        return self._history.redoable

    def undo(self) -> Change | None:
        """Take back the last step."""
        return self._go("undo", self._history.undo())

    def redo(self) -> Change | None:
        """Do again the step taken back last."""
        return self._go("redo", self._history.redo())

    def close_step(self) -> None:
        """End a stretch of typing, so that the next one is a step of its own."""
        self._history.close_step()

    # Edits; each returns what changed, None where nothing did. Rules that refuse raise RefusedError.

    def rate(self, party: Party, criterion: Node, attribute: str, rating: Fraction | None) -> Change | None:
        """Rate one attribute, or clear its rating with None."""
        changed = edits.rate(self._assessment, party, criterion, attribute, rating)
        data = {"attribute": attribute, "rating": "" if rating is None else str(rating)}
        return self._replace(Step("rate", party, criterion.id, data=data), changed)

    def set_grade(self, party: Party, criterion: Node, grade: int | None) -> Change | None:
        """Set or clear the evidence grade."""
        changed = edits.set_grade(self._assessment, party, criterion, grade)
        data = {"grade": "" if grade is None else str(grade)}
        return self._replace(Step("grade", party, criterion.id, data=data), changed)

    def set_not_applicable(self, party: Party, criterion: Node, reason: str | None) -> Change | None:
        """Mark a criterion as not applicable with a reason, or as applicable again with None."""
        was = self._assessment.answer(party, criterion.id)
        changed = edits.set_not_applicable(self._assessment, party, criterion, reason)
        typing = f"na/{party}/{criterion.id}" if reason is not None and not was.applies else ""
        return self._replace(
            Step("applicable" if reason is None else "not-applicable", party, criterion.id, typing), changed
        )

    def set_flag(self, party: Party, criterion: Node, *, flagged: bool) -> Change | None:
        """Mark a criterion to come back to, or take the mark away."""
        changed = edits.set_flag(self._assessment, party, criterion, flagged=flagged)
        return self._replace(Step("flag" if flagged else "unflag", party, criterion.id), changed)

    def set_note(self, party: Party, criterion: Node, note: str) -> Change | None:
        """Write the note of a criterion."""
        changed = edits.set_note(self._assessment, party, criterion, note)
        return self._replace(Step("note", party, criterion.id, f"note/{party}/{criterion.id}"), changed)

    def set_reason(self, criterion: Node, reason: Reason | None) -> Change | None:
        """Choose the reason code of a difference."""
        changed = edits.set_reason(self._assessment, criterion, reason)
        return self._replace(Step("reason", Party.VERIFICATION, criterion.id), changed)

    def set_reason_text(self, criterion: Node, text: str) -> Change | None:
        """Write the words of a difference's reason."""
        chosen = self._assessment.answer(Party.VERIFICATION, criterion.id).reason
        changed = edits.set_reason(self._assessment, criterion, chosen, text)
        return self._replace(Step("reason-text", Party.VERIFICATION, criterion.id, f"reason/{criterion.id}"), changed)

    def add_finding(self, party: Party, criterion: Node, kind: FindingKind, text: str) -> Change | None:
        """Add a finding after the others."""
        finding = edits.new_finding(uuid.uuid4().hex, kind, text)
        changed = edits.add_finding(self._assessment, party, criterion, finding)
        return self._replace(Step(f"add-{kind}", party, criterion.id), changed)

    def change_finding(self, party: Party, criterion: Node, finding_id: str, text: str) -> Change | None:
        """Change the words of a finding."""
        changed = edits.change_finding(self._assessment, party, criterion, finding_id, text)
        return self._replace(Step("change-finding", party, criterion.id, f"finding/{finding_id}"), changed)

    def remove_finding(self, party: Party, criterion: Node, finding_id: str) -> Change | None:
        """Remove a finding."""
        changed = edits.remove_finding(self._assessment, party, criterion, finding_id)
        return self._replace(Step("remove-finding", party, criterion.id), changed)

    def set_profile(self, name: str, value: str) -> Change | None:
        """Set one field of the profile."""
        changed = edits.set_profile(self._assessment, name, value)
        return self._replace(Step("profile", merges=f"profile/{name}", data={"field": name}), changed)

    def set_people(self, party: Party, people: tuple[Person, ...]) -> Change | None:
        """Set who takes part on one party's side."""
        changed = edits.set_people(self._assessment, party, people)
        before = self._assessment.people if party is Party.SELF else self._assessment.team
        return self._replace(Step("people", party, merges=_typing_of_a_name(party, before, people)), changed)

    # How values come and go

    def mark_saved(self, value: Assessment, written: Assessment) -> None:
        """Take note that the file holds `written`: `value` with its history of changes recorded.

        Edits made while it was being written stay, and stay unsaved.
        """
        self.origin, self.in_file = written, None
        if self._assessment is value:
            self._assessment = written
        else:
            traces = tuple(one for one in self._assessment.traces if one not in value.traces)
            self._assessment = replace(
                self._assessment, histories=written.histories, generation=written.generation, traces=traces
            )

    def bring_back(self, changed: Assessment) -> Change | None:
        """Take over the edits that an earlier session made and could not save, as one step."""
        added = [one for one in changed.traces if one not in self._assessment.traces]
        return self._replace(Step(BRING_BACK, data=standing(added)), changed)

    def restore(self, changed: Assessment, versions: Mapping[str, str]) -> Change | None:
        """Take over what an earlier version says, as one step that always leaves a trace; `versions` by the party."""
        step = Step(RESTORE, data=versions)
        return self._replace(step, replace(changed, traces=(*changed.traces, *traces_of(step, self.who))))

    def come_together(
        self, origin: Assessment, merged: Assessment, chosen: Assessment, theirs: frozenset[str]
    ) -> Change:
        """Go on from what was merged with another's work, and what was chosen in their disputes, a step of its own.

        Undo goes on as far as it leaves alone the paths in `theirs` (`disputes.left_alone`).
        """
        self._refuse_where_read_only()
        self._history.rebase(merged, theirs)
        self.origin = origin
        self._assessment = chosen
        step = Step("together")
        if chosen is not merged:
            self._history.record(step, merged, chosen)
            self._history.close_step()
        return self._tell(Change(step, "together"))

    def _replace(self, step: Step, changed: Assessment) -> Change | None:
        if changed is self._assessment:
            return None
        self._refuse_where_read_only()
        self._history.record(step, self._assessment, changed)
        self._assessment = changed
        return self._tell(Change(step, "edit"))

    def _refuse_where_read_only(self) -> None:
        if self.read_only is not None:
            raise RefusedError("read-only", why=self.read_only.why)

    def _found_again(self, step: Step) -> Change:
        """Take note that a missing content is at hand: there is nothing to undo, but the file is to be written."""
        self._refuse_where_read_only()
        self._assessment = replace(self._assessment)
        return self._tell(Change(step, "edit"))

    def _go(self, kind: str, found: tuple[Step, Assessment] | None) -> Change | None:
        if found is None:
            return None
        step, value = found
        # What the file records of changes is never undone, only added to.
        present = self._assessment
        traces = (*present.traces, *traces_of(step, self.who, undone=kind == "undo"))
        self._assessment = replace(value, histories=present.histories, generation=present.generation, traces=traces)
        return self._tell(Change(step, kind))

    def _tell(self, change: Change) -> Change:
        for listener in tuple(self._listeners):
            listener(change)
        return change


def _typing_of_a_name(party: Party, before: tuple[Person, ...], after: tuple[Person, ...]) -> str:
    """Return what typing in one person's name merges under; "" for any other change to the people."""
    if len(before) != len(after):
        return ""
    differing = [place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    if len(differing) != 1 or before[differing[0]].role is not after[differing[0]].role:
        return ""
    return f"people/{party}/{differing[0]}"
