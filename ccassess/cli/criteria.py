"""The commands about criteria packs: `criteria check` and `criteria list`."""

from __future__ import annotations

import json

from ccassess.app.library import check_folder, shipped_packs, title_in
from ccassess.cli.common import DONE, NO, Call
from ccassess.domain.problems import Severity
from ccassess.wording.checks import severity_name
from ccassess.wording.problems import problem_hint, problem_sentence


def check(call: Call) -> int:
    """List every problem of a pack with its place; the answer is no where there are errors."""
    t = call.t
    pack, problems = check_folder(call.args.folder)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if call.args.json:
        data = [
            {
                "severity": problem.severity.value,
                "code": problem.code,
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "path": problem.path,
                "sentence": problem_sentence(t, problem),
                "hint": problem_hint(t, problem),
            }
            for problem in problems
        ]
        call.say(json.dumps({"valid": pack is not None, "problems": data}, indent=2, ensure_ascii=False))
        return DONE if pack is not None else NO
    for problem in problems:
        place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
        where = f" ({problem.path})" if problem.path else ""
        call.say(f"{place}: {severity_name(t, problem.severity)}: {problem_sentence(t, problem)}{where}")
        hint = problem_hint(t, problem)
        if hint:
            call.say(f"    {hint}")
    if pack is None:
        call.say(t.n("{count} error.", "{count} errors.", errors))
        return NO
    call.say(
        t(
            "{id} {version}: {count} criteria, no errors.",
            id=pack.id,
            version=pack.version,
            count=len(pack.criteria),
        )
    )
    return DONE


def list_packs(call: Call) -> int:
    """List the packs at hand, the id first on each line."""
    for pack in shipped_packs():
        call.say(f"{pack.id}  {pack.version}  {title_in(pack, call.t.language)}")
    return DONE
