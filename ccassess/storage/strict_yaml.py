"""A strict reader of YAML that others wrote: scalars stay the text their author typed, every surprise is an error."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import yaml

from ccassess.storage.yaml_bytes import (
    MAX_ERRORS,
    Mark,
    YamlError,
    code_point,
    comments_after,
    decoded,
    first_unreadable,
)

if TYPE_CHECKING:
    from yaml._yaml import Mark as LibyamlMark

__all__ = ["Document", "Entry", "Mapping", "Mark", "Scalar", "Sequence", "Value", "YamlError", "read"]

MAX_DEPTH = 20
"""Levels of mappings and sequences inside one another."""
MAX_ENTRIES = 20_000
"""Entries of all mappings and items of all sequences of one file together."""
MAX_TEXT = 20_000
"""Characters of one scalar."""

MAX_COMBINING = 30
"""Combining marks on one letter (Unicode's stream-safe format, UAX 15); composing longer runs would take for ever."""

# Stands for what was refused, so that the search for problems can go on; no accepted text can hold it.
_REFUSED = "\0"

# libyaml takes more tabs for blanks than PyYAML's own parser does, and a comment right after | or >.
_PARSERS_DIFFER = re.compile(r"\t|[|>][-+\d]*#")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as its author wrote it, in Unicode's composed form (NFC).

    `quoted` also where it is a block (| or >); an empty value has the mark of its key. `comment` is where a comment
    begins that follows unquoted text on its line.
    """

    text: str
    mark: Mark
    quoted: bool
    comment: Mark | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing at all stands there, as after `key:`; `key: ""` is not empty in this sense."""
        return not self.text and not self.quoted


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value."""

    key: Scalar
    value: Value


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file; no two keys are equal."""

    entries: tuple[Entry, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order of the file."""

    items: tuple[Value, ...]
    mark: Mark


Value: TypeAlias = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Document:
    """What one faultless file holds."""

    root: Value


def read(data: bytes) -> Document | tuple[YamlError, ...]:
    """Return the file's one document, or its problems in the order of the file (at least one, at most MAX_ERRORS).

    Never raises, whatever the bytes. The answer is the same with and without libyaml.
    """
    text, errors = decoded(data)
    if text is None:
        return _listed(errors)
    builder = _fast_builder(text) or _slow_builder(text)
    errors += builder.errors
    if errors or builder.root is None:
        return _listed(errors)
    return Document(builder.root)


def _listed(errors: list[YamlError]) -> tuple[YamlError, ...]:
    # Sorting keeps the order of what was found at one place.
    return tuple(sorted(errors, key=_place)[:MAX_ERRORS])


def _place(error: YamlError) -> tuple[int, int]:
    return error.mark.line, error.mark.column


def _fast_builder(text: str) -> _Builder | None:
    """Build with libyaml; None where it is absent, finds any fault, or might differ from the pure parser."""
    loader_class = getattr(yaml, "CBaseLoader", None)
    if loader_class is None or _PARSERS_DIFFER.search(text):
        return None
    builder = _Builder(text)
    try:
        builder.follow(loader_class(text))
    except (yaml.YAMLError, ValueError):
        return None
    return None if builder.errors or builder.ambiguous else builder


def _slow_builder(text: str) -> _Builder:
    """Build with the pure parser, whose verdict on syntax is the one that counts."""
    builder = _Builder(text)
    loader = yaml.BaseLoader(text)
    try:
        builder.follow(loader)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark or loader.get_mark()
        builder.report("syntax", _mark(at), problem=str(error.problem or error.context or ""))
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the latter two: "\U00110000", "\UFFFFFFFF"
        builder.report("syntax", _mark(loader.get_mark()), problem=str(error))
    return builder


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not been reached."""

    mark: Mark
    is_mapping: bool
    is_flow: bool
    entries: list[Entry] = field(default_factory=list)
    items: list[Value] = field(default_factory=list)
    key: Scalar | None = None
    first_lines: dict[str, int] = field(default_factory=dict)

    @property
    def awaits_key(self) -> bool:
        return self.is_mapping and self.key is None

    def closed(self) -> Value:
        if self.is_mapping:
            return Mapping(tuple(self.entries), self.mark)
        return Sequence(tuple(self.items), self.mark)


class _Builder:
    """Puts a parser's events together, without recursion, and notes every problem on the way."""

    def __init__(self, text: str) -> None:
        self.root: Value | None = None
        self.errors: list[YamlError] = []
        self.ambiguous = False
        """Whether something was met that libyaml accepts and PyYAML's own parser may not."""
        self._open: list[_Open] = []
        self._count = 0
        self._documents = 0
        self._finished = False
        self._comments = comments_after(text)

    def report(self, code: str, mark: Mark, **data: str | int) -> None:
        """Note a problem."""
        self.errors.append(YamlError(code, mark, data))

    def follow(self, loader: yaml.BaseLoader | yaml.CBaseLoader) -> None:
        """Take the parser's events up to the end of the stream or the first limit passed.

        Raises what the parser raises: yaml.YAMLError; ValueError, OverflowError from an escape beyond Unicode.
        """
        try:
            while not self._finished and (event := loader.get_event()) is not None:
                self._take(event)
        finally:
            loader.dispose()

    def _take(self, event: yaml.Event) -> None:
        mark = _mark(event.start_mark)
        if type(event) is yaml.ScalarEvent:  # by far the commonest
            if event.anchor is not None or event.tag is not None:
                self._refuse_properties(event, event.tag, mark)
            self._place(self._scalar(event, mark))
            return
        match event:
            case yaml.CollectionStartEvent():
                self._refuse_properties(event, event.tag, mark)
                self._begin(_Open(mark, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
            case yaml.CollectionEndEvent():
                self._place(self._open.pop().closed())
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._stop("several-documents", mark)
            case yaml.AliasEvent():
                self.report("alias", mark, name=event.anchor or "")
                self._place(Scalar(_REFUSED, mark, quoted=True))
            case yaml.StreamEndEvent() if self.root is None or (isinstance(self.root, Scalar) and self.root.empty):
                self._stop("empty", Mark(1, 1))

    def _stop(self, code: str, mark: Mark, **data: str | int) -> None:
        self.report(code, mark, **data)
        self._finished = True

    def _refuse_properties(self, event: yaml.NodeEvent, tag: str | None, mark: Mark) -> None:
        if event.anchor is not None:
            self.report("anchor", mark, name=event.anchor)
        if tag is not None:
            self.report("tag", mark, name=tag)

    def _begin(self, collection: _Open) -> None:
        if len(self._open) == MAX_DEPTH:
            self._stop("too-deep", collection.mark, limit=MAX_DEPTH)
        self._open.append(collection)

    def _place(self, value: Value) -> None:
        """Give a finished value to what surrounds it: as the root, a key, a key's value or an item."""
        if not self._open:
            self.root = value
            return
        around = self._open[-1]
        if around.awaits_key:
            around.key = self._key(value, around.first_lines)
            return
        if around.key is None:
            around.items.append(value)
        else:
            around.entries.append(Entry(around.key, value))
            around.key = None
        self._count += 1
        if self._count > MAX_ENTRIES:
            self._stop("too-many", value.mark, limit=MAX_ENTRIES)

    def _key(self, value: Value, first_lines: dict[str, int]) -> Scalar:
        if not isinstance(value, Scalar) or value.empty:
            self.report("not-a-mapping-key", value.mark)
            return Scalar(_REFUSED, value.mark, quoted=True)
        if value.text == "<<" and not value.quoted:
            self.report("merge-key", value.mark)
        elif value.text in first_lines and value.text != _REFUSED:
            self.report("duplicate-key", value.mark, key=value.text, first_line=first_lines[value.text])
        first_lines.setdefault(value.text, value.mark.line)
        return value

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark) -> Scalar:
        """Return the text composed; one that breaks a rule is replaced, for its file is refused anyway."""
        text, quoted = event.value, bool(event.style)
        around = self._open[-1] if self._open else None
        if around is not None and around.is_flow and not quoted and "?" in text:
            self.ambiguous = True  # libyaml reads [Is it?]; PyYAML's own parser wants it quoted
        if around is not None and around.key is not None and not text and not quoted:
            mark = around.key.mark  # the parsers differ in where they see nothing
        if len(text) > MAX_TEXT:
            self.report("too-long", mark, characters=len(text), limit=MAX_TEXT)
        elif _longest_combining(text) > MAX_COMBINING:
            self.report("combining-marks", mark, limit=MAX_COMBINING)
        # All else was looked at with the file; only the escapes of a double-quoted text bring such characters in.
        elif event.style == '"' and (found := first_unreadable(text)):
            is_surrogate = "\ud800" <= found <= "\udfff"
            self.report("surrogate" if is_surrogate else "control-character", mark, character=code_point(found))
        else:
            comment = self._comments.get(_mark(event.end_mark)) if text and self._comments and not quoted else None
            return Scalar(text if text.isascii() else unicodedata.normalize("NFC", text), mark, quoted, comment)
        return Scalar(_REFUSED, mark, quoted=True)


def _longest_combining(text: str) -> int:
    if text.isascii() or not any(map(unicodedata.combining, set(text))):
        return 0
    runs = itertools.groupby(text, lambda character: unicodedata.combining(character) > 0)
    return max((sum(1 for _ in run) for combining, run in runs if combining), default=0)


def _mark(mark: yaml.Mark | LibyamlMark | None) -> Mark:
    return Mark(mark.line + 1, mark.column + 1) if mark is not None else Mark(1, 1)
