"""A language for looking at layouts: English in brackets and 40 per cent longer, as a long translation would be.

A script of screenshots takes `PseudoTranslator()` where it would take `translator("en")`, or makes the whole program
speak so with `with speaking_pseudo():`. What stands outside the brackets was never asked of a translator.
"""

from __future__ import annotations

import gettext
import math
import string
from contextlib import contextmanager
from itertools import cycle, islice
from typing import TYPE_CHECKING

from ccassess.i18n import Translator, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGER = 0.4
# Short words, so that lines can break, with letters as high and as deep as any language has.
_FILLER = "Åg ñjö çÿ Éqü "


def pseudo(sentence: str) -> str:
    """Return a sentence in brackets and 40 per cent longer; its {names} and its menu key stay as they are.

    What holds no words ("{points} / {possible}") is the same in every language and comes back unchanged.
    """
    words = "".join(text for text, *_ in string.Formatter().parse(sentence))
    if not any(letter.isalpha() for letter in words):
        return sentence
    filler = "".join(islice(cycle(_FILLER), max(0, math.ceil(len(words) * LONGER) - 3)))
    return f"[{sentence} {filler.rstrip()}]" if filler.strip() else f"[{sentence}]"


class PseudoCatalogue(gettext.NullTranslations):
    """A catalogue that has every sentence."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext names it
        return pseudo(message)


class PseudoTranslator(Translator):
    """Says sentences longer and in brackets; numbers and dates are English."""

    def __init__(self) -> None:
        super().__init__("en")
        self._catalogue = PseudoCatalogue()


@contextmanager
def speaking_pseudo(language: str = "en") -> Iterator[None]:
    """Let everything that speaks a language in this process speak pseudo instead."""
    speaker = translator(language)
    before, speaker._catalogue = speaker._catalogue, PseudoCatalogue()
    try:
        yield
    finally:
        speaker._catalogue = before
