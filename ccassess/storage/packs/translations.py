"""Reading translations, and whether each still translates what the source says now."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.texts import check_short, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ccassess.domain.pack import Text
    from ccassess.storage.packs.parts import Part
    from ccassess.storage.packs.report import Report, Spot
    from ccassess.storage.packs.texts import SourceTexts

_HASH_DIGITS = 8


def text_hash(text: Text) -> str:
    """Return what a translation states about the text it translates: eight hex digits of its SHA-256.

    A list is taken as its items joined by line ends.
    """
    joined = text if isinstance(text, str) else "\n".join(text)
    return hashlib.sha256(joined.encode()).hexdigest()[:_HASH_DIGITS]


def read_languages(report: Report, pack: Part) -> tuple[str, ...]:
    """Return the pack's languages, the source language first."""
    source = pack.text("source_language")
    seen: list[str] = []
    for language, spot in pack.words("languages"):
        if language in seen:
            report.add(Code.DUPLICATE_LANGUAGE, spot, language=language)
        else:
            seen.append(language)
    if source and seen and source not in seen and not pack.is_broken("languages"):
        report.add(Code.SOURCE_LANGUAGE_NOT_LISTED, pack.at("source_language"), language=source)
    return (source, *(language for language in seen if language != source))


class TranslationReader:
    """Reads one pack's translations against the texts of its source language.

    `complete` is whether all keys of the source are known; where they are not, a translation is not called unknown.
    """

    def __init__(self, report: Report, source: SourceTexts, languages: Sequence[str], *, complete: bool) -> None:
        self._report = report
        self._source = source
        self._languages = languages
        self._complete = complete

    def read(self, file: str, part: Part) -> Mapping[str, Text]:
        """Return the texts of one file by key; none of a language that the pack does not offer."""
        stem = file.removeprefix("i18n/").removesuffix(".yaml")
        language = part.text("language")
        if language and language != stem:
            self._report.add(Code.LANGUAGE_NOT_FILE_NAME, part.at("language"), language=language, file=stem)
        if stem == self._languages[0]:
            self._report.add(Code.SOURCE_LANGUAGE_FILE, part.spot, language=stem)
            return {}
        if self._languages[0] and stem not in self._languages:
            self._report.add(Code.UNKNOWN_LANGUAGE, part.at("language"), language=stem)
            return {}
        texts = part.part("texts")
        if texts is None:
            return {}
        self._check_keys(part, texts)
        found: dict[str, Text] = {}
        for key, entry in texts.named_parts():
            text = self._read(key, entry, texts.key_at(key))
            if text is not None:
                found[key] = text
        return found

    def _read(self, key: str, entry: Part, spot: Spot) -> Text | None:
        item = entry.found.get("text")
        text = None if item is None else text_of(item)
        source = self._source.texts.get(key)
        if source is None:
            if self._complete and key not in self._source.broken:
                hint = self._report.nearest(key, self._source.texts)
                self._report.add(Code.UNKNOWN_TRANSLATION, spot, key=key, hint=hint)
            return None
        stated, right = entry.text("of"), text_hash(source)
        if stated and stated != right:
            self._report.add(Code.STALE_TRANSLATION, entry.at("of"), key=key, stated=stated, hash=right)
        if text is None:
            return None
        if isinstance(text, str) != isinstance(source, str):
            expected, found = ("text", "list") if isinstance(source, str) else ("list", "text")
            self._report.add(Code.WRONG_TYPE, entry.at("text"), expected=expected, found=found)
            return None
        if not isinstance(text, str) and len(text) != len(source):
            data = {"key": key, "count": len(text), "source_count": len(source)}
            self._report.add(Code.TRANSLATION_ITEM_COUNT, entry.at("text"), **data)
        if key.endswith(".short") and isinstance(text, str):
            check_short(self._report, text, entry.at("text"))
        return text

    def _check_keys(self, part: Part, texts: Part) -> None:
        """Note each text without a translation, at the translation after which it belongs."""
        last = part.key_at("texts")
        for key, text in self._source.texts.items():
            if texts.has(key):
                last = texts.key_at(key)
            else:
                # The place is the neighbour's, the path that of what is missing.
                spot = last._replace(step=key, parent=texts.spot)
                self._report.add(Code.MISSING_TRANSLATION, spot, key=key, hash=text_hash(text))
