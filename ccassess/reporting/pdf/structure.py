"""The structure tree of a tagged PDF: what is a heading, a paragraph, a table cell or a figure, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

if TYPE_CHECKING:
    from collections.abc import Iterator


class Tag(StrEnum):
    """The standard structure types that our pages use."""

    DOCUMENT = "Document"
    GROUP = "Div"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    P = "P"
    TABLE = "Table"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"


@dataclass(slots=True)
class Content:
    """A marked piece of content: its page (from 1) and its number on that page."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A node of the structure tree; `scope` is "Row" or "Column" for head cells."""

    tag: Tag
    parent: Element | None = None
    alternative: str = ""
    language: str = ""
    scope: str = ""
    kids: list[Element | Content] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def is_empty(self) -> bool:
        """Return whether nothing below this element was drawn."""
        return all(isinstance(kid, Element) and kid.is_empty() for kid in self.kids)


def write_structure(document: Any, root: Element, owners: dict[int, list[Element]]) -> None:  # noqa: ANN401 - untyped
    """Write the tree into a document; `owners` holds for each page (from 1) the element of each marked piece."""
    _prune(root)
    names = {id(element): f"structure{number}" for number, element in enumerate(root.walk())}
    for element in root.walk():
        parent = names[id(element.parent)] if element.parent else "structureRoot"
        document.Reference(_dictionary(element, parent, names), names[id(element)])
    numbers: list[object] = []
    for page in sorted(owners):
        numbers += [page - 1, PDFArray([PDFObjectReference(names[id(owner)]) for owner in owners[page]])]
    document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}), "structureParents")
    document.Catalog.StructTreeRoot = document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("StructTreeRoot"),
                "K": PDFArray([PDFObjectReference(names[id(root)])]),
                "ParentTree": PDFObjectReference("structureParents"),
                "ParentTreeNextKey": max(owners, default=0),
            }
        ),
        "structureRoot",
    )
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _prune(element: Element) -> None:
    """Drop elements that hold no content, such as the table a page break left empty."""
    element.kids = [
        kid for kid in element.kids if isinstance(kid, Content) or not kid.is_empty() or kid.tag is Tag.CELL
    ]
    for kid in element.kids:
        if isinstance(kid, Element):
            _prune(kid)


def _dictionary(element: Element, parent: str, names: dict[int, str]) -> PDFDictionary:
    pages = {kid.page for kid in element.kids if isinstance(kid, Content)}
    page = pages.pop() if len(pages) == 1 else 0
    kids = [_kid(kid, page, names) for kid in element.kids]
    entries: dict[str, object] = {
        "S": PDFName(str(element.tag)),
        "P": PDFObjectReference(parent),
        "K": kids[0] if len(kids) == 1 else PDFArray(kids),
    }
    if page:
        entries["Pg"] = PDFObjectReference(f"Page{page!r}")
    if element.alternative:
        entries["Alt"] = PDFString(element.alternative)
    if element.language:
        entries["Lang"] = PDFString(element.language)
    if element.scope:
        entries["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
    return PDFDictionary(entries)


def _kid(kid: Element | Content, page: int, names: dict[int, str]) -> object:
    """Return a reference to an element, or to content: a bare number where it stands on its element's one page."""
    if isinstance(kid, Element):
        return PDFObjectReference(names[id(kid)])
    if kid.page == page:
        return kid.number
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": PDFObjectReference(f"Page{kid.page!r}"), "MCID": kid.number})
