"""The shipped faces carry what people in six languages write, a free name, and figures of one width."""

from __future__ import annotations

from fractions import Fraction

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PySide6.QtGui import QFontInfo, QRawFont

from ccassess.data import resources_folder
from ccassess.gui.theme import FACES, FONT_FAMILY, theme

LETTERS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÆØÜẞĄĆĘŁŃÓŚŹŻÀÈÉÌÒÙŠŽŐŰabcdefghijklmnopqrstuvwxyzåäöæøüßąćęłńóśźżàèéìòùšžőű0123456789"
)
SIGNS = "„“”‘’»«–—…€£§°·•×−±≤≥½✓✗↑→↓←●○■□△\u00a0\u00ad\u2007\u2009\u2011\u202f"


def face(style: str) -> TTFont:
    return TTFont(resources_folder() / "fonts" / f"CcassessText-{style}.ttf")


@pytest.mark.parametrize("style", FACES)
def test_a_face_has_every_letter_and_sign(style: str) -> None:
    known = face(style).getBestCmap()
    assert [sign for sign in LETTERS + SIGNS if ord(sign) not in known] == []


@pytest.mark.parametrize("style", FACES)
def test_a_face_carries_no_reserved_name_and_its_licence(style: str) -> None:
    names = face(style)["name"]
    assert names.getDebugName(1) == FONT_FAMILY
    for name_id in (1, 3, 4, 6, 16):
        assert "Source" not in (names.getDebugName(name_id) or "")
    assert "SIL Open Font License" in names.getDebugName(13)
    assert "SIL Open Font License" in (resources_folder() / "fonts" / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("style", FACES)
def test_figures_and_minus_are_of_one_width(style: str) -> None:
    font = face(style)
    known, widths = font.getBestCmap(), font["hmtx"]
    figures = [widths[known[ord(figure)]][0] for figure in "0123456789−"]
    assert max(figures) - min(figures) <= 1


def test_the_window_takes_the_semibold_cut_for_bold() -> None:
    font = theme().font("h1", bold=True)
    assert QFontInfo(font).family() == FONT_FAMILY
    assert QRawFont.fromFont(font).styleName() == "Semibold"
    assert font.pixelSize() == 20


def test_text_grows_with_the_text_size() -> None:
    theme().set_scale(float(Fraction(3, 2)))
    assert theme().font("small").pixelSize() == 20
    assert theme().font("figure").pixelSize() == 45
