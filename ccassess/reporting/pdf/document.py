"""Building a document: cover and page templates, header and footer, "x of y", the date of the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.platypus import ActionFlowable, BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

from ccassess.reporting.pdf.canvas import PageCanvas, artifact, is_trial, line, words
from ccassess.reporting.pdf.fonts import Cut, one_line, register_fonts, shortened, text_width
from ccassess.reporting.pdf.styles import (
    BOTTOM,
    FOOTER_AT,
    HAIRLINE,
    HEADER_AT,
    INK,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    Type,
    colour,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.flowables import Flowable

    from ccassess.i18n import Translator

_COVER = "cover"
_PAGE = "page"
_MOST_PASSES = 4


@dataclass(frozen=True, slots=True)
class Description:
    """What the file says about itself; `date` carries a time zone and is never the clock's."""

    title: str
    author: str
    subject: str
    language: str
    date: dt.datetime


@dataclass(frozen=True, slots=True)
class Furniture:
    """What header and footer say.

    `state` is the state with its date ("Verified, sealed 14 November 2026"); `fingerprint` the first groups
    ("9f3a 07c4") or empty; `draft` puts a boxed DRAFT before the section's name.
    """

    unit: str
    state: str
    fingerprint: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """What the pass before this one found: on which page each place stands, and how many pages there are."""

    pages: int = 0
    numbers: dict[str, int] = field(default_factory=dict)

    def page_of(self, place: str) -> int | None:
        """Return the page a heading's place stands on; None while it is not yet known."""
        return self.numbers.get(place)


class _Section(ActionFlowable):
    """Names the section that the header of this page and the next ones carries."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def apply(self, doc: BaseDocTemplate) -> None:
        """Tell the document."""
        if isinstance(doc, _Document):
            doc.enter(self.name)


def new_page(section: str) -> list[Flowable]:
    """Return what begins a new page whose header names the section."""
    return [NextPageTemplate(_PAGE), PageBreak(), _Section(section)]


def same_page(section: str) -> list[Flowable]:
    """Return what names another section from here on without a page break."""
    return [_Section(section)]


def build_pdf(  # noqa: PLR0913 - what a document is made of
    story: Callable[[Places], Sequence[Flowable]],
    description: Description,
    furniture: Furniture,
    t: Translator,
    progress: Callable[[int, int], None] | None = None,
    *,
    cover: bool = True,
) -> bytes:
    """Return the file.

    `story` is called for every pass, first with empty places for a trial that draws nothing; it may return the same
    flowables again, which saves laying them out twice. With `cover` it begins on the cover template,
    which has no header and footer and takes one `Cover`; without, it begins with `same_page(section)`.
    `progress(page, pages)` is called after each page, `pages` 0 while unknown, and cancels the build by raising. The
    same input gives the same bytes.
    """
    places = Places()
    for _ in range(_MOST_PASSES):
        file = BytesIO()
        document = _Document(file, description, furniture, places, t, progress, cover=cover)
        found = document.compose(list(story(places)))
        if found == places:
            break
        places = found
    return file.getvalue()


class _Document(BaseDocTemplate):
    """One pass over the pages."""

    def __init__(  # noqa: PLR0913, PLR0917 - one pass needs them all
        self,
        file: BytesIO,
        description: Description,
        furniture: Furniture,
        places: Places,
        t: Translator,
        progress: Callable[[int, int], None] | None,
        *,
        cover: bool,
    ) -> None:
        register_fonts()
        super().__init__(
            file,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            title=one_line(description.title),
            author=one_line(description.author),
            subject=one_line(description.subject),
            creator="ccassess",
            producer="ccassess",
            lang=description.language,
            invariant=1,
            pageCompression=1,
            initialFontName=str(Cut.REGULAR),
        )
        self._description = description
        self._furniture = furniture
        self._places = places
        self.t = t
        self._progress = progress
        self._section = ""
        self._section_of_page: str | None = None
        edge = (0, 0, 0, 0)
        templates = [
            PageTemplate(_COVER, [Frame(LEFT, 0, TEXT_WIDTH, PAGE_HEIGHT, *edge)], onPageEnd=self._close_cover),
            PageTemplate(_PAGE, [Frame(LEFT, BOTTOM, TEXT_WIDTH, TEXT_HEIGHT, *edge)], onPageEnd=self._close_page),
        ]
        self.addPageTemplates(templates if cover else templates[::-1])

    def compose(self, story: list[Flowable]) -> Places:
        """Lay the story out and return what was found on the way."""
        for flowable in story:  # the trial may have moved it to its next page; here it stands where it stands
            vars(flowable).pop("_postponed", None)
        self.build(story, canvasmaker=self._canvas)
        return Places(self.page, dict(self._made.places))

    def _canvas(self, *args: Any, **settings: Any) -> PageCanvas:  # noqa: ANN401 - handed on to the canvas
        self._made = PageCanvas(*args, trial=not self._places.pages, **settings)
        self._made.set_date(self._description.date)
        self._made.set_metadata(_packet(self._description))
        return self._made

    def enter(self, section: str) -> None:
        """Begin a section; the first that begins on a page names that page."""
        self._section = section
        if self._section_of_page is None:
            self._section_of_page = section

    def _close_cover(self, canvas: Canvas, _template: object) -> None:
        self._section_of_page = None
        self._report(canvas)

    def _close_page(self, canvas: Canvas, _template: object) -> None:
        section = self._section_of_page or self._section
        self._section_of_page = None
        if not is_trial(canvas):
            self._draw_furniture(canvas, section)
        self._report(canvas)

    def _draw_furniture(self, canvas: Canvas, section: str) -> None:
        with artifact(canvas, "Pagination"):
            canvas.saveState()
            self._draw_header(canvas, section)
            self._draw_footer(canvas)
            canvas.restoreState()

    def _report(self, canvas: Canvas) -> None:
        if self._progress is not None:
            self._progress(canvas.getPageNumber(), self._places.pages)

    def _draw_header(self, canvas: Canvas, section: str) -> None:
        right = LEFT + TEXT_WIDTH
        look = Type.LABEL_INK.value
        name = shortened(section, look.cut, look.size, TEXT_WIDTH * 0.62)
        taken = words(canvas, right, HEADER_AT, name, Type.LABEL_INK, align="right")
        if self._furniture.draft:
            taken += 8 + _draw_draft(canvas, right - taken - 8, self.t("DRAFT"))
        unit = Type.SMALL_QUIET.value
        shown = shortened(self._furniture.unit, unit.cut, unit.size, TEXT_WIDTH - taken - 14)
        words(canvas, LEFT, HEADER_AT, shown, Type.SMALL_QUIET)
        line(canvas, LEFT, HEADER_AT - 7, right, HEADER_AT - 7, ink=HAIRLINE, width=0.6)

    def _draw_footer(self, canvas: Canvas) -> None:
        right = LEFT + TEXT_WIDTH
        line(canvas, LEFT, FOOTER_AT + 13, right, FOOTER_AT + 13, ink=HAIRLINE, width=0.6)
        number = self.t("{page} of {pages}", page=canvas.getPageNumber(), pages=self._places.pages or "…")
        taken = words(canvas, right, FOOTER_AT, number, Type.LABEL_INK, align="right")
        look = Type.SMALL_QUIET.value
        fingerprint = one_line(self._furniture.fingerprint)
        room = TEXT_WIDTH - taken - 20 - (text_width(fingerprint, Cut.SEMIBOLD, 8) + 60 if fingerprint else 0)
        state = shortened(self._furniture.state, look.cut, look.size, room)
        x = LEFT + words(canvas, LEFT, FOOTER_AT, state, Type.SMALL_QUIET)
        if fingerprint:
            x += 10 + words(canvas, x + 10, FOOTER_AT, self.t("Fingerprint"), Type.SMALL_QUIET)
            words(canvas, x + 3, FOOTER_AT, fingerprint, Type.LABEL_INK)


def _draw_draft(canvas: Canvas, right: float, word: str) -> float:
    width = text_width(word, Cut.SEMIBOLD, 8) + 10
    canvas.setStrokeColor(colour(INK))
    canvas.setLineWidth(0.8)
    canvas.rect(right - width, HEADER_AT - 3.5, width, 13)
    words(canvas, right - width / 2, HEADER_AT, word, Type.LABEL_INK, align="center")
    return width


def _packet(description: Description) -> bytes:
    """Return the XMP packet; it claims no conformance, because none has been proven."""
    language = escape(description.language, {'"': "&quot;"})
    stamp = description.date.isoformat(timespec="seconds")
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_xml(description.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{_xml(description.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{_xml(description.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:CreatorTool>ccassess</xmp:CreatorTool><pdf:Producer>ccassess</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def _xml(text: str) -> str:
    return escape(one_line(text))
