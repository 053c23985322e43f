"""Changing a file of translations line by line, so that its author's comments, order and layout survive."""

from __future__ import annotations

import codecs
import json
import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from ccassess.storage import strict_yaml
from ccassess.storage.packs.translations import text_hash

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ccassess.domain.pack import Text

TO_TRANSLATE = "# to be translated"
"""How the comment above an entry begins whose text is still that of the source."""

_WIDTH = 120
_INDENT = 2
_TOKEN = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#,{}\[\]]+""")
# A text that begins with a letter and holds nothing that YAML would take for its own.
_PLAIN = re.compile(r"[^\W\d_](?:(?!: |:$| #|  )[^\n\t])*(?<! )")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})

_Plainly: TypeAlias = "str | tuple[_Plainly, ...] | dict[str, _Plainly]"


class NotEditableError(Exception):
    """The file is laid out in a way that cannot be changed line by line: in braces, or in one line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation as it stands in a file: the hash it states, its line, whether a comment calls it untranslated."""

    stated: str
    line: int
    to_translate: bool


@dataclass(frozen=True, slots=True)
class Additions:
    """Texts of the source by key, to stand after the entry of another key; "" for the beginning."""

    after: str
    texts: Mapping[str, Text]


def entries(data: bytes) -> Mapping[str, Entry]:
    """Return the translations of a faultless file by key, in its order."""
    lines = _lines(data)
    return {
        entry.key.text: Entry(
            _of(entry).text, entry.key.mark.line, lines[entry.key.mark.line - 2].lstrip().startswith(TO_TRANSLATE)
        )
        for entry in _texts(_root(data)).entries
    }


def changed(data: bytes, accepted: Mapping[str, str], additions: Sequence[Additions], source_language: str) -> bytes:
    """Return a faultless file with other hashes for the keys in `accepted`, and with entries added; else unchanged.

    Raises NotEditableError.
    """
    root = _root(data)
    texts = _texts(root)
    lines = _lines(data)
    for entry in texts.entries:
        if entry.key.text in accepted:
            _stamp(lines, _of(entry), accepted[entry.key.text])
    if additions:
        line_end = "\r\n" if lines[0].endswith("\r\n") else "\n"
        indent = _indent(lines, texts)
        ends = _ends(root, texts, lines)
        if not lines[-1].endswith(("\n", "\r")):
            lines[-1] += line_end
        for addition in sorted(additions, key=lambda one: ends[one.after], reverse=True):
            new = _new_lines(addition.texts, indent, source_language)
            lines[ends[addition.after] : ends[addition.after]] = [line + line_end for line in new]
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    result = mark + "".join(lines).encode()
    _verify(data, result, accepted, additions)
    return result


def without(data: bytes, keys: Collection[str]) -> bytes | None:
    """Return a faultless file without the entries of some keys and the word above that they are to be translated.

    All other comments stay. None where no entry would be left. Raises NotEditableError.
    """
    root = _root(data)
    texts = _texts(root)
    if all(entry.key.text in keys for entry in texts.entries):
        return None
    lines = _lines(data)
    _indent(lines, texts)
    ends = _ends(root, texts, lines)
    for entry in reversed(texts.entries):
        if entry.key.text in keys:
            start = entry.key.mark.line - 1
            start -= lines[start - 1].lstrip().startswith(TO_TRANSLATE)
            del lines[start : ends[entry.key.text]]
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    result = mark + "".join(lines).encode()
    wanted, found = _plainly(root), _plainly(_root(result))
    if not isinstance(wanted, dict) or not isinstance(wanted["texts"], dict):
        raise NotEditableError
    wanted["texts"] = {key: value for key, value in wanted["texts"].items() if key not in keys}
    if found != wanted:
        raise NotEditableError
    return result


def new_file(head: Sequence[str], language: str, texts: Mapping[str, Text], source_language: str) -> bytes:
    """Return a new file with texts of the source to be translated, after some lines of comment."""
    lines = [*head, f"language: {_scalar(language)}", "texts:", *_new_lines(texts, _INDENT, source_language)]
    return ("\n".join(lines) + "\n").encode()


def _root(data: bytes) -> strict_yaml.Mapping:
    document = strict_yaml.read(data)
    if not isinstance(document, strict_yaml.Document) or not isinstance(document.root, strict_yaml.Mapping):
        raise NotEditableError
    return document.root


def _texts(root: strict_yaml.Mapping) -> strict_yaml.Mapping:
    value = next((entry.value for entry in root.entries if entry.key.text == "texts"), None)
    if not isinstance(value, strict_yaml.Mapping):
        raise NotEditableError
    return value


def _of(entry: strict_yaml.Entry) -> strict_yaml.Scalar:
    inner = entry.value.entries if isinstance(entry.value, strict_yaml.Mapping) else ()
    value = next((one.value for one in inner if one.key.text == "of"), None)
    if not isinstance(value, strict_yaml.Scalar):
        raise NotEditableError
    return value


def _lines(data: bytes) -> list[str]:
    """Return the lines with their ends; what else splits lines in Python, the strict reader has refused."""
    return data.removeprefix(codecs.BOM_UTF8).decode().splitlines(keepends=True)


def _stamp(lines: list[str], of: strict_yaml.Scalar, right: str) -> None:
    line, start = lines[of.mark.line - 1], of.mark.column - 1
    token = _TOKEN.match(line, start)
    if token is None:
        raise NotEditableError
    lines[of.mark.line - 1] = f'{line[:start]}"{right}"{line[token.end() :]}'


def _indent(lines: Sequence[str], texts: strict_yaml.Mapping) -> int:
    if lines[texts.mark.line - 1][texts.mark.column - 1] == "{":
        raise NotEditableError
    return texts.entries[0].key.mark.column - 1


def _ends(root: strict_yaml.Mapping, texts: strict_yaml.Mapping, lines: Sequence[str]) -> Mapping[str, int]:
    """Return how many lines there are up to the end of each entry; under "", up to the key above them all."""
    top = next(entry.key.mark.line for entry in root.entries if entry.key.text == "texts")
    below = min((entry.key.mark.line for entry in root.entries if entry.key.mark.line > top), default=len(lines) + 1)
    starts = [*(entry.key.mark.line for entry in texts.entries), below]
    indent = texts.entries[0].key.mark.column - 1
    return {
        "": top,
        **{
            entry.key.text: _without_tail(lines, start, following - 1, indent)
            for entry, start, following in zip(texts.entries, starts[:-1], starts[1:], strict=True)
        },
    }


def _without_tail(lines: Sequence[str], start: int, end: int, indent: int) -> int:
    """Return the end of what begins at a line: empty lines and comments before the next entry belong to that one."""
    while end > start:
        bare = lines[end - 1].strip()
        deeper = len(lines[end - 1]) - len(lines[end - 1].lstrip()) > indent
        if bare and (deeper or not bare.startswith("#")):
            break
        end -= 1
    return end


def _new_lines(texts: Mapping[str, Text], indent: int, source_language: str) -> list[str]:
    key_space, space = " " * indent, " " * (indent + _INDENT)
    lines: list[str] = []
    for key, text in texts.items():
        lines += [
            f"{key_space}{TO_TRANSLATE} from {source_language}",
            f"{key_space}{_scalar(key)}:",
            f'{space}of: "{text_hash(text)}"',
        ]
        if isinstance(text, str):
            lines += _wrapped(f"{space}text: ", text, indent + 2 * _INDENT)
        else:
            lines.append(f"{space}text:")
            for line in text:
                lines += _wrapped(f"{space}{' ' * _INDENT}- ", line, indent + 3 * _INDENT)
    return lines


def _wrapped(start: str, text: str, indent: int) -> list[str]:
    written = _scalar(text)
    if "\n" in text or "  " in text or "\t" in text:
        return [start + written]
    # A break between two words is read as the space it takes the place of.
    return textwrap.wrap(
        start + written,
        _WIDTH,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )


def _scalar(text: str) -> str:
    """Return a text as YAML, in quotes where it might be taken for something else."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def _verify(old: bytes, new: bytes, accepted: Mapping[str, str], additions: Sequence[Additions]) -> None:
    """Make sure that the file says what it said but for what was asked for. Raises NotEditableError."""
    wanted, found = _plainly(_root(old)), _plainly(_root(new))
    texts = wanted["texts"] if isinstance(wanted, dict) else None
    if not isinstance(texts, dict):
        raise NotEditableError
    for key, right in accepted.items():
        entry = texts.get(key)
        if isinstance(entry, dict):
            entry["of"] = right
    for addition in additions:
        texts.update({key: {"of": text_hash(text), "text": text} for key, text in addition.texts.items()})
    if found != wanted:
        raise NotEditableError


def _plainly(value: strict_yaml.Value) -> _Plainly:
    match value:
        case strict_yaml.Scalar():
            return value.text
        case strict_yaml.Sequence():
            return tuple(_plainly(item) for item in value.items)
        case strict_yaml.Mapping():
            return {entry.key.text: _plainly(entry.value) for entry in value.entries}
