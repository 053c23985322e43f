"""Taking several files in at once, in a worker's thread: each read, looked at and put into this computer's store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.failures import NotSavedError
from ccassess.domain.intake import IntakeError, room_in
from ccassess.storage.intake import Intake, take_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ccassess.app.session import Session

__all__ = ["Intake", "Taken", "begin_taking_in", "take_in"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: taken in, or why not (by its own fault, or because the store took nothing)."""

    path: Path
    intake: Intake | None = None
    error: IntakeError | NotSavedError | None = None


def begin_taking_in(session: Session, paths: Sequence[Path]) -> Callable[[], tuple[Taken, ...]]:
    """Return the work that takes files in, for any thread; it raises nothing. One that fails keeps none from the rest.

    Afterwards `session.evidence.add_file` adds each in the window's thread; with the bytes in the store that is quick,
    and the journal's row never comes before them.
    """
    room, contents, listed = room_in(session.pack, session.assessment.evidence), session.contents, tuple(paths)

    def work() -> tuple[Taken, ...]:
        left, found = room, []
        for path in listed:
            try:
                intake = take_in(path, left)
                contents.put(intake.data)
            except (IntakeError, NotSavedError) as error:
                found.append(Taken(path, error=error))
            else:
                left = left.after(intake.sha256, len(intake.data))
                found.append(Taken(path, intake))
        return tuple(found)

    return work
