"""The button that adds evidence to a criterion, with its menu, and the menu of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ccassess.gui.icons import set_icon
from ccassess.gui.style_sheet import set_look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccassess.gui.evidence.adding import Adding
    from ccassess.gui.ui import Ui


class AddMenu(QPushButton):
    """Adds files, a link, or an item that is here already."""

    def __init__(self, ui: Ui, adding: Adding, parent: QWidget) -> None:
        t = ui.t
        super().__init__(t("Add"), parent)
        self.setAccessibleName(t("Add evidence"))
        self.setFlat(True)
        self.setAutoDefault(True)  # Enter presses it, as the space bar does
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_look(self, kind="link")
        set_icon(self, "plus", "accent")
        # Shown by hand: Qt paints its own arrow into the words of a link.
        self.menu_of_kinds = menu = QMenu(self)
        self.files = menu.addAction(t("Add files…"))
        self.link = menu.addAction(t("Add a link…"))
        self.present = menu.addAction(t("Use one that is here…"))
        self.files.triggered.connect(adding.add_files)
        self.link.triggered.connect(adding.add_link)
        self.present.triggered.connect(adding.use_present)
        self.clicked.connect(self.show_kinds)

    def show_kinds(self) -> None:
        """Show the menu under the button."""
        self.menu_of_kinds.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def offer_present(self, *, is_any: bool) -> None:
        """Offer the items that are here only where some do not serve the criterion yet."""
        self.present.setEnabled(is_any)

    def show_acts(self, corner: QPoint, acts: Iterable[QPushButton]) -> None:
        """Show a menu that presses one of some buttons."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in acts:
            entry = menu.addAction(act.text())
            entry.setEnabled(act.isEnabled())
            entry.triggered.connect(act.click)
        menu.popup(corner)
