"""How to read the report, in plain data: the method on half a page, made from the pack, and what compares with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.domain.fingerprint import scoring_fingerprint, short
from ccassess.domain.pack import Combine, Kind, Level
from ccassess.reporting.outline.parts import ReadingPart
from ccassess.wording.numbers import attribute_name, listed
from ccassess.wording.terms import band_name, grade_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccassess.domain.pack import Node
    from ccassess.reporting.outline.source import Source


def reading(source: Source) -> ReadingPart:
    """Return what a reader needs to know."""
    t = source.t
    entries = [
        (t("What is assessed"), _subject(source)),
        (t("Ratings"), tuple(_scales(source))),
        (t("Evidence"), _evidence(source)),
        (t("Points"), _points(source)),
        (t("Bands"), _bands(source)),
        (t("Whose figures"), _figures(source)),
        (t("What compares"), _comparing(source)),
        (t("Independence"), _independence(source)),
    ]
    return ReadingPart(
        title=t("How to read this report"),
        introduction=t("How the figures come about, and what they can and cannot be compared with."),
        entries=tuple((label, texts) for label, texts in entries if texts),
    )


def _subject(source: Source) -> tuple[str, ...]:
    t, pack = source.t, source.pack
    said = t(
        "{criteria} criteria in {areas} areas are worth {points} points together.",
        criteria=len(pack.criteria),
        areas=len(pack.areas),
        points=source.worth(source.card.root.base),
    )
    groups = [
        t("{group} {points}", group=source.title(node), points=source.worth(source.card.by_id[node.id].base))
        for node in pack.root.children
        if node.level is Level.GROUP
    ]
    return (f"{said} {t('They fall into {groups}.', groups=listed(t, groups))}" if groups else said,)


def _scales(source: Source) -> Iterator[str]:
    """Tell each scale's attributes and how they make a criterion's score."""
    t, pack = source.t, source.pack
    kinds = {scale: {node.kind for node in pack.criteria if node.scale == scale} for scale in _in_order(pack.criteria)}
    for scale, found in kinds.items():
        node = next(one for one in pack.criteria if one.scale == scale)
        names = [attribute_name(pack, node, child.id, source.pack_language) for child in node.children]
        told = [_rated(source, node, names), _combined(source, node) if len(names) > 1 else ""]
        told += [_capped(source, node, number) for number in range(len(node.caps))]
        kind = next(iter(found)) if len(found) == 1 and len(kinds) > 1 else None
        label = {Kind.ENABLER: t("Ways of working"), Kind.RESULT: t("Results"), None: ""}[kind]
        said = " ".join(one for one in told if one)
        yield t("{name}: {sentence}", name=label, sentence=said) if label else said


def _in_order(criteria: tuple[Node, ...]) -> list[str]:
    return list(dict.fromkeys(node.scale for node in criteria))


def _rated(source: Source, node: Node, names: list[str]) -> str:
    t = source.t
    leaf = node.leaves()[0]
    least, most = (t.number(shown.rating(value)) for value in (leaf.values[0], leaf.values[-1]))
    return t("{names}, each rated {least} to {most}.", names=listed(t, names), least=least, most=most)


def _combined(source: Source, node: Node) -> str:
    t = source.t
    return {
        Combine.MEAN: t("The score is their mean."),
        Combine.WEIGHTED_MEAN: t("The score is their weighted mean."),
        Combine.MIN: t("The score is the lowest of them."),
        Combine.SUM: t("The score is their sum."),
    }[node.combine]


def _capped(source: Source, node: Node, number: int) -> str:
    t, cap = source.t, node.caps[number]
    names = listed(t, [attribute_name(source.pack, node, one, source.pack_language) for one in cap.of])
    if len(cap.of) == 1 and not cap.plus:
        return t("It is never above {name}.", name=names)
    if len(cap.of) == 1:
        return t("It is never more than {plus} above {name}.", plus=t.number(shown.rating(cap.plus)), name=names)
    if not cap.plus:
        return t("It is never above the lowest of {names}.", names=names)
    return t(
        "It is never more than {plus} above the lowest of {names}.", plus=t.number(shown.rating(cap.plus)), names=names
    )


def _evidence(source: Source) -> tuple[str, ...]:
    t = source.t
    node = next((one for one in source.pack.criteria if one.ceiling), None)
    if node is None:
        return ()
    grades = [
        t(
            "grade {grade}, {meaning}: {limit}",
            grade=grade,
            meaning=grade_name(t, grade),
            limit=t.number(shown.rating(limit)),
        )
        for grade, limit in node.ceiling
    ]
    return (
        t(
            "In verification a rating counts only as far as the evidence reaches. Highest rating that counts: "
            "{grades}.",
            grades="; ".join(grades),
        ),
    )


def _points(source: Source) -> tuple[str, ...]:
    t = source.t
    return (
        t(
            "A criterion’s score gives that share of its points; areas and the total are made of exact "
            "points, and only what is printed is rounded: points and scores to one decimal, per cent to whole "
            "numbers. Where a difference would then seem wrong, the figures beside it carry two decimals."
        ),
        t(
            "What is not scored is not zero: there is a total only when every criterion that applies is "
            "scored. What does not apply is left out, with a written reason."
        ),
    )


def _bands(source: Source) -> tuple[str, ...]:
    t = source.t
    bands = [
        t(
            "{band} from {points}",
            band=band_name(t, source.pack, band, source.pack_language),
            points=source.worth(band.start),
        )
        for band in source.pack.bands
    ]
    return (t("{bands}. The exact total decides.", bands=listed(t, bands)),) if bands else ()


def _figures(source: Source) -> tuple[str, ...]:
    t = source.t
    said = [t("Self-assessment is the centre’s own agreed view.")]
    if Party.VERIFICATION in source.parties:
        said.append(
            t(
                "Verification, not sealed: the second score was entered in the same file, as practice. No "
                "seal shows who gave it or that it has not changed since."
            )
        )
    if source.compares:
        said.append(t("A difference is verification less self-assessment; each has its reason."))
    return (" ".join(said),)


def _comparing(source: Source) -> tuple[str, ...]:
    t = source.t
    return (
        t(
            "Figures compare with those of another assessment where the fingerprint of the scoring is the "
            "same, here {fingerprint}, and where both are complete. Areas compare best by their per cent.",
            fingerprint=short(scoring_fingerprint(source.pack)),
        ),
        t(
            "Not comparable: other criteria or another version of their scoring; a sheet that is not "
            "complete; a self-assessment or an unsealed verification with a sealed one. This report is a "
            "draft and decides no ranking."
        ),
    )


def _independence(source: Source) -> tuple[str, ...]:
    notice = source.pack.text("pack.notice", source.pack_language)
    return (notice,) if notice else ()
