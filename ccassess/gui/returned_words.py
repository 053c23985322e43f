"""What came back from the journal, in words: how many changes of what, made when, and each field with its texts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ccassess.wording.changed_fields import place_words
from ccassess.wording.moments import moment_words
from ccassess.wording.numbers import listed

if TYPE_CHECKING:
    from ccassess.app.recovery import Recovery
    from ccassess.domain.assessment import Assessment
    from ccassess.i18n import Translator

MOST = 3
"""Parts of the assessment that a notice names; the list names all."""


def returned_sentence(t: Translator, assessment: Assessment, language: str, recovery: Recovery, name: str) -> str:
    """Return what came back, and what waits for a decision; `name` is what the document is called."""
    sentences = []
    if recovery.fields:
        counts = Counter(place_words(t, assessment, language, one.change.path) for one in recovery.fields)
        named = [
            t.n("{count} change to {what}", "{count} changes to {what}", count, what=what)
            for what, count in counts.most_common(MOST)
        ]
        left = sum(counts.values()) - sum(count for _, count in counts.most_common(MOST))
        if left:
            named.append(t.n("{count} change elsewhere", "{count} changes elsewhere", left))
        sentences.append(
            t(
                "From this computer's journal came back to {name}: {changes}, last changed {when}. "
                "Undo takes them away.",
                name=name,
                changes=listed(t, named),
                when=moment_words(t, max(one.time for one in recovery.fields)),
            )
        )
    if recovery.conflicts:
        sentences.append(
            t.n(
                "{count} change from {when} waits for you: {name} says something else there by now.",
                "{count} changes from {when} wait for you: {name} says something else there by now.",
                len(recovery.conflicts),
                when=moment_words(t, recovery.until),
                name=name,
            )
        )
    if recovery.older_file:
        sentences.append(t("This file is an older copy than the one they were made in."))
    return " ".join(sentences)
