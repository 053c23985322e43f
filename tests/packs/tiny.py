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
    shows_in: [engagement]
"""

# In the pack's order; every one is translated by itself and an exclamation mark.
SOURCES: dict[str, str | list[str]] = {
    "pack.title": "Tiny",
    "pack.notice": "A pack for tests.",
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
}


def _finnish() -> str:
    lines = ["language: fi", "texts:"]
    for key, source in SOURCES.items():
        text = f'"{source}!"' if isinstance(source, str) else "[" + ", ".join(f'"{line}!"' for line in source) + "]"
        digits = text_hash(source if isinstance(source, str) else tuple(source))
        lines += [f"  {key}:", f'    of: "{digits}"', f"    text: {text}"]
    return "\n".join(lines) + "\n"


TINY = {
    "pack.yaml": PACK,
    "areas/2-people.yaml": PEOPLE,
    "areas/r2-people.yaml": RESULTS,
    "i18n/fi.yaml": _finnish(),
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
