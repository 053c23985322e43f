"""Text in a page of HTML."""

from __future__ import annotations

from html import escape

from ccassess.domain.plain_text import plain

DASH = "–"
"""Stands for what is not known."""


def safe(text: str) -> str:
    """Return a text of a person or a pack, which is never markup."""
    return escape(plain(text))
