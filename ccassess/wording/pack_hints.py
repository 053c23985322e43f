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


PACK_HINTS: Mapping[str, Saying] = {
    "unexpected-file": lambda t, w: t("Areas belong in areas/, translations in i18n/, both ending in .yaml.", **w),
    "not-a-number": lambda t, w: t("Write digits with a decimal point: 12 or 12.5.", **w),
    "out-of-range": _range,
    "unknown-choice": lambda t, w: t("One of: {choices}.", **w),
    "line-break": lambda t, w: t("Write it without | or >.", **w),
    "bad-ref": lambda t, w: t("At most 12 characters, without spaces and =.", **w),
    "bad-id": lambda t, w: t("Small letters, digits and single hyphens, beginning with a letter, at most 40.", **w),
    "reserved-id": lambda t, w: t("Choose another.", **w),
    "duplicate-id": lambda t, w: t("Ids are permanent: give the newer one another.", **w),
    "ref-is-an-id": lambda t, w: t("Choose another number, so that nobody gets the wrong one.", **w),
    "bad-pack-id": lambda t, w: t("Your own domain turned round and a name: org.example.my-pack.", **w),
    "bad-version": lambda t, w: t("Three whole numbers: 1.0.0.", **w),
    "unsupported-format": lambda t, w: t("A newer version of this program may read it.", **w),
    "bad-language": lambda t, w: t("Two or three small letters: en, fi; with a country where needed: pt-BR.", **w),
    "source-language-not-listed": lambda t, w: t("Add it to “languages”.", **w),
    "unused-area-file": lambda t, w: t("Add it to “areas” of the total or of a group, or delete the file.", **w),
    "unused-scale": lambda t, w: t("Delete it, or name it in a criterion's “scale”.", **w),
    "cap-in-another-range": lambda t, w: t("A cap compares like with like: set “out_of” on one of them.", **w),
    "not-for-rated": lambda t, w: t("Delete it, or give the attribute “attributes” of its own.", **w),
    "missing-weight": lambda t, w: t("Add “weight”.", **w),
    "unused-weight": lambda t, w: t("Delete it, or let what is above combine by weighted_mean.", **w),
    "missing-points": lambda t, w: t("Add “points”.", **w),
    "points-do-not-add-up": lambda t, w: t("Write {actual}, or correct one of the parts.", **w),
    "children-differ-in-range": lambda t, w: t("Set “out_of” so that both run to the same number.", **w),
    "missing-anchor": lambda t, w: t(
        "Describe the first and the last value, and each value that another attribute of the scale describes.", **w
    ),
    "anchor-not-a-value": lambda t, w: t("The values run over {values}.", **w),
    "anchor-not-in-scale": lambda t, w: t("A criterion can only reword what its scale describes.", **w),
    "ceiling-grade": lambda t, w: t("The grades are 0, 1, 2 and 3, each once.", **w),
    "missing-language-file": lambda t, w: t("Add the file, or take the language off the list.", **w),
    "unknown-language": lambda t, w: t("Add it to “languages” in pack.yaml once it is complete.", **w),
    "missing-translation": lambda t, w: t("Add it with “of: {hash}”.", **w),
    "stale-translation": lambda t, w: t("Read it against the source again, then write “of: {hash}”.", **w),
}
