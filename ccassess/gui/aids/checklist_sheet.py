"""A checklist to go through: purpose, items with a mark for every side, a note; it follows every edit and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.aid_reading import differs, marks_of, sides_of, starts
from ccassess.gui.aids.aid_window import Sheet
from ccassess.gui.aids.item_row import ItemRow, ItemWords
from ccassess.gui.aids.note_field import NoteField
from ccassess.gui.aids.printing import Printing
from ccassess.gui.labels import plain_label
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.line import line
from ccassess.gui.widgets.links import Links
from ccassess.wording.aids import (
    checklist_title,
    clock,
    criterion_name,
    differing_words,
    item_text,
    item_title,
    marked_words,
    minutes_words,
    side_title,
)

if TYPE_CHECKING:
    from ccassess.domain.aids import Checklist, ChecklistItem
    from ccassess.gui.ui import Ui

MARKS_WIDTH = 215
"""About what the marks of one side take, in text px."""
LEAST_TEXT = 230


class ChecklistSheet(Sheet):
    """Shows one checklist of the pack; its rows are kept and filled anew for another one."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = ui.t
        self._ui = ui
        self._checklist: Checklist | None = None
        self._width = 0.0
        self.rows: list[ItemRow] = []
        self._kept: dict[tuple[tuple[str, str], ...], list[ItemRow]] = {}
        self._title = plain_label("", "h1", bold=True)
        self._purpose = plain_label("", tone="text2")
        self.state = plain_label("", tone="text2", bold=True)
        self.printing = Printing(ui, self)
        self._helps = plain_label(t("Helps with"), "small", "text2", bold=True)
        self.criteria = Links(t("Criteria it helps with"))
        self.criteria.wanted.connect(self._go)
        self.note = NoteField(t("Note"), t("What you agreed on, and who does it by when"), 96)
        edits(ui, self.note.edit)
        self.note.written.connect(self._write)
        self.note.left.connect(ui.session.close_step)
        self._list = QWidget(self)
        self._items = QVBoxLayout(self._list)
        self._items.setContentsMargins(0, 0, 0, 0)
        self._items.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.state, 1)
        head.addWidget(self.printing.button)
        self._all = QVBoxLayout(self)
        self._all.addWidget(self._title)
        self._all.addWidget(self._purpose)
        self._all.addLayout(head)
        for part in (self.printing.status, self._list, line(), self.note, self._helps, self.criteria):
            self._all.addWidget(part)
        self._all.addStretch(1)
        theme().changed.connect(self._fit)
        self._fit()

    def show_aid(self, name: str) -> None:
        """Show a checklist by its id, and its marks."""
        ui = self._ui
        pack, language = ui.session.pack, ui.language
        shown = next(one for one in pack.checklists if one.id == name)
        if shown is not self._checklist:
            self._checklist = shown
            self._title.setText(checklist_title(pack, shown.id, language))
            self._purpose.setText(pack.text(f"checklist.{shown.id}.purpose", language))
            self._show_rows(shown)
            self.criteria.set_links([(one, criterion_name(pack, one, language)) for one in shown.criteria])
            self.printing.status.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read marks and note anew."""
        shown = self._checklist
        if shown is None:
            return
        marks = marks_of(self._ui.session.assessment, shown)
        differing = 0
        for row, item in zip(self.rows, shown.items, strict=True):
            is_different = differs(shown, item, marks)
            differing += is_different
            row.show_marks(
                {side: marks.marks[item.id, side] for side in sides_of(shown) if (item.id, side) in marks.marks},
                differs=is_different,
            )
        t = self._ui.t
        said = (marked_words(t, shown, marks), differing_words(t, differing), self._length(shown))
        self.state.setText(" · ".join(part for part in said if part))
        self.note.show_text(marks.note)
        self.printing.offer_checklist(shown, has_marks=bool(marks.marks or marks.note))

    def set_text_width(self, width: float) -> None:
        """Put the marks under the text where there is no room beside it."""
        self._width = width
        sides = 1 if self._checklist is None else len(sides_of(self._checklist))
        is_stacked = width < LEAST_TEXT + MARKS_WIDTH * sides + 80
        for row in self.rows:
            row.set_stacked(is_stacked=is_stacked)

    def commit(self) -> None:
        """Hand over the note."""
        self.note.commit()

    def _length(self, shown: Checklist) -> str:
        return "" if shown.minutes is None else minutes_words(self._ui.t, shown.minutes)

    def _show_rows(self, shown: Checklist) -> None:
        """Fill the rows that checklists of the same sides share, and hide the others."""
        pack, language = self._ui.session.pack, self._ui.language
        sides = {side: side_title(pack, shown.id, side, language) for side in sides_of(shown)}
        self._list.hide()  # or all of it would be laid out for each row
        kept = self._kept.setdefault(tuple(sides.items()), [])
        while len(kept) < len(shown.items):
            row = ItemRow(self._ui.t, sides, self._list)
            edits(self._ui, *row.choices.values())
            row.marked.connect(self._mark)
            row.left.connect(self._leave)
            self._items.addWidget(row)
            kept.append(row)
        self.rows = kept[: len(shown.items)]
        begins = starts(shown)
        for number, (row, item) in enumerate(zip(self.rows, shown.items, strict=True), start=1):
            row.set_item(self._words(shown, item, number, begins), is_agenda=bool(begins))
        for rows in self._kept.values():
            for row in rows:
                row.setVisible(row in self.rows)
        self.set_text_width(self._width)
        self._list.show()

    def _words(self, shown: Checklist, item: ChecklistItem, number: int, begins: dict[str, int]) -> ItemWords:
        pack, language = self._ui.session.pack, self._ui.language
        return ItemWords(
            item.id,
            "" if begins else str(number),
            item_title(pack, shown.id, item.id, language),
            item_text(pack, shown.id, item.id, language),
            clock(begins[item.id]) if item.id in begins else "",
            minutes_words(self._ui.t, item.minutes) if item.minutes is not None else "",
        )

    def _mark(self, item: str, side: str, mark: object) -> None:
        if self._checklist is not None:
            self._ui.edit(self._ui.session.aids.set_mark, self._checklist.id, item, side, mark)  # type: ignore[arg-type]
            self.refresh()

    def _leave(self, side: str, way: int) -> None:
        """Go to the same side of the next item, or of the one before."""
        focus = QApplication.focusWidget()
        here = next((place for place, row in enumerate(self.rows) if row.isAncestorOf(focus)), None) if focus else None
        if here is not None and 0 <= here + way < len(self.rows):
            self.rows[here + way].choices[side].take_focus()

    def _write(self, text: str) -> None:
        if self._checklist is not None:
            self._ui.edit(self._ui.session.aids.set_note, self._checklist.id, text)
            self.note.keep(marks_of(self._ui.session.assessment, self._checklist).note)

    def _go(self, criterion: str) -> None:
        self._ui.go("assess", criterion)

    def _fit(self) -> None:
        gap = theme().gap
        self._all.setContentsMargins(gap(24), gap(16), gap(24), gap(20))
        self._all.setSpacing(gap(10))
