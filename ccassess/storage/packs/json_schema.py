"""JSON Schemas of a pack's files, made from their declared shapes, for editors that complete and underline."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ccassess.domain.exact import decimal_text
from ccassess.storage.packs.companions_layout import CHECKLISTS, GLOSSARY, MEASURES, TESTS
from ccassess.storage.packs.key_descriptions import DESCRIPTIONS
from ccassess.storage.packs.layout import AREA, PACK, TRANSLATION
from ccassess.storage.packs.migrations_layout import MIGRATIONS
from ccassess.storage.packs.shapes import (
    Either,
    Exact,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Pattern,
    Record,
    Text,
    WordOr,
    YesNo,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from fractions import Fraction

    from ccassess.storage.packs.shapes import Plain, Shape

Json: TypeAlias = "dict[str, object]"


class FileKind(NamedTuple):
    """A kind of file: its shape, which files of a pack are of it, and what such a file is for."""

    shape: Record
    files: str
    purpose: str


FILE_KINDS: Mapping[str, FileKind] = {
    "pack": FileKind(PACK, "pack.yaml", "What the pack is, how its criteria are rated, and how points add up."),
    "area": FileKind(AREA, "areas/*.yaml", "One area of the criteria, with its criteria."),
    "measures": FileKind(MEASURES, "measures.yaml", "What each figure means, so that the meaning travels with it."),
    "glossary": FileKind(GLOSSARY, "glossary.yaml", "The words of the field, and to whom they matter."),
    "checklists": FileKind(CHECKLISTS, "checklists.yaml", "Things to go through, alone or side by side."),
    "tests": FileKind(TESTS, "tests.yaml", "Answers, and the scores they must come to."),
    "migrations": FileKind(MIGRATIONS, "migrations.yaml", "What becomes of answers by earlier versions."),
    "translation": FileKind(TRANSLATION, "i18n/*.yaml", "The pack's texts in one more language."),
}
"""Every kind of file, by the name of its schema; a further one needs a line here and its keys described."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_WHOLE = r"(0|[1-9][0-9]{0,8})"
_DECIMAL = rf"{_WHOLE}(\.[0-9]{{1,9}})?"
_EXACT = rf"^({_DECIMAL}|(0|[1-9][0-9]{{0,17}})/[1-9][0-9]{{0,17}})$"
# Some text in it, and after that no line end but at the very end.
_ONE_LINE = r"^\s*\S[^\n]*\s*$"
_SOME_TEXT = r"\S"


def schema_files() -> Mapping[str, bytes]:
    """Return the schemas' files by name: "pack.schema.json" and so on, JSON Schema 2020-12."""
    return {schema_name(kind): _bytes(schema(kind)) for kind in FILE_KINDS}


def schema_name(kind: str) -> str:
    """Return the name of the file that holds the schema of a kind of file."""
    return f"{kind}.schema.json"


def schema(kind: str) -> Json:
    """Return the schema of a kind of file.

    Whatever a pack's reader takes, the schema takes, for texts and numbers as a YAML editor types them: a text may
    look like a number or a yes to it, a number may stand in quotes. It knows the form of one file; what refers to
    what, and whether points add up, only `criteria check` tells.
    """
    about = FILE_KINDS[kind]
    writer = _Writer(DESCRIPTIONS.get(kind, {}))
    body = writer.write(about.shape, "")
    return {
        "$schema": _DIALECT,
        "title": f"ccassess criteria: {about.files}",
        "description": about.purpose,
        **body,
        **({"$defs": writer.definitions} if writer.definitions else {}),
    }


class _Writer:
    """Writes one file's shapes as schemas; a record that holds records of its own kind becomes a definition."""

    def __init__(self, descriptions: Mapping[str, str]) -> None:
        self.definitions: Json = {}
        self._descriptions = descriptions
        self._open: dict[Record, str] = {}
        self._recursive: set[Record] = set()

    def write(self, shape: Shape, path: str) -> Json:
        """Return the schema of a shape; `path` leads to it by the keys of records."""
        match shape:
            case Record():
                return self._record(shape, path)
            case ListOf():
                return {"type": "array", "items": self.write(shape.item, path), "minItems": shape.least}
            case MapOf():
                return self._map(shape, path)
            case Either():
                return {"anyOf": [self.write(shape.of_list, path), self.write(shape.other, path)]}
            case WordOr():
                return {"anyOf": [_plain(shape.word), self.write(shape.record, path)]}
            case _:
                return _plain(shape)

    def _record(self, record: Record, path: str) -> Json:
        if record in self._open:
            self._recursive.add(record)
            return _reference(self._open[record])
        name = self._open[record] = path.rpartition(".")[2]
        body: Json = {
            "type": "object",
            "properties": {key: self._key(key, record, path) for key in record.keys},
            "additionalProperties": False,
        }
        required = [key for key, value in record.keys.items() if value.required]
        if required:
            body["required"] = required
        del self._open[record]
        if record not in self._recursive:
            return body
        self.definitions[name] = body
        return _reference(name)

    def _key(self, key: str, record: Record, path: str) -> Json:
        below = f"{path}.{key}" if path else key
        said = self._descriptions.get(below, "")
        return {**({"description": said} if said else {}), **self.write(record.keys[key].shape, below)}

    def _map(self, shape: MapOf, path: str) -> Json:
        body: Json = {"type": "object", "minProperties": 1}
        form = _javascript(shape.key.form) if isinstance(shape.key, Pattern) else f"^{_DECIMAL}$"
        if form:
            body["propertyNames"] = {"pattern": form}
        return {**body, "additionalProperties": self.write(shape.value, path)}


def _reference(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _plain(shape: Plain) -> Json:
    match shape:
        case Text():
            pattern = _ONE_LINE if shape.one_line else _SOME_TEXT
            return {"type": ["string", "number", "boolean"], "pattern": pattern}
        case Pattern():
            return _pattern(shape.form)
        case Number():
            return _number(shape)
        case Exact():
            return {"type": ["number", "string"], "minimum": 0, "pattern": _EXACT}
        case YesNo():
            return {"type": ["boolean", "string"], "pattern": "^(true|false)$"}
        case OneOf():
            return {"enum": [str(name) for name in shape.names]}


def _pattern(form: re.Pattern[str]) -> Json:
    """Return a schema that also takes what an editor sees as a number ("2.3") or a yes ("no", for Norwegian)."""
    types = ["string"]
    if form.fullmatch("1") or form.fullmatch("1.5"):
        types.append("number")
    if form.fullmatch("no"):
        types.append("boolean")
    return {"type": types if len(types) > 1 else "string", "pattern": _javascript(form)}


def _number(shape: Number) -> Json:
    minus = "-?" if shape.least is None or shape.least < 0 else ""
    digits = rf"{_WHOLE}(\.0{{1,9}})?" if shape.whole else _DECIMAL
    body: Json = {"type": ["integer" if shape.whole else "number", "string"], "pattern": f"^{minus}{digits}$"}
    if shape.least is not None:
        body["exclusiveMinimum" if shape.above else "minimum"] = _json_number(shape.least)
    if shape.most is not None:
        body["maximum"] = _json_number(shape.most)
    return body


def _json_number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(decimal_text(value))


def _javascript(form: re.Pattern[str]) -> str:
    """Return a pattern for the whole text as JavaScript writes it; "" for one that takes anything."""
    if form.pattern == "(?s:.*)":
        return ""
    return f"^(?:{form.pattern.replace(chr(92) + 'Z', '$')})$"


def _bytes(value: Json) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
