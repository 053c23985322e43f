"""What differs between two versions of a pack beside its criteria: measures, terms, checklists, roles, languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from ccassess.domain.bumps import Bump, Differing, PackChange, changed, there
from ccassess.domain.meaning import guidance_of, measure_meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ccassess.domain.aids import Checklist
    from ccassess.domain.measures import Measure
    from ccassess.domain.pack import Pack


class _Named(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str: ...


def companion_changes(old: Pack, new: Pack) -> Iterator[PackChange]:
    """Yield what differs in everything that stands beside the criteria, texts excepted."""
    yield from _listed("language", old.languages, new.languages, gone=Bump.MAJOR)
    yield from _listed("role", old.roles, new.roles, gone=Bump.MINOR)
    yield from _listed("perspective", old.perspectives, new.perspectives, gone=Bump.MINOR)
    yield from _measures(old, new)
    yield from _terms(old, new)
    yield from _checklists(old, new)
    if [replace(test, line=0) for test in old.tests] != [replace(test, line=0) for test in new.tests]:
        yield PackChange(Bump.PATCH, "tests")
    if old.migrations != new.migrations:
        yield PackChange(Bump.PATCH, "migrations")


def _listed(
    kind: str,
    before: Sequence[str],
    after: Sequence[str],
    gone: Bump = Bump.MAJOR,
    within: tuple[str, str] | None = None,
) -> Iterator[PackChange]:
    """Compare lists of ids: anything may come; what a centre may have answered or used is missed when it goes.

    `within` is the kind and id of what they belong to.
    """
    owner = f"{within[1]}/" if within else ""
    keys = f"{within[0]}.{within[1]}.{kind}." if within else f"{kind}."
    for name in before:
        if name not in after:
            yield there(gone, "removed", kind, f"{owner}{name}", f"{keys}{name}.")
    for name in after:
        if name not in before:
            yield there(Bump.MINOR, "added", kind, f"{owner}{name}", f"{keys}{name}.")
    if [name for name in before if name in after] != [name for name in after if name in before]:
        yield PackChange(Bump.PATCH, "order", owner.rstrip("/"), {"kind": kind})


def _measures(old: Pack, new: Pack) -> Iterator[PackChange]:
    yield from _listed("measure", _ids(old.measures), _ids(new.measures))
    for measure in old.measures:
        twin = new.measures_by_id.get(measure.id)
        if twin is not None:
            yield from _measure(old, measure, new, twin)


def _measure(old: Pack, measure: Measure, new: Pack, twin: Measure) -> Iterator[PackChange]:
    within = ("measure", measure.id)
    yield from _listed("variant", _ids(measure.variants), _ids(twin.variants), within=within)
    yield from _listed("parameter", measure.parameters, twin.parameters, within=within)
    differing = _differing(measure_meaning(old, measure), measure_meaning(new, twin))
    yield from (changed(Bump.MAJOR, "measure", measure.id, one) for one in differing)
    differing = _differing(guidance_of(measure), guidance_of(twin))
    yield from (changed(Bump.MINOR, "measure", measure.id, one) for one in differing)
    if measure.source != twin.source:
        yield changed(Bump.PATCH, "measure", measure.id, Differing("source", measure.source, twin.source))


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Differing]:
    """Yield each field that both have and that differs, with what it was and what it is."""
    for name, was in before.items():
        if name in after and was != after[name]:
            yield Differing(name, was, after[name])


def _terms(old: Pack, new: Pack) -> Iterator[PackChange]:
    yield from _listed("term", _ids(old.terms), _ids(new.terms))
    after = {term.id: term for term in new.terms}
    for term in old.terms:
        twin = after.get(term.id)
        if twin is not None and term.criteria != twin.criteria:
            differing = Differing("criteria", ", ".join(term.criteria), ", ".join(twin.criteria))
            yield changed(Bump.MINOR, "term", term.id, differing)


def _checklists(old: Pack, new: Pack) -> Iterator[PackChange]:
    yield from _listed("checklist", _ids(old.checklists), _ids(new.checklists))
    after = {one.id: one for one in new.checklists}
    for one in old.checklists:
        twin = after.get(one.id)
        if twin is None:
            continue
        within = ("checklist", one.id)
        yield from _listed("item", _ids(one.items), _ids(twin.items), within=within)
        yield from _listed("side", one.sides, twin.sides, within=within)
        for differing in _differing(_checklist(one), _checklist(twin)):
            yield changed(Bump.MINOR, "checklist", one.id, differing)


def _checklist(one: Checklist) -> dict[str, str]:
    minutes = {f"item.{item.id}.minutes": str(item.minutes or "") for item in one.items}
    return {"criteria": ", ".join(one.criteria), "minutes": str(one.minutes or ""), **minutes}


def _ids(things: Iterable[_Named]) -> tuple[str, ...]:
    return tuple(thing.id for thing in things)
