"""The commands that move the open assessment to newer criteria, and that show the receipt of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ccassess.wording.files import not_saved_sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.gui.shell.documents import Documents
    from ccassess.gui.ui import Ui


class Moving(QObject):
    """Does them for the window; `told` carries a sentence about what went wrong, `done` one about what went well."""

    told = Signal(str)
    done = Signal(str)

    def __init__(self, window: QWidget, documents: Documents) -> None:
        super().__init__(window)
        self._window = window
        self._documents = documents

    def move(self, ui: Ui) -> None:
        """Show what moving would do, and where it is done open the new file."""
        from ccassess.gui.dialogs.move_dialog import MoveDialog

        documents, session = self._documents, ui.session
        if not session.who:
            documents.ask_who_once()
        if documents.autosave is not None and session.path is not None:
            # What was edited is recorded once, before it goes into two files; where that fails, both get it.
            documents.autosave.save_and_wait()
        dialog = MoveDialog(ui.t, session, ui.language, self._window)
        dialog.exec()
        moved = dialog.moved
        dialog.deleteLater()
        # What an untitled assessment held is in the new file, so that nothing is lost by leaving it.
        if moved is None or (session.path is not None and not documents.leave()):
            return
        documents.adopt(moved.session)
        if moved.unconfirmed is not None:
            self.told.emit(not_saved_sentence(ui.t, moved.unconfirmed))
        else:
            self.done.emit(ui.t("Moved. The file before is as it was; the receipt is in the menu File."))

    def show_receipt(self, ui: Ui) -> None:
        """Show how the open assessment was moved."""
        from ccassess.gui.dialogs.receipt_dialog import ReceiptDialog

        if not ui.session.assessment.moves:
            # Whoever looks for the command finds it, though the menu does not offer it.
            self.told.emit(ui.t("This assessment was never moved to other criteria."))
            return
        ReceiptDialog(ui.t, ui.session.assessment.moves, ui.language, self._window).open()
