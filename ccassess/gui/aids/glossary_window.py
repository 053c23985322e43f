"""The window of terms: all of them at the left, in the order of the alphabet, with a field that finds by words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.gui.aids.aid_window import AidWindow
from ccassess.gui.aids.term_sheet import TermSheet
from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.undoing import UndoingLine
from ccassess.wording.aids import term_title

if TYPE_CHECKING:
    from ccassess.gui.ui import Ui


class GlossaryWindow(AidWindow):
    """All terms of the pack, in the order of the alphabet; a field over the list finds by words."""

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(ui, ui.t("Glossary"), TermSheet(ui), parent)
        t = ui.t
        self.field = UndoingLine()
        self.field.setPlaceholderText(t("Find a term"))
        self.field.setAccessibleName(t("Find a term"))
        self.field.setClearButtonEnabled(True)
        self.nothing = plain_label(t("No term has these words."), "small", "text2")
        finder = QWidget()
        self._finder_rows = QVBoxLayout(finder)
        self._finder_rows.addWidget(self.field)
        self._finder_rows.addWidget(self.nothing)
        self.add_over_list(finder)
        self.nothing.hide()
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._to_list)
        theme().changed.connect(self._fit)
        self._fit()

    def entries(self) -> list[tuple[str, str, str]]:
        """Return the terms that have the words looked for; those the centre has a meaning of its own for say so."""
        session, language, t = self.ui.session, self.ui.language, self.ui.t
        pack, own = session.pack, session.assessment.meanings
        wanted = self.field.text().casefold().split()
        found = []
        for term in pack.terms:
            title = term_title(pack, term.id, language)
            told = f"{title} {pack.text(f'term.{term.id}.meaning', language)} {own.get(term.id, '')}"
            words = re.findall(r"\w+", told.casefold())
            if all(any(word.startswith(part) for word in words) for part in wanted):
                found.append((term.id, title, t("with your own meaning") if term.id in own else ""))
        return sorted(found, key=_by_title)

    def take_focus(self) -> None:
        """Go to the field: one types a word, and Enter goes on to the list."""
        self.field.setFocus()

    def show_aid(self, name: str) -> None:
        """Show a term, also where what is looked for would leave it out."""
        if name and self.field.text():
            self.field.clear()
        super().show_aid(name)

    def _find(self) -> None:
        found = self.entries()
        self.nothing.setVisible(not found)
        before = self.list.chosen
        self.list.show_entries(found)
        if found and before not in self.list.ids:
            self.list.choose(found[0][0])
            self._pick(found[0][0])

    def _to_list(self) -> None:
        if self.list.ids:
            self.list.setFocus()

    def _fit(self) -> None:
        side = theme().gap(8)
        self._finder_rows.setContentsMargins(side, 0, side, 0)
        self._finder_rows.setSpacing(theme().gap(4))


def _by_title(entry: tuple[str, str, str]) -> str:
    return entry[1].casefold()
