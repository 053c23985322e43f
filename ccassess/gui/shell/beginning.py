"""Asks what a new assessment is to be, and makes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ccassess.app.files import create, save_as
from ccassess.app.library import find_pack, packs_at_hand
from ccassess.app.session import Session
from ccassess.domain.assessment import Profile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ccassess.i18n import Translator


def new_session(pack_id: str, centre: str, path: Path, who: str) -> Session:
    """Make an empty assessment in a new file. Raises NotSavedError, PackInvalidError, NotAPackError."""
    session = Session(create(find_pack(pack_id), Profile(centre=centre)), None, who)
    save_as(session, path, overwrite=False)
    return session


def ask_for_new(window: QWidget, t: Translator, folder: Path, who: str) -> tuple[str, Callable[[], Session]] | None:
    """Ask for the centre's name and the file; return the file's name and what makes it, None where one declines."""
    from ccassess.gui.dialogs.new_dialog import NewDialog

    dialog = NewDialog(t, packs_at_hand(), folder, window)
    accepted = dialog.exec() == NewDialog.DialogCode.Accepted
    centre, path, pack_id = dialog.centre.text().strip(), dialog.path, dialog.pack_id
    dialog.deleteLater()
    if not accepted:
        return None
    if path.parent == folder:
        folder.mkdir(parents=True, exist_ok=True)
    return path.name, partial(new_session, pack_id, centre, path, who)
