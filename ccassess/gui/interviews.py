"""Whom to interview about a criterion, and what to ask each of them; folded in until wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.fold_out import FoldOut
from ccassess.wording.aids import interview_role
from ccassess.wording.numbers import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.pack import Node
    from ccassess.gui.labels import PlainLabel
    from ccassess.gui.ui import Ui


class Questions(QWidget):
    """A role and the questions to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = plain_label("", "small", bold=True)
        self.text: PlainLabel = plain_label("", "small", "text2")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, theme().gap(4))
        rows.setSpacing(theme().gap(2))
        rows.addWidget(self.role)
        rows.addWidget(self.text)

    def show_role(self, role: str, questions: Sequence[str]) -> None:
        """Show a role and its questions."""
        self.role.setText(role)
        self.text.setText("\n".join(f"•\u00a0{one}" for one in questions))
        self.text.setVisible(bool(questions))


class Interviews(QWidget):
    """Names the roles worth interviewing; the questions to each fold out. Gone where the pack names none."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._questions: list[Questions] = []
        self.roles = plain_label("", "small", "text2")
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.fold = FoldOut(ui.t("What to ask whom"), content)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme().gap(4))
        both.addWidget(self.roles)
        both.addWidget(self.fold)

    @property
    def asked(self) -> list[tuple[str, str]]:
        """Every role shown with its questions."""
        return [(one.role.text(), one.text.text()) for one in self._questions if not one.isHidden()]

    def show_criterion(self, criterion: Node) -> None:
        """Show roles and questions of a criterion."""
        self.setVisible(bool(criterion.roles))
        if not criterion.roles:
            return
        pack, language, t = self._ui.session.pack, self._ui.language, self._ui.t
        names = {role: interview_role(pack, role, language) for role in criterion.roles}
        self.roles.setText(t("Worth interviewing: {roles}.", roles=listed(t, [_inside(one) for one in names.values()])))
        while len(self._questions) < len(names):
            self._questions.append(Questions(self.fold.content))
            self._rows.addWidget(self._questions[-1])
        asked = {role: pack.lines(f"{criterion.id}.verify.ask.{role}", language) for role in names}
        for place, one in enumerate(self._questions):
            if place < len(names):
                role = list(names)[place]
                one.show_role(names[role], asked[role])
            one.setVisible(place < len(names))
        self.fold.setVisible(any(asked.values()))


def _inside(title: str) -> str:
    """Return a role's name as it stands inside a sentence: "team leader", but "HR"."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
