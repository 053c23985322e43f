"""Reading translations, and whether each still translates what the source says now."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.texts import FIELDS, check_short, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ccassess.domain.pack import Text
    from ccassess.storage.packs.parts import Part
    from ccassess.storage.packs.report import Report, Spot
    from ccassess.storage.packs.texts import SourceTexts

_HASH_DIGITS = 8
_NAMES = (".title", ".short", ".unit")
_NAME_WORDS = 2
"""Words of a title that may be a name, such as "Net Promoter"; other texts are told from two words on."""
_FILE = re.compile(r"i18n/(?P<language>[^./]+)(?:\.(?P<word>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*))?\.yaml")


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

    def read(self, language: str, parts: Mapping[str, Part | None]) -> Mapping[str, Text]:
        """Return the texts of one language by key, in the order of the source.

        `parts` holds what was read of each of its files by name, None where a file is broken. There are none of a
        language that the pack does not offer.
        """
        found: dict[str, Text] = {}
        places: dict[str, Spot] = {}
        used = [part for file, part in parts.items() if part is not None and self._is_wanted(language, file, part)]
        translated = {key for part in used if (texts := part.part("texts")) is not None for key in texts.found}
        missing = [key for key in self._source.texts if key not in translated]
        for part in used:
            texts = part.part("texts")
            for key, entry in () if texts is None else texts.named_parts():
                spot = part.spot if texts is None else texts.key_at(key)
                first = places.setdefault(key, spot)
                if first is not spot:
                    data = {"key": key, "file": first.file, "first_line": first.mark.line}
                    self._report.add(Code.DUPLICATE_TRANSLATION, spot, **data)
                    continue
                text = self._read(language, key, entry, spot, missing)
                if text is not None:
                    found[key] = text
            self._check_translated(language, part, found)
        # What a broken file holds is not known, so nothing can be called missing.
        if used and len(used) == len(parts) and all(part.part("texts") is not None for part in used):
            self._check_keys(used)
        return {key: found[key] for key in self._source.texts if key in found}

    def _is_wanted(self, language: str, file: str, part: Part) -> bool:
        """Return whether a file's texts are used, having noted where its name and its language disagree."""
        stem = file.removeprefix("i18n/").removesuffix(".yaml")
        stated = part.text("language")
        if stated and stated != language:
            self._report.add(Code.LANGUAGE_NOT_FILE_NAME, part.at("language"), language=stated, file=stem)
        if language == self._languages[0]:
            self._report.add(Code.SOURCE_LANGUAGE_FILE, part.spot, language=language)
            return False
        if self._languages[0] and language not in self._languages:
            self._report.add(Code.UNKNOWN_LANGUAGE, part.at("language"), language=language)
            return False
        return True

    def _read(self, language: str, key: str, entry: Part, spot: Spot, missing: Sequence[str]) -> Text | None:
        item = entry.found.get("text")
        text = None if item is None else text_of(item)
        source = self._source.texts.get(key)
        if source is None:
            if self._complete and key not in self._source.broken:
                # What is translated already cannot have been meant, nor a question by a title.
                field = key.rpartition(".")[2]
                alike = [one for one in missing if field not in FIELDS or one.endswith(f".{field}")]
                hint = self._report.nearest(key, alike)
                free = "yes" if missing else "no"
                self._report.add(Code.UNKNOWN_TRANSLATION, spot, key=key, hint=hint, language=language, free=free)
            return None
        stated, right = entry.text("of"), text_hash(source)
        if stated and stated != right:
            data = {"key": key, "stated": stated, "hash": right, "language": language}
            self._report.add(Code.STALE_TRANSLATION, entry.at("of"), **data)
        if text is None:
            return None
        if isinstance(text, str) != isinstance(source, str):
            expected, found = ("text", "list") if isinstance(source, str) else ("list", "text")
            self._report.add(Code.WRONG_TYPE, entry.at("text"), expected=expected, found=found)
            return None
        if not isinstance(text, str) and len(text) != len(source):
            counts = {"count": len(text), "source_count": len(source)}
            self._report.add(Code.TRANSLATION_ITEM_COUNT, entry.at("text"), key=key, **counts)
        if key.endswith(".short") and isinstance(text, str):
            check_short(self._report, text, entry.at("text"))
        return text

    def _check_translated(self, language: str, part: Part, found: Mapping[str, Text]) -> None:
        """Note once of a file how many of its texts still read as in the source language, at the first of them."""
        texts = part.part("texts")
        entries = () if texts is None else texts.named_parts()
        # British and American English are mostly the same words.
        if texts is None or _base(language) == _base(self._languages[0]):
            return
        same = [(key, one) for key, one in entries if key in found and _is_untranslated(key, found[key], self._source)]
        if same:
            key, first = same[0]
            data = {"count": len(same), "key": key, "language": language, "source": self._languages[0]}
            self._report.add(Code.UNTRANSLATED, first.at("text"), **data)

    def _check_keys(self, parts: Sequence[Part]) -> None:
        """Note each text without a translation, at the translation after which it belongs."""
        holders = {key: texts for part in parts if (texts := part.part("texts")) is not None for key in texts.found}
        last, parent = parts[0].key_at("texts"), parts[0].at("texts")
        for key, text in self._source.texts.items():
            texts = holders.get(key)
            if texts is not None:
                last, parent = texts.key_at(key), texts.spot
            else:
                # The place is the neighbour's, the path that of what is missing.
                spot = last._replace(step=key, parent=parent)
                self._report.add(Code.MISSING_TRANSLATION, spot, key=key, hash=text_hash(text))


def _base(language: str) -> str:
    return language.partition("-")[0]


def _is_untranslated(key: str, text: Text, source: SourceTexts) -> bool:
    """Return whether a text reads as in the source, and is too long for a name that is the same in both languages."""
    name_words = _NAME_WORDS if key.endswith(_NAMES) else 1
    lines = (text,) if isinstance(text, str) else text
    return text == source.texts.get(key) and any(_words(line) > name_words for line in lines)


def _words(line: str) -> int:
    return sum(any(map(str.isalpha, word)) for word in line.split())


def files_by_language(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return the files of each language (i18n/fi.yaml, i18n/fi.measures.yaml), the one without a word first.

    Files whose name is of another form are left out.
    """
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        match = _FILE.fullmatch(name)
        if match is not None:
            whole = match["word"] is None
            files = found.setdefault(match["language"], [])
            files.insert(0 if whole else len(files), name)
    return found
