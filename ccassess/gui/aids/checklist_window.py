"""The window of checklists: all of them at the left, each with how much of it is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.aid_reading import marks_of
from ccassess.gui.aids.aid_window import AidWindow
from ccassess.gui.aids.checklist_sheet import ChecklistSheet
from ccassess.wording.aids import checklist_title, marked_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.gui.ui import Ui


class ChecklistWindow(AidWindow):
    """All checklists of the pack."""

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(ui, ui.t("Checklists"), ChecklistSheet(ui), parent)

    def entries(self) -> list[tuple[str, str, str]]:
        """Return the checklists with how much of each is marked."""
        session, language, t = self.ui.session, self.ui.language, self.ui.t
        pack, assessment = session.pack, session.assessment
        return [
            (one.id, checklist_title(pack, one.id, language), marked_words(t, one, marks_of(assessment, one)))
            for one in pack.checklists
        ]
