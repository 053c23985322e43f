from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ccassess.domain.problems import Problem
from ccassess.i18n import translator
from ccassess.storage import strict_yaml, yaml_bytes
from ccassess.storage.pack_files import check_pack
from ccassess.storage.packs.codes import Code
from ccassess.wording.problems import HINTS, SENTENCES, first_error, problem_hint, problem_sentence
from tests.packs.broken_packs import broken_names, broken_pack
from tests.packs.names import TOP
from tests.packs.tiny import tiny

EN = translator("en")


def yaml_codes() -> set[str]:
    """Return every code that strict parsing reports, found in its own source."""
    codes: set[str] = set()
    for module in (strict_yaml, yaml_bytes):
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in {"report", "_stop", "YamlError"}:
                    texts = [found.value for found in ast.walk(node.args[0]) if isinstance(found, ast.Constant)]
                    codes |= {text for text in texts if isinstance(text, str)}
    # Two codes are chosen by a condition before they are reported.
    return codes | {"surrogate", "control-character", "not-utf8"}


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    assert yaml_codes() | {str(code) for code in Code} == set(SENTENCES)
    assert set(HINTS) <= set(SENTENCES)


@pytest.mark.parametrize("name", broken_names())
def test_each_problem_can_be_said(name: str) -> None:
    for problem in check_pack(broken_pack(name))[1]:
        for language in ("en", "fi"):
            sentence, hint = (
                problem_sentence(translator(language), problem),
                problem_hint(translator(language), problem),
            )
            assert sentence.endswith(".")
            assert "{" not in (sentence + hint).replace("{}", "")


def said(file: str, old: str, new: str) -> list[tuple[str, str]]:
    found = check_pack(tiny(file, old, new))[1]
    return [(problem_sentence(EN, problem), problem_hint(EN, problem)) for problem in found]


def test_sentences_read_well() -> None:
    assert said(TOP, "notice:", "notices:") == [("The key “notices” is not known here.", "Did you mean “notice”?")]
    assert said(TOP, "points: 60\n", "points: 61\n") == [
        ("“ways” states 61 points, but its parts add up to 60.", "Write 60, or correct one of the parts.")
    ]
    assert said(TOP, "hide_self_scores: true", "hide_self_scores: yes") == [
        ("Here belongs true or false, not a text.", "")
    ]
    assert said(TOP, "round_to: 5", "round_to: 0") == [("0 is outside what is allowed here.", "More than 0.")]
    assert said(TOP, "3: 100\n", "3: 101\n") == [("101 is outside what is allowed here.", "0 to 100.")]


def test_a_hint_names_the_command_with_the_pack_and_the_language() -> None:
    (stale,) = check_pack(tiny(TOP, "notice: A pack", "notice: The pack"))[1]
    assert problem_hint(EN, stale, "ferry").endswith("“ccassess criteria translate ferry fi --accept pack.notice”.")
    assert "translate FOLDER fi" in problem_hint(EN, stale)
    assert first_error(EN, [stale]) == (
        "This criteria pack has errors; the first: i18n/fi.yaml:7:9: "
        "The text “pack.notice” has changed since it was translated."
    )


def test_a_folder_that_is_no_pack_is_named() -> None:
    problem = Problem("not-a-pack", "/home/me/criteria")
    assert problem_sentence(EN, problem) == "/home/me/criteria holds no criteria pack: it has no pack.yaml."
    assert problem_hint(EN, Problem("unknown-pack", "tiny", data={"hint": "org.example.tiny"})) == (
        "Did you mean “org.example.tiny”?"
    )
