"""Reading migrations.yaml: what a pack declares about answers by earlier versions, or by another pack."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text, parse_decimal
from ccassess.domain.migration import WHOLE, Declared, Migration, Outcome
from ccassess.domain.versions import is_newer
from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.names import refer, references
from ccassess.storage.packs.scales import values_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from ccassess.domain.pack import Node
    from ccassess.storage.packs.parts import Part
    from ccassess.storage.packs.report import Report, Spot

_BRINGS_RATINGS = WHOLE | {Outcome.RESCALED}


class MigrationsReader:
    """Reads the declarations against the criteria there are; None where they cannot be told."""

    def __init__(self, report: Report, pack: Part, criteria: Mapping[str, Node] | None) -> None:
        self._report = report
        self._id, self._version = pack.text("id"), pack.text("version")
        self._criteria = criteria

    def read(self, part: Part) -> tuple[Migration, ...]:
        """Return what migrations.yaml declares."""
        seen: dict[tuple[str, str], Spot] = {}
        return tuple(self._migration(one, seen) for one in part.parts("migrations"))

    def _migration(self, part: Part, seen: dict[tuple[str, str], Spot]) -> Migration:
        version, pack = part.text("from"), part.text("pack")
        if pack == self._id:
            pack = ""
        if version:
            self._check_source(part, pack, version, seen)
        criteria = part.part("criteria")
        declared = {} if criteria is None else self._declared(criteria, own=not pack)
        return Migration(version, declared, pack)

    def _check_source(self, part: Part, pack: str, version: str, seen: dict[tuple[str, str], Spot]) -> None:
        spot = part.at("from")
        if (first := seen.setdefault((pack, version), spot)) is not spot:
            self._report.add(Code.DUPLICATE_MIGRATION, spot, version=version, first_line=first.mark.line)
        elif not pack and not part.is_broken("pack") and self._version and not is_newer(self._version, version):
            self._report.add(Code.NOT_AN_EARLIER_VERSION, spot, version=version, own=self._version)

    def _declared(self, criteria: Part, *, own: bool) -> dict[str, Declared]:
        found: dict[str, Declared] = {}
        bringing: dict[str, str] = {}
        for name in criteria.found:
            declared = self._one(criteria, name, own=own)
            if declared is None:
                continue
            found[name] = declared
            target = (declared.to or (name,))[0]
            if declared.outcome in _BRINGS_RATINGS and (other := bringing.setdefault(target, name)) != name:
                data = {"first": other, "second": name, "id": target}
                self._report.add(Code.RATINGS_FROM_TWO, criteria.key_at(name), **data)
        return found

    def _one(self, criteria: Part, name: str, *, own: bool) -> Declared | None:
        """Return what is declared of one earlier criterion; None where it cannot be used."""
        word, more = criteria.text(name), criteria.part(name)
        if more is not None:
            return self._more(more, name, criteria.key_at(name))
        if not word:
            return None
        if word == Outcome.RETIRED:
            # Of another pack's criteria one may have an id of ours by chance.
            if own and name in (self._criteria or ()):
                self._report.add(Code.RETIRED_BUT_THERE, criteria.key_at(name), id=name)
        elif not self._is_there(name, criteria.key_at(name)):
            return None
        return Declared(Outcome(word))

    def _more(self, more: Part, name: str, spot: Spot) -> Declared | None:
        said = list(more.found)
        if not said:
            self._report.add(Code.EMPTY_LIST, more.spot)
            return None
        for second in said[1:]:
            self._report.add(Code.KEYS_EXCLUDE_EACH_OTHER, more.key_at(second), first=said[0], second=second)
        outcome = Outcome(said[0])
        if outcome is Outcome.RESCALED:
            ratings = more.part(outcome)
            if ratings is None or not self._is_there(name, spot):
                return None
            return Declared(outcome, ratings=self._ratings(ratings, name))
        if outcome is Outcome.SPLIT_INTO:
            to = references(self._report, Code.DANGLING_CRITERION, more, outcome, self._criteria)
            if len(more.items(outcome)) == 1:
                self._report.add(Code.SINGLE_PART, more.at(outcome), id=name)
            return Declared(outcome, to) if to else None
        target = more.text(outcome)
        if not target or not self._is_there(target, more.at(outcome)):
            return None
        return Declared(outcome, (target,))

    def _ratings(self, part: Part, name: str) -> dict[Fraction, Fraction]:
        """Return the table of ratings, by the old ones; a new one must be a value of the criterion."""
        node = (self._criteria or {}).get(name)
        leaves = () if node is None else node.leaves()
        # An attribute whose values could not be read may have any.
        known = (
            set(chain.from_iterable(leaf.values for leaf in leaves)) if all(leaf.values for leaf in leaves) else set()
        )
        found: dict[Fraction, Fraction] = {}
        for key in part.found:
            rating = part.number(key)
            if rating is None:
                continue
            old = parse_decimal(key)
            if old in found:
                self._report.add(Code.RESCALED_TWICE, part.key_at(key), value=key)
            found[old] = rating
            if known and rating not in known:
                data = {"value": decimal_text(rating), "attribute": name, "values": values_text(sorted(known))}
                self._report.add(Code.RATING_NOT_A_VALUE, part.at(key), **data)
        return found

    def _is_there(self, name: str, spot: Spot) -> bool:
        return refer(self._report, Code.DANGLING_CRITERION, name, spot, self._criteria)
