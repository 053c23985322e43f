from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.gui.radar_view import RadarSeries, RadarSpoke, RadarView
from ccassess.gui.theme import theme
from ccassess.gui.widgets.series import Series

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

NAMES = ("Leadership", "People", "Customers", "Services", "Stakeholders", "Results")


def values(*numbers: int | None) -> tuple[Fraction | None, ...]:
    return tuple(None if number is None else Fraction(number) for number in numbers)


def radar(
    qtbot: QtBot, own: tuple[Fraction | None, ...], verified: tuple[Fraction | None, ...] = (), size: int = 400
) -> RadarView:
    view = RadarView(compact=size < 200)
    qtbot.addWidget(view)
    view.resize(size, size)
    lines = [RadarSeries(Series.SELF, "Self", own)]
    if verified:
        lines.append(RadarSeries(Series.VERIFIED, "Verification, not sealed", verified))
    view.set_data([RadarSpoke(str(n + 1), NAMES[n]) for n in range(len(own))], lines)
    return view


def drawn(qtbot: QtBot, view: RadarView) -> QImage:
    view.show()
    qtbot.waitUntil(lambda: view.is_drawn, timeout=20_000)
    return view.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_both_series_are_drawn_in_their_own_colours(qtbot: QtBot) -> None:
    found = colours(drawn(qtbot, radar(qtbot, values(60, 50, 40, 70, 80, 20), values(50, 40, 30, 60, 70, 10))))
    assert theme().color("series_self").name() in found
    assert theme().color("series_verified").name() in found


def test_a_screen_reader_gets_the_values_and_a_dash_for_what_is_not_scored(qtbot: QtBot) -> None:
    view = radar(qtbot, values(60, None, 40), values(50, 45, None))
    assert view.accessibleDescription() == (
        "1 Leadership: Self 60; Verification, not sealed 50. 2 People: Self –; Verification, not sealed 45. "
        "3 Customers: Self 40; Verification, not sealed –"
    )


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_a_small_radar_of_few_criteria_is_drawn(qtbot: QtBot, count: int) -> None:
    view = radar(qtbot, values(*range(10, 10 + 10 * count, 10)), size=156)
    assert theme().color("series_self").name() in colours(drawn(qtbot, view))


def test_nothing_scored_draws_the_empty_grid(qtbot: QtBot) -> None:
    found = colours(drawn(qtbot, radar(qtbot, values(None, None, None, None))))
    assert theme().color("control").name() in found


def test_a_new_value_a_new_size_and_a_new_theme_are_drawn_anew(qtbot: QtBot) -> None:
    view = radar(qtbot, values(60, 50, 40))
    first = drawn(qtbot, view)
    view.set_data([RadarSpoke("1", "Leadership")] * 3, [RadarSeries(Series.SELF, "Self", values(90, 90, 90))])
    assert not view.is_drawn
    second = drawn(qtbot, view)
    assert second != first
    view.resize(500, 420)
    assert drawn(qtbot, view).size().width() == 500
    theme().set_look("dark", 1.5)
    assert theme().color("series_self").name() in colours(drawn(qtbot, view))


def test_nothing_is_drawn_before_the_view_is_seen(qtbot: QtBot) -> None:
    view = radar(qtbot, values(60, 50, 40))
    qtbot.wait(150)
    assert not view.is_drawn


def test_a_view_that_goes_while_it_is_drawn_harms_nobody(qtbot: QtBot) -> None:
    view = RadarView()
    view.resize(300, 300)
    view.set_data([RadarSpoke("1")] * 3, [RadarSeries(Series.SELF, "Self", values(1, 2, 3))])
    view.show()
    view._draw()
    assert view._underway is not None
    with qtbot.waitSignal(view.destroyed):
        view.deleteLater()
    other = radar(qtbot, values(60, 50, 40))
    drawn(qtbot, other)


def test_the_pages_load_neither_matplotlib_nor_reportlab() -> None:
    code = (
        "import sys, ccassess.gui.pages.overview, ccassess.gui.pages.profile\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'matplotlib', 'numpy', 'reportlab'}))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
