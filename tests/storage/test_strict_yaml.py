"""The strict YAML reader: texts stay as typed, every problem is found with its place, no file can harm."""

from __future__ import annotations

import unicodedata

import pytest
import yaml

from ccassess.storage.strict_yaml import Document, Entry, Mapping, Mark, Scalar, Sequence, Value, YamlError, read


def plain(value: Value) -> object:
    """Return the texts alone, as dictionaries and lists."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Mapping):
        return {entry.key.text: plain(entry.value) for entry in value.entries}
    return [plain(item) for item in value.items]


def root(text: str | bytes) -> Value:
    result = read(text.encode() if isinstance(text, str) else text)
    assert isinstance(result, Document), result
    return result.root


def problems(text: str | bytes) -> list[tuple[str, int, int]]:
    result = read(text.encode() if isinstance(text, str) else text)
    assert isinstance(result, tuple), result
    return [(error.code, error.mark.line, error.mark.column) for error in result]


@pytest.fixture(params=["libyaml", "pure"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)


pytestmark = pytest.mark.usefixtures("_either_parser")


def test_scalars_stay_what_the_author_wrote() -> None:
    text = "a: No\nb: 1.10\nc: 010\nd: 12:30\ne: ~\nf: 2027-01-01\ng: 0x1F\nh: =\n"
    assert plain(root(text)) == {
        "a": "No",
        "b": "1.10",
        "c": "010",
        "d": "12:30",
        "e": "~",
        "f": "2027-01-01",
        "g": "0x1F",
        "h": "=",
    }


def test_values_know_their_places() -> None:
    assert root("a: [x, 'y']\n") == Mapping(
        (
            Entry(
                Scalar("a", Mark(1, 1), quoted=False),
                Sequence((Scalar("x", Mark(1, 5), quoted=False), Scalar("y", Mark(1, 8), quoted=True)), Mark(1, 4)),
            ),
        ),
        Mark(1, 1),
    )


@pytest.mark.parametrize("text", ["b: 1\na:", "b: 1\na: \n", "b: 1\na:   # later\n", "b: 1\na:\n\n\n"])
def test_a_value_left_out_is_empty_and_placed_at_its_key(text: str) -> None:
    mapping = root(text)
    assert isinstance(mapping, Mapping)
    value = mapping.entries[1].value
    assert value == Scalar("", Mark(2, 1), quoted=False)
    assert isinstance(value, Scalar)
    assert value.empty


@pytest.mark.parametrize("text", ['""', "''", "|\n"])
def test_an_empty_quoted_text_is_a_text(text: str) -> None:
    value = root(text)
    assert isinstance(value, Scalar)
    assert value.text == ""
    assert not value.empty


def test_texts_and_keys_are_composed() -> None:
    written = unicodedata.normalize("NFD", "äiti: ö\n")
    assert plain(root(written)) == {"äiti": "ö"}


def test_equal_keys_in_two_unicode_forms_are_duplicates() -> None:
    written = "ä: 1\n" + unicodedata.normalize("NFD", "ä: 2\n")
    assert problems(written) == [("duplicate-key", 2, 1)]


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_every_line_end_counts_as_one_line(line_end: str) -> None:
    assert plain(root(line_end.join(["a: 1", "b: |", "  x", "  y", ""]))) == {"a": "1", "b": "x\ny\n"}
    assert problems(line_end.join(["a: 1", "b: 2", "a: 3", ""])) == [("duplicate-key", 3, 1)]


def test_a_byte_order_mark_is_tolerated() -> None:
    assert root(b"\xef\xbb\xbfa: 1\n") == root("a: 1\n")


def test_tabs_and_newlines_in_texts_are_fine() -> None:
    assert plain(root('a: "x\\ty\\nz"\nb: |\n  x\ty\n')) == {"a": "x\ty\nz", "b": "x\ty\n"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a: [1\nb: 2\n", [("syntax", 2, 2)], id="syntax"),
        pytest.param("a:\n\tb: 1\n", [("syntax", 2, 1)], id="syntax of a tab"),
        pytest.param('a: "\\U00110000"\n', [("syntax", 1, 7)], id="syntax of an escape beyond Unicode"),
        pytest.param('a: "\\UFFFFFFFF"\n', [("syntax", 1, 7)], id="syntax of an escape beyond integers"),
        pytest.param("a: 1\nb: 2\n'a': 3\n", [("duplicate-key", 3, 1)], id="duplicate-key"),
        pytest.param("a: &x 1\n", [("anchor", 1, 4)], id="anchor"),
        pytest.param("a: 1\nb: *x\n", [("alias", 2, 4)], id="alias"),
        pytest.param("*x : 1\n", [("alias", 1, 1)], id="alias as key"),
        pytest.param("a: 1\n<<: {b: 1}\n", [("merge-key", 2, 1)], id="merge-key"),
        pytest.param("a: !!str 1\n", [("tag", 1, 4)], id="tag"),
        pytest.param("a: ! 1\n", [("tag", 1, 4)], id="tag without a name"),
        pytest.param("- !!python/object:os.system {}\n", [("tag", 1, 3)], id="tag of a mapping"),
        pytest.param("? [a, b]\n: 1\n", [("not-a-mapping-key", 1, 3)], id="a sequence as key"),
        pytest.param("a: {{x: 1}: 2, {y: 1}: 3}\n", [("not-a-mapping-key", 1, 5), ("not-a-mapping-key", 1, 16)]),
        pytest.param("?\n: 1\n", [("not-a-mapping-key", 1, 2)], id="nothing as key"),
        pytest.param("a: 1\n---\nb: 2\n", [("several-documents", 2, 1)], id="several-documents"),
        pytest.param("a: 1\n  \nb: \x07\n", [("control-character", 3, 4)], id="control-character"),
        pytest.param("a: x\u2028y\n", [("control-character", 1, 5)], id="line separator"),
        pytest.param("a: x\ufeffy\n", [("control-character", 1, 5)], id="byte order mark inside"),
        pytest.param('a: "\\a"\n', [("control-character", 1, 4)], id="control-character by escape"),
        pytest.param('a: "x\\ud800"\n', [("surrogate", 1, 4)], id="surrogate by escape"),
        pytest.param(b"a: 1\nb: \xed\xa0\x80\n", [("surrogate", 2, 4)], id="surrogate in bytes"),
        pytest.param("a: ä\nbä: ".encode() + b"\xff\n", [("not-utf8", 2, 5)], id="not-utf8"),
        pytest.param("a: ä\n".encode("utf-16"), [("not-utf8", 1, 1)], id="UTF-16"),
        pytest.param("a: ä\n".encode("utf-16-le"), [("not-utf8", 1, 1)], id="UTF-16, no mark, little"),
        pytest.param("a: ä\n".encode("utf-16-be"), [("not-utf8", 1, 1)], id="UTF-16, no mark, big"),
        pytest.param("a: ä\n".encode("utf-32"), [("not-utf8", 1, 1)], id="UTF-32"),
        pytest.param("# x\n%YAML 1.2\n---\na: 1\n", [("directive", 2, 1)], id="directive"),
        pytest.param("%TAG ! tag:x,2000:\n%FOO\n---\na: 1\n", [("directive", 1, 1), ("directive", 2, 1)]),
        pytest.param("", [("empty", 1, 1)], id="empty"),
        pytest.param("# only a comment\n\n", [("empty", 1, 1)], id="a comment is empty"),
        pytest.param("---\n...\n", [("empty", 1, 1)], id="an empty document"),
        pytest.param("a: " + "x" * 20_001 + "\n", [("too-long", 1, 4)], id="too-long"),
        pytest.param("x" * 1_000_001, [("too-large", 1, 1)], id="too-large"),
        pytest.param("a: a" + "\u0301\u0316" * 16 + "\n", [("combining-marks", 1, 4)], id="combining-marks"),
        pytest.param("[" * 21 + "]" * 21, [("too-deep", 1, 21)], id="too-deep"),
        pytest.param("- x\n" * 20_001, [("too-many", 20_001, 3)], id="too-many"),
    ],
)
def test_each_problem_is_found_at_its_place(text: str | bytes, found: list[tuple[str, int, int]]) -> None:
    assert problems(text) == found


@pytest.mark.parametrize(
    "text", ["[" * 20 + "]" * 20, "- x\n" * 20_000, "a: " + "x" * 20_000 + "\n", "#" * 1_000_000 + "\n- a", "#\n---\na"]
)
def test_what_just_keeps_the_limits_is_read(text: str) -> None:
    if len(text) > 1_000_000:
        text = text[-1_000_000:]
    root(text)


def test_problems_carry_what_a_sentence_needs() -> None:
    assert read(b"a: 1\nb: 2\na: 3\n") == (YamlError("duplicate-key", Mark(3, 1), {"key": "a", "first_line": 1}),)
    assert read(b"a: \x07\n") == (YamlError("control-character", Mark(1, 4), {"character": "U+0007"}),)
    assert read(b"a: *x\n") == (YamlError("alias", Mark(1, 4), {"name": "x"}),)
    refused = read(b"a: [1\nb: 2\n")
    assert refused == (YamlError("syntax", Mark(2, 2), {"problem": "expected ',' or ']', but got ':'"}),)


def test_all_problems_are_listed_in_the_order_of_the_file_up_to_a_syntax_error() -> None:
    text = "%YAML 1.2\n---\na: &x \x07\na: *x\n<<: !t {b: 1}\n? {c: 1, c: 2}\n: \ufeff\nd: ]\n"
    assert [code for code, _, _ in problems(text)] == [
        "directive",
        "anchor",
        "control-character",
        "duplicate-key",
        "alias",
        "merge-key",
        "tag",
        "not-a-mapping-key",
        "duplicate-key",
        "control-character",
        "syntax",
    ]


def test_what_was_refused_as_a_key_is_no_duplicate() -> None:
    assert problems("*x : 1\n*y : 2\n") == [("alias", 1, 1), ("alias", 2, 1)]


def test_a_file_of_problems_lists_the_first_hundred() -> None:
    assert len(problems("a: 1\n" * 5_000)) == 100
    assert len(problems("\x01" * 5_000)) == 100


def test_a_question_in_brackets_wants_quotes_with_either_parser() -> None:
    assert problems("ask: [Is it done?]\n") == [("syntax", 1, 17)]
    assert plain(root("ask: ['Is it done?', a]\nb: What? Yes?\n")) == {"ask": ["Is it done?", "a"], "b": "What? Yes?"}


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 20_000,
        b"[\n" * 20_000,
        b"{a: " * 20_000,
        b"- " * 20_000,
        b"? " * 20_000,
        b"".join(b" " * level + b"a:\n" for level in range(1_000)),
        b"a: &a [x, x]\n" + b"".join(b"b%d: [*a, *a]\n" % line for line in range(20_000)),
        b"%\n" * 400_000,
        b"!" * 900_000,
        b"'" * 900_000,
        b"\r" * 900_000,
        ("a: " + "\u0301\u0316" * 9_000 + "\n").encode() * 20,
    ],
    ids=range(12),
)
def test_a_file_made_to_harm_is_refused(data: bytes) -> None:
    assert problems(data)


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("Question # 1", 13),
        ("one\n  two   # three", 9),
        ("x#y", None),
        ('"Question # 1"', None),
        ('"Question" # 1', None),
        ("|  # block\n  text # 1", None),
        ("# nothing", None),
        ("[a, b] # list", None),
    ],
)
def test_a_comment_right_behind_unquoted_text_is_known(value: str, column: int | None) -> None:
    document = read(f"a: {value}\n".encode())
    assert isinstance(document, Document)
    assert isinstance(document.root, Mapping)
    found = document.root.entries[0].value
    comment = found.comment if isinstance(found, Scalar) else None
    assert (None if comment is None else comment.column) == column
