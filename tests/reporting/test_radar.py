"""The radar as a reader sees it, and that drawing it leaves no trace."""

from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from ccassess.reporting.charts.on_page import draw_figure
from ccassess.reporting.charts.radar import Series, SeriesKind, Spoke, radar_figure, text_alternative
from ccassess.reporting.charts.radar_plan import plan_radar, scale_labels, shown
from ccassess.reporting.pdf.fonts import Cut, register_fonts

SIZE = (318.0, 276.0)
ROOT = Path(__file__).resolve().parents[2]


def spokes(count: int) -> list[Spoke]:
    return [Spoke(str(number + 1), "Services & processes") for number in range(count)]


def series(*values: float | Fraction | None) -> list[Series]:
    return [Series(SeriesKind.VERIFIED, "verified", values), Series(SeriesKind.SELF, "self", values)]


def words(count: int, of: list[Series]) -> str:
    register_fonts()
    file = BytesIO()
    canvas = Canvas(file, pagesize=SIZE, initialFontName=str(Cut.REGULAR), invariant=1)
    draw_figure(canvas, radar_figure(spokes(count), of, SIZE), *SIZE)
    canvas.save()
    document = pypdfium2.PdfDocument(file.getvalue())
    text = str(document[0].get_textpage().get_text_bounded())
    document.close()
    return text


@pytest.mark.parametrize("count", [1, 2, 3, 5, 10, 16, 17, 40])
@pytest.mark.parametrize("level", [0, 50, 100])
def test_any_number_of_spokes_draws_and_names_them_all(count: int, level: int) -> None:
    text = words(count, series(*[level] * count))
    assert all(str(number + 1) in text for number in range(count))


def test_values_print_whole_with_halves_away_from_zero() -> None:
    assert [shown(value) for value in (Fraction(25, 2), 62.5, 0, 100, None)] == ["13", "63", "0", "100", "–"]
    assert "13" in words(3, series(Fraction(25, 2), 1, 2))


def test_what_is_not_scored_shows_a_dash() -> None:
    text = words(10, series(*[50] * 9, None))
    assert text.count("–") == 2


@pytest.mark.parametrize("count", [3, 4, 5, 10, 12, 16, 40])
def test_labels_neither_meet_nor_leave_the_chart(count: int) -> None:
    plan = plan_radar(spokes(count), series(*[50] * count), SIZE, 1)
    for align in ("left", "right"):
        side = sorted((block for block in plan.blocks if block.align == align), key=_lower_edge)
        assert all(lower.y + lower.height <= upper.y for lower, upper in pairwise(side))
    assert all(block.y >= 0 and block.y + block.height <= SIZE[1] for block in plan.blocks)


def _lower_edge(block: object) -> float:
    return float(block.y)  # type: ignore[attr-defined]


def test_scale_labels_keep_clear_of_the_lines() -> None:
    at_fifty = series(*[52] * 10)
    rings = [ring for *_, ring in scale_labels(plan_radar(spokes(10), at_fifty, SIZE, 1), at_fifty, 1)]
    assert rings == [25, 75, 100]


def test_dollar_signs_are_no_formula() -> None:
    of = [Series(SeriesKind.VERIFIED, "v", [1, 2, 3])]
    radar_figure([Spoke("1", "$x$"), Spoke("2", "$\\frac"), Spoke("3", "<b>")], of, SIZE)


def test_the_text_alternative_lists_every_value() -> None:
    said = text_alternative([Spoke("R1", "Results")], [Series(SeriesKind.SELF, "self", [None])])
    assert said == [("R1 Results", [("self", "–")])]


def test_drawing_uses_no_pyplot_and_leaves_the_home_alone(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "import ccassess.reporting.charts.radar as radar, ccassess.reporting.charts.on_page\n"
        "assert 'matplotlib' not in sys.modules\n"
        "one = radar.Series(radar.SeriesKind.SELF, 's', [1, 2, 3])\n"
        "radar.radar_figure([radar.Spoke('1', 'a')] * 3, [one], (300, 200))\n"
        "import matplotlib.font_manager as fonts\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
        "assert len(fonts.fontManager.ttflist) == 1, 'the fonts of the system were searched'\n"
    )
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, env=home)
    assert list(tmp_path.iterdir()) == []
