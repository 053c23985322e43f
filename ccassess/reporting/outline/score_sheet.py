"""The score sheet in plain data: how every number was made, in words, and what identifies the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ccassess
from ccassess.domain.explain import explain
from ccassess.domain.fingerprint import scoring_fingerprint, texts_fingerprint
from ccassess.domain.pack import Level
from ccassess.reporting.outline.sheet_parts import SheetCell, SheetPart, SheetRow
from ccassess.wording.explain import sentences
from ccassess.wording.terms import profile_field_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccassess.domain.assessment import Party
    from ccassess.domain.pack import Node
    from ccassess.reporting.outline.source import Source

_PROFILE = ("centre", "unit", "sites", "headcount", "channels", "client", "outsourcer")


def score_sheet(source: Source) -> SheetPart:
    """Return the annex: the total first, then every group, area and criterion in the pack's order."""
    t = source.t
    return SheetPart(
        title=t("Annex: score sheet"),
        introduction=t(
            "How every number was made, in words. Whoever calculates along reaches the same number: all "
            "figures are exact, "
            "and only what is said to be shown is rounded."
        ),
        heads=(t("Area or criterion"), *(source.party(party) for party in source.parties)),
        rows=tuple(_row(source, node) for node in _nodes(source)),
        identity_title=t("What this report was made from"),
        identity=identity(source),
    )


def identity(source: Source) -> tuple[tuple[str, str], ...]:
    """Return what identifies the unit assessed, the document, its content, the criteria and the program."""
    t, pack, assessment = source.t, source.pack, source.assessment
    criteria = f"{pack.text('pack.title', source.pack_language)} · {pack.id} {pack.version} ({pack.edition})"
    profile = [(profile_field_name(t, name), getattr(assessment.profile, name)) for name in _PROFILE]
    return (
        *((label, text) for label, text in profile if text),
        (t("Document"), assessment.id),
        (t("Content last changed"), assessment.changed),
        (t("Fingerprint of the content"), source.fingerprint),
        (t("Criteria"), criteria.strip(" ·")),
        (t("Fingerprint of the scoring"), scoring_fingerprint(pack)),
        (t("Fingerprint of the texts"), texts_fingerprint(pack)),
        (t("Made by"), t("ccassess {version}, language {language}", version=ccassess.__version__, language=t.language)),
    )


def _nodes(source: Source) -> Iterator[Node]:
    return (node for node in source.pack.root.walk() if node.level is not Level.ATTRIBUTE)


def _row(source: Source, node: Node) -> SheetRow:
    t = source.t
    is_total = node.level is Level.TOTAL
    possible = [_possible(source, party, node) for party in source.parties]
    alike = len(set(possible)) == 1
    return SheetRow(
        ref=node.ref,
        title=t("Total") if is_total else source.title(node),
        possible=possible[0] if alike else "",
        cells=tuple(
            _cell(source, party, node, "" if alike else one)
            for party, one in zip(source.parties, possible, strict=True)
        ),
        is_group=node.level is not Level.CRITERION,
    )


def _possible(source: Source, party: Party, node: Node) -> str:
    score = source.score(party, node)
    if not score.applies:
        return source.t("not applicable")
    return source.t("of {possible} points", possible=source.worth(score.possible))


def _cell(source: Source, party: Party, node: Node, possible: str) -> SheetCell:
    score = source.score(party, node)
    said = sentences(source.t, source.pack, explain(score), source.pack_language)
    figure = (source.total if node.level is Level.TOTAL else source.points)(score.points)
    return SheetCell(figure, said, possible)
