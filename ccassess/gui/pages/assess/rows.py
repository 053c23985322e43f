"""What the list of criteria says in each row, as frozen values read from the session."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ccassess.domain import shown
from ccassess.domain.assessment import EMPTY, Party
from ccassess.domain.evidence import serving

if TYPE_CHECKING:
    from ccassess.domain.assessment import Answer
    from ccassess.domain.pack import Node
    from ccassess.domain.scoring import Score
    from ccassess.gui.theme import Token
    from ccassess.gui.ui import Ui
    from ccassess.i18n import Translator


class State(Enum):
    """How far a criterion is."""

    TO_DO = "to-do"
    IN_PROGRESS = "in-progress"
    SCORED = "scored"
    FLAGGED = "flagged"
    NOT_APPLICABLE = "not-applicable"


STATE_ICONS: dict[State, tuple[str, Token]] = {
    State.TO_DO: ("circle", "text3"),
    State.IN_PROGRESS: ("circle-half", "text2"),
    State.SCORED: ("check-circle", "accent"),
    State.FLAGGED: ("flag", "warn"),
    State.NOT_APPLICABLE: ("prohibit", "text3"),
}


class Filter(Enum):
    """Which criteria the list shows."""

    ALL = "all"
    TO_DO = "to-do"
    FLAGGED = "flagged"
    NO_EVIDENCE = "no-evidence"


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area: its number, its name, and how many of its criteria that apply are scored."""

    id: str
    ref: str
    title: str
    count: str
    share: float
    spoken: str


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion: its number, title, state and points; `filters` are those it is shown under."""

    id: str
    ref: str
    title: str
    state: State
    state_word: str
    points: str
    spoken: str
    filters: frozenset[Filter]


Row = AreaRow | CriterionRow


def area_row(ui: Ui, area: Node) -> AreaRow:
    """Read the row of an area."""
    t, pack = ui.t, ui.session.pack
    score = ui.session.scorecard(Party.SELF).by_id[area.id]
    title = pack.title(area.id, ui.language)
    count = t("{scored} of {criteria}", scored=score.scored, criteria=score.criteria)
    share = score.scored / score.criteria if score.criteria else 0.0
    spoken = t("{area}: {count} scored", area=f"{area.ref} {title}".strip(), count=count)
    return AreaRow(area.id, area.ref, title, count, share, spoken)


def criterion_row(ui: Ui, criterion: Node) -> CriterionRow:
    """Read the row of a criterion."""
    t = ui.t
    answer = ui.session.assessment.answer(Party.SELF, criterion.id)
    score = ui.session.scorecard(Party.SELF).by_id[criterion.id]
    title = ui.session.pack.title(criterion.id, ui.language)
    is_shown = bool(serving(ui.session.assessment.evidence, criterion.id))
    state = _state(answer, score, is_shown=is_shown)
    points = points_of_possible(t, score) if score.points is not None else ""
    # Whoever hears the row hears how far a flagged criterion is, too.
    words = [state_name(t, state)]
    if state is State.FLAGGED:
        words.append(state_name(t, _progress(answer, score, is_shown=is_shown)))
    if points:
        words.append(t("{points} points", points=points))
    spoken = ", ".join([f"{criterion.ref} {title}".strip(), *words])
    filters = _filters(criterion, answer, score, is_shown=is_shown)
    return CriterionRow(criterion.id, criterion.ref, title, state, words[0], points, spoken, filters)


def state_name(t: Translator, state: State) -> str:
    """Return the word that stands beside the sign of a state."""
    return {
        State.TO_DO: t("To do"),
        State.IN_PROGRESS: t("In progress"),
        State.SCORED: t("Scored"),
        State.FLAGGED: t("Flagged"),
        State.NOT_APPLICABLE: t("Not applicable"),
    }[state]


def points_of_possible(t: Translator, score: Score) -> str:
    """Return "12.5 of 25", or "– of 25" where there is no number."""
    points = t("–") if score.points is None else t.number(shown.points(score.points))
    return t("{points} of {possible}", points=points, possible=possible_points(t, score))


def possible_points(t: Translator, score: Score) -> str:
    """Return the points a node can reach: whole where they are whole, else with one decimal."""
    whole = score.possible.denominator == 1
    return t.number(str(score.possible.numerator) if whole else shown.points(score.possible))


def is_to_do(score: Score) -> bool:
    """Whether a criterion applies and has no score yet."""
    return score.applies and not score.scored


def _state(answer: Answer, score: Score, *, is_shown: bool) -> State:
    if answer.applies and answer.flagged:
        return State.FLAGGED
    return _progress(answer, score, is_shown=is_shown)


def _progress(answer: Answer, score: Score, *, is_shown: bool) -> State:
    if not answer.applies:
        return State.NOT_APPLICABLE
    if score.scored:
        return State.SCORED
    is_begun = is_shown or (answer != EMPTY and _written(answer))
    return State.IN_PROGRESS if is_begun else State.TO_DO


def _written(answer: Answer) -> bool:
    """Whether anything but the flag was given."""
    return bool(answer.ratings or answer.findings or answer.note or answer.grade is not None)


def _filters(criterion: Node, answer: Answer, score: Score, *, is_shown: bool) -> frozenset[Filter]:
    found = {Filter.ALL}
    if is_to_do(score):
        found.add(Filter.TO_DO)
    if answer.flagged:
        found.add(Filter.FLAGGED)
    is_graded = bool(criterion.ceiling and answer.grade)
    if answer.applies and not is_shown and not is_graded:
        found.add(Filter.NO_EVIDENCE)
    return frozenset(found)
