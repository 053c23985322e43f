"""What every part of the outline is made from: assessment, scorecards, language, and how numbers are shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from ccassess.domain import shown
from ccassess.domain.assessment import Assessment, Party
from ccassess.domain.content import content_fingerprint
from ccassess.domain.fingerprint import short
from ccassess.domain.pack import Level
from ccassess.domain.scoring import Score, Scorecard, score_sheet
from ccassess.i18n import Translator, translator
from ccassess.wording.numbers import per_cent, signed
from ccassess.wording.terms import party_name, state_name

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from ccassess.domain.pack import Node, Pack
    from ccassess.reporting.outline.options import ReportOptions

DASH = "–"


@dataclass(frozen=True)
class Source:
    """An assessment seen through the options of one report.

    `parties` are those shown, self before verification; `language` is the report's, `pack_language` that of the
    pack's texts in it; `held` has the SHA-256 of the contents at hand, None where nobody can say.
    """

    assessment: Assessment
    language: str
    parties: tuple[Party, ...]
    t: Translator
    cards: Mapping[Party, Scorecard]
    held: Container[str] | None = None

    @property
    def pack(self) -> Pack:
        """The pack in use."""
        return self.assessment.pack

    @property
    def pack_language(self) -> str:
        """The report's language where the pack has it, else the pack's own."""
        return self.language if self.language in self.pack.languages else self.pack.source_language

    def leading_party(self, node: Node) -> Party:
        """Return whose figure stands for a node.

        For a criterion the verification's once it has begun there, else the centre's own; for what is above, that of
        the verification once it is complete there, else the centre's own once that is. While neither is, it is the
        verification's, so far as it goes.
        """
        if node.level is Level.CRITERION:
            return next((party for party in reversed(self.parties) if self._begun(party, node)), self.parties[0])
        return next((party for party in reversed(self.parties) if self._complete(party, node)), self.parties[-1])

    def parties_at(self, node: Node) -> tuple[Party, ...]:
        """Return the parties that have something to show at a criterion: up to the one whose figure stands."""
        return self.parties[: self.parties.index(self.leading_party(node)) + 1]

    def awaits_verification(self, node: Node) -> bool:
        """Whether the centre's own figure stands for a node in a report that shows a verification."""
        return self.leading_party(node) is not self.parties[-1]

    @cached_property
    def mixes(self) -> bool:
        """Whether the criteria's figures are partly the verification's, partly the centre's own: each says whose."""
        return any(self.awaits_verification(criterion) for criterion in self.pack.criteria)

    @property
    def lead(self) -> Party:
        """Whose figure is the total."""
        return self.leading_party(self.pack.root)

    @property
    def card(self) -> Scorecard:
        """The scorecard the total is taken from."""
        return self.cards[self.lead]

    @property
    def compares(self) -> bool:
        """Whether both parties are shown."""
        return len(self.parties) > 1

    @cached_property
    def fingerprint(self) -> str:
        """The content fingerprint, 64 hex digits."""
        return content_fingerprint(self.assessment)

    @property
    def short_fingerprint(self) -> str:
        """The content fingerprint as a footer prints it."""
        return short(self.fingerprint)

    @property
    def centre(self) -> str:
        """The centre's name as written, or that it has none."""
        return self.assessment.profile.centre or self.t("Unnamed centre")

    @property
    def day(self) -> dt.date:
        """The day the content last changed, which dates every document made from it (UTC)."""
        return self.moment.date()

    @property
    def moment(self) -> dt.datetime:
        """When the content last changed."""
        moment = dt.datetime.fromisoformat(self.assessment.changed)
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)

    @property
    def state(self) -> str:
        """The state with its date, for footers."""
        return self.t("{state}, {date}", state=state_name(self.t), date=self.t.date(self.day))

    def score(self, party: Party, node: Node) -> Score:
        """Return what a party's sheet scored on a node."""
        return self.cards[party].by_id[node.id]

    def _begun(self, party: Party, criterion: Node) -> bool:
        answer = self.assessment.answer(party, criterion.id)
        return bool(answer.ratings) or answer.grade is not None or not answer.applies

    def _complete(self, party: Party, node: Node) -> bool:
        score = self.score(party, node)
        return score.points is not None or not score.applies

    def title(self, node: Node) -> str:
        """Return the title of a group, area or criterion; its id where the pack gives none."""
        return self.pack.title(node.id, self.pack_language) or node.id

    def party(self, party: Party) -> str:
        """Return what a party's score is called."""
        return party_name(self.t, party)

    def party_inside(self, party: Party) -> str:
        """Return what a party's score is called, to stand inside a sentence."""
        name = self.party(party)
        return name[:1].lower() + name[1:]

    def points(self, value: Fraction | None) -> str:
        """Return points as shown; a dash for what is not scored."""
        return DASH if value is None else self.t.number(shown.points(value))

    def total(self, value: Fraction | None) -> str:
        """Return a total as shown, never with a band's threshold it has not reached."""
        return DASH if value is None else self.t.number(shown.points(value, self.pack))

    def worth(self, value: Fraction) -> str:
        """Return possible points to stand in a sentence: "20", "21.4"."""
        return self.t.number(str(value)) if value.denominator == 1 else self.points(value)

    def per_cent(self, score: Score) -> str:
        """Return a score as whole per cent; a dash for what is not scored."""
        if score.points is None or not score.possible:
            return DASH
        return per_cent(self.t, shown.per_cent(score.points, score.possible))

    def share(self, party: Party, node: Node) -> Fraction | None:
        """Return which part (0 to 1) of the possible points a party's sheet gives a node; None where unscored."""
        score = self.score(party, node)
        return score.points / score.possible if score.points is not None and score.possible else None

    def shares(self, node: Node) -> dict[Party, Fraction | None]:
        """Return the share of each party shown."""
        return {party: self.share(party, node) for party in self.parties}

    def change(self, number: str) -> str:
        """Return a canonical difference with its sign; nothing before a zero."""
        return signed(self.t, number) if Fraction(number) else self.t.number(number)

    def difference(self, node: Node, *, total: bool = False) -> shown.Difference | None:
        """Return both parties' points of a node with their difference; None where either has none."""
        if not self.compares:
            return None
        own, verified = (self.score(party, node).points for party in self.parties)
        if own is None or verified is None:
            return None
        return shown.difference(own, verified, self.pack if total else None)


def source(assessment: Assessment, options: ReportOptions, held: Container[str] | None = None) -> Source:
    """Return what a report is made from."""
    begun = {Party.SELF} | ({Party.VERIFICATION} if assessment.verification_sheet.begun else set())
    chosen = tuple(party for party in Party if party in begun and party in options.sheets)
    parties = chosen or (Party.SELF,)
    cards = {party: score_sheet(assessment.pack, assessment.sheet(party)) for party in parties}
    return Source(assessment, options.language, parties, translator(options.language), cards, held)
