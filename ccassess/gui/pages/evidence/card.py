"""The chosen item: what it is and what is amiss, what can be done with it, its fields, the criteria it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ccassess.domain.evidence import Evidence, EvidenceKind
from ccassess.domain.intake import IntakeError
from ccassess.gui.evidence.opening import Opening
from ccassess.gui.evidence.rows import LOOKS, MISSING, shown, type_words
from ccassess.gui.labels import plain_label
from ccassess.gui.long_words import breakable
from ccassess.gui.pages.evidence.uses import Uses
from ccassess.gui.read_only import edits
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.tips import set_tip
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.flow import Flow
from ccassess.gui.widgets.icon_label import IconLabel
from ccassess.gui.widgets.labelled_field import DateField, LabelledField
from ccassess.gui.widgets.line import line
from ccassess.wording.evidence import intake_sentence, size_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ccassess.gui.evidence.rows import Amiss, ItemRow
    from ccassess.gui.labels import PlainLabel
    from ccassess.gui.ui import Ui

PAIRS_FROM = 540
"""The width in text pixels from which the two dates share a row."""


class Card(QScrollArea):
    """`unwanted` carries the id of the item to remove. `replaced` says that other widgets are shown now."""

    unwanted = Signal(str)
    replaced = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._item = ""
        t = ui.t
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.opening = Opening(ui, self)
        self._paper = QWidget(self)
        set_ground(self._paper, "surface")
        self.title = plain_label("", "h1", bold=True)
        self.what = plain_label("", tone="text2")
        self._amiss: list[tuple[QWidget, IconLabel, PlainLabel]] = []
        self.open = button(t("Open"), "primary", "folder-open")
        self.save_copy = button(t("Save a copy as…"), icon_name="download-simple")
        self.remove = button(t("Remove"), icon_name="trash")
        set_tip(self.remove, t("Undo brings it back"))
        self.name = LabelledField(t, "name", t("Name"), required=False)
        self.link = LabelledField(t, "link", t("Link"), required=False)
        self.date = DateField(t, "date", t("Date"), required=False)
        self.valid_until = DateField(t, "valid_until", t("Valid until"), required=False)
        self.note = LabelledField(t, "note", t("Note"), required=False)
        self.uses = Uses(ui, self._paper)
        self.fingerprint = plain_label("", "caption", "text3")
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for field in self._all_fields:
            edits(ui, field.edit, *([field.open] if isinstance(field, DateField) else []))
            field.changed.connect(self._write)
            field.left.connect(ui.session.close_step)
        for date in (self.date, self.valid_until):
            date.left.connect(date.check)
        edits(ui, self.remove)
        self._fill()
        self.setWidget(self._paper)
        self.open.clicked.connect(self._open)
        self.save_copy.clicked.connect(self._save_copy)
        self.remove.clicked.connect(self._remove)
        self.uses.replaced.connect(self.replaced)
        theme().changed.connect(self._fit)
        self._fit()

    def show_item(self, item: Evidence, row: ItemRow) -> None:
        """Show an item; what is being typed stays with the one it was typed for."""
        is_other = item.id != self._item
        if is_other:
            self.commit()
        self._item = item.id
        t, is_file = self._ui.t, item.kind is EvidenceKind.FILE
        self.title.setText(breakable(shown(item), t.language))
        self.title.setAccessibleName(shown(item))
        what = type_words(t, item, self._ui.session.contents)
        self.what.setText(f"{what} · {size_words(t, item.size)}" if is_file else what)
        self._show_amiss(row.amiss)
        self.open.setEnabled(not row.has(MISSING))
        self.save_copy.setVisible(is_file)
        self.save_copy.setEnabled(not row.has(MISSING))
        self.link.setVisible(not is_file)
        for field in self._all_fields:
            value = getattr(item, field.name)
            (field.show_other if is_other else field.set_value)(value)
        self.uses.show_item(item)
        self.fingerprint.setText(t("SHA-256 of the content: {hash}", hash=_grouped(item.sha256)) if is_file else "")
        self.fingerprint.setVisible(is_file)
        if is_other:
            self.verticalScrollBar().setValue(0)
            self.replaced.emit()

    def commit(self) -> None:
        """Hand over what is being typed."""
        for field in self._all_fields:
            field.edit.hand_over()

    def take_focus(self) -> None:
        """Go to the first thing one does with an item."""
        (self.open if self.open.isEnabled() else self.name.edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def fields(self) -> list[QWidget]:
        """Return what Tab visits, in its order."""
        link: list[QWidget] = [] if self.link.isHidden() else [self.link.edit]
        dates = [part for one in (self.date, self.valid_until) for part in (one.edit, one.open)]
        acts = [self.open, self.save_copy, self.remove]
        return [*acts, self.name.edit, *link, *dates, self.note.edit, *self.uses.fields()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._fit()

    @property
    def _all_fields(self) -> tuple[LabelledField, ...]:
        return self.name, self.link, self.date, self.valid_until, self.note

    def _write(self, name: str, text: str) -> None:
        evidence = self._ui.session.evidence
        change = {
            "name": evidence.rename,
            "link": evidence.set_link,
            "date": evidence.set_date,
            "valid_until": evidence.set_valid_until,
            "note": evidence.set_note,
        }[name]
        try:
            done = self._ui.edit(change, self._item, text)
        except IntakeError as error:
            self._ui.refused.emit(intake_sentence(self._ui.t, error))
            done = None
        field = getattr(self, name)
        if done is None:
            # What was refused is not left standing as if it were kept.
            item = next((one for one in self._ui.session.assessment.evidence if one.id == self._item), None)
            field.set_value("" if item is None else getattr(item, name))

    def _show_amiss(self, amiss: tuple[Amiss, ...]) -> None:
        while len(self._amiss) < len(amiss):
            row = QWidget(self._paper)
            beside = QHBoxLayout(row)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(theme().gap(6))
            icon, words = IconLabel("info"), plain_label()
            beside.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            beside.addWidget(words, 1)
            self._amiss_rows.addWidget(row)
            self._amiss.append((row, icon, words))
        for place, (row, icon, words) in enumerate(self._amiss):
            if place < len(amiss):
                icon.set_icon(*LOOKS[amiss[place].severity])
                words.setText(amiss[place].words)
            row.setVisible(place < len(amiss))

    def _open(self) -> None:
        self.opening.open(self._item)

    def _save_copy(self) -> None:
        self.opening.save_copy(self._item)

    def _remove(self) -> None:
        self.unwanted.emit(self._item)

    def _fill(self) -> None:
        acts = Flow(8)
        for act in (self.open, self.save_copy, self.remove):
            acts.add(act)
        self._amiss_rows = QVBoxLayout()
        self._dates = QGridLayout()
        self._rows = QVBoxLayout(self._paper)
        self._rows.addWidget(self.title)
        self._rows.addWidget(self.what)
        self._rows.addLayout(self._amiss_rows)
        self._rows.addWidget(acts)
        self._rows.addWidget(line())
        self._rows.addWidget(self.name)
        self._rows.addWidget(self.link)
        self._rows.addLayout(self._dates)
        self._rows.addWidget(self.note)
        self._rows.addWidget(line())
        self._rows.addWidget(self.uses)
        self._rows.addWidget(line())
        self._rows.addWidget(self.fingerprint)
        self._rows.addStretch(1)

    def _fit(self) -> None:
        gap = theme().gap
        self._rows.setContentsMargins(gap(24), gap(16), gap(24), gap(20))
        self._rows.setSpacing(gap(10))
        self._amiss_rows.setSpacing(gap(4))
        self._dates.setHorizontalSpacing(gap(16))
        self._dates.setVerticalSpacing(gap(8))
        pairs = theme().text_width(self.width()) >= PAIRS_FROM
        for field in (self.date, self.valid_until):
            self._dates.removeWidget(field)
        self._dates.addWidget(self.date, 0, 0)
        self._dates.addWidget(self.valid_until, *((0, 1) if pairs else (1, 0)))


def _grouped(sha256: str) -> str:
    """Return a hash in groups, so that it wraps and can be read out."""
    return " ".join(sha256[place : place + 8] for place in range(0, len(sha256), 8))
