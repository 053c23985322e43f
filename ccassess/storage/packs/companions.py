"""Reading the files beside a pack's criteria, each of which a pack may go without."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ccassess.domain.pack import Level
from ccassess.storage.packs.aids import read_checklists, read_terms
from ccassess.storage.packs.companions_layout import CHECKLISTS, GLOSSARY, MEASURES, TESTS
from ccassess.storage.packs.measures import read_measures
from ccassess.storage.packs.migrations import MigrationsReader
from ccassess.storage.packs.migrations_layout import MIGRATIONS
from ccassess.storage.packs.names import known_ids
from ccassess.storage.packs.worked import WorkedReader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.aids import Checklist, Term
    from ccassess.domain.measures import Measure
    from ccassess.domain.migration import Migration
    from ccassess.domain.pack_tests import PackTest
    from ccassess.storage.packs.nodes import Draft
    from ccassess.storage.packs.parts import Part
    from ccassess.storage.packs.report import Report
    from ccassess.storage.packs.shapes import Record
    from ccassess.storage.packs.texts import SourceTexts

MEASURES_FILE = "measures.yaml"
_GLOSSARY_FILE = "glossary.yaml"
_CHECKLISTS_FILE = "checklists.yaml"
_TESTS_FILE = "tests.yaml"
_MIGRATIONS_FILE = "migrations.yaml"

COMPANIONS: Mapping[str, Record] = {
    MEASURES_FILE: MEASURES,
    _GLOSSARY_FILE: GLOSSARY,
    _CHECKLISTS_FILE: CHECKLISTS,
    _TESTS_FILE: TESTS,
    _MIGRATIONS_FILE: MIGRATIONS,
}
"""The files by name, with what each may hold."""
WITHOUT_TEXTS = (_TESTS_FILE, _MIGRATIONS_FILE)
"""Those of them that hold no text to translate."""


class Ground(NamedTuple):
    """What the files refer to: pack.yaml and the tree; `complete` is whether the whole tree could be read."""

    pack: Part
    root: Draft
    complete: bool


class Companions(NamedTuple):
    """What was found in the files beside the criteria."""

    perspectives: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    terms: tuple[Term, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    tests: tuple[PackTest, ...] = ()
    migrations: tuple[Migration, ...] = ()


def read_companions(report: Report, parts: Mapping[str, Part | None], ground: Ground) -> Companions:
    """Return what the files hold; `parts` has what was read of each by name, None where a file is broken."""
    found = Companions()
    criteria = {draft.node.id: draft.node for draft in ground.root.walk() if draft.node.level is Level.CRITERION}
    known = criteria if ground.complete else None
    if (part := parts.get(MEASURES_FILE)) is not None:
        measures = read_measures(report, part, ground.root, complete=ground.complete)
        found = found._replace(perspectives=known_ids(part, "perspectives") or (), measures=measures)
    if (part := parts.get(_GLOSSARY_FILE)) is not None:
        # A pack without roles has none for which a term could matter.
        roles = _known_in(ground.pack, "roles")
        found = found._replace(terms=read_terms(report, part, known, roles))
    if (part := parts.get(_CHECKLISTS_FILE)) is not None:
        found = found._replace(checklists=read_checklists(report, part, known))
    if (part := parts.get(_TESTS_FILE)) is not None:
        reader = WorkedReader(report, ground.root.node, _known_in(ground.pack, "bands"), complete=ground.complete)
        found = found._replace(tests=reader.read(part))
    if (part := parts.get(_MIGRATIONS_FILE)) is not None:
        found = found._replace(migrations=MigrationsReader(report, ground.pack, known).read(part))
    return found


def _known_in(pack: Part, key: str) -> tuple[str, ...] | None:
    """Return the ids of one of pack.yaml's lists, () where it has none; None where they, or all of it, are broken."""
    return known_ids(pack, key) if pack.has(key) or not pack.found else ()


def gather_texts(source: SourceTexts, parts: Mapping[str, Part | None]) -> None:
    """Take the texts of all files that have any."""
    if (part := parts.get(MEASURES_FILE)) is not None:
        source.gather_measures(part)
    if (part := parts.get(_GLOSSARY_FILE)) is not None:
        source.gather_terms(part)
    if (part := parts.get(_CHECKLISTS_FILE)) is not None:
        source.gather_checklists(part)
