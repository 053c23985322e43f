"""The translations: complete and up to date, with the sentence's own values, and in sound Finnish typography."""

from __future__ import annotations

import importlib.util
import re
import string
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.pofile import read_po

from ccassess.data import resources_folder
from ccassess.gui.shell.commands import commands, menu_titles
from ccassess.i18n import Translator, translator
from tests.pseudo import LONGER, PseudoTranslator, pseudo, speaking_pseudo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CATALOGUES = resources_folder() / "i18n"
_MENU_KEY = re.compile(r"&(\w)")


@cache
def script() -> Any:  # noqa: ANN401 - a module that no package holds
    spec = importlib.util.spec_from_file_location("catalogues", CATALOGUES / "catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def finnish() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return every sentence with its Finnish one, each with its plural where it has one."""
    with (CATALOGUES / "fi" / "LC_MESSAGES" / "ccassess.po").open("rb") as file:
        catalogue = read_po(file, locale="fi")
    return tuple((forms(message.id), forms(message.string)) for message in catalogue if message.id)


def forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text),)


def pairs() -> Iterator[tuple[str, str]]:
    """Yield every Finnish form beside the English one it stands for."""
    for english, translated in finnish():
        yield from zip(english, translated, strict=True)


def names(sentence: str) -> Counter[str]:
    return Counter(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


def wrong(found: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{english!r}: {translated!r}" for english, translated in found)


def test_the_catalogues_are_complete_and_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    ending = script().check()
    assert (ending, "all translated" in (said := capsys.readouterr().out)) == (0, True), said


def test_every_finnish_sentence_fills_in_what_the_english_one_does() -> None:
    assert not wrong((one, two) for one, two in pairs() if set(names(one)) != set(names(two)))


def test_every_finnish_plural_has_both_forms_and_speaks() -> None:
    t = translator("fi")
    for english, translated in finnish():
        assert len(translated) == len(english), english
        if len(english) == 2:
            values: dict[str, object] = dict.fromkeys(names(english[1]), "x")
            values.pop("count", None)
            for count in (0, 1, 2, 21):
                form = translated[0] if count == 1 else translated[1]
                assert t.n(english[0], english[1], count, **values) == form.format_map({**values, "count": count})


def test_a_finnish_sentence_has_the_ends_of_the_english_one() -> None:
    def ends(sentence: str) -> tuple[str, bool, bool, int]:
        last = sentence[-1:] if sentence[-1:] in ".:…?" else ""
        return last, sentence[:1].isspace(), sentence[-1:].isspace(), sentence.count("\n")

    assert not wrong((one, two) for one, two in pairs() if ends(one) != ends(two))


def test_finnish_quotes_dashes_and_spaces() -> None:
    def unsound(one: str, two: str) -> bool:
        spaced = re.search(r"[\d}] %", two)
        quoted = "“" in two or two.count("”") % 2 or ('"' in two and '"' not in one) or "'" in two
        return bool(spaced or quoted or " - " in two or "..." in two)

    assert not wrong((one, two) for one, two in pairs() if unsound(one, two))


def test_a_menu_text_has_one_key_in_finnish_where_it_has_one_in_english() -> None:
    def keys(sentence: str) -> int:
        return len(_MENU_KEY.findall(sentence))

    assert not wrong((one, two) for one, two in pairs() if keys(one) != keys(two))


@pytest.mark.parametrize("language", ["en", "fi"])
def test_no_two_entries_of_a_menu_have_the_same_key(language: str) -> None:
    assert not {menu: twice for menu, found in menu_keys(translator(language)).items() if (twice := doubled(found))}


def menu_keys(t: Translator) -> dict[str, list[str]]:
    """Return the keys of every menu's entries; the bar itself is ""."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for menu, title in menu_titles(t).items():
        found[menu.rpartition("/")[0]] += _MENU_KEY.findall(title.lower())
    for command in commands(t):
        found[command.menu] += _MENU_KEY.findall(command.text.lower())
    return found


def doubled(keys: list[str]) -> set[str]:
    return {key for key, times in Counter(keys).items() if times > 1}


def test_pseudo_is_longer_in_brackets_and_keeps_its_values() -> None:
    for english, _finnish in pairs():
        said = pseudo(english)
        assert names(said) == names(english)
        assert _MENU_KEY.findall(said) == _MENU_KEY.findall(english)
        if said != english:
            assert said.startswith("[")
            assert said.endswith("]")
            words = "".join(text for text, *_ in string.Formatter().parse(english))
            assert len(said) - len(english) >= len(words) * LONGER - 1


def test_the_whole_program_speaks_pseudo_for_a_while() -> None:
    t, other = translator("en"), PseudoTranslator()
    with speaking_pseudo():
        assert t("Saved {time}", time="18:35") == other("Saved {time}", time="18:35") == "[Saved 18:35]"
        assert t.n("{count} error", "{count} errors", 2).startswith("[2 errors")
    assert t("Saved {time}", time="18:35") == "Saved 18:35"
