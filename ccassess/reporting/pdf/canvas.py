"""The page canvas: tagged content, lines of text in the type table, marks for outline and page references."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfdoc import XMP, PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas

from ccassess.reporting.pdf.fonts import one_line, register_fonts, text_width
from ccassess.reporting.pdf.structure import Content, Element, Tag, write_structure
from ccassess.reporting.pdf.styles import HAIRLINE, INK, ROW_RULE, Type, colour

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

__all__ = ["PageCanvas", "Tag", "artifact", "content", "element", "is_trial", "line", "words"]


class PageCanvas(Canvas):
    """A canvas whose content is either part of the structure tree or an artifact.

    A `trial` only finds out on which page each place stands: nothing is drawn on it, and saving it writes nothing.
    """

    _doc: Any
    _code: list[str]
    _destinations: dict[str, object]

    def __init__(self, *args: Any, trial: bool = False, **settings: Any) -> None:  # noqa: ANN401 - handed on to the library's own canvas
        register_fonts()
        self.trial = trial
        self._owners: dict[int, list[Element]] = {}
        self._depth = 0
        self._language = str(settings.get("lang") or "")
        self.root = Element(Tag.DOCUMENT)
        self._here = self.root
        self._by_key: dict[int, tuple[object, Element]] = {}
        self.places: dict[str, int] = {}
        self._outline_level = -1
        super().__init__(*args, **settings)

    def set_date(self, moment: dt.datetime) -> None:
        """Make the document's own date, not the clock's, its date of creation."""
        stamp = TimeStamp(invariant=1)
        stamp.t = moment.timestamp()
        stamp.lt = moment.timetuple()
        stamp.YMDhms = tuple(moment.timetuple())[:6]
        offset = int(moment.utcoffset().total_seconds()) if moment.utcoffset() else 0  # type: ignore[union-attr]
        stamp.dhh, stamp.dmm = int(offset / 3600), abs(offset) % 3600 // 60
        self._doc._timeStamp = stamp  # noqa: SLF001 - the library has no other way to give a date

    def set_metadata(self, packet: bytes) -> None:
        """Attach an XMP packet."""
        self._doc.Catalog.Metadata = XMP(creator=lambda _document: packet)

    @contextmanager
    def element(
        self, tag: Tag, *, key: object = None, alternative: str = "", language: str = "", scope: str = ""
    ) -> Iterator[Element]:
        """Open a node of the structure; the same key (an object) carries a node on over a page break."""
        outer = self._here
        if self._depth:  # inside a figure or an artifact everything belongs to it
            yield outer
            return
        known = self._by_key.get(id(key)) if key is not None else None
        if known:
            node = known[1]
        else:
            spoken = "" if language == self._language else language
            node = Element(tag, outer, one_line(alternative), spoken, scope)
            outer.kids.append(node)
            if key is not None:
                self._by_key[id(key)] = (key, node)  # the key is kept, so that its id stays its own
        self._here = node
        try:
            yield node
        finally:
            self._here = outer

    @contextmanager
    def content(
        self, tag: Tag, *, key: object = None, alternative: str = "", language: str = "", scope: str = ""
    ) -> Iterator[None]:
        """Mark what is drawn inside as one leaf of the structure."""
        if self._depth:
            yield
            return
        with self.element(tag, key=key, alternative=alternative, language=language, scope=scope) as node:
            page = self.getPageNumber()
            owners = self._owners.setdefault(page, [])
            number = len(owners)
            owners.append(node)
            node.kids.append(Content(page, number))
            with self._marked(f"/{tag} <</MCID {number}>> BDC"):
                yield

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Mark what is drawn inside as no part of the text: rules, header, footer ("Pagination")."""
        if self._depth:
            yield
            return
        with self._marked(f"/Artifact <</Type /{kind}>> BDC"):
            yield

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        self._code.append(opening)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            self._code.append("EMC")

    def remember(self, place: str, outline: str, level: int, height: float = 0) -> None:
        """Note the page of a place, and list it in the outline (level from 0; steps down by one at most)."""
        if place:
            self.places.setdefault(place, self.getPageNumber())
        if outline and not self.trial:
            name = f"outline{len(self._destinations)}"
            _, top = self.absolutePosition(0, height)
            self.bookmarkPage(name, fit="XYZ", left=0, top=top + 12)
            self._outline_level = min(level, self._outline_level + 1)
            self.addOutlineEntry(outline, name, self._outline_level, closed=level > 0)

    def _setAnnotations(self, page: Any) -> None:  # noqa: ANN401, N802 - the library's last word on a page before it is kept
        super()._setAnnotations(page)  # type: ignore[misc]
        if self.getPageNumber() in self._owners:
            page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = self.getPageNumber() - 1
            page.Tabs = PDFName("S")

    def save(self) -> None:
        """Write the structure, then the file."""
        if self.trial:
            return
        write_structure(self._doc, self.root, self._owners)
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()


def is_trial(canvas: object) -> bool:
    """Return whether nothing need be drawn, because only places are looked for."""
    return isinstance(canvas, PageCanvas) and canvas.trial


@contextmanager
def content(canvas: Canvas, tag: Tag, **marks: Any) -> Iterator[None]:  # noqa: ANN401 - as PageCanvas.content takes them
    """Mark content on a page canvas; on any other canvas just draw."""
    if isinstance(canvas, PageCanvas):
        with canvas.content(tag, **marks):
            yield
    else:
        yield


@contextmanager
def element(canvas: Canvas, tag: Tag, **marks: Any) -> Iterator[None]:  # noqa: ANN401 - as PageCanvas.element takes them
    """Open a node of the structure on a page canvas; on any other canvas just draw."""
    if isinstance(canvas, PageCanvas):
        with canvas.element(tag, **marks):
            yield
    else:
        yield


@contextmanager
def artifact(canvas: Canvas, kind: str = "Layout") -> Iterator[None]:
    """Mark decoration on a page canvas; on any other canvas just draw."""
    if isinstance(canvas, PageCanvas):
        with canvas.artifact(kind):
            yield
    else:
        yield


def words(  # noqa: PLR0913 - place, text and look of one line
    canvas: Canvas, x: float, y: float, text: str, kind: Type = Type.TEXT, *, align: str = "left", ink: str = ""
) -> float:
    """Draw one line of text with its baseline at y and return its width in points; no content mark of its own."""
    look = kind.value
    line_of_text = one_line(text)
    width = text_width(line_of_text, look.cut, look.size)
    canvas.setFont(str(look.cut), look.size)
    canvas.setFillColor(colour(ink or look.ink))
    start = x - {"left": 0.0, "center": width / 2, "right": width}[align]
    if line_of_text:
        canvas.drawString(start, y, f"{line_of_text} ")  # the space parts it from what a screen reader says next
    return width


def line(  # noqa: PLR0913 - two points and a look
    canvas: Canvas, x1: float, y1: float, x2: float, y2: float, *, ink: str = HAIRLINE, width: float = ROW_RULE
) -> None:
    """Draw a straight line; widths in points."""
    canvas.setStrokeColor(colour(ink or INK))
    canvas.setLineWidth(width)
    canvas.setLineCap(0)
    canvas.line(x1, y1, x2, y2)
