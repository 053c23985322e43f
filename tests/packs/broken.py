"""Ways to break the tiny pack, each with the code it must get and the text at which it must be reported."""

from __future__ import annotations

from typing import NamedTuple

TOP = "pack.yaml"
PEOPLE = "areas/2-people.yaml"
RESULTS = "areas/r2-people.yaml"
FINNISH = "i18n/fi.yaml"


class Broken(NamedTuple):
    """One text of one file replaced; `at` is where the problem stands, after `before` if that is given."""

    code: str
    file: str
    old: str
    new: str
    at: str
    before: str = ""
    also: tuple[str, ...] = ()


BROKEN = (
    # Keys and values
    Broken("unknown-key", PEOPLE, "intent: Planned", "intents: Planned", "intents"),
    Broken("unknown-key", TOP, "notice:", "colour:", "colour", also=("unknown-translation",)),
    Broken("missing-key", PEOPLE, '    ref: "2.1"\n', "", "id: coaching"),
    Broken("missing-key", TOP, "    combine: mean\n", "", "values:"),
    Broken("missing-key", TOP, "        combine: min\n", "", "id: scope"),
    Broken("missing-key", TOP, "points_of: results", "{}", "{}"),
    Broken(
        "keys-exclude-each-other",
        TOP,
        "areas: [people]",
        "areas: [people]\n      groups: []",
        "areas: [people]",
        also=("empty-list",),
    ),
    Broken("keys-exclude-each-other", TOP, "      points: 40\n", "      points: 40\n      out_of: 40\n", "out_of"),
    Broken(
        "keys-exclude-each-other",
        TOP,
        "- points_of: results",
        "- points_of: results\n    criteria_at_least: 5",
        "criteria_at_least: 5",
    ),
    Broken(
        "keys-exclude-each-other",
        TOP,
        "        combine: min",
        "        combine: min\n        anchors: {0: a, 100: b}",
        "anchors: {0: a",
    ),
    Broken("wrong-type", PEOPLE, "title: Coaching", "title: [Coaching]", "[Coaching]"),
    Broken(
        "wrong-type",
        PEOPLE,
        "    look_for:\n      - A plan\n      - Notes\n      - Deeds\n",
        "    look_for: A plan\n",
        "A plan",
    ),
    Broken("wrong-type", PEOPLE, "points: 35", "points:", "points:", before="2.1"),
    Broken("wrong-type", TOP, "hide_self_scores: true", "hide_self_scores: yes", "yes"),
    Broken("wrong-type", TOP, "    values: [0, 50, 100]\n", "    values: 100\n", "100", before="result:"),
    Broken("not-a-number", PEOPLE, "points: 35", "points: 3,5", "3,5"),
    Broken("not-a-number", PEOPLE, "points: 35", "points: 035", "035"),
    Broken("not-a-number", PEOPLE, "points: 35", "points: 1e3", "1e3"),
    Broken("not-a-number", PEOPLE, "points: 35", "points: 12:30", "12:30"),
    Broken("not-a-whole-number", TOP, "at_most: 1\n", "at_most: 1.5\n", "1.5"),
    Broken("out-of-range", PEOPLE, "points: 35", "points: -35", "-35"),
    Broken("out-of-range", PEOPLE, "points: 35", "points: 0", "0", before="points: 60\n"),
    Broken("out-of-range", TOP, "3: 100\n", "3: 101\n", "101"),
    Broken("out-of-range", TOP, "round_to: 5", "round_to: 500", "500"),
    Broken("out-of-range", TOP, "criteria_at_least: 75", "criteria_at_least: 750", "750"),
    Broken("unknown-choice", TOP, "combine: min\n", "combine: minimum\n", "minimum"),
    Broken("unknown-choice", PEOPLE, "kind: enabler", "kind: enable", "enable"),
    Broken("empty-text", PEOPLE, "title: Coaching", "title:", "title:", before="scale: enabler"),
    Broken("empty-text", PEOPLE, "- Notes", '- " "', '" "'),
    Broken("empty-list", RESULTS, "[engagement]", "[]", "[]"),
    Broken("line-break", PEOPLE, "title: Coaching", "title: |\n      Coaching\n      and more", "|\n"),
    Broken("bad-ref", RESULTS, "ref: R2.1", "ref: R2 1", "R2 1"),
    # Identity
    Broken("bad-id", PEOPLE, "id: coaching", "id: Coaching", "Coaching", before="criteria"),
    Broken(
        "reserved-id",
        PEOPLE,
        "id: wellbeing",
        "id: total",
        "total",
        also=("missing-translation",) * 2 + ("unknown-translation",) * 2,
    ),
    Broken(
        "duplicate-id",
        PEOPLE,
        "id: wellbeing",
        "id: coaching",
        "coaching",
        also=("unknown-translation",) * 2,
        before="    - Talk for coaching",
    ),
    Broken(
        "duplicate-id",
        TOP,
        "- id: leading",
        "- id: starting",
        "starting",
        before="Starting",
        also=("unknown-translation",),
    ),
    Broken(
        "duplicate-id",
        TOP,
        "id: carried_out\n",
        "id: planned\n",
        "planned",
        before="ahead",
        also=("dangling-attribute", *("unknown-translation",) * 4),
    ),
    Broken("duplicate-ref", PEOPLE, 'ref: "2.2"', 'ref: "2.1"', '"2.1"', before="A plan"),
    Broken("ref-is-an-id", RESULTS, "ref: R2.1", "ref: people", "people", before="- id: people-perception"),
    Broken("bad-pack-id", TOP, "org.example.tiny", "tiny", "tiny"),
    Broken("bad-version", TOP, "1.0.0", "1.0", "1.0"),
    Broken("unsupported-format", TOP, "format: 1", "format: 2", "2"),
    Broken("bad-language", TOP, "[en, fi]", "[en, fi, Swedish]", "Swedish"),
    Broken("source-language-not-listed", TOP, "[en, fi]", "[fi]", "en\n", before="source_language"),
    Broken("duplicate-language", TOP, "[en, fi]", "[en, fi, fi]", "fi]"),
    # The tree
    Broken("dangling-area", TOP, "areas: [people]", "areas: [people, persons]", "persons"),
    Broken("area-listed-twice", TOP, "[r-people]", "[r-people, people]", "people]", before="[r-"),
    Broken("unused-area-file", TOP, "[r-people]", "[people]", "r-people", also=("area-listed-twice",)),
    Broken("dangling-scale", RESULTS, "scale: result", "scale: results", "results", before="scale:"),
    Broken("dangling-attribute", TOP, "[planned, carried_out]", "[planned, carried]", "carried]"),
    Broken(
        "dangling-attribute",
        PEOPLE,
        "      planned:",
        "      planed:",
        "planed",
        also=("unknown-translation", "missing-translation"),
    ),
    Broken("dangling-cap", RESULTS, "kind: result", "caps: [{of: [trend], plus: 1}]", "trend"),
    Broken("cap-in-another-range", RESULTS, "kind: result", "caps: [{of: [people-perception], plus: 1}]", "people-p"),
    Broken(
        "not-for-rated",
        TOP,
        "        weight: 3\n",
        "        weight: 3\n        caps: [{of: [scope], plus: 0}]\n",
        "caps:",
        before="weight: 3",
    ),
    Broken("missing-weight", TOP, "        weight: 3\n", "", "id: trend"),
    Broken("unused-weight", PEOPLE, "    points: 25\n", "    points: 25\n    weight: 2\n", "weight"),
    Broken("missing-points", PEOPLE, "    points: 25\n", "", "id: wellbeing"),
    Broken("points-do-not-add-up", PEOPLE, "points: 60\n", "points: 61\n", "61"),
    Broken("points-do-not-add-up", TOP, "points: 60\n", "points: 61\n", "61"),
    Broken("points-do-not-add-up", TOP, "points: 100\n", "points: 100.5\n", "100.5"),
    Broken(
        "children-differ-in-range",
        TOP,
        "        combine: min\n",
        "        combine: min\n        out_of: 10\n",
        "id: scope",
    ),
    # What is rated
    Broken("values-not-ascending", TOP, "values: [0, 50, 100]", "values: [0, 50, 50, 100]", "[0, 50, 50"),
    Broken("values-not-ascending", TOP, "min: 0\n", "min: 100\n", "100", before="max"),
    Broken("too-few-values", TOP, "values: [0, 50, 100]", "values: [100]", "[100]"),
    Broken("too-many-values", TOP, "step: 5\n", "step: 0.01\n", "0.01"),
    Broken("step-does-not-fit", TOP, "step: 5\n", "step: 3\n", "3"),
    Broken(
        "missing-anchor",
        TOP,
        "          50: described\n",
        "",
        "anchors:",
        also=("unknown-translation", "anchor-not-in-scale"),
    ),
    Broken(
        "missing-anchor",
        TOP,
        "            100: deep",
        "            50: deep",
        "anchors:",
        before="Deep",
        also=("missing-anchor", "missing-anchor", "missing-translation", "unknown-translation"),
    ),
    Broken(
        "anchor-not-a-value",
        TOP,
        "50: here",
        "52: here",
        "52",
        also=("missing-anchor", "missing-translation", "unknown-translation"),
    ),
    Broken(
        "anchor-not-in-scale",
        PEOPLE,
        "50: a calendar",
        "55: a calendar",
        "a calendar",
        also=("missing-translation", "unknown-translation"),
    ),
    Broken(
        "duplicate-anchor",
        TOP,
        "50: here",
        "0.0: here",
        "0.0",
        before="nowhere",
        also=("missing-anchor", "unknown-translation"),
    ),
    Broken("ceiling-grade", TOP, "3: 100\n", "3: 100\n      4: 100\n", "4: 100"),
    Broken("missing-ceiling-grade", TOP, "      3: 100\n", "", "evidence_ceiling"),
    Broken("ceiling-falls", TOP, "2: 75\n", "2: 45\n", "evidence_ceiling"),
    # Bands and ties
    Broken("bands-not-ascending", TOP, "from: 62.5", "from: 0", "0\n", before="- id: leading"),
    Broken("first-band-not-zero", TOP, "from: 0\n", "from: 1\n", "1\n", before="- id: starting"),
    Broken("unreachable-band", TOP, "from: 62.5", "from: 100.5", "100.5"),
    Broken("dangling-tie", TOP, "points_of: results", "points_of: result", "result\n", before="points_of"),
    # Texts
    Broken(
        "short-too-long",
        PEOPLE,
        "short: People",
        "short: Leading the people here so",
        "Leading the",
        also=("stale-translation",),
    ),
    Broken("short-too-long", FINNISH, '"People!"', '"Henkilöstön johtaminen nyt"', '"Henk'),
    Broken(
        "look-for-count",
        PEOPLE,
        "      - Notes\n      - Deeds\n",
        "",
        "look_for",
        also=("stale-translation", "translation-item-count"),
    ),
    Broken("language-not-file-name", FINNISH, "language: fi", "language: sv", "sv"),
    Broken("stale-translation", FINNISH, 'coaching.title:\n    of: "', 'coaching.title:\n    of: "0', '"0'),
    Broken(
        "unknown-translation",
        FINNISH,
        "  coaching.title:",
        "  wellbeing.intent: {of: 0, text: a}\n  coaching.title:",
        "wellbeing.intent",
    ),
    Broken("translation-item-count", FINNISH, '["A plan!", "Notes!", "Deeds!"]', '["A plan!", "Notes!"]', '["A plan'),
    Broken("wrong-type", FINNISH, '["A plan!", "Notes!", "Deeds!"]', '"A plan!"', '"A plan'),
    # Strict YAML
    Broken("syntax", PEOPLE, 'ref: "2"\n', 'ref: "2\n', "", also=("*",)),
    Broken("duplicate-key", PEOPLE, "kind: enabler\n", "kind: enabler\nkind: result\n", "kind: result", also=("*",)),
    Broken("alias", PEOPLE, "[adviser, quality]", "[*adviser, quality]", "*adviser", also=("*",)),
    Broken("anchor", PEOPLE, "[adviser, quality]", "[&x adviser, quality]", "&x", also=("*",)),
    Broken("tag", PEOPLE, "[adviser, quality]", "[!!str adviser, quality]", "!!str", also=("*",)),
    Broken("merge-key", TOP, "  reply_words: 150", "  <<: {reply_words: 150}", "<<", also=("*",)),
)
