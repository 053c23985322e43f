"""What the consistency check says of the centre's figures, and of ways of working beside their results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.wording.figures import parameter_name
from ccassess.wording.numbers import listed, name
from ccassess.wording.periods import period_names

if TYPE_CHECKING:
    from ccassess.domain.pack import Pack
    from ccassess.domain.problems import Check
    from ccassess.i18n import Translator


def series_sentence(t: Translator, pack: Pack, check: Check, language: str) -> str:
    """Return what a check of one series says. Raises KeyError for a code that no check of the domain has."""
    data = check.data
    if check.code == "parameters-missing":
        named = [parameter_name(pack, data["measure"], one, language) for one in data["parameters"].split(",")]
        return t("Say what belongs to these figures: {names}.", names=listed(t, named))
    if check.code == "outside-bounds":
        return _outside(t, check)
    if check.code == "too-few-periods":
        return t.n(
            "{count} comparable period has a value; at least {least} are needed.",
            "{count} comparable periods have a value; at least {least} are needed.",
            int(data["count"]),
            least=data["least"],
        )
    if check.code == "period-gap":
        before, after = period_names(t, (data["before"], data["after"]))
        return t("Values are missing between {before} and {after}.", before=before, after=after)
    periods = listed(t, period_names(t, data["periods"].split(","))) if "periods" in data else ""
    return {
        "variant-not-chosen": t("Choose which definition these figures follow."),
        "values-never-change": t("The value is the same in every period."),
        "cases-missing": t("The number of cases is given for some periods, but not for {periods}.", periods=periods),
        "periods-mixed": t("Periods of different lengths do not compare; only those of the latest length count."),
        "range-reversed": t("The target range begins above its end: {periods}.", periods=periods),
        "range-without-target": t("Set the range that these values should stay in."),
        "target-always-missed": t("The target is missed in every period."),
        "comparator-without-source": t("Say where the comparators come from."),
        "same-series-twice": t("The same measure is there twice for the same segment."),
    }[check.code]


def apart_sentence(t: Translator, pack: Pack, check: Check, language: str) -> str:
    """Return that a way of working and its results lie far apart: "Scored 80.0, but its results ... R1.1 (40.0)."."""
    ids, scores = check.data["criteria"].split(","), check.data["scores"].split(",")
    results = [
        t("{criterion} ({score})", criterion=name(t, pack, pack.nodes[one], language), score=t.number(score))
        for one, score in zip(ids, scores, strict=True)
    ]
    return t.n(
        "Scored {score}, more than 30 away from the result in which it should show: {results}.",
        "Scored {score}, more than 30 away from the results in which it should show: {results}.",
        len(results),
        score=t.number(check.data["score"]),
        results=listed(t, results),
    )


def _outside(t: Translator, check: Check) -> str:
    data = check.data
    periods = listed(t, period_names(t, data["periods"].split(",")))
    if "most" not in data:
        least = t.number(data["least"])
        return t("A value cannot be below {least}: {periods}.", least=least, periods=periods)
    if "least" not in data:
        return t("A value cannot be above {most}: {periods}.", most=t.number(data["most"]), periods=periods)
    least, most = t.number(data["least"]), t.number(data["most"])
    return t("A value must lie between {least} and {most}: {periods}.", least=least, most=most, periods=periods)
