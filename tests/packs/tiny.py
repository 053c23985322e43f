"""A tiny faultless pack as text, one key a line, for tests to break in one place at a time."""

from __future__ import annotations

from ccassess.storage.packs.translations import text_hash

PACK = """\
format: 1
id: org.example.tiny
version: 1.0.0
edition: "2027"
source_language: en
languages: [en, fi]
title: Tiny
notice: A pack for tests.
roles:
  - id: adviser
    title: Adviser
  - id: quality
    title: Quality
scales:
  enabler:
    values:
      min: 0
      max: 100
      step: 5
    combine: mean
    round_to: 5
    caps:
      - of: [planned, carried_out]
        plus: 25
    evidence_ceiling:
      0: 0
      1: 50
      2: 75
      3: 100
    attributes:
      - id: planned
        title: Planned
        anchors:
          0: by chance
          50: described
          100: ahead
      - id: carried_out
        title: Carried out
        anchors:
          0: nowhere
          50: here and there
          100: everywhere
  result:
    values: [0, 50, 100]
    combine: weighted_mean
    attributes:
      - id: trend
        title: Trend
        suggest: trend
        weight: 3
        anchors:
          0: worse
          100: better
      - id: scope
        title: Scope
        weight: 1
        combine: min
        attributes:
          - id: wide
            title: Wide
            anchors:
              0: narrow
              100: wide
          - id: deep
            title: Deep
            anchors:
              0: shallow
              100: deep
total:
  combine: sum
  points: 100
  groups:
    - id: ways
      title: Ways of working
      points: 60
      areas: [people]
    - id: results
      title: Results
      points: 40
      areas: [r-people]
bands:
  - id: starting
    from: 0
    title: Starting
  - id: leading
    from: 62.5
    title: Leading
ties:
  - points_of: results
  - criteria_at_least: 75
settings:
  not_applicable_at_most: 1
  dispute:
    criterion: 20
    attribute: 30
  hide_self_scores: true
  reply_words: 150
"""

PEOPLE = """\
id: people
ref: "2"
kind: enabler
title: People leadership
short: People
points: 60
not_applicable: redistribute
criteria:
  - id: coaching
    ref: "2.1"
    points: 35
    scale: enabler
    title: Coaching
    question: How does coaching change what people do?
    intent: Planned coaching changes deeds.
    look_for:
      - A plan
      - Notes
      - Deeds
    evidence:
      - The calendar
    roles: [adviser, quality]
    verify:
      check:
        - The calendar against the notes
      ask:
        adviser:
          - When was your last coaching?
      pitfalls:
        - Talk for coaching
    shows_in: [engagement]
    anchors:
      planned:
        50: a calendar, mostly kept
  - id: wellbeing
    ref: "2.2"
    points: 25
    scale: enabler
    title: Wellbeing
    question: How is load managed?
    not_applicable: forbidden
"""

RESULTS = """\
id: r-people
ref: R2
kind: result
title: People results
short: People results
criteria:
  - id: people-perception
    ref: R2.1
    points: 40
    scale: result
    title: What people say
    question: What do people say?
"""

MEASURES = """\
perspectives:
  - id: people
    title: People
measures:
  - id: engagement
    perspective: people
    title: Engagement
    formula: The mean of all answers.
    unit: points
    better: up
    min: -100
    max: 100
    flat_within: 0.5
    variants:
      - id: five
        title: Five questions
        formula: The mean of five questions.
        unit: marks
        better: up
        min: 1
        max: 5
        flat_within: 0.1
      - id: one
        title: One question
        formula: Those who agree, less those who do not.
    parameters:
      - id: asked
        title: People asked
        unit: people
      - id: month
        title: Month of asking
    segments:
      - by team
      - by years of service
    caution: In a team of three nobody answers openly.
    minimum_periods: 4
    source: A handbook of surveys
    speaks_for: [people-perception]
"""

GLOSSARY = """\
terms:
  - id: load
    title: Load
    meaning: Work for the time there is.
    relevance:
      adviser: It decides how a day feels.
      quality: Under load people skip steps.
    criteria: [coaching, people-perception]
"""

CHECKLISTS = """\
checklists:
  - id: first-talk
    title: The first talk
    purpose: Before coaching begins.
    criteria: [coaching]
    sides:
      - id: coach
        title: Coach
      - id: coached
        title: Coached
    minutes: 30
    items:
      - id: wishes
        title: Wishes
        text: What is to change?
        minutes: 20
      - id: next-date
        title: Next date
        minutes: 10
"""

TESTS = """\
tests:
  - id: half
    says: Every rating 50 gives half the points.
    every: 50
    expect:
      total:
        score: 50
        points: 50
        possible: 100
        band: starting
        scored: 3
  - id: seen
    says: Where little is seen, little counts.
    sheet: verification
    grade: 3
    answers:
      coaching:
        planned: 100
        carried_out: 100
      people-perception:
        trend: 100
        wide: 50
        deep: 100
    grades:
      coaching: 1
    expect:
      coaching:
        score: 50
      people-perception:
        score: 175/2
        points: 35
      total:
        unscored: true
  - id: absent
    says: What does not apply leaves its points to the rest.
    every: 100
    not_applicable: [coaching]
    expect:
      people:
        points: 60
"""

MIGRATIONS = """\
migrations:
  - from: 0.9.0
    criteria:
      coaching: same
      praise: {merged_into: coaching}
      old-stars:
        split_into: [coaching, people-perception]
      people-perception:
        rescaled:
          1: 0
          2: 50
          5: 100
      dress: retired
  - from: 2.1.0
    pack: org.example.older
    criteria:
      training: {moved: coaching}
      people-perception: reworded
"""

# In the pack's order; every one is translated by itself and an exclamation mark.
SOURCES: dict[str, str | list[str]] = {
    "pack.title": "Tiny",
    "pack.notice": "A pack for tests.",
    "role.adviser.title": "Adviser",
    "role.quality.title": "Quality",
    "ways.title": "Ways of working",
    "people.title": "People leadership",
    "people.short": "People",
    "coaching.title": "Coaching",
    "coaching.question": "How does coaching change what people do?",
    "coaching.intent": "Planned coaching changes deeds.",
    "coaching.look_for": ["A plan", "Notes", "Deeds"],
    "coaching.evidence": ["The calendar"],
    "coaching.verify.check": ["The calendar against the notes"],
    "coaching.verify.ask.adviser": ["When was your last coaching?"],
    "coaching.verify.pitfalls": ["Talk for coaching"],
    "coaching.anchor.planned.50": "a calendar, mostly kept",
    "wellbeing.title": "Wellbeing",
    "wellbeing.question": "How is load managed?",
    "results.title": "Results",
    "r-people.title": "People results",
    "r-people.short": "People results",
    "people-perception.title": "What people say",
    "people-perception.question": "What do people say?",
    "scale.enabler.planned.title": "Planned",
    "scale.enabler.planned.anchor.0": "by chance",
    "scale.enabler.planned.anchor.50": "described",
    "scale.enabler.planned.anchor.100": "ahead",
    "scale.enabler.carried_out.title": "Carried out",
    "scale.enabler.carried_out.anchor.0": "nowhere",
    "scale.enabler.carried_out.anchor.50": "here and there",
    "scale.enabler.carried_out.anchor.100": "everywhere",
    "scale.result.trend.title": "Trend",
    "scale.result.trend.anchor.0": "worse",
    "scale.result.trend.anchor.100": "better",
    "scale.result.scope.title": "Scope",
    "scale.result.wide.title": "Wide",
    "scale.result.wide.anchor.0": "narrow",
    "scale.result.wide.anchor.100": "wide",
    "scale.result.deep.title": "Deep",
    "scale.result.deep.anchor.0": "shallow",
    "scale.result.deep.anchor.100": "deep",
    "band.starting.title": "Starting",
    "band.leading.title": "Leading",
    "perspective.people.title": "People",
    "measure.engagement.title": "Engagement",
    "measure.engagement.formula": "The mean of all answers.",
    "measure.engagement.unit": "points",
    "measure.engagement.segments": ["by team", "by years of service"],
    "measure.engagement.caution": "In a team of three nobody answers openly.",
    "measure.engagement.variant.five.title": "Five questions",
    "measure.engagement.variant.five.formula": "The mean of five questions.",
    "measure.engagement.variant.five.unit": "marks",
    "measure.engagement.variant.one.title": "One question",
    "measure.engagement.variant.one.formula": "Those who agree, less those who do not.",
    "measure.engagement.parameter.asked.title": "People asked",
    "measure.engagement.parameter.asked.unit": "people",
    "measure.engagement.parameter.month.title": "Month of asking",
    "term.load.title": "Load",
    "term.load.meaning": "Work for the time there is.",
    "term.load.relevance.adviser": "It decides how a day feels.",
    "term.load.relevance.quality": "Under load people skip steps.",
    "checklist.first-talk.title": "The first talk",
    "checklist.first-talk.purpose": "Before coaching begins.",
    "checklist.first-talk.side.coach.title": "Coach",
    "checklist.first-talk.side.coached.title": "Coached",
    "checklist.first-talk.item.wishes.title": "Wishes",
    "checklist.first-talk.item.wishes.text": "What is to change?",
    "checklist.first-talk.item.next-date.title": "Next date",
}


def _finnish(*, of_measures: bool) -> str:
    lines = ["language: fi", "texts:"]
    for key, source in SOURCES.items():
        if key.startswith(("perspective.", "measure.")) != of_measures:
            continue
        text = f'"{source}!"' if isinstance(source, str) else "[" + ", ".join(f'"{line}!"' for line in source) + "]"
        digits = text_hash(source if isinstance(source, str) else tuple(source))
        lines += [f"  {key}:", f'    of: "{digits}"', f"    text: {text}"]
    return "\n".join(lines) + "\n"


TINY = {
    "pack.yaml": PACK,
    "areas/2-people.yaml": PEOPLE,
    "areas/r2-people.yaml": RESULTS,
    "measures.yaml": MEASURES,
    "glossary.yaml": GLOSSARY,
    "checklists.yaml": CHECKLISTS,
    "tests.yaml": TESTS,
    "migrations.yaml": MIGRATIONS,
    "i18n/fi.yaml": _finnish(of_measures=False),
    "i18n/fi.measures.yaml": _finnish(of_measures=True),
}
"""The files of the tiny pack."""


def tiny(file: str = "pack.yaml", old: str = "", new: str = "") -> dict[str, bytes]:
    """Return the tiny pack with one text in one of its files replaced; the text has to be there once."""
    files = dict(TINY)
    if old:
        assert files[file].count(old) == 1, f"{old!r} stands {files[file].count(old)} times in {file}"
        files[file] = files[file].replace(old, new)
    return {name: text.encode() for name, text in files.items()}


def line_of(files: dict[str, bytes], file: str, text: str) -> int:
    """Return the first line (from 1) on which a text stands."""
    return next(number for number, line in enumerate(files[file].decode().split("\n"), 1) if text in line)
