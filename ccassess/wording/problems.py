"""What is wrong with a criteria pack's files, said to people: one sentence, and a hint where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.problems import Severity
from ccassess.wording.pack_hints import PACK_HINTS
from ccassess.wording.pack_problems import (
    COMPANION_SENTENCES,
    FILE_SENTENCES,
    TEXT_SENTENCES,
    TREE_SENTENCES,
    VALUE_SENTENCES,
)
from ccassess.wording.yaml_problems import YAML_HINTS, YAML_SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ccassess.domain.problems import Problem
    from ccassess.i18n import Translator
    from ccassess.wording.yaml_problems import Saying

SENTENCES: Mapping[str, Saying] = {
    **YAML_SENTENCES,
    **FILE_SENTENCES,
    **VALUE_SENTENCES,
    **TREE_SENTENCES,
    **COMPANION_SENTENCES,
    **TEXT_SENTENCES,
}
"""A sentence for every code of a problem in a pack."""

HINTS: Mapping[str, Saying] = {**YAML_HINTS, **PACK_HINTS}
"""A hint for the codes where there is more to say; "did you mean" comes with the problem itself."""


def problem_sentence(t: Translator, problem: Problem) -> str:
    """Return what is wrong, in one sentence that does not say where. Raises KeyError for an unknown code."""
    return SENTENCES[problem.code](t, _words(t, problem))


def problem_hint(t: Translator, problem: Problem, pack: str = "") -> str:
    """Return what to do about it: what was probably meant, else the code's own hint, else "".

    `pack` is how the person named the pack, for commands that a hint proposes.
    """
    meant = problem.data.get("hint", "")
    if meant:
        return t("Did you mean “{word}”?", word=meant)
    hint = HINTS.get(problem.code)
    return "" if hint is None else hint(t, {**_words(t, problem), "pack": pack or t("FOLDER")})


def placed_sentence(t: Translator, problem: Problem) -> str:
    """Return what is wrong after the place where it is: "pack.yaml:3:10: ..."."""
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    return f"{place}: {problem_sentence(t, problem)}"


def first_error(t: Translator, problems: Sequence[Problem]) -> str:
    """Return that a pack has errors, and the first of them with its place."""
    first = next(problem for problem in problems if problem.severity is Severity.ERROR)
    return t("This criteria pack has errors; the first: {sentence}", sentence=placed_sentence(t, first))


def _words(t: Translator, problem: Problem) -> dict[str, str]:
    """Return the words that a problem's sentence needs, its file as {place}; numbers stay as the YAML has them."""
    words = {"place": problem.file, **problem.data}
    if problem.code == "wrong-type":
        return {name: _type_name(t, word) for name, word in words.items()}
    return words


def _type_name(t: Translator, word: str) -> str:
    names = {
        "text": t("a text"),
        "number": t("a number"),
        "yes-no": t("true or false"),
        "list": t("a list"),
        "mapping": t("a group of keys"),
        "list-or-mapping": t("a list or a group of keys"),
        "word-or-mapping": t("a word or a group of keys"),
        "nothing": t("an empty value"),
    }
    return names.get(word, word)
