"""Every icon is there, takes any colour, and has a sharp and a disabled form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from ccassess.data import resources_folder
from ccassess.gui.icons import icon, icon_pixmap
from ccassess.gui.theme import LIGHT

NEEDED = (  # noqa: SIM905 - forty quoted words would hide the list
    "gauge list-bullets chart-line paperclip users-three shield-check trend-up file-text identification-card "
    "check-circle circle-half circle flag prohibit x-circle warning info lock-simple eye-slash plus minus arrow-left "
    "arrow-right arrow-u-up-left arrow-u-up-right magnifying-glass caret-right caret-down check plus-circle "
    "arrow-circle-up trash map-pin folder-open dots-three x play book-open list check-circle-fill"
).split()


@pytest.mark.parametrize("name", NEEDED)
def test_an_icon_is_painted_in_the_colour_of_its_token(name: str) -> None:
    picture = icon_pixmap(name, "accent", 32).toImage()
    solid = {
        picture.pixelColor(x, y).name() for x in range(32) for y in range(32) if picture.pixelColor(x, y).alpha() == 255
    }
    assert solid == {QColor(LIGHT.accent).name()}


def test_every_icon_file_can_be_tinted_and_the_licence_lies_beside() -> None:
    folder = resources_folder() / "icons"
    assert all("currentColor" in path.read_text(encoding="utf-8") for path in folder.glob("*.svg"))
    assert "MIT License" in (folder / "LICENSE.txt").read_text(encoding="utf-8")


def test_an_icon_is_sharp_on_a_screen_of_double_density() -> None:
    assert icon("gauge").pixmap(QSize(16, 16), 2.0).width() == 32


def test_a_disabled_icon_is_paler() -> None:
    gauge = icon("gauge", "accent")
    assert gauge.pixmap(16, 16, QIcon.Mode.Disabled).toImage() != gauge.pixmap(16, 16).toImage()


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no such icon")
