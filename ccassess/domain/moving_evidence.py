"""What becomes of the evidence in a move: every item stays, and serves what the criteria it served have become."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.domain.evidence import Evidence, in_pack_order
from ccassess.domain.evidence_texts import USED, USES
from ccassess.domain.party import Party
from ccassess.domain.receipt import LeftBehind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.pack import Pack


@dataclass(frozen=True, slots=True)
class CarriedEvidence:
    """All items by the new pack, and the uses that fell away, by the old criterion."""

    items: tuple[Evidence, ...]
    left: Mapping[str, tuple[LeftBehind, ...]]


def carried_evidence(assessment: Assessment, new: Pack, became: Mapping[str, tuple[str, ...]]) -> CarriedEvidence:
    """Return the evidence by the new pack; `became` says what each old criterion is now, () where it is gone."""
    items: list[Evidence] = []
    left: dict[str, tuple[LeftBehind, ...]] = {}
    for item in assessment.evidence:
        items.append(replace(item, uses=in_pack_order(new, (one for use in item.uses for one in became.get(use, ())))))
        for use in item.uses:
            if not became.get(use):
                path = f"evidence/{item.id}/{USES}{use}"
                left[use] = (*left.get(use, ()), LeftBehind(Party.SELF, path, USED, (item.name,)))
    return CarriedEvidence(tuple(items), left)
