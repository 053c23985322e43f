"""A criteria pack: one tree of nodes from the total down to what is rated, with its bands, ties and texts.

Everything a method of assessment decides is data here, from a closed list (the method, section 5, rule 12), so
that a pack for another method needs no change to the code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from ccassess.domain.aids import Checklist, Term
    from ccassess.domain.measures import Measure, Suggest
    from ccassess.domain.migration import Migration
    from ccassess.domain.pack_tests import PackTest


class Level(StrEnum):
    """Where in the tree a node stands."""

    TOTAL = "total"
    GROUP = "group"
    AREA = "area"
    CRITERION = "criterion"
    ATTRIBUTE = "attribute"


class Combine(StrEnum):
    """How a node is made of its children."""

    MEAN = "mean"
    WEIGHTED_MEAN = "weighted_mean"
    MIN = "min"
    SUM = "sum"


class NotApplicable(StrEnum):
    """What happens where a criterion does not apply.

    `redistribute` spreads its points over its siblings in proportion to theirs; `drop` takes them out of the
    possible points as well.
    """

    FORBIDDEN = "forbidden"
    REDISTRIBUTE = "redistribute"
    DROP = "drop"


class Kind(StrEnum):
    """What a criterion asks about: ways of working or what came of them."""

    ENABLER = "enabler"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Cap:
    """A node's value is not more than the smallest value of these descendants plus a constant."""

    of: tuple[str, ...]
    plus: Fraction


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the tree: what it is made of and what it is worth.

    A leaf (no children) is rated with one of its `values`, ascending. Every node's value lies in 0..`out_of`;
    where its children combine to another range, the value is brought to this one. `points` turns the value into
    points (value / out_of x points); a node that sums its children's points has none of its own. `anchors` are the
    described values of a leaf; `ceiling` gives, per evidence grade, the highest value that counts, on the node at
    which grades are given (the criterion). `roles` are those worth asking about a criterion, `shows_in` the measures
    in which a good way of working would show; `suggest` what measures can suggest of a leaf.
    """

    id: str
    level: Level
    out_of: Fraction
    children: tuple[Node, ...] = ()
    ref: str = ""
    kind: Kind | None = None
    scale: str = ""
    combine: Combine = Combine.SUM
    points: Fraction | None = None
    weight: Fraction | None = None
    caps: tuple[Cap, ...] = ()
    round_to: Fraction | None = None
    not_applicable: NotApplicable = NotApplicable.FORBIDDEN
    values: tuple[Fraction, ...] = ()
    anchors: tuple[Fraction, ...] = ()
    ceiling: tuple[tuple[int, Fraction], ...] = ()
    roles: tuple[str, ...] = ()
    shows_in: tuple[str, ...] = ()
    suggest: Suggest | None = None

    @property
    def is_leaf(self) -> bool:
        """Whether this node is rated rather than computed."""
        return not self.children

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, parents first, in the pack's order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> tuple[Node, ...]:
        """Return the rated nodes below (or this one), in the pack's order."""
        return tuple(node for node in self.walk() if node.is_leaf)

    def ceiling_at(self, grade: int) -> Fraction | None:
        """Return the highest value that counts at an evidence grade; None where nothing limits it."""
        return dict(self.ceiling).get(grade)


@dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of the total: from this exact total up to the next band."""

    id: str
    start: Fraction


@dataclass(frozen=True, slots=True)
class PointsOf:
    """Ties are decided by the points of one node."""

    node: str


@dataclass(frozen=True, slots=True)
class CriteriaAtLeast:
    """Ties are decided by the number of criteria whose score is at least this."""

    score: Fraction


TieBreak = PointsOf | CriteriaAtLeast


@dataclass(frozen=True, slots=True)
class Settings:
    """Numbers of the method that a pack may set (defaults: the method, sections 5 to 7)."""

    not_applicable_at_most: int = 2
    dispute_criterion: int = 20
    dispute_attribute: int = 30
    hide_self_scores: bool = True
    reply_words: int = 150


Text = str | tuple[str, ...]


@dataclass(frozen=True)
class Pack:
    """A versioned set of criteria.

    `texts` holds per language the texts by key (`coaching.question`, `scale.enabler.planned.anchor.50`, ...);
    `files` the exact bytes the pack was read from, which travel with every assessment.
    """

    id: str
    version: str
    edition: str
    languages: tuple[str, ...]
    root: Node
    bands: tuple[Band, ...]
    ties: tuple[TieBreak, ...]
    settings: Settings
    texts: Mapping[str, Mapping[str, Text]]
    files: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    roles: tuple[str, ...] = ()
    perspectives: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    terms: tuple[Term, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    tests: tuple[PackTest, ...] = ()
    migrations: tuple[Migration, ...] = ()

    @property
    def source_language(self) -> str:
        """The language the pack was written in; the first of its languages."""
        return self.languages[0]

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Total, groups, areas and criteria by id."""
        return {node.id: node for node in self.root.walk() if node.level is not Level.ATTRIBUTE}

    @cached_property
    def criteria(self) -> tuple[Node, ...]:
        """All criteria in the pack's order."""
        return tuple(node for node in self.root.walk() if node.level is Level.CRITERION)

    @cached_property
    def areas(self) -> tuple[Node, ...]:
        """All areas (the groups that hold criteria) in the pack's order."""
        return tuple(node for node in self.root.walk() if node.level is Level.AREA)

    @cached_property
    def parents(self) -> Mapping[str, Node]:
        """The parent of each group, area and criterion, by the child's id."""
        return {
            child.id: node
            for node in self.root.walk()
            if node.level not in {Level.CRITERION, Level.ATTRIBUTE}
            for child in node.children
        }

    @cached_property
    def refs(self) -> Mapping[str, Node]:
        """Areas and criteria by the number people see."""
        return {node.ref: node for node in (*self.areas, *self.criteria) if node.ref}

    @cached_property
    def measures_by_id(self) -> Mapping[str, Measure]:
        """The measures by id."""
        return {measure.id: measure for measure in self.measures}

    def measures_for(self, criterion: Node) -> tuple[Measure, ...]:
        """Return the measures that belong to a result, or in which a way of working would show, in the pack's order."""
        return tuple(one for one in self.measures if one.id in criterion.shows_in or criterion.id in one.speaks_for)

    def find(self, ref_or_id: str) -> Node | None:
        """Return the area or criterion with this ref or id, else None."""
        return self.refs.get(ref_or_id) or self.nodes.get(ref_or_id)

    def text(self, key: str, language: str) -> str:
        """Return a text in a language, else in the source language, else ""."""
        found = self._lookup(key, language)
        return found if isinstance(found, str) else " ".join(found)

    def lines(self, key: str, language: str) -> tuple[str, ...]:
        """Return a list of texts in a language, else in the source language, else ()."""
        found = self._lookup(key, language)
        return found if isinstance(found, tuple) else (found,) if found else ()

    def title(self, node_id: str, language: str) -> str:
        """Return the title of a group, area or criterion."""
        return self.text(f"{node_id}.title", language)

    def short(self, node_id: str, language: str) -> str:
        """Return the short name of an area, at most 24 characters, else its title."""
        return self.text(f"{node_id}.short", language) or self.title(node_id, language)

    def attribute_title(self, criterion: Node, attribute: str, language: str) -> str:
        """Return the name of an attribute of a criterion."""
        return self.text(f"scale.{criterion.scale}.{attribute}.title", language)

    def anchor(self, criterion: Node, attribute: str, value: str, language: str) -> str:
        """Return what a value of an attribute means: the criterion's own wording, else the scale's."""
        own = self.text(f"{criterion.id}.anchor.{attribute}.{value}", language)
        return own or self.text(f"scale.{criterion.scale}.{attribute}.anchor.{value}", language)

    def band_title(self, band: Band, language: str) -> str:
        """Return the name of a band."""
        return self.text(f"band.{band.id}.title", language)

    def _lookup(self, key: str, language: str) -> Text:
        for texts in (self.texts.get(language), self.texts.get(self.source_language)):
            if texts and texts.get(key):
                return texts[key]
        return ""
