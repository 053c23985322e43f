from __future__ import annotations

import re

from ccassess.domain.fingerprint import scoring_fingerprint, short, texts_fingerprint
from ccassess.storage.pack_files import read_pack
from tests.packs.names import CHECKLISTS, FINNISH, FINNISH_MEASURES, GLOSSARY, MEASURES, PEOPLE, RESULTS, TOP
from tests.packs.tiny import TINY, tiny


def fingerprints(file: str = TOP, old: str = "", new: str = "") -> tuple[str, str]:
    files = tiny(TOP, "[en, fi]", "[en]")
    if old:
        assert old in TINY[file]
        files[file] = files[file].replace(old.encode(), new.encode())
    del files[FINNISH], files[FINNISH_MEASURES]
    pack = read_pack(files)
    return scoring_fingerprint(pack), texts_fingerprint(pack)


SCORING, TEXTS = fingerprints()


def test_they_are_sha_256_in_hex_and_never_change_by_accident() -> None:
    assert all(re.fullmatch("[0-9a-f]{64}", fingerprint) for fingerprint in (SCORING, TEXTS))
    assert fingerprints() == (SCORING, TEXTS)
    assert short(SCORING) == "3d59 9be2 491c 30a7 e473"


def test_what_can_change_a_score_changes_the_scoring_fingerprint_alone() -> None:
    for file, old, new in (
        (TOP, "plus: 25", "plus: 20"),
        (TOP, "round_to: 5", "round_to: 10"),
        (TOP, "1: 50", "1: 45"),
        (TOP, "weight: 3", "weight: 2"),
        (TOP, "from: 62.5", "from: 60"),
        (TOP, "criteria_at_least: 75", "criteria_at_least: 70"),
        (TOP, "at_most: 1", "at_most: 2"),
        (TOP, "org.example.tiny", "org.example.other"),
        (PEOPLE, "not_applicable: redistribute", "not_applicable: drop"),
    ):
        scoring, texts = fingerprints(file, old, new)
        assert scoring != SCORING, new
        assert texts == TEXTS, new


def test_words_refs_and_the_edition_change_the_fingerprint_of_the_texts_alone() -> None:
    for file, old, new in (
        (PEOPLE, "title: Coaching", "title: Training"),
        (RESULTS, "ref: R2.1", "ref: R2.9"),
        (TOP, '"2027"', '"2028"'),
    ):
        scoring, texts = fingerprints(file, old, new)
        assert scoring == SCORING, new
        assert texts != TEXTS, new


def test_the_version_and_the_way_a_number_is_written_change_nothing() -> None:
    assert fingerprints(TOP, "1.0.0", "1.0.1") == (SCORING, TEXTS)
    assert fingerprints(TOP, "plus: 25", "plus: 25.0") == (SCORING, TEXTS)
    assert fingerprints(TOP, "  combine: sum\n  points: 100", "  points: 100\n  combine: sum") == (SCORING, TEXTS)


def test_what_stands_beside_the_scoring_changes_the_fingerprint_of_the_texts_alone() -> None:
    for file, old, new in (
        (MEASURES, "better: up\n    min", "better: down\n    min"),
        (MEASURES, "max: 100", "max: 99"),
        (MEASURES, "flat_within: 0.5", "flat_within: 1"),
        (MEASURES, "flat_within: 0.1", "flat_within: 0.2"),
        (MEASURES, "max: 5", "max: 7"),
        (MEASURES, "max: 5", "max: 5\n        parameters: []"),
        (MEASURES, "minimum_periods: 4", "minimum_periods: 5"),
        (MEASURES, "A handbook", "Another handbook"),
        (PEOPLE, "    shows_in: [engagement]\n", ""),
        (TOP, "suggest: trend", "suggest: target"),
        (GLOSSARY, "[coaching, people-perception]", "[coaching]"),
        (CHECKLISTS, "    minutes: 30\n", ""),
    ):
        scoring, texts = fingerprints(file, old, new)
        assert scoring == SCORING, new
        assert texts != TEXTS, new


def test_a_pack_without_any_of_that_keeps_the_fingerprint_it_always_had() -> None:
    top = re.sub(r"roles:\n(  .*\n)*scales", "scales", TINY[TOP]).replace("        suggest: trend\n", "")
    files = {TOP: top.replace("[en, fi]", "[en]"), PEOPLE: TINY[PEOPLE], RESULTS: TINY[RESULTS]}
    pack = read_pack({name: text.encode() for name, text in files.items()})
    assert short(texts_fingerprint(pack)) == "63c0 902c 1607 e641 d4dc"
