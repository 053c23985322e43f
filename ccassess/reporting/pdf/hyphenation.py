"""Where a long word may be broken, by the language of its text; Finnish by a rule of our own."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import pyphen

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATTERNS = {"en": "en_GB", "sv": "sv_SE", "de": "de_DE", "pl": "pl_PL", "it": "it_IT"}
_BEFORE = 3
_AFTER = 4
_AFTER_FINNISH = 5
_SHORTEST = 9
_SHORTEST_IN_HEADING = 16
_SHORTEST_NAME = 18
_CAPITALISED_LIKE_ANY_WORD = frozenset({"de"})

_TYPED_BREAK = re.compile("(?<=[^-]{2})-(?=[^-]{2})|\u00ad(?=.)")
"""Where whoever wrote a word allows a break; "e-mail" stays whole."""

_VOWELS = frozenset("aeiouyäöåAEIOUYÄÖÅ")
_TOGETHER = frozenset(
    "aa ee ii oo uu yy ää öö ai ei oi ui yi äi öi au eu iu ou ey iy äy öy ie uo yö".split()  # noqa: SIM905 - as a grammar lists them
)
# Second parts that begin with a vowel: there the last consonant belongs to the part before ("yhteyden-otto").
_SECOND_PARTS = (
    "aika|aineisto|alue|arvio|arvo|asema|asenne|asetu|asiak|asian|asioi|auto|ehdo|ehto|elämä|ennus|esim|esit|etu|ikä|ilma|ilmo|"
    "indeks|kysely|odotu|ohja|ohje|ohjelm|oikeu|omist|ongelm|opas|opastu|opet|opiske|osaam|osasto|osoit|oste|osto|osuu|otan|"
    "otot|otto|uudist|uusi|yhteis|yhtiö|yksik|ylläpi|ymmär|ympär|yrity"
)
_SEAM = re.compile(f"(?<=[nstlr])(?={_SECOND_PARTS})", re.IGNORECASE)


class Hyphenator:
    """Offers the breaks of a word, the longest head first; the paragraph takes the first that fits its line."""

    def __init__(self, language: str, *, heading: bool = False) -> None:
        self._language = language.partition("-")[0].partition("_")[0].lower()
        self._shortest = _SHORTEST_IN_HEADING if heading else _SHORTEST

    def __call__(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield (head, tail) for every allowed break; a typed hyphen is one unless a single letter stands beside it."""
        for position in sorted(self.positions(word), reverse=True):
            yield word[:position], word[position:]

    def positions(self, word: str) -> set[int]:
        """Return the indexes before which a word may be broken."""
        found = {match.end() for match in _TYPED_BREAK.finditer(word)}
        start = 0
        for part in word.split("-"):
            found |= {start + position for position in self._inside(part)}
            start += len(part) + 1
        return found

    def _inside(self, part: str) -> tuple[int, ...]:
        if len(part) < self._shortest or self._is_name(part):
            return ()
        return _breaks(part, self._language)

    def _is_name(self, part: str) -> bool:
        return part[0].isupper() and len(part) < _SHORTEST_NAME and self._language not in _CAPITALISED_LIKE_ANY_WORD


@cache
def hyphenator(language: str, *, heading: bool = False) -> Hyphenator:
    """Return the hyphenator of a language; an unknown language breaks only at typed hyphens."""
    return Hyphenator(language, heading=heading)


@lru_cache(maxsize=8192)
def _breaks(word: str, language: str) -> tuple[int, ...]:
    if len(word) > 100:  # no word of any language: the line breaks it where it ends
        return ()
    if language == "fi":
        found = _finnish_breaks(word)
        return tuple(place for place in found if _BEFORE <= place <= len(word) - _AFTER_FINNISH)
    if language not in _PATTERNS:
        return ()
    return tuple(place for place in _patterns(language).positions(word) if not place.data)


@cache
def _patterns(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=_PATTERNS[language], left=_BEFORE, right=_AFTER)


def _finnish_breaks(word: str) -> list[int]:
    """Break before the last consonant that a vowel follows, and between vowels that form no diphthong."""
    seams = {match.start() for match in _SEAM.finditer(word)}
    found = set(seams)
    for place in range(1, len(word)):
        before, here = word[place - 1], word[place]
        after = word[place + 1] if place + 1 < len(word) else ""
        if place + 1 in seams:
            continue
        opens = here not in _VOWELS and after in _VOWELS and after != "" and _has_vowel(word[:place])
        hiatus = before in _VOWELS and here in _VOWELS and (before + here).lower() not in _TOGETHER
        if opens or hiatus:
            found.add(place)
    return sorted(found)


def _has_vowel(head: str) -> bool:
    return any(letter in _VOWELS for letter in head)
