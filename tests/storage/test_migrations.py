"""migrations.yaml as it is read; what is wrong with one stands among the broken packs."""

from __future__ import annotations

from fractions import Fraction

from ccassess.domain.fingerprint import scoring_fingerprint, texts_fingerprint
from ccassess.domain.migration import Declared, Migration, Outcome
from ccassess.storage.pack_files import read_pack
from tests.packs.tiny import tiny


def test_declarations_are_read_by_the_ids_of_then() -> None:
    own, other = read_pack(tiny()).migrations
    assert (own.version, own.pack) == ("0.9.0", "")
    ratings = {Fraction(1): Fraction(0), Fraction(2): Fraction(50), Fraction(5): Fraction(100)}
    assert own.criteria == {
        "coaching": Declared(Outcome.SAME),
        "praise": Declared(Outcome.MERGED_INTO, ("coaching",)),
        "old-stars": Declared(Outcome.SPLIT_INTO, ("coaching", "people-perception")),
        "people-perception": Declared(Outcome.RESCALED, ratings=ratings),
        "dress": Declared(Outcome.RETIRED),
    }
    moved = {"training": Declared(Outcome.MOVED, ("coaching",)), "people-perception": Declared(Outcome.REWORDED)}
    assert other == Migration("2.1.0", moved, "org.example.older")


def test_a_pack_needs_none_and_none_changes_its_scoring() -> None:
    bare = read_pack({name: data for name, data in tiny().items() if name != "migrations.yaml"})
    assert bare.migrations == ()
    assert scoring_fingerprint(bare) == scoring_fingerprint(read_pack(tiny()))
    assert texts_fingerprint(bare) != texts_fingerprint(read_pack(tiny()))
