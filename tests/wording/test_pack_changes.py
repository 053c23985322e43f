from __future__ import annotations

import pytest

from ccassess.domain.versions import Bump, PackChange
from ccassess.i18n import translator
from ccassess.wording.pack_changes import bump_heading, change_sentence, kind_name, verdict

EN = translator("en")
KINDS = (
    *("pack", "total", "group", "area", "criterion", "attribute", "measure", "variant", "parameter", "perspective"),
    *("role", "language", "term", "checklist", "item", "side"),
)


def change(code: str, name: str = "", **data: str) -> PackChange:
    return PackChange(Bump.MINOR, code, name, data)


def differing(kind: str, name: str, field: str, was: str, now: str) -> PackChange:
    return change("changed", name, kind=kind, field=field, old=was, new=now)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (change("added", "nps", kind="measure", texts="measure.nps."), "measure nps: added"),
        (change("removed", "csat/five", kind="variant", texts=""), "variant csat/five: gone"),
        (differing("criterion", "voice", "points", "20", "25"), "criterion voice: points was “20”, is “25”"),
        (differing("criterion", "voice", "roles", "", "hr"), "criterion voice: roles was “–”, is “hr”"),
        (differing("total", "total", "bands", "a 0", "a 0, b 9"), "total: bands was “a 0”, is “a 0, b 9”"),
        (differing("pack", "", "edition", "2027", "2028"), "pack: edition was “2027”, is “2028”"),
        (differing("measure", "nps", "formula", "x" * 99, "y"), "measure nps: formula differs"),
        (change("order", "", kind="role"), "another order (role)"),
        (change("order", "first-talk", kind="item"), "first-talk: another order (item)"),
        (change("text", "pack.notice"), "text pack.notice: reads differently"),
        (change("added-text", "voice.intent"), "text voice.intent: added"),
        (change("removed-text", "voice.intent"), "text voice.intent: gone"),
        (change("translations", "fi", count="1"), "language fi: 1 text reads differently"),
        (change("translations", "fi", count="2"), "language fi: 2 texts read differently"),
        (change("tests"), "tests.yaml: other tests"),
        (change("migrations"), "migrations.yaml: other declarations"),
        (
            change("meaning", "voice", texts="voice.question, voice.anchor.planned.50", declared=""),
            "criterion voice: asks or describes something else: question, anchor.planned.50",
        ),
        (
            change("meaning", "voice", texts="voice.question", declared="reworded"),
            "criterion voice: reads differently, declared “reworded”: question",
        ),
    ],
)
def test_every_change_is_told_in_an_authors_words(told: PackChange, said: str) -> None:
    assert change_sentence(EN, told) == said
    assert "{" not in change_sentence(translator("fi"), told)


def test_every_kind_and_step_has_a_name() -> None:
    assert all(kind_name(EN, kind) for kind in KINDS)
    assert len({bump_heading(EN, bump) for bump in Bump}) == len(Bump)


@pytest.mark.parametrize(
    ("new", "bumps", "said", "is_enough"),
    [
        ("1.0.0", [], "Nothing differs.", True),
        ("1.0.1", [], "Nothing differs but the version.", True),
        ("0.9.0", [], "The new version, 0.9.0, is lower than the old one, 1.0.0.", False),
        ("1.0.1", [Bump.PATCH], "This is a patch: 1.0.0 -> at least 1.0.1.", True),
        ("1.1.0", [Bump.PATCH, Bump.MINOR], "This is a minor change: 1.0.0 -> at least 1.1.0.", True),
        (
            "1.0.1",
            [Bump.MINOR],
            "This is a minor change: 1.0.0 -> at least 1.1.0. 1.0.1 is too small a step.",
            False,
        ),
        (
            "1.0.0",
            [Bump.MAJOR],
            "This is a major change: 1.0.0 -> at least 2.0.0. The version is still 1.0.0.",
            False,
        ),
        ("2.0.0", [Bump.MAJOR], "This is a major change: 1.0.0 -> at least 2.0.0.", True),
    ],
)
def test_the_verdict_says_what_is_needed_and_whether_it_is_there(
    new: str,
    bumps: list[Bump],
    said: str,
    is_enough: bool,  # noqa: FBT001 - one column of the table
) -> None:
    changes = [PackChange(bump, "tests") for bump in bumps]
    assert verdict(EN, "1.0.0", new, changes) == (said, is_enough)
