"""Cut the three static faces of "Ccassess Text" from the variable Source Sans 3; run by hand, never by the program.

The program ships three small static faces, because cutting them from the variable font takes too long at run time.
"Source" is a reserved name of the SIL Open Font License, so the cuts carry a name of their own; the licence lies
beside them in OFL.txt. To make them anew, with fonttools installed:

    pip download --no-deps fontpkg-source-sans-3==3.52
    python3 resources/fonts/cut.py fontpkg_source_sans_3-3.52-py3-none-any.whl

The same wheel gives the same bytes. What a cut leaves out: every script but Latin, Greek and Cyrillic, all layout
tables (no kerning, so that window and page measure text alike) and the variation tables. The line height is set to
1.257 of the size, which suits the dense rows of the window.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

FAMILY = "Ccassess Text"
ASCENT, DESCENT = 984, -273
RANGES = (
    (0x0020, 0x024F),  # Latin with its European additions
    (0x02B0, 0x02FF),
    (0x0370, 0x03FF),  # Greek: a centre's own name, and signs such as Σ
    (0x0400, 0x045F),  # Cyrillic, for names
    (0x1E00, 0x1EFF),  # among them ẞ
    (0x2000, 0x206F),  # dashes, quotes, spaces
    (0x2070, 0x209F),
    (0x20A0, 0x20CF),  # currencies
    (0x2100, 0x215F),  # ½ and its like
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # minus, comparisons
    (0x25A0, 0x25FF),  # ● ○ ■ □ △
    (0x2713, 0x2718),  # ticks and crosses
)


class Cut(NamedTuple):
    """One face to make: its name, the member of the wheel it comes from, its weight and the name of its RIBBI style."""

    style: str
    source: str
    weight: int
    linked_style: str


CUTS = (
    Cut("Regular", "SourceSans3[wght].ttf", 400, "Regular"),
    Cut("Semibold", "SourceSans3[wght].ttf", 600, "Bold"),
    Cut("Italic", "SourceSans3-Italic[wght].ttf", 400, "Italic"),
)


def cut_face(data: bytes, cut: Cut) -> TTFont:
    """Return the static face that `cut` describes, made from the variable font in `data`."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    options = Options()
    options.layout_features = []
    options.name_IDs = ["*"]
    options.drop_tables = [*options.drop_tables, "GSUB", "GPOS", "GDEF", "BASE", "DSIG"]
    options.notdef_outline = True
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": cut.weight})
    if "STAT" in font:
        del font["STAT"]
    set_measures(font)
    set_names(font, cut)
    return font


def set_measures(font: TTFont) -> None:
    """Give every platform the same line height, which Windows, macOS and FreeType read from three different places."""
    head_table, metrics = font["hhea"], font["OS/2"]
    head_table.ascent, head_table.descent, head_table.lineGap = ASCENT, DESCENT, 0
    metrics.sTypoAscender, metrics.sTypoDescender, metrics.sTypoLineGap = ASCENT, DESCENT, 0
    metrics.usWinAscent, metrics.usWinDescent = ASCENT, -DESCENT


def set_names(font: TTFont, cut: Cut) -> None:
    """Write the free family name; Semibold is linked as the bold of the family, so that no system thickens it again."""
    post_script_name = f"CcassessText-{cut.style}"
    names = font["name"]
    kept = {name_id: names.getDebugName(name_id) for name_id in (0, 13, 14)}
    names.names = []
    entries = {
        **kept,
        1: FAMILY,
        2: cut.linked_style,
        3: f"3.052;{post_script_name}",
        4: f"{FAMILY} {cut.style}",
        5: "Version 3.052",
        6: post_script_name,
    }
    if cut.style != cut.linked_style:
        entries |= {16: FAMILY, 17: cut.style}
    for name_id, text in sorted(entries.items()):
        names.setName(text, name_id, 3, 1, 0x409)
    bold, italic = cut.linked_style == "Bold", cut.linked_style == "Italic"
    font["head"].macStyle = bold | italic << 1
    font["OS/2"].usWeightClass = cut.weight
    use_typo_metrics = 1 << 7
    regular = not (bold or italic)
    font["OS/2"].fsSelection = use_typo_metrics | italic | bold << 5 | regular << 6


def main(wheel: Path) -> None:
    """Write the three faces and their licence beside this script."""
    folder = Path(__file__).parent
    with zipfile.ZipFile(wheel) as archive:
        package = "fontpkg_source_sans_3"
        (folder / "OFL.txt").write_bytes(archive.read(f"{package}/LICENSE"))
        for cut in CUTS:
            font = cut_face(archive.read(f"{package}/files/{cut.source}"), cut)
            font.save(folder / f"CcassessText-{cut.style}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
