"""What the open document is called, and the steps that undo and redo would go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.gui.step_names import step_name

if TYPE_CHECKING:
    from ccassess.app.session import Session
    from ccassess.i18n import Translator


def document_name(session: Session) -> str:
    """Return what the open document is called: the centre, else its unit, else the file; "" for none of them.

    A unit is often described in sentences, which say too much for a heading.
    """
    profile = session.assessment.profile
    return profile.centre.strip() or profile.unit.strip() or (session.path.stem if session.path else "")


def step_names(t: Translator, session: Session, language: str) -> tuple[str, str]:
    """Return the names of the steps that undo and redo would go; "" where there is none."""
    undo, redo = session.undoable, session.redoable
    return (
        step_name(t, session.pack, undo, language) if undo is not None else "",
        step_name(t, session.pack, redo, language) if redo is not None else "",
    )
