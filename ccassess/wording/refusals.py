"""What is said when a rule of the method refuses an edit; nothing was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.wording.evidence_refusals import evidence_refusal
from ccassess.wording.periods import period_names

if TYPE_CHECKING:
    from ccassess.domain.problems import RefusedError
    from ccassess.i18n import Translator


def refusal(t: Translator, error: RefusedError) -> str:
    """Return why an edit was refused and what to do instead.

    Raises KeyError for a code that no edit of the domain has.
    """
    data = error.data
    if error.code == "period-taken":
        return t("There are figures for {period} already.", period=period_names(t, [data["period"]])[0])
    if error.code == "same-criteria":
        return t("The assessment is by these criteria already: {id} {version}.", **data)
    if error.code == "same-file":
        return t("The moved assessment needs a file of its own, so that the present one stays as it is.")
    if error.code == "read-only":
        return t("This assessment is open to be read only, so nothing was changed.")
    for prefix, sentence in (("evidence-", evidence_refusal), ("version-", _version_refusal)):
        if error.code.startswith(prefix):
            return sentence(t, error)
    ref = data["ref"]
    return {
        "not-applicable": t("{ref} is marked as not applicable. Mark it as applicable first, then rate it.", ref=ref),
        "not-applicable-forbidden": t(
            "{ref} must be assessed: these criteria do not let it be not applicable.", ref=ref
        ),
        "not-applicable-too-many": _too_many(t, error),
        "not-applicable-last": t(
            "{ref} is the last criterion of area {area} that applies; at least one must.",
            ref=ref,
            area=data.get("area", ""),
        ),
    }[error.code]


def _version_refusal(t: Translator, error: RefusedError) -> str:
    """Return why a version is not restored."""
    if error.code == "version-other-criteria":
        return t(
            "That version is by other criteria ({id} {version}): open it and save it under another name.", **error.data
        )
    return t("That version is of another assessment.")


def _too_many(t: Translator, error: RefusedError) -> str:
    return t.n(
        "{ref} cannot be marked as not applicable: at most {count} criterion may be, and that is already {refs}.",
        "{ref} cannot be marked as not applicable: at most {count} criteria may be, and those are already {refs}.",
        int(error.data.get("most", "0")),
        ref=error.data["ref"],
        refs=error.data.get("refs", "") or "–",
    )
