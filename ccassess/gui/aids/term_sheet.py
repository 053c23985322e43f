"""A term of the field: what it means, why it matters to each role, and what the centre itself means by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.gui.aids.aid_window import Sheet
from ccassess.gui.aids.note_field import NoteField
from ccassess.gui.aids.printing import Printing
from ccassess.gui.labels import plain_label
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.line import line
from ccassess.gui.widgets.links import Links
from ccassess.wording.aids import criterion_name, interview_role, term_title

if TYPE_CHECKING:
    from ccassess.gui.labels import PlainLabel
    from ccassess.gui.ui import Ui


class TermSheet(Sheet):
    """Shows one term of the pack; labels are kept and filled anew."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = ui.t
        self._ui = ui
        self._term = ""
        self.title = plain_label("", "h1", bold=True)
        self.meaning = plain_label()
        self.meaning.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.own = NoteField(
            t("In this centre it means"), t("In your own words; leave it empty where the above will do"), 80
        )
        edits(ui, self.own.edit)
        self.own.written.connect(self._write)
        self.own.left.connect(ui.session.close_step)
        self._matters = plain_label(t("Why it matters"), bold=True)
        self._roles: list[tuple[PlainLabel, PlainLabel]] = []
        self._helps = plain_label(t("Helps with"), "small", "text2", bold=True)
        self.criteria = Links(t("Criteria it helps with"))
        self.criteria.wanted.connect(self._go)
        self.printing = Printing(ui, self)
        self.printing.button.setText(t("Save the glossary as PDF…"))
        self._role_rows = QVBoxLayout()
        self._all = QVBoxLayout(self)
        for part in (self.title, self.meaning, self.own, self._matters):
            self._all.addWidget(part)
        self._all.addLayout(self._role_rows)
        self._all.addWidget(self._helps)
        self._all.addWidget(self.criteria)
        self._all.addWidget(line())
        foot = QHBoxLayout()
        foot.addWidget(self.printing.button)
        foot.addStretch(1)
        self._all.addLayout(foot)
        self._all.addWidget(self.printing.status)
        self._all.addStretch(1)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def relevance(self) -> list[tuple[str, str]]:
        """Role and why the term matters to it, as shown."""
        return [(role.text(), why.text()) for role, why in self._roles if not role.isHidden()]

    def show_aid(self, name: str) -> None:
        """Show a term by its id."""
        ui = self._ui
        pack, language = ui.session.pack, ui.language
        term = next(one for one in pack.terms if one.id == name)
        self._term = name
        self.title.setText(term_title(pack, name, language))
        self.meaning.setText(pack.text(f"term.{name}.meaning", language))
        while len(self._roles) < len(term.relevance):
            self._roles.append((plain_label("", "small", "text2", bold=True), plain_label()))
            self._roles[-1][0].setContentsMargins(0, theme().gap(4), 0, 0)
            for label in self._roles[-1]:
                self._role_rows.addWidget(label)
        for place, (role, why) in enumerate(self._roles):
            is_shown = place < len(term.relevance)
            if is_shown:
                role.setText(interview_role(pack, term.relevance[place], language))
                why.setText(pack.text(f"term.{name}.relevance.{term.relevance[place]}", language))
            role.setVisible(is_shown)
            why.setVisible(is_shown)
        self._matters.setVisible(bool(term.relevance))
        self.criteria.set_links([(one, criterion_name(pack, one, language)) for one in term.criteria])
        self.refresh()

    def refresh(self) -> None:
        """Read the centre's own meaning anew."""
        meanings = self._ui.session.assessment.meanings
        self.own.show_text(meanings.get(self._term, ""))
        self.printing.offer_glossary(has_meanings=bool(meanings))

    def commit(self) -> None:
        """Hand over the centre's own meaning."""
        self.own.commit()

    def _write(self, text: str) -> None:
        self._ui.edit(self._ui.session.aids.set_meaning, self._term, text)
        self.own.keep(self._ui.session.assessment.meanings.get(self._term, ""))

    def _go(self, criterion: str) -> None:
        self._ui.go("assess", criterion)

    def _fit(self) -> None:
        gap = theme().gap
        self._all.setContentsMargins(gap(24), gap(16), gap(24), gap(20))
        self._all.setSpacing(gap(10))
        self._role_rows.setSpacing(gap(2))
