"""What the pages of the window are given: made for a session in a language, and kept where only pages are made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ccassess.gui.theme import theme
from ccassess.gui.ui import Place, Ui

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.app.history import Change
    from ccassess.app.session import Session
    from ccassess.i18n import Translator


class Wishes(NamedTuple):
    """Who fulfils what pages ask for and tell."""

    ask_who: Callable[[], None]
    go_to: Callable[[Place], None]
    show_aid: Callable[[str, str], None]
    say: Callable[[str], None]
    show_change: Callable[[Change], None]


def ui_for(before: Ui | None, session: Session | None, t: Translator, wishes: Wishes) -> Ui | None:
    """Return what pages are given; the same as before where session and language are.

    So the windows beside the main one stay, with the field one is typing in, while another's work is brought in.
    """
    if session is None:
        return None
    if before is not None and before.session is session and before.t is t:
        return before
    ui = Ui(session, theme(), t)
    ui.ask_who = wishes.ask_who
    ui.wanted.connect(wishes.go_to)
    ui.aid_wanted.connect(wishes.show_aid)
    ui.refused.connect(wishes.say)
    ui.changed.connect(wishes.show_change)
    return ui
