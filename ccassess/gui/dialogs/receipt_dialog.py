"""Shows how the open assessment was moved to other criteria, each time that it was, the last time first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ccassess.gui.dialogs.move_blocks import Chapter
from ccassess.gui.dialogs.move_view import MoveView
from ccassess.gui.dialogs.wide_dialog import WideDialog
from ccassess.gui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ccassess.domain.receipt import Receipt
    from ccassess.i18n import Translator


class ReceiptDialog(WideDialog):
    """Dies when closed."""

    def __init__(self, t: Translator, receipts: Sequence[Receipt], language: str, parent: QWidget) -> None:
        sentence = t("What became of every answer, and all that was not carried. The file keeps it for ever.")
        super().__init__(t("Receipt of the move"), sentence, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = MoveView(t, language)
        self.add_view(self.view)
        close = button(t("Close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        self.add_buttons(close)
        self.view.show_chapters([Chapter(one) for one in reversed(receipts)])
        self.view.list.setFocus()
