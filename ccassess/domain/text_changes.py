"""What differs between two versions of a pack in texts that decide no meaning, nor belong to something new or gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.bumps import Bump, PackChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ccassess.domain.pack import Pack


def text_changes(old: Pack, new: Pack, others: Iterable[PackChange]) -> Iterator[PackChange]:
    """Yield each text of the source language that differs, and of each translation how many do.

    Added guidance is an addition, anything else wording. What `others` tell already is left out.
    """
    told = _told(others)
    before, after = old.texts[old.source_language], new.texts[new.source_language]
    for key in dict.fromkeys((*before, *after)):
        if key in told.keys or key.startswith(told.beginnings) or before.get(key) == after.get(key):
            continue
        if key not in before:
            yield PackChange(Bump.MINOR, "added-text", key)
        else:
            yield PackChange(Bump.PATCH, "text" if key in after else "removed-text", key)
    for language in old.languages[1:]:
        if language in new.languages[1:]:
            was, now = old.texts.get(language, {}), new.texts.get(language, {})
            count = sum(key in after and was.get(key) != now.get(key) for key in before)
            if count:
                yield PackChange(Bump.PATCH, "translations", language, {"count": str(count)})


class _Told:
    """Texts that are told with something else: by their keys, and by what the keys begin with."""

    def __init__(self, keys: frozenset[str], beginnings: tuple[str, ...]) -> None:
        self.keys = keys
        self.beginnings = beginnings


def _told(changes: Iterable[PackChange]) -> _Told:
    keys: set[str] = set()
    beginnings: list[str] = []
    for change in changes:
        if change.code == "meaning":
            keys.update(change.data["texts"].split(", "))
        elif change.code in {"added", "removed"} and change.data["texts"]:
            beginnings.append(change.data["texts"])
        elif change.code == "changed" and change.data["kind"] == "measure":
            keys.add(f"measure.{change.id}.{change.data['field']}")
    return _Told(frozenset(keys), tuple(beginnings))
