"""Reads a field of several lines as it was written: Qt's own reading turns every no-break space into a plain one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.plain_text import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

# What Qt keeps between paragraphs and lines.
_BREAKS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


def field_text(field: QPlainTextEdit) -> str:
    """Return the text of a field as the session keeps it: what was put or typed into it, in plain form."""
    return plain(field.document().toRawText().translate(_BREAKS))
