"""Every command of the window, declared once: its menu, its words, its keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.gui.language_names import LANGUAGE_NAMES
from ccassess.gui.shell.pages import page_entries, why_not

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccassess.i18n import Translator

TEXT_SIZES = (100, 125, 150, 175, 200)
"""The text sizes offered, in per cent."""


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of a menu.

    `name` says what is done and, after a colon, with what ("page:assess"); `menu` where it stands ("view/theme" is a
    menu inside "view"); `keys` are portable key names, the first shown. `for_file` needs an open assessment; `choice`
    marks one of several of which one holds; a line parts the entries of different `group`s.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    group: int = 0
    for_file: bool = False
    choice: bool = False
    enabled: bool = True
    icon: str = ""

    @property
    def plain_text(self) -> str:
        """The words without the sign that marks the menu key and without trailing dots."""
        return self.text.replace("&", "").rstrip("…")


def menu_titles(t: Translator) -> dict[str, str]:
    """Return the titles of menus, and of menus inside menus, in their order."""
    return {
        "file": t("&File"),
        "edit": t("&Edit"),
        "view": t("&View"),
        "go": t("&Go"),
        "assessment": t("&Assessment"),
        "tools": t("&Tools"),
        "help": t("&Help"),
        "file/recent": t("Open &recent"),
        "view/theme": t("&Colours"),
        "view/text": t("Text si&ze"),
        "view/language": t("&Language"),
    }


def commands(t: Translator) -> tuple[Command, ...]:
    """Return all commands in the order of the menus."""
    return (*_file(t), *_edit(t), *_view(t), *_go(t), *_assessment(t), *_help(t))


def _file(t: Translator) -> Iterator[Command]:
    yield Command("new", "file", t("&New…"), ("Ctrl+N",), icon="plus")
    yield Command("open", "file", t("&Open…"), ("Ctrl+O",), icon="folder-open")
    yield Command("example", "file", t("Open the worked &example"), ("Ctrl+E",), icon="play")
    yield Command("save", "file", t("&Save now"), ("Ctrl+S",), 1, for_file=True, icon="floppy-disk")
    yield Command("save-as", "file", t("Save &as…"), ("Ctrl+Shift+S",), 1, for_file=True)
    yield Command("versions", "file", t("&Versions…"), ("Ctrl+Shift+V",), 1, for_file=True)
    yield Command("bring-in", "file", t("&Bring in a copy…"), ("Ctrl+Shift+B",), 1, for_file=True)
    yield Command("move", "file", t("&Move to newer criteria…"), ("Ctrl+Shift+M",), 2, for_file=True)
    yield Command("receipt", "file", t("Recei&pt of the move…"), ("Ctrl+Shift+R",), 2, for_file=True)
    yield Command("close", "file", t("&Close"), ("Ctrl+W",), 3, for_file=True)
    yield Command("quit", "file", t("&Quit"), ("Ctrl+Q",), 3)


def _edit(t: Translator) -> Iterator[Command]:
    yield Command("undo", "edit", t("&Undo"), ("Ctrl+Z",), for_file=True, icon="arrow-u-up-left")
    yield Command("redo", "edit", t("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), for_file=True, icon="arrow-u-up-right")
    yield Command("search", "edit", t("&Search…"), ("Ctrl+K", "Ctrl+F"), 1, icon="magnifying-glass")
    yield Command("history", "edit", t("&History of changes…"), ("Ctrl+Shift+Y",), 1, for_file=True)


def _view(t: Translator) -> Iterator[Command]:
    yield Command("theme:system", "view/theme", t("As the &system"), ("Ctrl+F6",), choice=True)
    yield Command("theme:light", "view/theme", t("&Light"), ("Ctrl+F7",), choice=True)
    yield Command("theme:dark", "view/theme", t("&Dark"), ("Ctrl+F8",), choice=True)
    yield Command("larger", "view/text", t("&Larger"), ("Ctrl++", "Ctrl+="))
    yield Command("smaller", "view/text", t("&Smaller"), ("Ctrl+-",))
    for place, size in enumerate(TEXT_SIZES):
        keys = ("Ctrl+0",) if not place else (f"Ctrl+Shift+F{place}",)
        yield Command(f"text:{size}", "view/text", t("{size} %", size=size), keys, 1, choice=True)
    for place, (code, own_name) in enumerate(LANGUAGE_NAMES.items(), start=9):
        yield Command(f"language:{code}", "view/language", own_name, (f"Ctrl+F{place}",), choice=True)
    yield Command("full-screen", "view", t("&Full screen"), ("F11",), 1)


def _go(t: Translator) -> Iterator[Command]:
    for place, entry in enumerate(page_entries(t), start=1):
        text = entry.title if entry.exists else t("{page} (later version)", page=entry.title)
        yield Command(
            f"page:{entry.name}",
            "go",
            text,
            (f"Ctrl+{place}",),
            for_file=True,
            choice=True,
            enabled=not why_not(t, entry),
            icon=entry.icon,
        )
    yield Command("start", "go", t("Start &page"), ("Ctrl+Shift+H",), 1, for_file=True)


def _assessment(t: Translator) -> Iterator[Command]:
    yield Command("to-do", "assessment", t("First criterion to &do"), ("Ctrl+Shift+Return",), for_file=True)
    yield Command("flagged", "assessment", t("First &flagged criterion"), ("Ctrl+Shift+G",), for_file=True)
    yield Command("missing", "assessment", t("&Profile of the centre"), ("Ctrl+I",), for_file=True)
    yield Command("print", "assessment", t("&Write the report"), ("Ctrl+P",), 1, for_file=True)


def _help(t: Translator) -> Iterator[Command]:
    yield Command("checklists", "tools", t("&Checklists…"), ("Ctrl+Shift+K",), for_file=True, icon="check-circle")
    yield Command("glossary", "tools", t("&Glossary…"), ("Ctrl+Shift+T",), for_file=True, icon="book-open")
    yield Command("who", "tools", t("Your &name…"), ("Ctrl+Shift+U",), 1, icon="users")
    yield Command("folder", "tools", t("Show the &folder of the file"), ("Ctrl+Shift+O",), 1, for_file=True)
    yield Command("logs", "tools", t("Show the folder of &error logs"), ("Ctrl+Shift+L",), 1)
    yield Command("keys", "help", t("&Keys"), ("F1",), icon="keyboard")
    yield Command("learn", "help", t("&Learn the method"), ("Shift+F1",), icon="book-open")
    yield Command("about", "help", t("&About ccassess"), ("Ctrl+F1",), icon="info")
