"""What strict YAML refuses, in sentences: what is wrong, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ccassess.i18n import Translator

Saying: TypeAlias = "Callable[[Translator, Mapping[str, str]], str]"
"""Says one sentence in a language with the words of one problem."""


def _as_written(tag: str) -> str:
    """Return a tag as it stands in the file; a parser spells YAML's own out."""
    return tag.replace("tag:yaml.org,2002:", "!!")


YAML_SENTENCES: Mapping[str, Saying] = {
    "alias": lambda t, w: t("The alias *{name} stands here; aliases are not allowed.", **w),
    "anchor": lambda t, w: t("The anchor &{name} stands here; anchors are not allowed.", **w),
    "combining-marks": lambda t, w: t("More than {limit} accents or other marks stand on one letter.", **w),
    "control-character": lambda t, w: t("The character {character} cannot be used here.", **w),
    "directive": lambda t, w: t("A line that begins with % is a directive; directives are not allowed.", **w),
    "duplicate-key": lambda t, w: t("The key “{key}” stands here a second time; first on line {first_line}.", **w),
    "empty": lambda t, w: t("The file is empty.", **w),
    "merge-key": lambda t, w: t("The merge key << is not allowed.", **w),
    "not-a-mapping-key": lambda t, w: t("A key has to be a plain text.", **w),
    "not-utf8": lambda t, w: t("The file is not UTF-8 text.", **w),
    "several-documents": lambda t, w: t("A second document begins here; a file holds one.", **w),
    "surrogate": lambda t, w: t("Half a character stands here; the text was damaged on its way.", **w),
    "syntax": lambda t, w: t("This is not YAML: {problem}.", **w),
    "tag": lambda t, w: t("The tag {name} stands here; tags are not allowed.", name=_as_written(w["name"])),
    "too-deep": lambda t, w: t("More than {limit} levels stand inside one another.", **w),
    "too-large": lambda t, w: t("The file is larger than {limit} bytes.", **w),
    "too-long": lambda t, w: t("The text is longer than {limit} characters.", **w),
    "too-many": lambda t, w: t("The file holds more than {limit} entries.", **w),
}

YAML_HINTS: Mapping[str, Saying] = {
    "alias": lambda t, w: t("Write the value out, or put the text in quotation marks.", **w),
    "anchor": lambda t, w: t("Leave it out, or put the text in quotation marks.", **w),
    "control-character": lambda t, w: t("Delete it; it often comes with copied text and cannot be seen.", **w),
    "directive": lambda t, w: t("Delete the line.", **w),
    "duplicate-key": lambda t, w: t("Delete one of the two, or give it its own name.", **w),
    "merge-key": lambda t, w: t("Write the keys out.", **w),
    "not-utf8": lambda t, w: t("Save the file with the encoding UTF-8.", **w),
    "several-documents": lambda t, w: t(
        "Delete the line with three hyphens, or move what follows to a file of its own.", **w
    ),
    "surrogate": lambda t, w: t("Type the character again.", **w),
    "syntax": lambda t, w: t(
        "Look at the spaces at the start of the line, and further up for a quotation mark or bracket left open;"
        " put text with a colon, or in brackets a question mark, in quotation marks.",
        **w,
    ),
    "tag": lambda t, w: t("Leave it out, or put the text in quotation marks.", **w),
    "too-long": lambda t, w: t("Shorten it, or make a list of it.", **w),
}
