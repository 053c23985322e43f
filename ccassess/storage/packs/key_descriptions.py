"""What each key of a pack's files is for, in one sentence, as an editor shows it while its author types.

By kind of file and by the keys that lead there; lists and the keys that authors choose themselves count for nothing on
the way ("criteria.verify.ask"). What a record holds of its own kind (attributes of attributes) is told once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PERMANENT = "Its permanent id, never shown and never reused: small letters and digits, with single hyphens between."

_COMPUTED = {
    "combine": "How it is made of what is below it: the mean, a mean by weight, the smallest, or the sum (usual).",
    "caps": "Limits: it counts no more than the smallest of some things below it, plus something.",
    "caps.of": "Ids of what is below it; the smallest of their values limits it.",
    "caps.plus": "How much more than that smallest value it may count; 0 for no more at all.",
    "round_to": "Its value is rounded to the nearest multiple of this; leave it out to round nothing.",
    "out_of": "The highest value it is expressed in, where that is not what those below it give of themselves.",
}
_WORTH = {
    "points": "What it is worth in the sum above it.",
    "weight": "How much it counts in the weighted mean above it.",
}


def _below(path: str, *shared: Mapping[str, str]) -> dict[str, str]:
    """Return shared descriptions as those of keys below a path."""
    return {f"{path}.{key}": said for one in shared for key, said in one.items()}


_PACK = {
    "format": "The layout of these files: 1.",
    "id": "The pack's permanent name in reverse-domain form, such as org.example.my-criteria.",
    "version": "Three numbers: raise the first when an existing answer may mean something else, the second for "
    "additions, the third for wording; `ccassess criteria diff` tells which.",
    "edition": "What people call this edition, such as a year.",
    "source_language": "The language these files are written in, such as en or fi.",
    "languages": "All languages the pack offers, the one it is written in among them; the others live in i18n/.",
    "title": "The pack's title, as people see it when they choose criteria.",
    "notice": "What every report has to say about these criteria, such as who stands behind them.",
    "roles": "Who can be interviewed about a criterion, in the order they are shown.",
    "roles.id": _PERMANENT,
    "roles.title": "What people call this role.",
    "scales": "The ways in which criteria are rated, by an id that criteria name as their scale.",
    "scales.values": "The ratings that can be given: a list in ascending order, or min, max and step.",
    "scales.values.min": "The lowest rating.",
    "scales.values.max": "The highest rating.",
    "scales.values.step": "The step between two ratings; it must lead from min to max exactly.",
    **_below("scales", _COMPUTED),
    "scales.evidence_ceiling": "Per evidence grade 0 to 3, the highest rating that counts; all four or none.",
    "scales.attributes": "What is rated of every criterion of this scale.",
    "scales.attributes.id": _PERMANENT,
    "scales.attributes.title": "What people see beside the rating.",
    "scales.attributes.anchors": "What ratings mean, by rating; at least the lowest and the highest, and the same "
    "ratings for all attributes of a scale.",
    "scales.attributes.suggest": "Which side of the measured figures can suggest a rating of this attribute.",
    **_below("scales.attributes", _COMPUTED, _WORTH),
    "scales.attributes.attributes": "Attributes that this one is made of; it is then computed and not rated itself.",
    "total": "How the criteria add up, from the total down to the areas.",
    **_below("total", _COMPUTED),
    "total.points": "What everything adds up to; checked against the sum.",
    "total.areas": "Ids of the areas, in the order they are shown; instead of groups.",
    "total.groups": "Parts of the total, each of areas or of groups; instead of areas.",
    "total.groups.id": _PERMANENT,
    "total.groups.ref": "The number or letter people see in front of its title; it may change.",
    "total.groups.title": "What people call this part of the total.",
    "total.groups.short": "A shorter title of at most 24 characters.",
    **_below("total.groups", _COMPUTED),
    "total.groups.points": "What its areas or groups add up to; checked against the sum.",
    "total.groups.weight": _WORTH["weight"],
    "total.groups.areas": "Ids of its areas, in the order they are shown; instead of groups.",
    "total.groups.groups": "The groups it is made of; instead of areas.",
    "bands": "Names for stretches of the total, from the lowest to the highest; shown, never counted.",
    "bands.id": _PERMANENT,
    "bands.from": "The total at which this band begins; 0 for the first.",
    "bands.title": "What people call a total in this band.",
    "ties": "What decides between equal totals, one after the other.",
    "ties.points_of": "More points of this group, area or criterion decide.",
    "ties.criteria_at_least": "More criteria with at least this score decide.",
    "settings": "Numbers of the method; each has a usual value where it is left out.",
    "settings.not_applicable_at_most": "How many criteria of one assessment may be called not applicable; usually 2.",
    "settings.dispute": "From which difference between two verifiers on they have to talk.",
    "settings.dispute.criterion": "The difference in a criterion's score; usually 20.",
    "settings.dispute.attribute": "The difference in one attribute's rating; usually 30.",
    "settings.hide_self_scores": "Whether verifiers rate before they see the centre's own ratings; usually true.",
    "settings.reply_words": "How many words the centre may use to reply to a finding; usually 150.",
}

_AREA = {
    "id": "The area's permanent id, by which pack.yaml lists it: small letters and digits, single hyphens between.",
    "ref": "The number people see in front of the title, such as 2 or R1; it may change.",
    "kind": "Whether the area asks for ways of working (enabler) or for what came of them (result).",
    "title": "What people call this area.",
    "short": "A title of at most 24 characters, for charts and narrow places.",
    **_COMPUTED,
    "points": "What the area's criteria add up to; checked against the sum.",
    "weight": _WORTH["weight"],
    "not_applicable": "What happens where a criterion does not apply: never (forbidden), its points go to the others "
    "of its area (redistribute), or they are taken out (drop).",
    "criteria": "The area's criteria, in the order they are shown.",
    "criteria.id": _PERMANENT,
    "criteria.ref": "The number people see in front of the title, such as 2.3; it may change.",
    **_below("criteria", _WORTH),
    "criteria.scale": "The id of the scale in pack.yaml by which it is rated.",
    "criteria.title": "What people call this criterion.",
    "criteria.question": "The question that the centre answers; open, never yes or no.",
    "criteria.intent": "Why this matters, in one sentence.",
    "criteria.look_for": "Three to five things one would see, hear or find where it is done well.",
    "criteria.evidence": "Two to five things that typically show it, such as plans, minutes and figures.",
    "criteria.roles": "Ids of the roles worth interviewing about it.",
    "criteria.verify": "Help for the verifier, who comes from outside.",
    "criteria.verify.check": "What to look up, count or compare on the spot.",
    "criteria.verify.ask": "One to three questions by the role they are put to.",
    "criteria.verify.pitfalls": "What has misled verifiers before.",
    "criteria.shows_in": "Ids of the measures in which a good way of working would show.",
    "criteria.anchors": "This criterion's own wording of what a rating means, by attribute and rating.",
    "criteria.not_applicable": "What happens where this criterion does not apply, where that differs from its area.",
}

_BOUNDS = {
    "min": "The lowest figure that can be; leave it out where there is none.",
    "max": "The highest figure that can be; leave it out where there is none.",
}

_MEASURES = {
    "perspectives": "The headings under which measures are shown, in this order.",
    "perspectives.id": _PERMANENT,
    "perspectives.title": "What people see as the heading.",
    "measures": "The figures that are worth having, one card each.",
    "measures.id": _PERMANENT,
    "measures.perspective": "The id of the perspective under which it is shown.",
    "measures.title": "What people call this figure.",
    "measures.formula": "In words, what is counted and what it is divided by; what all variants have in common.",
    "measures.unit": "The unit of the figure, such as %, s, h, € or points.",
    "measures.better": "Whether a higher figure is better (up), a lower one (down), or one near a range (range).",
    **_below("measures", _BOUNDS),
    "measures.flat_within": "A change of at most this, in the figure's unit, counts as no change.",
    "measures.variants": "Ways of counting it that differ; a centre has to say which it uses.",
    "measures.variants.id": _PERMANENT,
    "measures.variants.title": "What people call this way of counting.",
    "measures.variants.formula": "In words, how this way of counting differs.",
    "measures.variants.unit": "Its unit, where it is not the measure's.",
    "measures.variants.better": "Which direction is better, where it is not the measure's.",
    **_below("measures.variants", _BOUNDS),
    "measures.variants.flat_within": "What counts as no change, where it is not what the measure says.",
    "measures.variants.parameters": "Which of the measure's parameters are stated with it, where not all; [] for none.",
    "measures.parameters": "What has to be stated with the figure, such as the time within which calls are answered.",
    "measures.parameters.id": _PERMANENT,
    "measures.parameters.title": "What people see beside the field to fill in.",
    "measures.parameters.unit": "The unit in which it is stated.",
    "measures.segments": "Ways to split the figure that are worth having, such as by channel.",
    "measures.caution": "How the figure misleads, and what to look at beside it.",
    "measures.minimum_periods": "How many periods it takes to speak of a trend; at least 3, which is usual.",
    "measures.source": "Where the definition can be read up: the name of a page, a book or a body.",
    "measures.speaks_for": "Ids of the result criteria whose figures it belongs to.",
}

_GLOSSARY = {
    "terms": "The words that people are to use in one and the same sense.",
    "terms.id": _PERMANENT,
    "terms.title": "The word itself.",
    "terms.meaning": "What it means, in a sentence that a newcomer understands.",
    "terms.relevance": "Why it matters, by the role it matters to.",
    "terms.criteria": "Ids of the criteria at which it helps.",
}

_CHECKLISTS = {
    "checklists": "The lists, in the order they are shown.",
    "checklists.id": _PERMANENT,
    "checklists.title": "What people call this list.",
    "checklists.purpose": "What it is for and when to take it up, in one or two sentences.",
    "checklists.criteria": "Ids of the criteria at which it helps.",
    "checklists.sides": "Who answers side by side, such as leader and adviser; leave it out where one answers alone.",
    "checklists.sides.id": _PERMANENT,
    "checklists.sides.title": "What people call this side.",
    "checklists.minutes": "How many minutes it takes together.",
    "checklists.items": "What to go through, each to be marked yes, partly or no.",
    "checklists.items.id": _PERMANENT,
    "checklists.items.title": "What people see beside the mark.",
    "checklists.items.text": "More about it, where its title does not say enough.",
    "checklists.items.minutes": "How many minutes of the whole it takes.",
}

_TESTS = {
    "tests": "The tests; they run whenever the pack is installed.",
    "tests.id": "The test's name in the list of what failed: small letters and digits, single hyphens between.",
    "tests.says": "What the test shows, in one sentence.",
    "tests.sheet": "Whose sheet it is: the centre's own (self, usual), or the verifiers', where evidence grades count.",
    "tests.every": "The rating of every attribute that answers leave open.",
    "tests.grade": "The evidence grade of every criterion that grades leave open, 0 to 3.",
    "tests.answers": "Ratings, by criterion and attribute.",
    "tests.grades": "Evidence grades from 0 to 3, by criterion.",
    "tests.not_applicable": "Ids of the criteria that do not apply.",
    "tests.expect": "What must come out, by the id of a group, area or criterion, or total.",
    "tests.expect.score": "The score, as a decimal or a fraction such as 100/3.",
    "tests.expect.points": "The points, as a decimal or a fraction such as 100/3.",
    "tests.expect.possible": "The points that were possible, as a decimal or a fraction.",
    "tests.expect.band": "The id of the band; for the total only.",
    "tests.expect.scored": "How many criteria are scored.",
    "tests.expect.unscored": "True where there must be no score yet.",
}

_MIGRATIONS = {
    "migrations": "What becomes of answers, for each earlier version that they may come from.",
    "migrations.from": "The version that answers come from; it alone, for nothing is made of a chain of versions.",
    "migrations.pack": "The id of another pack that answers come from; leave it out for earlier versions of this one.",
    "migrations.criteria": "By the id a criterion had then: same (other words, one meaning), reworded (carried, to be "
    "read again), retired, or one of the keys below. What asks, means and counts the same needs no line.",
    "migrations.criteria.moved": "The id it has now, or its own where it only stands in another area.",
    "migrations.criteria.split_into": "The ids of the criteria it became: its words go to all of them, its ratings to "
    "none.",
    "migrations.criteria.merged_into": "The id of the criterion it became part of: its words are gathered there.",
    "migrations.criteria.rescaled": "The new rating of each old one; an old one that is not here is cleared.",
}

_TRANSLATION = {
    "language": "The language of this file, as its name has it (fi.yaml, fi.measures.yaml).",
    "texts": "The translations, by the key of the text; `ccassess criteria translate` adds those that are missing.",
    "texts.of": "The first eight hex digits of the SHA-256 of the text it translates; where that text changes, it is "
    "to be read again.",
    "texts.text": "The translation: a text, or a list of as many texts as the source has.",
}

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "pack": _PACK,
    "area": _AREA,
    "measures": _MEASURES,
    "glossary": _GLOSSARY,
    "checklists": _CHECKLISTS,
    "tests": _TESTS,
    "migrations": _MIGRATIONS,
    "translation": _TRANSLATION,
}
"""The descriptions of every key, by kind of file."""
