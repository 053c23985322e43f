"""The commands of the library: `criteria list`, `criteria show`, `criteria install` and `criteria remove`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ccassess.app import library
from ccassess.app.library import ListedPack, Origin, named_pack, packs_at_hand, title_in
from ccassess.cli.common import DONE, Call
from ccassess.cli.criteria import fingerprints, problem_data, problem_lines
from ccassess.domain.fingerprint import scoring_fingerprint, short, texts_fingerprint
from ccassess.wording.library import origin_words

if TYPE_CHECKING:
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator


def list_packs(call: Call) -> int:
    """List the packs at hand: id, version, fingerprint of the scoring, languages, where from, title."""
    packs = [(listed, _readable(listed)) for listed in packs_at_hand()]
    if call.args.json:
        data = [_listed_data(call.t, listed, pack) for listed, pack in packs]
        call.say(json.dumps(data, indent=2, ensure_ascii=False))
        return DONE
    rows = [_row(call.t, listed, pack) for listed, pack in packs]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        call.say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return DONE


def show(call: Call) -> int:
    """Tell what a pack is: its names, fingerprints and what it holds."""
    t, pack = call.t, named_pack(call.args.pack)
    counts = _counts(pack)
    if call.args.json:
        data = {**_pack_data(pack, call.t), "edition": pack.edition, "counts": counts}
        call.say(json.dumps(data, indent=2, ensure_ascii=False))
        return DONE
    language = t.language if t.language in pack.languages else pack.source_language
    lines = [
        (t("Title"), pack.text("pack.title", language)),
        (t("Id"), pack.id),
        (t("Version"), pack.version),
        (t("Edition"), pack.edition),
        (t("Languages"), ", ".join(pack.languages)),
    ]
    for name, digits in (
        (t("Fingerprint of the scoring"), scoring_fingerprint(pack)),
        (t("Fingerprint of the texts"), texts_fingerprint(pack)),
    ):
        lines += [(name, short(digits)), ("", digits)]
    lines += [(name, t.number(str(counts[what]))) for what, name in _count_names(t).items()]
    width = max(len(name) for name, _ in lines)
    for name, said in lines:
        call.say(f"{name.ljust(width)}  {said}")
    return DONE


def install(call: Call) -> int:
    """Put a pack into the library, once it is faultless and its own tests are right."""
    t, done = call.t, library.install(call.args.place)
    pack = done.pack
    if call.args.json:
        warnings = [problem_data(t, problem, str(call.args.place)) for problem in done.warnings]
        data = {**_pack_data(pack, t), "new": done.is_new, "warnings": warnings}
        call.say(json.dumps(data, indent=2, ensure_ascii=False))
        return DONE
    words = {"id": pack.id, "version": pack.version}
    if done.is_new:
        call.say(t("Installed {id} {version}.", **words))
    else:
        call.say(t("{id} {version} is at hand already, with the same content.", **words))
    call.say(t("Fingerprint of the scoring: {digits}", digits=short(scoring_fingerprint(pack))))
    for problem in done.warnings:
        for line in problem_lines(t, problem, str(call.args.place)):
            call.warn(line)
    if not pack.tests:
        call.warn(t("{id} {version} has no tests: nothing tells whether a copy computes the same.", **words))
    return DONE


def remove(call: Call) -> int:
    """Take an installed pack out of the library; assessments made by it carry their own."""
    t, words = call.t, {"id": call.args.id, "version": call.args.version}
    library.remove(call.args.id, call.args.version)
    call.say(
        t("Removed {id} {version}. Assessments made by it carry their own criteria and stay as they are.", **words)
    )
    return DONE


def _readable(listed: ListedPack) -> Pack | None:
    """Return a pack at hand; None where somebody has damaged it since."""
    try:
        return named_pack(str(listed.folder))
    except (library.NotAPackError, library.PackInvalidError):
        return None


def _row(t: Translator, listed: ListedPack, pack: Pack | None) -> tuple[str, ...]:
    digits = t("has errors") if pack is None else short(scoring_fingerprint(pack))
    languages = "–" if pack is None else ", ".join(pack.languages)
    origin = origin_words(t, shipped=listed.origin is Origin.SHIPPED)
    return listed.id, listed.version, digits, languages, origin, title_in(listed, t.language)


def _listed_data(t: Translator, listed: ListedPack, pack: Pack | None) -> dict[str, object]:
    return {
        "id": listed.id,
        "version": listed.version,
        "title": title_in(listed, t.language),
        "languages": [] if pack is None else list(pack.languages),
        "fingerprints": None if pack is None else fingerprints(pack),
        "origin": listed.origin.value,
        "valid": pack is not None,
    }


def _pack_data(pack: Pack, t: Translator) -> dict[str, object]:
    language = t.language if t.language in pack.languages else pack.source_language
    return {
        "id": pack.id,
        "version": pack.version,
        "title": pack.text("pack.title", language),
        "languages": list(pack.languages),
        "fingerprints": fingerprints(pack),
    }


def _counts(pack: Pack) -> dict[str, int]:
    return {
        "areas": len(pack.areas),
        "criteria": len(pack.criteria),
        "measures": len(pack.measures),
        "terms": len(pack.terms),
        "checklists": len(pack.checklists),
        "roles": len(pack.roles),
        "tests": len(pack.tests),
    }


def _count_names(t: Translator) -> dict[str, str]:
    return {
        "areas": t("Areas"),
        "criteria": t("Criteria"),
        "measures": t("Measures"),
        "terms": t("Terms"),
        "checklists": t("Checklists"),
        "roles": t("Roles"),
        "tests": t("Tests"),
    }
