"""What is read from a field is what the session keeps of it, so that nothing seems to be typed that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from ccassess.gui.field_text import field_text
from ccassess.gui.widgets.pause import TypedText

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_pasted_text_is_read_in_plain_form(qtbot: QtBot) -> None:
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    field.setPlainText("Ty\u006f\u0308\u0007\u00a0a\nb")
    assert field_text(field) == "Ty\u00f6\u00a0a\nb"


def test_a_note_pasted_in_parts_of_letters_is_taken(qtbot: QtBot) -> None:
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    typed = TypedText(field)
    written: list[str] = []
    typed.written.connect(written.append)
    field.setPlainText("a\u0308\f")
    assert typed.commit()
    assert written == ["\u00e4"]


def test_who_types_without_a_pause_is_kept_nevertheless(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccassess.gui.widgets.pause.PAUSE_MS", 60_000)
    monkeypatch.setattr("ccassess.gui.widgets.pause.LONGEST_MS", 20)
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    typed = TypedText(field)
    with qtbot.waitSignal(typed.written, timeout=20_000) as handed_over:
        qtbot.keyClicks(field, "on and on")
    assert "on and on".startswith(handed_over.args[0])
