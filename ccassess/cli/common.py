"""What the commands share: their context, how they end, and how they open, find and save."""

from __future__ import annotations

import contextlib
import getpass
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.app.files import open_example, open_session
from ccassess.domain import shown
from ccassess.domain.failures import NotSaved, NotSavedError, UnreadableFileError
from ccassess.domain.pack import Level
from ccassess.domain.plain_text import plain
from ccassess.wording.files import not_kept_sentence, not_saved_sentence, unreadable_sentence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from ccassess.app.session import Session
    from ccassess.domain.pack import Node
    from ccassess.domain.scoring import Score
    from ccassess.i18n import Translator

DONE = 0
NO = 1
WRONG = 2


class EndError(Exception):
    """The command ends here with a sentence and an exit status: NO where a rule says no, WRONG for wrong usage."""

    def __init__(self, status: int, *sentences: str) -> None:
        super().__init__(*sentences)
        self.status = status
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the program: its arguments and the language it answers in."""

    args: argparse.Namespace
    t: Translator

    def say(self, text: str = "") -> None:
        """Print a line of the answer."""
        print(text)

    def warn(self, text: str) -> None:
        """Print a message on standard error."""
        print(text, file=sys.stderr)

    def language(self, session: Session) -> str:
        """Return the language for the pack's texts: the caller's where the pack has it, else the pack's own."""
        pack = session.pack
        return self.t.language if self.t.language in pack.languages else pack.source_language


def who(args: argparse.Namespace) -> str:
    """Return who is changing something, on one line: --as NAME, else the name the computer knows."""
    named = one_line(getattr(args, "who", ""))
    if named:
        return named
    try:
        return one_line(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""


def one_line(text: str) -> str:
    """Return a name as a person meant it: plain text, no line breaks, no spaces around it."""
    return " ".join(plain(text).split())


def opened(call: Call) -> Session:
    """Open the file that was named, or the worked example; ends the command where it is none of ours."""
    if getattr(call.args, "example", False):
        return open_example(call.t.language, who(call.args))
    path: Path = call.args.file
    try:
        return open_session(path, who(call.args))
    except UnreadableFileError as error:
        raise EndError(WRONG, f"{path}: {unreadable_sentence(call.t, error)}") from error


def as_typed(name: str) -> str:
    """Return a name as it has to be typed in a command: in quotation marks where it holds a space."""
    return f'"{name}"' if " " in name else name


def refuse_folder(call: Call, path: Path) -> None:
    """End the command where a file to be written is a folder, or the folder it is to lie in is not there."""
    if path.is_dir():
        raise EndError(WRONG, call.t("{name}: This is a folder, not a file.", name=path))
    if not path.parent.is_dir():
        raise EndError(WRONG, call.t("There is no folder “{name}”.", name=path.parent))


@contextlib.contextmanager
def writing(call: Call, session: Session | None = None) -> Iterator[None]:
    """Go on with a warning where a file is written, but the disk has not confirmed it, or no version was kept."""
    try:
        yield
    except NotSavedError as error:
        if error.code is not NotSaved.NOT_CONFIRMED:
            raise
        call.warn(not_saved_sentence(call.t, error))
    trouble = None if session is None else session.keeper.trouble()
    if trouble is not None:
        call.warn(not_kept_sentence(call.t, trouble))


def criterion(call: Call, session: Session, ref: str) -> Node:
    """Return the criterion with a ref or an id; ends the command where there is none."""
    node = session.pack.find(ref)
    if node is None or node.level is not Level.CRITERION:
        refs = ", ".join(one.ref for one in session.pack.criteria)
        raise EndError(
            WRONG,
            call.t("There is no criterion “{ref}” in this assessment.", ref=ref),
            call.t("Its criteria are {refs}.", refs=refs),
        )
    return node


def area(call: Call, session: Session, ref: str) -> Node:
    """Return the area, or the group of areas, with a ref or an id; ends the command where there is none."""
    node = session.pack.find(ref)
    if node is None or node.level not in {Level.AREA, Level.GROUP}:
        refs = ", ".join(one.ref for one in session.pack.areas)
        raise EndError(
            WRONG,
            call.t("There is no area “{ref}” in this assessment.", ref=ref),
            call.t("Its areas are {refs}.", refs=refs),
        )
    return node


def points_words(call: Call, score: Score) -> str:
    """Return what a node scored of what it could: "10.0 / 20.0", a dash while it is not scored."""
    t = call.t
    if not score.applies:
        return t("not applicable")
    points = "–" if score.points is None else t.number(shown.points(score.points))
    return f"{points} / {t.number(shown.points(score.possible))}"
