"""The cover in plain data: whose assessment it is, of what, and every criterion's score at a glance."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party
from ccassess.reporting.outline.areas import criteria_of
from ccassess.reporting.outline.parts import CoverPart
from ccassess.wording.numbers import per_cent
from ccassess.wording.terms import progress, state_name

if TYPE_CHECKING:
    from ccassess.reporting.outline.source import Source


def cover(source: Source) -> CoverPart:
    """Return what the cover says."""
    t, pack = source.t, source.pack
    count = len(pack.criteria)
    return CoverPart(
        kicker=kicker(source),
        title=source.centre,
        description=source.assessment.profile.unit,
        confidential=t("Confidential"),
        draft=t("DRAFT"),
        keys={
            party: t("{party}: score of each of the {count} criteria", party=source.party(party), count=count)
            if party is source.lead
            else source.party(party)
            for party in source.parties
        },
        top_line=t("top line = {share}", share=per_cent(t, "100")),
        facts=(
            (t("Period assessed"), period(source)),
            (t("State"), _state(source)),
            (t("Criteria"), _criteria(source)),
            (t("Report"), t("On the content of\n{date}", date=t.date(source.day))),
        ),
        notice=pack.text("pack.notice", source.pack_language),
        fingerprint_label=t("Fingerprint"),
        fingerprint=source.short_fingerprint,
        scores=tuple((area.ref, tuple(source.shares(one) for one in criteria_of(area))) for area in pack.areas),
        alternative=t(
            "Score of each criterion: {progress} in {party}.",
            progress=progress(t, source.card.root),
            party=source.party(source.lead),
        ),
    )


def kicker(source: Source) -> str:
    """Return what kind of document it is and of which year: that in which the period ends."""
    ends = _day(source.assessment.profile.period_end)
    return source.t("Assessment report {year}", year=(ends or source.day).year)


def period(source: Source) -> str:
    """Return the period assessed as dates of the language; what is no date stands as it was written."""
    t, profile = source.t, source.assessment.profile
    ends = [_written(source, text) for text in (profile.period_start, profile.period_end)]
    return t("{first} –\n{last}", first=ends[0], last=ends[1]) if any(ends) else t("Not stated")


def _written(source: Source, text: str) -> str:
    day = _day(text)
    return text if day is None else source.t.date(day)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _state(source: Source) -> str:
    t = source.t
    if Party.VERIFICATION in source.parties:
        return t("{state}: practice assessment, verification not sealed", state=state_name(t))
    return t("{state}: self-assessment, not submitted", state=state_name(t))


def _criteria(source: Source) -> str:
    t, pack = source.t, source.pack
    title = pack.text("pack.title", source.pack_language) or pack.id
    return t(
        "{title},\nversion {version}, {criteria} criteria",
        title=title,
        version=pack.version,
        criteria=len(pack.criteria),
    )
