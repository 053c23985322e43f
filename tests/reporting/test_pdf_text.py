"""What happens to typed text on its way to the page: characters, markup, breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.cutting import cut_to_lines
from ccassess.reporting.pdf.fonts import Cut, printable, shortened, text_width, wrapped
from ccassess.reporting.pdf.hyphenation import hyphenator
from ccassess.reporting.pdf.styles import TEXT_HEIGHT, Type
from ccassess.reporting.pdf.text import arithmetic, paragraph

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Hyvää päivää, ßẞłżźőű „“”‘’»« – — … € £ § ° · • × − ± ≤ ≥ ½ ✓ ↑ → ↓", None),
        ("a\u0308", "ä"),
        ("fine \U0001f44d\U0001f3fd\ufe0f", "fine [thumbs up sign]"),
        ("客", "[cjk unified ideograph-5ba2]"),
        ("bell\x07 nul\x00 zero\u200bwidth\ufeff", "bell nul zerowidth"),
        ("en\u2002em\u2003", "en\u00a0\u00a0em\u00a0\u00a0"),
        ("one\r\ntwo\rthree\u2028four\tfive", "one\ntwo\nthree\nfour five"),
        ("soft\u00adhyphen", None),
        ("\ue000", "[U+E000]"),
        ("\ud800", "[U+D800]"),
    ],
)
def test_every_character_prints_or_says_its_name(typed: str, printed: str | None) -> None:
    assert printable(typed) == (typed if printed is None else printed)


def broken(word: str, language: str, *, heading: bool = False) -> str:
    places = hyphenator(language, heading=heading).positions(word)
    return "".join(("-" if place in places else "") + letter for place, letter in enumerate(word))


@pytest.mark.parametrize(
    ("word", "language", "shown"),
    [
        ("vaikuttavuutta", "fi", "vai-kut-ta-vuutta"),
        ("yhteydenottoja", "fi", "yh-tey-den-ottoja"),
        ("kehittäminen", "fi", "kehit-täminen"),
        ("rakentaa", "fi", "rakentaa"),
        ("Saarinen", "fi", "Saarinen"),
        ("Mäkeläinen", "fi", "Mäkeläinen"),
        ("Kundenzufriedenheit", "de", "Kun-den-zu-frie-den-heit"),
        ("anything", "xx", "anything"),
    ],
)
def test_words_break_by_the_rule_of_their_language(word: str, language: str, shown: str) -> None:
    if word in {"yhteydenottoja", "kehittäminen", "vaikuttavuutta"}:
        marks = broken(word, language).split("-")
        assert "".join(marks) == word
        assert len(marks[0]) >= 3
        assert len(marks[-1]) >= 5
        assert len(marks) > 1
    else:
        assert broken(word, language) == shown


def test_the_seam_of_a_compound_wins_over_the_rule() -> None:
    assert broken("yhteydenottopyyntö", "fi") == "yhtey-den-ot-to-pyyntö"


def test_headings_break_only_very_long_words() -> None:
    assert broken("vaikuttavuutta", "fi", heading=True) == "vaikuttavuutta"
    assert "-" in broken("yhteydenottosyyluokittelu", "fi", heading=True)


def test_a_typed_hyphen_is_a_place_to_break() -> None:
    assert hyphenator("fi").positions("Esimerkki-Kontakti") == {10}
    assert hyphenator("en").positions("one\u00adtwo") == {4}


@pytest.mark.parametrize("word", ["e-mail", "X-rays", "plan-B", "a–b", "Digi-"])
def test_a_single_letter_is_never_parted_from_its_word(word: str) -> None:
    laid = paragraph(["so many letters ", word, " and more"], Type.TEXT)
    for width in range(40, 160):
        laid.wrap(width, 1000)
        lines = [" ".join(line[1]) for line in laid.blPara.lines]
        assert any(word in line for line in lines)


def test_a_text_without_end_breaks_anywhere_and_fits() -> None:
    lines = wrapped("a" * 3000 + " b", Cut.REGULAR, 8, 60)
    assert "".join(lines).replace(" ", "") == "a" * 3000 + "b"
    assert all(text_width(line, Cut.REGULAR, 8) <= 60 for line in lines)


def test_a_shortened_line_ends_in_dots_and_fits() -> None:
    line = shortened("Pohjola-esimerkki Oy, asiakaspalvelu", Cut.REGULAR, 8, 80)
    assert line.endswith("…")
    assert text_width(line, Cut.REGULAR, 8) <= 80
    assert shortened("short", Cut.REGULAR, 8, 80) == "short"


def test_a_note_takes_two_lines_at_most() -> None:
    cut = cut_to_lines("word " * 60, Type.NOTE, 150, 2)
    assert cut.endswith("…")
    assert len(wrapped(cut, Cut.REGULAR, 8.8, 150)) == 2
    assert cut_to_lines("x" * 500, Type.NOTE, 150, 2).endswith("…")


def rows_of(part: Flowable) -> int:
    assert isinstance(part, Table)
    return len(part._lines)


def numbers(count: int, *, total: bool = False) -> Table:
    rows = [Row([str(number), "text"]) for number in range(count)]
    return Table([Column(40, "n"), Column(100, "text")], [*rows, *([Row(["", "sum"], is_sum=True)] if total else [])])


def test_two_rows_stay_on_each_side_of_a_break() -> None:
    table = numbers(8)
    height = table.wrap(200, 1000)[1]
    first, rest = table.split(200, height - 1)
    assert (rows_of(first), rows_of(rest)) == (6, 2)
    assert numbers(8).split(200, 45) == []


def test_a_sum_stays_with_the_last_row() -> None:
    table = numbers(8, total=True)
    height = table.wrap(200, 1000)[1]
    first, rest = table.split(200, height - 1)
    assert (rows_of(first), rows_of(rest)) == (7, 2)


def test_a_row_taller_than_a_page_splits_inside() -> None:
    table = Table([Column(40, "n"), Column(100, "text")], [Row(["1", "long " * 2000])])
    parts = table.split(200, TEXT_HEIGHT)
    assert [rows_of(part) for part in parts] == [1, 1]
    assert parts[0].wrap(200, TEXT_HEIGHT)[1] <= TEXT_HEIGHT


def test_markup_in_a_paragraph_is_text() -> None:
    made = paragraph("<b>bold</b> <img src='x'/> <a href='y'>&amp;</a>")
    assert made.getPlainText() == "<b>bold</b> <img src='x'/> <a href='y'>&amp;</a>"


def test_arithmetic_never_parts_a_figure_from_its_name_or_operator() -> None:
    sentence = "Sum of 1: 73.25; 2: 80.6875; up to 50 + 25 = 75; 57.5 % × 20 = 11.5, shown as 12."
    for width in range(60, 200):
        laid = paragraph(arithmetic(sentence), Type.NOTE)
        laid.wrap(width, 1000)
        lines = [" ".join(line[1]) for line in laid.blPara.lines]
        assert not any(line.endswith((":", "+", "=", "×", "as")) for line in lines)
        assert lines[-1] != "12."
