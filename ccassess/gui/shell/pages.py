"""The pages of the window: what each is called, whether it exists yet, and its making at the first visit."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.gui.ui import Place, Ui
    from ccassess.i18n import Translator


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page as rail, menu and search show it."""

    name: str
    title: str
    icon: str
    exists: bool = True


_PAGES = {
    "overview": "OverviewPage",
    "profile": "ProfilePage",
    "assess": "AssessPage",
    "measures": "MeasuresPage",
    "evidence": "EvidencePage",
    "verify": "VerifyPage",
    "report": "ReportPage",
}


class Page(Protocol):
    """What the window asks of a page, which is also a QWidget."""

    name: str

    def show_place(self, place: Place) -> None:
        """Show a criterion or a field, where the place names one."""


@runtime_checkable
class PlacedPage(Protocol):
    """A page that shows one thing at a time, and lets one go on to others."""

    @property
    def place(self) -> Place:
        """The place shown: what `show_place` would come back to."""


def page_entries(t: Translator) -> tuple[PageEntry, ...]:
    """Return all pages in their order, those of later versions included."""
    return (
        PageEntry("overview", t("Overview"), "gauge"),
        PageEntry("profile", t("Profile"), "identification-card"),
        PageEntry("assess", t("Assess"), "list-bullets"),
        PageEntry("measures", t("Measures"), "chart-line"),
        PageEntry("evidence", t("Evidence"), "paperclip"),
        PageEntry("team", t("Team"), "users-three", exists=False),
        PageEntry("verify", t("Verify"), "shield-check"),
        PageEntry("improve", t("Improve"), "trend-up", exists=False),
        PageEntry("report", t("Report"), "file-text"),
    )


def why_not(t: Translator, entry: PageEntry) -> str:
    """Return why a page cannot be opened; "" where it can."""
    return "" if entry.exists else t("{page} comes with a later version of the program.", page=entry.title)


def make_page(name: str, ui: Ui, parent: QWidget) -> QWidget:
    """Return a page, made now; its module is imported only now, too. Raises LookupError for an unknown name."""
    which = _PAGES[name]
    made: QWidget = getattr(import_module(f"ccassess.gui.pages.{name}"), which)(ui, parent)
    return made


def import_pages() -> None:
    """Import the modules of all pages and windows, so that nobody waits for that at a first visit; any thread may."""
    import ccassess.gui.aids.checklist_window
    import ccassess.gui.aids.glossary_window
    import ccassess.gui.pages.assess
    import ccassess.gui.pages.evidence
    import ccassess.gui.pages.measures
    import ccassess.gui.pages.overview
    import ccassess.gui.pages.profile
    import ccassess.gui.pages.report
    import ccassess.gui.pages.verify
    import ccassess.gui.past.history_window
    import ccassess.gui.past.versions_window  # noqa: F401 - importing is all
    from ccassess.gui.long_words import get_ready

    get_ready()


def as_page(widget: QWidget) -> Page:
    """Return a page's widget as the page it is."""
    return cast("Page", widget)
