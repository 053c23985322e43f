"""Dresses the program in the theme: Fusion, font, palette and style sheet, made anew whenever the theme changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTemporaryDir

from ccassess.gui.icons import retint_all, write_style_images
from ccassess.gui.palette import palette_of
from ccassess.gui.style_sheet import style_sheet_of
from ccassess.gui.theme import SMALLEST_SCALE, load_fonts, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ccassess.gui.theme import Mode

_SCHEMES: dict[Mode, Qt.ColorScheme] = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


class Look(QObject):
    """Keeps one QApplication dressed; owned by it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._images = QTemporaryDir()
        load_fonts()
        app.setStyle("Fusion")
        theme().changed.connect(self.apply)
        app.styleHints().colorSchemeChanged.connect(theme().follow_system)

    def apply(self) -> None:
        """Put font, palette, pictures and style sheet of the present theme in force."""
        # The system paints title bars and its own dialogs; it has to know which shade we chose.
        self._app.styleHints().setColorScheme(_SCHEMES[theme().mode])
        folder = Path(self._images.path())
        write_style_images(folder)
        self._app.setPalette(palette_of(theme().tokens))
        self._app.setFont(theme().font())
        self._app.setStyleSheet(style_sheet_of(theme(), folder))
        retint_all()


def dress(app: QApplication, mode: Mode = "system", scale: float = SMALLEST_SCALE) -> Look:
    """Dress the program once, at its start, in the look the preferences ask for; it follows the theme from then on."""
    theme().set_look(mode, scale)
    look = Look(app)
    look.apply()
    return look
