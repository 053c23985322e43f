from __future__ import annotations

import re

from ccassess.domain.fingerprint import scoring_fingerprint, short, texts_fingerprint
from ccassess.storage.pack_files import read_pack
from tests.packs.broken import PEOPLE, RESULTS, TOP
from tests.packs.tiny import TINY, tiny


def fingerprints(file: str = TOP, old: str = "", new: str = "") -> tuple[str, str]:
    files = tiny(TOP, "[en, fi]", "[en]")
    if old:
        assert old in TINY[file]
        files[file] = files[file].replace(old.encode(), new.encode())
    del files["i18n/fi.yaml"]
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
