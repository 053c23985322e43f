"""What can be wrong with a criteria pack, in sentences; the words in braces come with the problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.wording.yaml_problems import Saying

FILE_SENTENCES: Mapping[str, Saying] = {
    "missing-file": lambda t, w: t("The pack has no file {file}.", **w),
    "unexpected-file": lambda t, w: t("A pack has no file of this name.", **w),
    "not-a-folder": lambda t, w: t("{place} is not a folder.", **w),
    "not-a-pack": lambda t, w: t("{place} holds no criteria pack: it has no pack.yaml.", **w),
    "unreadable-file": lambda t, w: t("{place} cannot be read.", **w),
    "link-outside": lambda t, w: t("{place} is a link that leads out of the pack's folder.", **w),
    "too-many-files": lambda t, w: t("{place} holds more than {limit} files of a pack.", **w),
    "unknown-pack": lambda t, w: t("There is no criteria pack “{place}”, and no folder of that name.", **w),
}

VALUE_SENTENCES: Mapping[str, Saying] = {
    "unknown-key": lambda t, w: t("The key “{key}” is not known here.", **w),
    "missing-key": lambda t, w: t("The key “{key}” is missing here.", **w),
    "keys-exclude-each-other": lambda t, w: t("Only one of “{first}” and “{second}” can stand here.", **w),
    "wrong-type": lambda t, w: t("Here belongs {expected}, not {found}.", **w),
    "not-a-number": lambda t, w: t("“{value}” is not a number.", **w),
    "not-a-whole-number": lambda t, w: t("“{value}” is not a whole number.", **w),
    "not-an-exact-number": lambda t, w: t("“{value}” is neither a decimal number nor a fraction.", **w),
    "out-of-range": lambda t, w: t("{value} is outside what is allowed here.", **w),
    "unknown-choice": lambda t, w: t("“{value}” is none of the choices here.", **w),
    "empty-text": lambda t, w: t("The text is empty.", **w),
    "empty-list": lambda t, w: t("Nothing is listed here.", **w),
    "line-break": lambda t, w: t("This text has to fit on one line.", **w),
    "comment-after-text": lambda t, w: t("The text ends before this #; what follows it is a comment.", **w),
    "listed-twice": lambda t, w: t("“{id}” is listed here a second time.", **w),
    "bad-ref": lambda t, w: t("“{value}” cannot be the number people see.", **w),
    "bad-id": lambda t, w: t("“{value}” cannot be an id.", **w),
    "reserved-id": lambda t, w: t("The id “{id}” has a meaning of its own in every pack.", **w),
    "duplicate-id": lambda t, w: t("The id “{id}” is taken already: {file}, line {first_line}.", **w),
    "duplicate-ref": lambda t, w: t("The number “{ref}” is taken already: {file}, line {first_line}.", **w),
    "ref-is-an-id": lambda t, w: t("The number “{ref}” is the id of something else.", **w),
    "bad-pack-id": lambda t, w: t("“{value}” cannot be the id of a pack.", **w),
    "bad-version": lambda t, w: t("“{value}” is not a version.", **w),
    "unsupported-format": lambda t, w: t("This pack has format {format}; this program reads format {supported}.", **w),
    "bad-language": lambda t, w: t("“{value}” is not the code of a language.", **w),
    "source-language-not-listed": lambda t, w: t("The source language “{language}” is not among the languages.", **w),
    "duplicate-language": lambda t, w: t("The language “{language}” is listed twice.", **w),
}

TREE_SENTENCES: Mapping[str, Saying] = {
    "dangling-area": lambda t, w: t("No file in areas/ has the id “{id}”.", **w),
    "area-listed-twice": lambda t, w: t("The area “{id}” is listed already: {file}, line {first_line}.", **w),
    "unused-area-file": lambda t, w: t("The area “{id}” is not listed in pack.yaml.", **w),
    "dangling-scale": lambda t, w: t("There is no scale “{id}”.", **w),
    "unused-scale": lambda t, w: t("No criterion uses the scale “{id}”.", **w),
    "dangling-attribute": lambda t, w: t("There is no attribute “{id}” here.", **w),
    "dangling-cap": lambda t, w: t("Nothing below has the id “{id}”.", **w),
    "cap-in-another-range": lambda t, w: t("“{id}” runs to {range}, but what it limits runs to {natural}.", **w),
    "not-for-rated": lambda t, w: t("“{key}” says how something is computed, but this attribute is rated.", **w),
    "missing-weight": lambda t, w: t("“{id}” has no weight, but is part of a weighted mean.", **w),
    "unused-weight": lambda t, w: t("The weight of “{id}” counts for nothing here.", **w),
    "missing-points": lambda t, w: t("“{id}” has no points, but is part of a sum of points.", **w),
    "points-do-not-add-up": lambda t, w: t("“{id}” states {stated} points, but its parts add up to {actual}.", **w),
    "children-differ-in-range": lambda t, w: t(
        "“{first}” runs to {first_range} and “{second}” to {second_range}; they cannot be combined so.", **w
    ),
    "values-not-ascending": lambda t, w: t("The values do not rise.", **w),
    "too-few-values": lambda t, w: t("A scale has at least two values.", **w),
    "too-many-values": lambda t, w: t("A scale has at most {limit} values.", **w),
    "too-many-ratings": lambda t, w: t("Up to here the pack asks for more than {limit} ratings.", **w),
    "step-does-not-fit": lambda t, w: t("Steps of {step} do not lead from {least} to {most}.", **w),
    "missing-anchor": lambda t, w: t("The value {value} of “{attribute}” is not described.", **w),
    "anchor-not-a-value": lambda t, w: t("{value} is described, but is not a value of the scale.", **w),
    "anchor-not-in-scale": lambda t, w: t(
        "The scale “{scale}” does not describe the value {value} of “{attribute}”.", **w
    ),
    "duplicate-anchor": lambda t, w: t("The value {value} is described twice.", **w),
    "ceiling-grade": lambda t, w: t("“{grade}” is not an evidence grade, or stands here twice.", **w),
    "missing-ceiling-grade": lambda t, w: t("The evidence grade {grade} has no ceiling.", **w),
    "ceiling-falls": lambda t, w: t("The evidence grade {higher} has a lower ceiling than the grade {lower}.", **w),
    "bands-not-ascending": lambda t, w: t("This band starts at {value}, the one before it at {before}.", **w),
    "first-band-not-zero": lambda t, w: t("The first band starts at {value}, not at 0.", **w),
    "unreachable-band": lambda t, w: t("No total reaches this band: it starts at {value}, the most is {most}.", **w),
    "dangling-tie": lambda t, w: t("No group, area or criterion has the id “{id}”.", **w),
}

COMPANION_SENTENCES: Mapping[str, Saying] = {
    "dangling-criterion": lambda t, w: t("No criterion has the id “{id}”.", **w),
    "dangling-role": lambda t, w: t("pack.yaml lists no role “{id}”.", **w),
    "asked-without-role": lambda t, w: t(
        "The role “{id}” is asked, but is not among the roles of this criterion.", **w
    ),
    "dangling-measure": lambda t, w: t("There is no measure “{id}”.", **w),
    "dangling-parameter": lambda t, w: t("The measure has no parameter “{id}”.", **w),
    "dangling-perspective": lambda t, w: t("There is no perspective “{id}”.", **w),
    "bounds-crossed": lambda t, w: t("The values would run from {least} to {most}.", **w),
    "single-variant": lambda t, w: t("“{id}” has only one variant; there is nothing to choose.", **w),
    "speaks-for-no-result": lambda t, w: t("“{id}” is a way of working; measures speak for results.", **w),
    "result-without-measures": lambda t, w: t("No measure speaks for the result “{id}”.", **w),
    "minutes-do-not-add-up": lambda t, w: t("“{id}” states {stated} minutes, but its items take {actual}.", **w),
    "dangling-node": lambda t, w: t("Nothing in the tree has the id “{id}”.", **w),
    "dangling-band": lambda t, w: t("There is no band “{id}”.", **w),
    "only-for-total": lambda t, w: t("“{key}” can be expected of the total only.", **w),
    "rating-not-a-value": lambda t, w: t("“{attribute}” cannot be rated {value}.", **w),
    "duplicate-migration": lambda t, w: t("Version {version} is dealt with already, in line {first_line}.", **w),
    "not-an-earlier-version": lambda t, w: t("Version {version} is not earlier than this one, {own}.", **w),
    "ratings-from-two": lambda t, w: t("“{first}” and “{second}” would both bring their ratings to “{id}”.", **w),
    "retired-but-there": lambda t, w: t("“{id}” is said to be retired, but the pack still has it.", **w),
    "single-part": lambda t, w: t("“{id}” is split into one criterion only.", **w),
    "rescaled-twice": lambda t, w: t("The old rating {value} stands here twice.", **w),
}

TEXT_SENTENCES: Mapping[str, Saying] = {
    "short-too-long": lambda t, w: t("The short name has {count} characters; {limit} fit.", **w),
    "look-for-count": lambda t, w: t.n(
        "{count} thing to look for is listed; {least} to {most} work best.",
        "{count} things to look for are listed; {least} to {most} work best.",
        int(w["count"]),
        least=w["least"],
        most=w["most"],
    ),
    "unknown-language": lambda t, w: t("The pack does not list the language “{language}”; the file is not used.", **w),
    "language-not-file-name": lambda t, w: t("The file is named “{file}”, but its language is “{language}”.", **w),
    "source-language-file": lambda t, w: t("The pack itself is written in “{language}”; it needs no translation.", **w),
    "missing-language-file": lambda t, w: t("The pack lists the language “{language}”, but has no such file.", **w),
    "missing-translation": lambda t, w: t("The text “{key}” is not translated.", **w),
    "stale-translation": lambda t, w: t("The text “{key}” has changed since it was translated.", **w),
    "unknown-translation": lambda t, w: t("The pack has no text “{key}” to translate.", **w),
    "translation-item-count": lambda t, w: t(
        "The text “{key}” has {count} items here and {source_count} in the source language.", **w
    ),
    "duplicate-translation": lambda t, w: t("The text “{key}” is translated already: {file}, line {first_line}.", **w),
    "untranslated": lambda t, w: t.n(
        "{count} text is not translated yet: it reads as in “{source}”.",
        "{count} texts are not translated yet: they read as in “{source}”; this is the first.",
        int(w["count"]),
        source=w["source"],
    ),
}
