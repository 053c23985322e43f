"""The parser of the words, speaking the person's language where argparse knows English only."""

from __future__ import annotations

import argparse
import difflib
import re
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccassess.i18n import Translator


class UsageError(Exception):
    """The words do not make a command; `sentence` says why, `usage` shows how they would."""

    def __init__(self, sentence: str, usage: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """A parser that raises UsageError instead of ending the program.

    `arguments` and `options` are its two groups; help comes by itself.
    """

    def __init__(self, t: Translator, about: str, **more: Any) -> None:  # noqa: ANN401 - argparse's own options
        def formatter(*, prog: str) -> argparse.HelpFormatter:
            return _Formatter(prog, t)

        super().__init__(description=about, formatter_class=formatter, add_help=False, allow_abbrev=False, **more)
        self._t = t
        self.arguments = self.add_argument_group(t("what it works on"))
        self.options = self.add_argument_group(t("options"))
        self.options.add_argument("-h", "--help", action="help", help=t("print this help"))

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        usage = self.format_usage().rstrip()
        if self._subparsers is not None:
            usage += "\n" + self._t("“{command} --help” lists the commands.", command=self.prog)
        raise UsageError(usage_sentence(self._t, message), usage)


class _Formatter(argparse.HelpFormatter):
    """Writes "usage:" in the person's language."""

    def __init__(self, prog: str, t: Translator) -> None:
        super().__init__(prog)
        self._usage = f"{t('usage:')} "

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._usage if prefix is None else prefix)


def usage_sentence(t: Translator, message: str) -> str:
    """Return what argparse found wrong, in the person's language."""
    sayings = (
        (r"the following arguments are required: (?P<what>.+)", t("Something is missing: {what}.")),
        (r"one of the arguments (?P<any>.+) is required", t("One of these is needed: {any}.")),
        (r"argument (?P<what>\S+): not allowed with argument (?P<other>.+)", t("“{what}” does not go with “{other}”.")),
        (r"argument (?P<what>\S+): expected .*", t("“{what}” wants a value after it.")),
        (r"argument (?P<what>\S+): ignored explicit argument .*", t("“{what}” takes no value.")),
        (r"argument (?P<what>\S+): invalid \S+ value: ''", t("The value of “{what}” is empty.")),
        (
            r"argument (?P<what>\S+): invalid choice: (?P<value>.*) \(choose from (?P<choices>.*)\)",
            t("“{value}” is not possible for “{what}”. Choose one of {choices}."),
        ),
    )
    for pattern, sentence in sayings:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            words = {name: _unquoted(name, text) for name, text in found.groupdict().items()}
            meant = nearest(t, words.get("value", ""), words.get("choices", "").split(", "))
            return " ".join(filter(None, (sentence.format_map(words), meant)))
    return t("This command is not understood: {what}.", what=message)


def nearest(t: Translator, word: str, choices: Iterable[str]) -> str:
    """Return a question after the choice that is most like a word; "" where none is like it."""
    found = difflib.get_close_matches(word.lower(), filter(None, choices), 1)
    return t("Did you mean “{word}”?", word=found[0]) if found else ""


def _unquoted(name: str, text: str) -> str:
    """Return the words without Python's quotes, which differ from version to version; an empty choice is left out."""
    words = {"choices": text.split(", "), "any": text.split(" ")}.get(name, [text])
    bare = (re.sub(r"""^(['"])(.*)\1$""", r"\2", word, flags=re.DOTALL) for word in words)
    return ", ".join(word for word in bare if word)
