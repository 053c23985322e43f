"""Keeping a pack's translations up with its source: entries for new texts, new hashes for those read again."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.storage import strict_yaml
from ccassess.storage.atomic import nothing, replace_file
from ccassess.storage.pack_files import PackInvalidError, read_pack_folder, read_source
from ccassess.storage.packs.conform import conform
from ccassess.storage.packs.json_schema import schema_name
from ccassess.storage.packs.layout import TRANSLATION
from ccassess.storage.packs.report import Report, Spot
from ccassess.storage.packs.shapes import Pattern
from ccassess.storage.packs.translation_lines import (
    Additions,
    NotEditableError,
    changed,
    entries,
    new_file,
    without,
)
from ccassess.storage.packs.translations import files_by_language, text_hash

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from ccassess.domain.pack import Text
    from ccassess.storage.packs.translation_lines import Entry

_SCHEMA_LINE = "# yaml-language-server: $schema="


class NotTranslatable(StrEnum):
    """Why nothing was done. Data: `language`, `languages`; `key` and `hint`; `file`."""

    NOT_A_LANGUAGE = "not-a-language"
    NOT_OFFERED = "not-offered"
    SOURCE_LANGUAGE = "source-language"
    UNKNOWN_KEY = "unknown-key"
    NOT_STALE = "not-stale"
    NOT_EDITABLE = "not-editable"


class NotTranslatableError(Exception):
    """A pack's translations were left as they are."""

    def __init__(self, code: NotTranslatable, **data: str) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data


@dataclass(frozen=True, slots=True)
class Stale:
    """A translation of a text that has changed: where it stands, the hash it states and that of the text now."""

    key: str
    file: str
    line: int
    stated: str
    now: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A translation of a text that the pack has no more, and where it stands."""

    key: str
    file: str
    line: int


Noted = TypeVar("Noted", Stale, Gone)


@dataclass(frozen=True, slots=True)
class Translated:
    """What was done in one language, and what is left to do.

    `added`, `accepted` and `removed` are keys; `files` those that texts were added to; `stale` what is to be read
    again; `gone` what translates a text that the pack has no more; `open` counts the entries whose text is still the
    source's, those just added among them.
    """

    language: str
    added: tuple[str, ...]
    accepted: tuple[str, ...]
    files: tuple[str, ...]
    stale: tuple[Stale, ...]
    open: int
    gone: tuple[Gone, ...] = ()
    removed: tuple[str, ...] = ()


def translate(
    folder: Path, language: str, accept: Collection[str] | None = (), *, remove_gone: bool = False
) -> Translated:
    """Add an entry for each text that a language of the pack in a folder lacks, and note what is stale or gone.

    Of the stale ones, those in `accept` (None for all) get the hash of the text as it is now. What is gone is removed
    only where that is asked for. Each file is replaced whole; one in which nothing is left is deleted. Raises
    NotAPackError; PackInvalidError where the pack's own texts or a file of that language have errors;
    NotTranslatableError and NotSavedError, what the latter names being untouched.
    """
    files = read_pack_folder(folder)
    languages, source = read_source(files)
    _check_language(language, languages)
    names = files_by_language(files).get(language, ())
    _check_sound({name: files[name] for name in names})
    found = {name: entries(files[name]) for name in names}
    stale = _stale(found, source)
    accepted = _accepted(stale, source, accept)
    additions = _additions(found, source)
    gone = _gone(found, source)
    done: dict[str, bytes | None] = {}
    for name in names:
        right = {one.key: one.now for one in accepted if one.file == name}
        useless = {one.key for one in gone if one.file == name} if remove_gone else set()
        if right or additions.get(name) or useless:
            edited = _edited(name, files[name], right, additions.get(name, ()), languages[0])
            done[name] = _rid_of(name, edited, useless)
    if not names:
        name = f"i18n/{language}.yaml"
        done[name] = new_file(_head(files["pack.yaml"]), language, source, languages[0])
    for name, data in done.items():
        _write(folder / name, files.get(name), data)
    added = tuple(key for key in source if not any(key in one for one in found.values()))
    listed = chain.from_iterable(one.items() for one in found.values())
    waiting = sum(entry.to_translate for key, entry in listed if key in source)
    after = found | {name: entries(data) for name, data in done.items() if data is not None}
    return Translated(
        language,
        added,
        tuple(one.key for one in accepted),
        tuple(name for name in done if name in additions or name not in found),
        tuple(_where_it_is(one, after) for one in stale if one not in accepted),
        waiting + len(added),
        () if remove_gone else tuple(_where_it_is(one, after) for one in gone),
        tuple(one.key for one in gone) if remove_gone else (),
    )


def _check_language(language: str, languages: Sequence[str]) -> None:
    shape = TRANSLATION.keys["language"].shape
    data = {"language": language, "languages": ", ".join(languages)}
    if isinstance(shape, Pattern) and not shape.form.fullmatch(language):
        raise NotTranslatableError(NotTranslatable.NOT_A_LANGUAGE, **data)
    if language == languages[0]:
        raise NotTranslatableError(NotTranslatable.SOURCE_LANGUAGE, **data)
    if language not in languages:
        raise NotTranslatableError(NotTranslatable.NOT_OFFERED, **data)


def _check_sound(files: Mapping[str, bytes]) -> None:
    """Check that every file of the language can be read, and has the keys it should."""
    report = Report()
    for name, data in files.items():
        document = strict_yaml.read(data)
        if isinstance(document, strict_yaml.Document):
            conform(report, document.root, TRANSLATION, Spot(name, document.root.mark))
        else:
            for error in document:
                report.add_yaml(name, error)
    if report.has_errors:
        raise PackInvalidError(report.sorted())


def _stale(found: Mapping[str, Mapping[str, Entry]], source: Mapping[str, Text]) -> tuple[Stale, ...]:
    return tuple(
        Stale(key, name, entry.line, entry.stated, now)
        for name, listed in found.items()
        for key, entry in listed.items()
        if key in source and (now := text_hash(source[key])) != entry.stated
    )


def _gone(found: Mapping[str, Mapping[str, Entry]], source: Mapping[str, Text]) -> tuple[Gone, ...]:
    return tuple(
        Gone(key, name, entry.line)
        for name, listed in found.items()
        for key, entry in listed.items()
        if key not in source
    )


def _where_it_is(one: Noted, after: Mapping[str, Mapping[str, Entry]]) -> Noted:
    """Return what was noted with the line on which it stands once the files are written."""
    return replace(one, line=after[one.file][one.key].line)


def _accepted(stale: Sequence[Stale], source: Mapping[str, Text], accept: Collection[str] | None) -> tuple[Stale, ...]:
    if accept is None:
        return tuple(stale)
    known = {one.key for one in stale}
    for key in accept:
        if key not in source:
            hint = next(iter(difflib.get_close_matches(key, source, 1)), "")
            raise NotTranslatableError(NotTranslatable.UNKNOWN_KEY, key=key, hint=hint)
        if key not in known:
            raise NotTranslatableError(NotTranslatable.NOT_STALE, key=key)
    return tuple(one for one in stale if one.key in accept)


def _additions(
    found: Mapping[str, Mapping[str, Entry]], source: Mapping[str, Text]
) -> Mapping[str, Sequence[Additions]]:
    """Return what each file lacks, each text after that before it in the source, or before its own node's first."""
    if not found:
        return {}
    holders = {key: name for name, listed in reversed(tuple(found.items())) for key in listed}
    places: dict[tuple[str, str], dict[str, Text]] = {}
    place = (next(iter(found)), "")
    keys = list(source)
    for index, key in enumerate(keys):
        if key in holders:
            place = (holders[key], key)
            continue
        following = next((later for later in keys[index:] if later in holders), None)
        if following is not None and _owner(following) == _owner(key) != _owner(place[1]):
            place = (holders[following], _before(following, list(found[holders[following]])))
        places.setdefault(place, {})[key] = source[key]
    return {
        name: tuple(Additions(after, texts) for (file, after), texts in places.items() if file == name)
        for name in found
    }


def _owner(key: str) -> str:
    """Return what a text belongs to: "coaching" of "coaching.question", "measure.csat" of "measure.csat.title"."""
    steps = key.split(".")
    return ".".join(steps[:2]) if len(steps) > 2 and steps[0] in {"role", "measure", "term", "checklist"} else steps[0]


def _before(key: str, listed: Sequence[str]) -> str:
    index = listed.index(key)
    return listed[index - 1] if index else ""


def _head(pack: bytes) -> tuple[str, ...]:
    """Return the first line of a new translation: its schema, where pack.yaml names its own."""
    first = pack.decode(errors="replace").partition("\n")[0].strip()
    if not first.startswith(_SCHEMA_LINE) or not first.endswith(schema_name("pack")):
        return ()
    folder = first.removeprefix(_SCHEMA_LINE).removesuffix(schema_name("pack"))
    up = "" if "://" in folder or folder.startswith("/") else "../"
    return (f"{_SCHEMA_LINE}{up}{folder}{schema_name('translation')}",)


def _edited(
    name: str, data: bytes, accepted: Mapping[str, str], additions: Sequence[Additions], source_language: str
) -> bytes:
    try:
        return changed(data, accepted, additions, source_language)
    except NotEditableError as error:
        raise NotTranslatableError(NotTranslatable.NOT_EDITABLE, file=name) from error


def _rid_of(name: str, data: bytes, keys: Collection[str]) -> bytes | None:
    """Return a file without some entries; None where nothing is left of it."""
    try:
        return without(data, keys) if keys else data
    except NotEditableError as error:
        raise NotTranslatableError(NotTranslatable.NOT_EDITABLE, file=name) from error


def _write(path: Path, old: bytes | None, new: bytes | None) -> None:
    """Write a file, or delete it, where it is still as it was read. Raises NotSavedError."""
    if new is None:
        if path.read_bytes() != old:
            raise NotSavedError(NotSaved.CHANGED_ELSEWHERE, file=path.name)
        path.unlink()
        return
    if old is None and not path.parent.is_dir():
        path.parent.mkdir()

    def is_ours(current: bytes | None) -> bool:
        return current == old

    try:
        replace_file(path, new, nothing if old is None else is_ours)
    except NotSavedError as error:
        if error.code is not NotSaved.NOT_CONFIRMED:
            raise
