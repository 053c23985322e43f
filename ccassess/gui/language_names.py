"""Each language in its own words, as menus and choices offer it."""

from __future__ import annotations

LANGUAGE_NAMES = {"en": "English", "fi": "Suomi"}
