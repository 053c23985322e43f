"""Gathers the sentences of the program into the catalogues of every language, compiles them, and checks both.

`update` extracts the sentences anew, merges them into each language's .po and compiles it; `check` says what is
out of date or untranslated, and changes nothing. Run by hand and by `dev.py check`; needs Babel.
"""

from __future__ import annotations

import ast
import io
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parents[1] / "ccassess"
# How `ccassess.i18n.Translator` is called: t("..."), t.n("one", "many", count), t.p("context", "...").
KEYWORDS = {"t": None, "_t": None, "n": (1, 2), "p": ((1, "c"), 2)}


def extracted() -> Catalog:
    """Return the sentences of the program, in the order of its modules."""
    catalogue = Catalog(project="ccassess", charset="utf-8", fuzzy=False)
    found = extract_from_dir(SOURCES, [("**.py", sentences_of)], {}, KEYWORDS)
    for filename, _line, message, _comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalogue.add(message, None, [(f"ccassess/{filename}", None)], context=context)
    return catalogue


def sentences_of(
    file: BinaryIO,
    keywords: Iterable[str],
    _comment_tags: object,
    options: object,  # noqa: ARG001 - Babel names it
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Yield the calls of a translator in a module, as Babel wants them.

    Babel's own reading of Python goes by tokens and loses a plural whose values are themselves translated.
    """
    for node in ast.walk(ast.parse(file.read())):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in keywords:
            texts = (arg.value if isinstance(arg, ast.Constant) else None for arg in node.args)
            messages = tuple(text if isinstance(text, str) else None for text in texts)
            if messages and messages[0] is not None:
                yield node.lineno, name, messages, []


def catalogue_files() -> list[Path]:
    """Return the catalogue of every language; English is what the sources say."""
    return sorted(HERE.glob("*/LC_MESSAGES/ccassess.po"))


def updated(path: Path, template: Catalog) -> Catalog:
    """Return a language's catalogue with the sentences of the sources: old translations kept, stale ones gone."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parents[1].name)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def po_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as the bytes of its .po file."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, omit_header=False, include_previous=False, sort_by_file=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    # Dates and the version of Babel would change a file in which nothing changed.
    changing = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator', '"Language-Team')
    return "".join(line for line in lines if not line.startswith(changing)).encode()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as the bytes of its .mo file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def said(catalogue: Catalog) -> dict[object, object]:
    """Return what a catalogue says: its translations, without a header that names times and versions."""
    return {(message.context, *forms(message.id)): forms(message.string) for message in catalogue if message.id}


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the singular and plural of a text; the one form it has where it counts nothing; "" for none."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def said_by_mo(path: Path) -> dict[object, object]:
    """Return what a compiled catalogue says; nothing where there is none."""
    return said(read_mo(io.BytesIO(path.read_bytes()))) if path.exists() else {}


def update() -> int:
    """Write all catalogues anew; say what still wants translating."""
    template = extracted()
    for path in catalogue_files():
        catalogue = updated(path, template)
        path.write_bytes(po_bytes(catalogue))
        compiled = path.with_suffix(".mo")
        if said_by_mo(compiled) != said(catalogue):
            compiled.write_bytes(mo_bytes(catalogue))
        print(f"{path.parents[1].name}: {len(untranslated(catalogue))} of {len(catalogue)} to translate")
    return 0


def check() -> int:
    """Say which catalogues are out of date, and every sentence without a sound translation."""
    template = extracted()
    wrong: list[str] = []
    for path in catalogue_files():
        catalogue = updated(path, template)
        compiled = path.with_suffix(".mo")
        with path.open("rb") as file:
            written = read_po(file, locale=path.parents[1].name)
        if said(written) != said(catalogue):
            wrong.append(f"{path}: out of date; run `python resources/i18n/catalogues.py update`")
        elif said_by_mo(compiled) != said(catalogue):
            wrong.append(f"{compiled}: does not hold what the .po says; run the same")
        wrong += [f"{path}: not translated: {sentence}" for sentence in untranslated(catalogue)]
        wrong += [f"{path}: other {{names}} than the sentence: {sentence}" for sentence in misfilled(catalogue)]
    print("\n".join(wrong) or f"{len(template)} sentences, all translated")
    return 1 if wrong else 0


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the sentences that have no translation or an unsure one."""
    forms = {message.id: message for message in catalogue if message.id}
    return [
        str(sentence)
        for sentence, message in forms.items()
        if message.fuzzy or not all(message.string if isinstance(message.string, tuple) else (message.string,))
    ]


def misfilled(catalogue: Catalog) -> list[str]:
    """Return the sentences whose translation fills in other values than they do."""
    wrong = []
    for message in catalogue:
        if not message.id or not message.string:
            continue
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        allowed = set().union(*(names(one) for one in originals))
        if any(names(one) - allowed for one in strings) or names(strings[-1]) != names(originals[-1]):
            wrong.append(str(message.id))
    return wrong


def names(sentence: str) -> set[str]:
    """Return the {names} a sentence fills in."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


if __name__ == "__main__":
    commands = {"update": update, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        print(f"usage: {sys.argv[0]} {' | '.join(commands)}", file=sys.stderr)
        sys.exit(2)
    sys.exit(commands[sys.argv[1]]())
