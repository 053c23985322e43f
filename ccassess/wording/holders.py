"""Who has a file open, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.wording.moments import since_words

if TYPE_CHECKING:
    from ccassess.i18n import Translator


def holder_sentence(t: Translator, who: str, host: str, since: str, *, here: bool = False) -> str:
    """Return who has a file open, on which computer and since when (ISO time); any of them may be empty."""
    someone, when = who or t("Somebody"), since_words(t, since) if since else ""
    if here and when:
        return t(
            "{who} has had this file open in another window of this computer since {when}.", who=someone, when=when
        )
    if here:
        return t("{who} has this file open in another window of this computer.", who=someone)
    if host and when:
        return t("{who} has had this file open on {host} since {when}.", who=someone, host=host, when=when)
    if host:
        return t("{who} has this file open on {host}.", who=someone, host=host)
    if when:
        return t("{who} has had this file open since {when}.", who=someone, when=when)
    return t("{who} has this file open.", who=someone)
