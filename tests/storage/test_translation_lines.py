"""Files of translations changed line by line: whatever their layout, only what was asked for changes, or nothing."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.storage import strict_yaml
from ccassess.storage.packs.translation_lines import (
    TO_TRANSLATE,
    Additions,
    NotEditableError,
    changed,
    entries,
    new_file,
    without,
)
from ccassess.storage.packs.translations import text_hash

FILE = """\
# Ours since 2027
language: fi   # Finnish

texts:
  # The pack itself

  pack.title: {of: '1234abcd', text: "Pieni, #1"}   # small
  coaching.look_for:
    text:
      - Yksi
      - >-
        Kaksi
        # no comment, but text

    # a remark inside
    of: 0000aaaa

  # The last one
  coaching.question:
    of: "11112222"
    text: |
      Miten?

# The end
"""


def texts_of(data: bytes) -> dict[str, object]:
    document = strict_yaml.read(data)
    assert isinstance(document, strict_yaml.Document), document
    root = plainly(document.root)
    assert isinstance(root, dict)
    return root["texts"]


def plainly(value: strict_yaml.Value) -> dict[str, object] | list[object] | str:
    match value:
        case strict_yaml.Scalar():
            return value.text
        case strict_yaml.Sequence():
            return [plainly(item) for item in value.items]
        case strict_yaml.Mapping():
            return {entry.key.text: plainly(entry.value) for entry in value.entries}


def test_the_entries_are_found_with_their_lines_and_hashes() -> None:
    found = entries(FILE.encode())
    assert [(key, entry.stated, entry.line) for key, entry in found.items()] == [
        ("pack.title", "1234abcd", 7),
        ("coaching.look_for", "0000aaaa", 8),
        ("coaching.question", "11112222", 19),
    ]
    assert not any(entry.to_translate for entry in found.values())


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("pack.title", "of: '1234abcd'", 'of: "99999999"'),
        ("coaching.look_for", "of: 0000aaaa", 'of: "99999999"'),
        ("coaching.question", 'of: "11112222"', 'of: "99999999"'),
    ],
)
def test_a_hash_changes_and_no_other_letter(key: str, old: str, new: str) -> None:
    assert changed(FILE.encode(), {key: "99999999"}, (), "en").decode() == FILE.replace(old, new)


@pytest.mark.parametrize(
    ("after", "before"),
    [
        ("", "  # The pack itself\n"),
        ("pack.title", "  coaching.look_for:\n"),
        ("coaching.look_for", "\n  # The last one\n"),
        ("coaching.question", "\n# The end\n"),
    ],
)
def test_an_entry_goes_between_what_belongs_together(after: str, before: str) -> None:
    text = "How so?"
    new = f'  {TO_TRANSLATE} from en\n  coaching.intent:\n    of: "{text_hash(text)}"\n    text: "{text}"\n'
    new = new.replace(f'"{text}"', text)
    result = changed(FILE.encode(), {}, [Additions(after, {"coaching.intent": text})], "en").decode()
    assert result == FILE.replace(before, new + before)
    assert entries(result.encode())["coaching.intent"].to_translate


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    windows = codecs.BOM_UTF8 + FILE.rstrip("\n").replace("\n", "\r\n").encode()
    result = changed(windows, {}, [Additions("coaching.question", {"a.title": "One"})], "en")
    assert result.startswith(codecs.BOM_UTF8)
    assert result.count(b"\n") == result.count(b"\r\n")
    assert texts_of(result)["a.title"] == {"of": text_hash("One"), "text": "One"}


def test_the_last_line_may_lack_its_end() -> None:
    data = b'language: fi\ntexts:\n  a.title: {of: "12345678", text: A}'
    result = changed(data, {}, [Additions("a.title", {"b.title": "B"})], "en")
    assert list(texts_of(result)) == ["a.title", "b.title"]


@pytest.mark.parametrize(
    "data",
    [
        b'language: fi\ntexts: {a.title: {of: "1", text: A}}\n',
        b'{language: fi, texts: {a.title: {of: "1", text: A}}}\n',
        b'language: fi\ntexts:\n  a.title: {of: "1", text: A}\n...\n',
    ],
)
def test_what_cannot_be_added_to_line_by_line_is_refused(data: bytes) -> None:
    with pytest.raises(NotEditableError):
        changed(data, {}, [Additions("a.title", {"b.title": "B"})], "en")


def test_keys_between_braces_can_still_be_accepted() -> None:
    data = b'{language: fi, texts: {a.title: {of: "1", text: A}}}\n'
    assert changed(data, {"a.title": "22222222"}, (), "en") == data.replace(b'"1"', b'"22222222"')


ODD = [
    "No",
    "- a dash",
    "a: b",
    "# none",
    "a # b",
    "1.10",
    '"',
    "it's",
    "x:",
    "a  b",
    "one\ntwo",
    "\\",
    "{a}",
    "@",
    "%",
]
LINES = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1).map(
    lambda text: unicodedata.normalize("NFC", text).strip()
)
TEXTS = st.one_of(st.sampled_from(ODD), LINES.filter(bool), st.just("many words to a line " * 20 + "end"))


@given(st.lists(st.one_of(TEXTS, st.lists(TEXTS, min_size=1, max_size=3).map(tuple)), min_size=1, max_size=4))
def test_whatever_the_source_says_is_written_so_that_it_reads_the_same(said: list[str | tuple[str, ...]]) -> None:
    texts = {f"node.text-{number}": text for number, text in enumerate(said)}
    made = texts_of(new_file(["# head"], "fi", texts, "en"))
    added = texts_of(changed(FILE.encode(), {}, [Additions("pack.title", texts)], "en"))
    for key, text in texts.items():
        wanted = text if isinstance(text, str) else list(text)
        assert made[key] == added[key] == {"of": text_hash(text), "text": wanted}


def test_an_entry_goes_with_the_word_that_it_is_to_be_translated_and_all_else_stays() -> None:
    marked = FILE.replace("  # The last one\n", f"  # The last one\n  {TO_TRANSLATE} from en\n")
    rest = without(marked.encode(), {"coaching.question"})
    assert rest is not None
    assert set(texts_of(rest)) == {"pack.title", "coaching.look_for"}
    kept, _, _ = FILE.partition("  coaching.question:")
    assert rest.decode() == f"{kept}\n# The end\n"
    rest = without(codecs.BOM_UTF8 + FILE.encode(), {"pack.title", "coaching.look_for"})
    assert rest is not None
    assert rest.startswith(codecs.BOM_UTF8 + b"# Ours since 2027")
    assert set(texts_of(rest)) == {"coaching.question"}


def test_nothing_is_left_where_every_entry_goes() -> None:
    assert without(FILE.encode(), {"pack.title", "coaching.look_for", "coaching.question", "more"}) is None


def test_entries_in_braces_cannot_be_taken_out() -> None:
    with pytest.raises(NotEditableError):
        without(b"language: fi\ntexts: {a.title: {of: x, text: y}, b.title: {of: x, text: y}}\n", {"a.title"})
