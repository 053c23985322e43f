"""The commands of a pack's author: `criteria check`, `criteria test` and `criteria diff`."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from ccassess.app.library import check_named, comparable_packs, named_pack
from ccassess.cli.common import DONE, NO, Call, as_typed
from ccassess.domain.fingerprint import scoring_fingerprint, short, texts_fingerprint
from ccassess.domain.pack_testing import run_tests
from ccassess.domain.problems import Severity
from ccassess.domain.versions import compare, needed
from ccassess.wording.checks import severity_name
from ccassess.wording.library import failure_sentence
from ccassess.wording.pack_changes import bump_heading, bump_name, change_sentence, verdict
from ccassess.wording.problems import problem_hint, problem_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccassess.app.library import Comparable
    from ccassess.domain.pack import Pack
    from ccassess.domain.problems import Problem
    from ccassess.domain.versions import Bump, PackChange
    from ccassess.i18n import Translator


def check(call: Call) -> int:
    """List every problem of a pack with its place; the answer is no where there are errors."""
    t = call.t
    named: str = call.args.pack
    pack, problems = check_named(named)
    if call.args.json:
        prints = None if pack is None else fingerprints(pack)
        data = {
            "valid": pack is not None,
            "problems": [problem_data(t, problem, named) for problem in problems],
            "fingerprints": prints,
        }
        call.say(json.dumps(data, indent=2, ensure_ascii=False))
        return DONE if pack is not None else NO
    for problem in problems:
        for line in problem_lines(t, problem, named):
            call.say(line)
    if pack is None:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        call.say(t.n("{count} error.", "{count} errors.", errors))
        return NO
    count = len(pack.criteria)
    call.say(t("{id} {version}: {count} criteria, no errors.", id=pack.id, version=pack.version, count=count))
    call.say(t("Fingerprint of the scoring: {digits}", digits=short(scoring_fingerprint(pack))))
    call.say(t("Fingerprint of the texts: {digits}", digits=short(texts_fingerprint(pack))))
    if pack.tests:
        call.say(
            t("Whether it computes as its author expects: “ccassess criteria test {place}”.", place=as_typed(named))
        )
    return DONE


def fingerprints(pack: Pack) -> dict[str, str]:
    """Return both fingerprints of a pack, whole."""
    return {"scoring": scoring_fingerprint(pack), "texts": texts_fingerprint(pack)}


def test(call: Call) -> int:
    """Run the tests that come with a pack; the answer is no where a number is not the one its author expects."""
    t = call.t
    pack = named_pack(call.args.pack)
    failures = run_tests(pack)
    failed = len({failure.test for failure in failures})
    if call.args.json:
        data = [
            {
                "test": one.test,
                "node": one.node,
                "field": one.field,
                "expected": one.expected,
                "got": one.got,
                "line": one.line,
            }
            for one in failures
        ]
        call.say(json.dumps({"tests": len(pack.tests), "failed": failed, "failures": data}, indent=2))
        return NO if failures else DONE
    for failure in failures:
        call.say(failure_sentence(t, failure))
    who = {"id": pack.id, "version": pack.version}
    if not pack.tests:
        call.warn(t("{id} {version} has no tests: nothing tells whether a copy computes the same.", **who))
    elif failures:
        call.say(t("{id} {version}: {failed} of {count} tests fail.", **who, failed=failed, count=len(pack.tests)))
    else:
        count = len(pack.tests)
        call.say(
            t.n("{id} {version}: {count} test, passed.", "{id} {version}: {count} tests, all passed.", count, **who)
        )
    return NO if failures else DONE


def diff(call: Call) -> int:
    """Tell what differs between two versions of a pack; the answer is no where the new version is too small for it."""
    t = call.t
    found = comparable_packs(call.args.old, call.args.new)
    old, new = (one.pack for one in found)
    untranslated = [one.name for one in found if not one.is_whole]
    changes = compare(old, new)
    if old.id == new.id:
        judged = verdict(t, old.version, new.version, changes)
    else:
        judged = t("These are two packs, each with versions of its own."), True
    said, is_enough = judged
    if call.args.json:
        data = _diff_data(t, found, changes, judged)
        call.say(json.dumps(data, indent=2, ensure_ascii=False))
        return DONE if is_enough else NO
    for bump, group in groupby(changes, key=_bump):
        call.say(bump_heading(t, bump))
        for change in group:
            call.say(f"  {change_sentence(t, change)}")
        call.say()
    call.say(said)
    if untranslated:
        call.warn(
            t(
                "Not compared: the translations of {packs}, which have errors; “ccassess criteria check” lists them.",
                packs=", ".join(untranslated),
            )
        )
    return DONE if is_enough else NO


def _bump(change: PackChange) -> Bump:
    return change.bump


def _diff_data(
    t: Translator, found: tuple[Comparable, ...], changes: tuple[PackChange, ...], judged: tuple[str, bool]
) -> dict[str, object]:
    untranslated = [one.name for one in found if not one.is_whole]
    names: list[dict[str, object]] = [
        {"id": one.pack.id, "version": one.pack.version, **fingerprints(one.pack)} for one in found
    ]
    if untranslated:
        # Nobody else would get the digits of the texts without their translations.
        names = [{**one, "texts": None} for one in names]
    return {
        "old": names[0],
        "new": names[1],
        "without_translations": untranslated,
        "needed": bump_name(needed(changes)),
        "enough": judged[1],
        "sentence": judged[0],
        "changes": [
            {
                "bump": bump_name(change.bump),
                "code": change.code,
                "id": change.id,
                "data": {
                    name: value for name, value in change.data.items() if name != "texts" or change.code == "meaning"
                },
                "sentence": change_sentence(t, change),
            }
            for change in changes
        ],
    }


def problem_lines(t: Translator, problem: Problem, named: str) -> Iterator[str]:
    """Yield what is said of a problem of a pack, and below it what to do; `named` is how a person named the pack."""
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    where = f" ({problem.path})" if problem.path else ""
    yield f"{place}: {severity_name(t, problem.severity)}: {problem_sentence(t, problem)}{where}"
    hint = problem_hint(t, problem, as_typed(named))
    if hint:
        yield f"    {hint}"


def problem_data(t: Translator, problem: Problem, named: str) -> dict[str, object]:
    """Return a problem of a pack as data."""
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "path": problem.path,
        "sentence": problem_sentence(t, problem),
        "hint": problem_hint(t, problem, as_typed(named)),
    }
