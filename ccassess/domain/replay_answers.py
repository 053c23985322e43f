"""Replaying changes of one criterion's answer; part of `replay`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.claims import FieldConflict, Why, readable, settle
from ccassess.domain.field_texts import (
    answer_of,
    answer_texts,
    finding_of,
    grade_of,
    is_id,
    is_yes,
    number_of,
    order_text,
    reason_of,
    words,
)
from ccassess.domain.orders import arranged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.assessment import Answer
    from ccassess.domain.claims import Claim, Settled
    from ccassess.domain.pack import Node
    from ccassess.domain.party import Party

_FIELDS = {
    "grade": grade_of,
    "note": words,
    "flagged": is_yes,
    "applies": is_yes,
    "not_applicable": words,
    "reason": reason_of,
    "reason_text": words,
}
_ABSENCE = ("applies", "not_applicable")


def replay_answer(
    party: Party, criterion: Node, answer: Answer, claims: Sequence[Claim]
) -> tuple[Answer, tuple[FieldConflict, ...]]:
    """Return an answer with claims on its fields made good, and the conflicts."""
    folder = f"{party}/{criterion.id}"
    order_path = f"{folder}/findings"

    def refuse(name: str, text: str) -> Why | None:
        return _refusal(criterion, name, text)

    order = next((one for one in claims if one.path == order_path), None)
    fields = [one for one in claims if one is not order]
    present = answer_texts(answer)
    settled = settle(fields, folder, present, refuse)
    texts, conflicts = settled.texts, list(settled.conflicts)
    if is_yes(texts["applies"]) and (texts["not_applicable"] or _gives_a_reason(folder, conflicts)):
        texts |= {name: present[name] for name in _ABSENCE}
        conflicts += _half_absent(party, folder, present, settled)

    before = [one.id for one in answer.findings]
    stays = {name.removeprefix("findings/") for name, text in texts.items() if name.startswith("findings/") and text}
    items = [
        (claim.path.removeprefix(f"{order_path}/"), claim)
        for claim in fields
        if claim.path.startswith(f"{order_path}/")
    ]
    ids, why = arranged(before, stays, items, order)
    if order is not None and why is not None:
        conflicts.append(order.conflict(order_text(ids), why))
    try:
        return answer_of(texts, ids), tuple(conflicts)
    except ValueError:
        # Something that is there already is not as files hold it: better nothing changed than something guessed.
        return answer, tuple(
            one.conflict(present.get(one.path.removeprefix(f"{folder}/"), ""), Why.BOUND) for one in claims
        )


def _refusal(criterion: Node, name: str, text: str) -> Why | None:
    """Return why a field cannot have a text."""
    folder, _, one = name.partition("/")
    if name in _FIELDS:
        return readable(_FIELDS[name], text)
    if folder == "ratings":
        return _rating_refusal(criterion, one, text)
    if folder == "findings" and is_id(one):
        return readable(_finding, text) if text else None
    return Why.UNKNOWN


def _rating_refusal(criterion: Node, attribute: str, text: str) -> Why | None:
    leaf = next((one for one in criterion.leaves() if one.id == attribute), None)
    if leaf is None:
        return Why.UNKNOWN
    if not text:
        return None
    return readable(number_of, text) or (None if number_of(text) in leaf.values else Why.UNKNOWN)


def _finding(text: str) -> object:
    return finding_of("", text)


def _gives_a_reason(folder: str, conflicts: Sequence[FieldConflict]) -> bool:
    """Whether a conflict is about a reason why the criterion does not apply."""
    return any(one.path == f"{folder}/not_applicable" and one.mine and one.code is Why.CHANGED for one in conflicts)


def _half_absent(party: Party, folder: str, present: dict[str, str], settled: Settled) -> list[FieldConflict]:
    """Return the conflicts of a criterion that one says applies and another gives a reason why it does not.

    The two fields go together: where only one is claimed, the other is named with what it would have to say.
    """
    told = {one.path for one in settled.conflicts}
    made = {one.path: one for one in settled.made}
    conflicts = []
    for name in _ABSENCE:
        path = f"{folder}/{name}"
        if path in made:
            conflicts.append(made[path].conflict(present[name], Why.BOUND))
        elif path not in told:
            needed = "no" if name == "applies" else ""
            conflicts.append(FieldConflict(party, path, needed, present[name], needed, Why.CHANGED))
    return conflicts
