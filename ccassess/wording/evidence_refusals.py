"""What is said when an edit of the evidence is refused; nothing was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccassess.domain.problems import RefusedError
    from ccassess.i18n import Translator

_MEGABYTE = 1024 * 1024


def evidence_refusal(t: Translator, error: RefusedError) -> str:
    """Return why an item is not added or changed, and what to do instead. Raises KeyError for other codes."""
    most = int(error.data.get("most", "0"))
    megabytes = t.number(str(most // _MEGABYTE))
    return {
        "evidence-too-large": t("This file is larger than {size} MB, the most that evidence can be.", size=megabytes),
        "evidence-too-many": t(
            "An assessment by these criteria holds at most {count} files. Remove one that no criterion needs, or put "
            "several into one document.",
            count=t.number(str(most)),
        ),
        "evidence-too-many-links": t("An assessment holds at most {count} links.", count=t.number(str(most))),
        "evidence-total": t(
            "All files together would be larger than {size} MB, the most that an assessment holds.", size=megabytes
        ),
        "evidence-name-empty": t("Evidence needs a name."),
        "evidence-link-empty": t("A link needs an address or a path."),
        "evidence-link-too-long": t("This link is longer than {count} characters.", count=t.number(str(most))),
    }[error.code]
