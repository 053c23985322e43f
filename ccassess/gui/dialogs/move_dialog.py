"""Moving the open assessment to newer criteria: what that would do, told before anything is written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy

from ccassess.app.files import SUFFIX
from ccassess.app.library import title_in
from ccassess.app.moving import Moved, PlannedMove, newer_packs, other_packs, preview, write_moved
from ccassess.domain.failures import NotSavedError
from ccassess.domain.moving import receipt_of
from ccassess.domain.problems import RefusedError
from ccassess.gui.dialogs.move_blocks import Chapter
from ccassess.gui.dialogs.move_view import MoveView
from ccassess.gui.dialogs.pack_errors import pack_not_usable
from ccassess.gui.dialogs.paths import ask_pack_file, ask_pack_folder, ask_save, documents_folder
from ccassess.gui.dialogs.wide_dialog import WideDialog
from ccassess.gui.jobs import Job
from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.fields import Combo
from ccassess.wording.files import not_saved_sentence
from ccassess.wording.refusals import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ccassess.app.session import Session
    from ccassess.i18n import Translator


class MoveDialog(WideDialog):
    """Modal, so that nothing is edited between the preview and the move; `moved` is set once it is written."""

    def __init__(self, t: Translator, session: Session, language: str, parent: QWidget) -> None:
        sentence = t("The moved assessment goes into a new file. The present one stays exactly as it is.")
        super().__init__(t("Move to newer criteria"), sentence, parent)
        self._t = t
        self._session = session
        self._language = language
        self._planned: PlannedMove | None = None
        self._jobs = 0
        self.moved: Moved | None = None
        self.packs = Combo(
            t("Criteria"),
            [
                (one.name, self._words(one.id, one.version, title_in(one, language)))
                for one in other_packs(session.pack)
            ],
        )
        self.packs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.other = button(t("Other criteria…"), icon_name="folder-open")
        self.menu = QMenu(self.other)
        self.menu.addAction(t("From a ZIP file…")).triggered.connect(self._from_file)
        self.menu.addAction(t("From a folder…")).triggered.connect(self._from_folder)
        choice = QHBoxLayout()
        choice.setSpacing(theme().gap(8))
        choice.addWidget(self.packs, 1)
        choice.addWidget(self.other)
        self.rows.addLayout(choice)
        self.problem = plain_label("", "small", "error")
        self.problem.hide()
        self.rows.addWidget(self.problem)
        self.view = MoveView(t, language)
        self.add_view(self.view)
        self.cancel_button = button(t("Cancel"))
        self.accept_button = button(t("Save as…"), "primary")
        self.accept_button.setDefault(True)
        self.accept_button.setEnabled(False)
        self.add_buttons(self.cancel_button, self.accept_button)
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._save)
        self.other.clicked.connect(self._offer)
        self.packs.activated.connect(self._picked)
        self._begin()

    @property
    def planned(self) -> PlannedMove | None:
        """The move that is shown."""
        return self._planned

    def show_move_to(self, pack: str) -> None:
        """Show what moving to a pack would do, once it has been read: an id@version, a folder or a ZIP file."""
        self._planned = None
        self.accept_button.setEnabled(False)
        self._complain("")
        self.view.say(self._t("Reading the criteria…"))
        self._jobs += 1
        job = Job(partial(_preview, self._jobs, self._session, pack, self._language), self)
        job.finished.connect(self._arrived)
        job.start()

    def _begin(self) -> None:
        newer = newer_packs(self._session.pack)
        if newer:
            self.packs.set_key(newer[0].name)
            self.show_move_to(newer[0].name)
            return
        self.packs.set_key(None)
        self.packs.setPlaceholderText(self._t("Choose criteria"))
        self.packs.setEnabled(self.packs.count() > 0)
        pack = self._session.pack
        title = pack.text("pack.title", self._language) or pack.id
        self.view.say(
            self._t(
                "There is nothing newer on this computer than what this assessment is made by: {title}, version "
                "{version}. Newer criteria can be chosen from a folder or a ZIP file.",
                title=title,
                version=pack.version,
            )
        )

    def _words(self, pack_id: str, version: str, title: str) -> str:
        return self._t("{title}, version {version}", title=title or pack_id, version=version)

    def _picked(self) -> None:
        self.show_move_to(str(self.packs.key))

    def _offer(self) -> None:
        self.menu.popup(self.other.mapToGlobal(QPoint(0, self.other.height())))

    def _from_file(self) -> None:
        self._choose(ask_pack_file(self, self._t, documents_folder(), self._t("Choose criteria")))

    def _from_folder(self) -> None:
        self._choose(ask_pack_folder(self, self._t, documents_folder(), self._t("Choose criteria")))

    def _choose(self, place: Path | None) -> None:
        if place is None:
            return
        if self.packs.findData(str(place)) < 0:
            self.packs.addItem(place.name, str(place))
        self.packs.setEnabled(True)
        self.packs.set_key(str(place))
        self.show_move_to(str(place))

    def _arrived(self, outcome: object) -> None:
        number, found = outcome if isinstance(outcome, tuple) else (self._jobs, outcome)
        if number != self._jobs:
            # Other criteria were chosen meanwhile.
            return
        if isinstance(found, PlannedMove):
            self._planned = found
            self.accept_button.setEnabled(True)
            self.view.show_chapters([Chapter(receipt_of(found.move, "", "", ""), found.move)])
            self.view.list.setFocus()
            return
        self.view.say("")
        if isinstance(found, RefusedError):
            self._complain(refusal(self._t, found))
        elif isinstance(found, Exception):
            why = pack_not_usable(self._t, found)
            self._complain(why or self._t("These criteria could not be read. Nothing was changed."))
            if not why:
                raise found

    def _save(self) -> None:
        planned = self._planned
        if planned is None:
            return
        path = ask_save(self, self._t, self._suggestion(planned))
        if path is None:
            return
        try:
            # The dialog has asked before a file is replaced.
            self.moved = write_moved(self._session, planned, path, overwrite=True)
        except NotSavedError as error:
            self._complain(not_saved_sentence(self._t, error))
        except RefusedError as error:
            self._complain(refusal(self._t, error))
        else:
            self.accept()

    def _suggestion(self, planned: PlannedMove) -> Path:
        path, version = self._session.path, planned.move.moved.pack.version
        stem = path.stem if path is not None else self._t("Assessment")
        name = self._t("{name}, criteria {version}", name=stem, version=version) + SUFFIX
        return (documents_folder() if path is None else path.parent) / name

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def _preview(number: int, session: Session, pack: str, language: str) -> tuple[int, PlannedMove | Exception]:
    """Return the preview, or why there is none, with the number of the question it answers."""
    try:
        return number, preview(session, pack, language)
    except Exception as error:  # noqa: BLE001 - whatever it was is told, or raised again, in the window's thread
        return number, error
