"""What to do about a problem in a criteria pack, where one can say more than the problem itself says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.i18n import Translator
    from ccassess.wording.yaml_problems import Saying


def _range(t: Translator, w: Mapping[str, str]) -> str:
    least, above, most = w.get("least"), w.get("above"), w.get("most")
    if above is not None and most is not None:
        return t("More than {above}, at most {most}.", above=above, most=most)
    if above is not None:
        return t("More than {above}.", above=above)
    if most is not None:
        return t("{least} to {most}.", least=least, most=most)
    return t("At least {least}.", least=least)


def _gone(t: Translator, w: Mapping[str, str]) -> str:
    """Say what to do with a translation of nothing: it may be some text's that is renamed, where one lacks its own."""
    if w["free"] == "yes":
        return t("Delete it, or give it the key of a text that is not translated.")
    return t(
        "Delete it: all texts are translated. “ccassess criteria translate {pack} {language} --remove-gone” does so.",
        pack=w["pack"],
        language=w["language"],
    )


PACK_HINTS: Mapping[str, Saying] = {
    "unexpected-file": lambda t, w: t(
        "Areas belong in areas/NAME.yaml, translations in i18n/fi.yaml or i18n/fi.WORD.yaml.", **w
    ),
    "not-a-number": lambda t, w: t(
        "Write digits, with a point before decimals and no zero in front: 12, 12.5 or 0.5.", **w
    ),
    "not-an-exact-number": lambda t, w: t("Write 12, 12.5 or, where the decimals do not end, 100/3.", **w),
    "out-of-range": _range,
    "unknown-choice": lambda t, w: t("One of: {choices}.", **w),
    "listed-twice": lambda t, w: t("Delete one of the two.", **w),
    "line-break": lambda t, w: t("Write it without | or >.", **w),
    "comment-after-text": lambda t, w: t(
        "Where it belongs to the text, put all of it in quotes; else give the comment a line of its own.", **w
    ),
    "bad-ref": lambda t, w: t("At most 12 characters, without spaces and =.", **w),
    "bad-id": lambda t, w: t(
        "Small letters, digits and single hyphens, beginning with a letter, at most 40 characters.", **w
    ),
    "reserved-id": lambda t, w: t("Choose another.", **w),
    "duplicate-id": lambda t, w: t("Ids are permanent: give the newer one another.", **w),
    "ref-is-an-id": lambda t, w: t("Choose another number, so that nobody gets the wrong one.", **w),
    "bad-pack-id": lambda t, w: t("Your own domain turned round and a name: org.example.my-pack.", **w),
    "bad-version": lambda t, w: t("Three whole numbers: 1.0.0.", **w),
    "unsupported-format": lambda t, w: t("A newer version of this program may read it.", **w),
    "bad-language": lambda t, w: t("Two or three small letters: en, fi; with a country where needed: pt-BR.", **w),
    "source-language-not-listed": lambda t, w: t("Add it to “languages”.", **w),
    "dangling-area": lambda t, w: t("Add the file, or take the id off the list.", **w),
    "area-listed-twice": lambda t, w: t("Delete one of the two.", **w),
    "unused-area-file": lambda t, w: t("Add it to “areas” of the total or of a group, or delete the file.", **w),
    "unused-scale": lambda t, w: t("Delete it, or name it in a criterion's “scale”.", **w),
    "dangling-scale": lambda t, w: t("Name one of “scales” in pack.yaml.", **w),
    "dangling-cap": lambda t, w: t("Name an area, a criterion or a group that belongs to this one.", **w),
    "cap-in-another-range": lambda t, w: t("A cap compares like with like: set “out_of” on one of them.", **w),
    "not-for-rated": lambda t, w: t("Delete it, or give the attribute “attributes” of its own.", **w),
    "missing-weight": lambda t, w: t("Add “weight”.", **w),
    "unused-weight": lambda t, w: t("Delete it, or let what is above combine by weighted_mean.", **w),
    "missing-points": lambda t, w: t("Add “points”.", **w),
    "points-do-not-add-up": lambda t, w: t("Write {actual}, or correct one of the parts.", **w),
    "children-differ-in-range": lambda t, w: t("Set “out_of” so that both run to the same number.", **w),
    "values-not-ascending": lambda t, w: t("The highest comes last, and no value comes twice.", **w),
    "missing-anchor": lambda t, w: t(
        "Describe the first and the last value, and each value that another attribute of the scale describes.", **w
    ),
    "anchor-not-a-value": lambda t, w: t("The values are {values}.", **w),
    "anchor-not-in-scale": lambda t, w: t("A criterion can only reword what its scale describes.", **w),
    "ceiling-grade": lambda t, w: t("The grades are 0, 1, 2 and 3, each once.", **w),
    "bands-not-ascending": lambda t, w: t("List the bands from the lowest to the highest.", **w),
    "dangling-criterion": lambda t, w: t("Write the id of a criterion, not of an area or a group.", **w),
    "dangling-role": lambda t, w: t("Add it to “roles” in pack.yaml, or ask one of those listed there.", **w),
    "asked-without-role": lambda t, w: t("Add it to “roles” here, or delete its questions.", **w),
    "dangling-measure": lambda t, w: t("Add it to measures.yaml, or take the id off the list.", **w),
    "dangling-parameter": lambda t, w: t("Add it to the measure's “parameters”, or take the id off the list.", **w),
    "dangling-perspective": lambda t, w: t("Add it to “perspectives”, or choose one of those listed there.", **w),
    "bounds-crossed": lambda t, w: t("“min” is the smallest value that can be, “max” the largest.", **w),
    "single-variant": lambda t, w: t("Add another, or put its formula into the measure itself.", **w),
    "speaks-for-no-result": lambda t, w: t("Name the measure in that criterion's “shows_in” instead.", **w),
    "result-without-measures": lambda t, w: t("Add its id to “speaks_for” of a measure.", **w),
    "minutes-do-not-add-up": lambda t, w: t(
        "Correct the minutes of the list or of an item; leave those of the list out if nobody needs them.", **w
    ),
    "dangling-node": lambda t, w: t("Name a group, an area or a criterion, or “total”.", **w),
    "rating-not-a-value": lambda t, w: t("The values are {values}.", **w),
    "duplicate-migration": lambda t, w: t("Put all of it into one of the two.", **w),
    "not-an-earlier-version": lambda t, w: t(
        "State the version that answers come from, or the id of another pack as “pack”.", **w
    ),
    "ratings-from-two": lambda t, w: t(
        "Write merged_into for both: their words are gathered, and somebody rates anew.", **w
    ),
    "retired-but-there": lambda t, w: t("Ids are never used again: give the new criterion another.", **w),
    "single-part": lambda t, w: t("Write “moved”, or name the other parts.", **w),
    "rescaled-twice": lambda t, w: t("Delete one of the two.", **w),
    "dangling-band": lambda t, w: t("Name one of “bands” in pack.yaml.", **w),
    "language-not-file-name": lambda t, w: t("Rename the file, or correct its “language”.", **w),
    "source-language-file": lambda t, w: t("Delete the file.", **w),
    "missing-language-file": lambda t, w: t("Add the file, or take the language off the list.", **w),
    "unknown-language": lambda t, w: t("Add it to “languages” in pack.yaml once it is complete.", **w),
    "missing-translation": lambda t, w: t("Add it with “of: {hash}”.", **w),
    "unknown-translation": _gone,
    "duplicate-translation": lambda t, w: t("Delete one of the two.", **w),
    "stale-translation": lambda t, w: t(
        "Read it against the source again, then write “of: {hash}” or type “ccassess criteria translate {pack} "
        "{language} --accept {key}”.",
        **w,
    ),
    "untranslated": lambda t, w: t(
        "Write the translation in its place; where both languages say the same, leave it.", **w
    ),
}
