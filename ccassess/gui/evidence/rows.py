"""What a list says of each item of evidence, as frozen values read from the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.evidence import EvidenceKind, serving
from ccassess.domain.evidence_checks import check_evidence
from ccassess.domain.file_names import shown_name
from ccassess.domain.problems import Severity
from ccassess.gui.widgets.dates import written
from ccassess.wording.evidence import size_words
from ccassess.wording.evidence_checks import evidence_sentence
from ccassess.wording.numbers import listed, name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccassess.app.contents import Contents
    from ccassess.domain.evidence import Evidence
    from ccassess.domain.problems import Check
    from ccassess.gui.theme import Token
    from ccassess.gui.ui import Ui
    from ccassess.i18n import Translator

MISSING, PAST, UNUSED = "evidence-missing", "evidence-past", "evidence-unused"
"""Codes of the checks that the list can be narrowed to."""

LOOKS: dict[Severity, tuple[str, Token]] = {
    Severity.ERROR: ("x-circle", "error"),
    Severity.WARNING: ("warning", "warn"),
    Severity.NOTE: ("info", "info"),
}
_TABLES = frozenset({".csv", ".xlsx", ".ods"})
_PICTURES = frozenset({".png", ".jpg", ".gif"})


@dataclass(frozen=True, slots=True)
class Amiss:
    """What a check says of an item."""

    severity: Severity
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item: its name, a line on what it is, the criteria it serves, and what is amiss.

    `details` and `uses` may be "": the list of one criterion's items says less than that of all.
    """

    id: str
    name: str
    icon: str
    details: str
    uses: str
    amiss: tuple[Amiss, ...]
    spoken: str

    @property
    def sought(self) -> str:
        """The text in which a search looks."""
        return f"{self.name} {self.details} {self.uses}".casefold()

    def has(self, code: str) -> bool:
        """Whether a check with this code found the item."""
        return any(one.code == code for one in self.amiss)


def shown(item: Evidence) -> str:
    """Return the name of an item in one line, without characters that turn its direction and so mislead."""
    return shown_name(item.name) or item.id


def type_words(t: Translator, item: Evidence, contents: Contents) -> str:
    """Return what an item is, in a word or two: of a file by what is in it, also under a name without an ending."""
    if item.kind is EvidenceKind.LINK:
        return t("Link")
    found = contents.type_of(item)
    if found is None:
        return t("File")
    return t("Text") if found.name == "text" else found.name


def icon_of(item: Evidence, contents: Contents) -> str:
    """Return the name of the picture beside an item."""
    if item.kind is EvidenceKind.LINK:
        return "link-simple"
    found = contents.type_of(item)
    suffix = "" if found is None else found.suffix
    if suffix in _TABLES:
        return "table"
    return "image" if suffix in _PICTURES else "file-text"


def all_rows(ui: Ui) -> tuple[ItemRow, ...]:
    """Return the rows of all items."""
    session = ui.session
    return _rows(ui, session.assessment.evidence, of_criterion=False)


def rows_of(ui: Ui, criterion: str) -> tuple[ItemRow, ...]:
    """Return the rows of the items that serve a criterion."""
    return _rows(ui, serving(ui.session.assessment.evidence, criterion), of_criterion=True)


def criterion_words(ui: Ui, criterion: str) -> str:
    """Return the number and the title of a criterion."""
    pack = ui.session.pack
    return f"{pack.nodes[criterion].ref} {pack.title(criterion, ui.language)}".strip()


def _rows(ui: Ui, items: Iterable[Evidence], *, of_criterion: bool) -> tuple[ItemRow, ...]:
    session, listed_items = ui.session, tuple(items)
    held = session.contents.at_hand(listed_items)
    found: dict[str, list[Check]] = {}
    for one in check_evidence(session.assessment, held):
        found.setdefault(one.evidence, []).append(one)
    return tuple(_row(ui, item, found.get(item.id, ()), of_criterion=of_criterion) for item in listed_items)


def _row(ui: Ui, item: Evidence, checks: Iterable[Check], *, of_criterion: bool) -> ItemRow:
    t = ui.t
    contents = ui.session.contents
    parts = [type_words(t, item, contents)]
    if item.kind is EvidenceKind.FILE and not of_criterion:
        parts.append(size_words(t, item.size))
    if item.date:
        parts.append(written(t.language, item.date))
    amiss = tuple(Amiss(one.severity, one.code, evidence_sentence(t, one)) for one in checks)
    if item.valid_until and not of_criterion and not any(one.code == PAST for one in amiss):
        parts.append(t("valid until {date}", date=written(t.language, item.valid_until)))
    uses = "" if of_criterion or not item.uses else t("For {criteria}", criteria=listed(t, _refs(ui, item)))
    said = [shown(item), *parts, *([uses] if uses else []), *(one.words for one in amiss)]
    icon = icon_of(item, contents)
    return ItemRow(item.id, shown(item), icon, " · ".join(parts), uses, amiss, ", ".join(said))


def _refs(ui: Ui, item: Evidence) -> list[str]:
    """Return the numbers of the criteria an item serves; a title where there is none."""
    pack = ui.session.pack
    return [name(ui.t, pack, pack.nodes[one], ui.language) for one in item.uses]
