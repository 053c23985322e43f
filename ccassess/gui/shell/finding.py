"""Finds criteria, pages, commands, checklists and terms by a number or by the beginnings of words, the best first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.gui.shell.commands import commands
from ccassess.gui.shell.pages import page_entries
from ccassess.wording.aids import checklist_title, term_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator

HITS_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """Something to go to: a criterion by its id, or a command by its name ("page:assess", "term:occupancy")."""

    criterion: str
    command: str
    ref: str
    title: str
    caption: str
    icon: str


def everything(t: Translator, pack: Pack | None, language: str) -> tuple[Hit, ...]:
    """Return all that can be found: criteria, then pages, commands, checklists, and terms."""
    return (*_criteria(t, pack, language), *_commands(t, is_open=pack is not None), *_aids(t, pack, language))


def find(hits: Iterable[Hit], query: str) -> tuple[Hit, ...]:
    """Return the hits all of whose query words begin a word of their number, title or caption; best first."""
    wanted = query.casefold().split()
    ranked = [(_rank(hit, wanted), place, hit) for place, hit in enumerate(hits)]
    found = sorted((rank, place) for rank, place, _ in ranked if rank is not None)
    by_place = {place: hit for _, place, hit in ranked}
    return tuple(by_place[place] for _, place in found[:HITS_AT_MOST])


def _rank(hit: Hit, wanted: list[str]) -> int | None:
    """Return how well a hit fits: 0 its number, 1 the title's beginning, 2 any word, 3 the caption; None not at all."""
    if not wanted:
        return 0
    whole = " ".join(wanted)
    if hit.ref.casefold() == whole:
        return 0
    title = hit.title.casefold()
    words = [hit.ref.casefold(), *_words(title)]
    if title.startswith(whole) or (hit.ref and hit.ref.casefold().startswith(whole)):
        return 1
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 2
    if hit.command and ":" not in hit.command:  # "Command" says nothing about a command
        return None
    words += _words(hit.caption.casefold())
    return 3 if all(any(word.startswith(part) for word in words) for part in wanted) else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _criteria(t: Translator, pack: Pack | None, language: str) -> Iterator[Hit]:
    if pack is None:
        return
    for node in pack.criteria:
        area = pack.short(pack.parents[node.id].id, language) if node.id in pack.parents else t("Criterion")
        yield Hit(node.id, "", node.ref, pack.title(node.id, language), area, "list-bullets")


def _commands(t: Translator, *, is_open: bool) -> Iterator[Hit]:
    pages = {f"page:{entry.name}": entry for entry in page_entries(t) if entry.exists}
    listed = {command.name: command for command in commands(t) if command.enabled}
    for name, entry in pages.items():
        if is_open:
            yield Hit("", name, "", entry.title, t("Page"), entry.icon)
    menus = {"view/theme": t("Colours"), "view/text": t("Text size"), "view/language": t("Language")}
    for command in listed.values():
        if command.name in pages or command.name == "search" or (command.for_file and not is_open):
            continue
        caption = menus.get(command.menu, t("Command"))
        yield Hit("", command.name, "", command.plain_text, caption, command.icon or "caret-right")


def _aids(t: Translator, pack: Pack | None, language: str) -> Iterator[Hit]:
    if pack is None:
        return
    for checklist in pack.checklists:
        title = checklist_title(pack, checklist.id, language)
        yield Hit("", f"checklist:{checklist.id}", "", title, t("Checklist"), "check-circle")
    for term in pack.terms:
        yield Hit("", f"term:{term.id}", "", term_title(pack, term.id, language), t("Term"), "book-open")
