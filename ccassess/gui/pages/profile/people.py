"""Who takes part on one side: a line for each person with name and role, one to add, a button to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party, Person, Role
from ccassess.gui.labels import plain_label
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.gui.widgets.fields import Combo
from ccassess.gui.widgets.typed import TypedLine
from ccassess.wording.terms import role_name

if TYPE_CHECKING:
    from ccassess.gui.ui import Ui
    from ccassess.i18n import Translator


class PersonRow(QWidget):
    """One person; `changed` after any edit, `removed` when they are to be taken off the list."""

    changed = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self, t: Translator, party: Party, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t, self._party = t, party
        self.name = TypedLine("")
        self.name.setPlaceholderText(t("Name"))
        self.role = Combo("", [(role, role_name(t, role)) for role in Role if role.party is party])
        self.remove = button(t("Remove"), "quiet", "x")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().gap(6))
        row.addWidget(self.name, 3)
        row.addWidget(self.role, 2)
        row.addWidget(self.remove)
        self.name.typed.connect(self._edited)
        self.name.left.connect(self.left)
        self.role.activated.connect(self._edited)
        self.remove.clicked.connect(self.removed)

    @property
    def person(self) -> Person:
        """What the line says; the name may be empty."""
        # What a combo holds comes back as a plain text.
        return Person(self.name.value, Role(str(self.role.key)))

    def show_person(self, person: Person) -> None:
        """Show a person."""
        self.name.show_value(person.name)
        if person.role.party is not self._party:  # a file may say so; it is shown, not changed
            self.role.addItem(role_name(self._t, person.role), person.role)
        self.role.set_key(person.role)

    def set_number(self, number: int) -> None:
        """Tell a screen reader which line this is."""
        self.name.setAccessibleName(self._t("Name of person {number}", number=number))
        self.role.setAccessibleName(self._t("Role of person {number}", number=number))
        self.remove.setAccessibleName(self._t("Remove person {number}", number=number))

    def _edited(self) -> None:
        self.changed.emit()


class PeopleList(QWidget):
    """The people of one party; a line without a name is not kept. `rows_changed` where there are more or fewer."""

    rows_changed = Signal()

    def __init__(self, ui: Ui, party: Party, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui, self._party = ui, party
        self.rows: list[PersonRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme().gap(6))
        self.add = link_button(ui.t("Add a person"), "plus")
        self.add.setAccessibleName(ui.t("Add a person: {side}", side=heading))
        edits(ui, self.add)
        self.add.clicked.connect(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().gap(6))
        layout.addWidget(plain_label(heading, "h2", bold=True))
        layout.addLayout(self._lines)
        layout.addWidget(self.add)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Show the people there are; a line one is filling in stays."""
        people = self._kept
        if self._written() == people or any(row.name.is_waiting for row in self.rows):
            return
        while len(self.rows) > len(people):
            self._drop(self.rows[-1])
        while len(self.rows) < len(people):
            self._append()
        for row, person in zip(self.rows, people, strict=True):
            row.show_person(person)

    def hand_over(self) -> None:
        """Keep what is being typed."""
        for row in self.rows:
            row.name.hand_over()

    @property
    def tab_chain(self) -> list[QWidget]:
        """What Tab visits, in its order."""
        return [*(part for row in self.rows for part in (row.name, row.role, row.remove)), self.add]

    @property
    def _kept(self) -> tuple[Person, ...]:
        assessment = self._ui.session.assessment
        return assessment.people if self._party is Party.SELF else assessment.team

    def _written(self) -> tuple[Person, ...]:
        return tuple(row.person for row in self.rows if row.name.value)

    def _append(self) -> PersonRow:
        row = PersonRow(self._ui.t, self._party, self)
        edits(self._ui, row.name, row.role, row.remove)
        row.changed.connect(self._keep)
        row.left.connect(self._leave)
        row.removed.connect(self._remove)
        self.rows.append(row)
        self._lines.addWidget(row)
        row.set_number(len(self.rows))
        self.rows_changed.emit()
        return row

    def _drop(self, row: PersonRow) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        for number, other in enumerate(self.rows, start=1):
            other.set_number(number)
        self.rows_changed.emit()

    def _add(self) -> None:
        nameless = next((row for row in self.rows if not row.name.value), None)
        row = nameless or self._append()
        row.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self) -> None:
        self._ui.edit(self._ui.session.set_people, self._party, self._written())
        self.refresh()

    def _leave(self) -> None:
        self._ui.session.close_step()

    def _remove(self) -> None:
        row = self.sender()
        if isinstance(row, PersonRow):
            self.add.setFocus(Qt.FocusReason.TabFocusReason)
            self._drop(row)
            self._keep()
