"""What the next step would add, as people read it."""

from __future__ import annotations

from ccassess.domain.assessment import Party
from ccassess.domain.gains import gains
from ccassess.domain.scoring import score_sheet
from ccassess.i18n import translator
from ccassess.wording.gains import GainLine, gain_lines, gain_sentence
from tests.builders import default_like_pack, sheet
from tests.methods import METHODS

T = translator("en")


def lines(drawn: str, node: str, party: Party = Party.SELF, method: str = "") -> tuple[GainLine, ...]:
    pack = METHODS[method] if method else default_like_pack()
    card = score_sheet(pack, sheet(drawn, party, rest="50", by=pack))
    return gain_lines(T, pack, gains(card.by_id[node], card.sheet.answer(node), party), "en")


def test_gains_and_what_holds_the_others_back() -> None:
    found = lines("2.3: 75 25 60 50", "coaching")
    assert found == (
        GainLine("Carried out 25 → 50", "+2.2"),
        GainLine("Planned, Checked, Improved", "+0.0", "Held back by Carried out."),
    )
    assert [gain_sentence(T, one) for one in found] == [
        "Carried out 25 → 50: +2.2 points",
        "Planned, Checked, Improved: +0.0. Held back by Carried out.",
    ]


def test_other_causes() -> None:
    assert lines("2.3: 50 g1", "coaching", Party.VERIFICATION)[-1].why == "Held back by evidence grade 1."
    assert lines("1.1: 50", "a", method="rounded")[-1].why == "Rounding takes up the step."
    assert lines("2.3: 100", "coaching") == ()
