"""The command line: reads the words, does the command, turns what went wrong into a sentence and an exit status.

0 done, 1 the answer is no (an invalid pack, a rule refuses), 2 wrong usage or an unreadable file.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ccassess.cli.common import DONE, WRONG, Call, EndError, who
from ccassess.cli.endings import ending
from ccassess.cli.parsing import nearest
from ccassess.cli.words import COMMANDS, command_words, window_words
from ccassess.i18n import system_language, translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.i18n import Translator

INTERRUPTED = 130
"""The exit status after Ctrl-C, as shells have it."""


class OpenWindow(Protocol):
    """Opens the window; handed in, because the command line knows nothing of windows."""

    def __call__(self, path: Path | None, *, example: bool, who: str) -> int:
        """Open the window on a file, the worked example or the start page; return the exit status."""


def run(words: Sequence[str], open_window: OpenWindow) -> int:
    """Do what the words after `ccassess` say; return the exit status. Nothing but a defect raises."""
    t = translator(system_language())
    _use_utf8()
    try:
        status = _do(words, t, open_window)
        if sys.stdout is not None:
            # Now, while what goes wrong can still be told; the interpreter's own flush at the end cannot.
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        status = DONE
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception as error:
        ended = ending(t, error)
        if ended is None:
            raise
        status = ended.status
        _complain(ended)
    _drop_unwritten_output()
    return status


def _do(words: Sequence[str], t: Translator, open_window: OpenWindow) -> int:
    first = words[0] if words else ""
    try:
        if first in COMMANDS or first in {"-h", "--help"}:
            call = Call(command_words(words, t), t)
            status: int = call.args.command(call)
            return status
        if not first.startswith("-"):
            _refuse_nothing(first, t)
        return _window(words, t, open_window)
    except SystemExit:
        # Help or the version was asked for, and has been printed.
        return DONE


def _refuse_nothing(word: str, t: Translator) -> None:
    """End where a word that is no command is no file either, whatever follows it."""
    if Path(word).exists():
        return
    told = t("There is neither a command nor a file “{name}”.", name=word)
    meant = nearest(t, word, COMMANDS)
    raise EndError(WRONG, f"{told} {meant}".rstrip(), t("“ccassess --help” lists the commands."))


def _window(words: Sequence[str], t: Translator, open_window: OpenWindow) -> int:
    args = window_words(words, t)
    path: Path | None = args.file
    if path is not None:
        _refuse_nothing(str(path), t)
        if path.is_dir():
            raise EndError(WRONG, t("{name}: This is a folder, not a file.", name=path))
    if not _has_screen():
        raise EndError(
            WRONG,
            t("There is no screen here for a window: neither DISPLAY nor WAYLAND_DISPLAY is set."),
            t("“ccassess --help” lists the commands that need none."),
        )
    return open_window(path, example=args.example, who=args.who and who(args))


def _has_screen() -> bool:
    """Whether a window has somewhere to appear; without it Qt would end the program where it stands."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def _complain(ended: EndError) -> None:
    with contextlib.suppress(OSError):
        for sentence in ended.sentences:
            print(sentence, file=sys.stderr)


def _use_utf8() -> None:
    """Say ä and − wherever we are run; a console that cannot show one shows a mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def _drop_unwritten_output() -> None:
    """Let go of output that nobody takes, or the interpreter complains about it at the very end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
