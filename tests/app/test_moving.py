"""Moving to another pack: the new file whole, the old one untouched, its history continued; 1.0.0 loses nothing."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.app.evidence_intake import take_in
from ccassess.app.files import open_example, open_session, save_now
from ccassess.app.library import DEFAULT_PACK, named_pack
from ccassess.app.moving import newer_packs, other_packs, preview, write_moved
from ccassess.data import criteria_folder
from ccassess.domain.assessment import Party
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.domain.migration import Outcome
from ccassess.domain.problems import RefusedError
from ccassess.domain.shown import points
from ccassess.domain.versions import Bump, compare, needed, stated
from ccassess.storage.document import open_document

if TYPE_CHECKING:
    from ccassess.app.session import Session

FIRST = Path(__file__).parents[1] / "files" / "pack-1.0.0.ccassess"
"""The worked example by the first version of the default pack, as it was delivered."""

TOTALS = {Party.SELF: "563.2", Party.VERIFICATION: "485.3"}


@pytest.fixture
def first(tmp_path: Path) -> Session:
    shutil.copy(FIRST, tmp_path / "first.ccassess")
    return open_session(tmp_path / "first.ccassess", "Aino Salmi")


def totals(session: Session) -> dict[Party, str]:
    found = {}
    for party in Party:
        total = session.scorecard(party).root.points
        assert total is not None
        found[party] = points(total, session.pack)
    return found


def test_an_assessment_by_the_first_version_opens_and_scores_as_it_did(first: Session) -> None:
    assert first.pack.version == "1.0.0"
    assert totals(first) == TOTALS


def test_it_moves_to_the_present_pack_without_loss(first: Session, tmp_path: Path) -> None:
    planned = preview(first, DEFAULT_PACK, "en")
    assert set(planned.move.counts) <= {Outcome.SAME, Outcome.REWORDED}
    assert planned.move.review == ()
    assert not planned.move.left
    assert not any(line.left for line in planned.move.lines)
    done = write_moved(first, planned, tmp_path / "second.ccassess", overwrite=False)
    assert done.unconfirmed is None
    moved = open_session(tmp_path / "second.ccassess")
    assert totals(moved) == TOTALS
    assert moved.assessment.self_sheet == first.assessment.self_sheet
    assert moved.assessment.verification_sheet == first.assessment.verification_sheet
    assert moved.pack.version == named_pack(DEFAULT_PACK).version


def test_the_present_pack_declares_all_that_reads_differently(first: Session) -> None:
    now = named_pack(DEFAULT_PACK)
    changes = compare(first.pack, now)
    assert needed(changes) <= (stated(first.pack.version, now.version) or Bump.NONE)
    reads_differently = {change.id for change in changes if change.code == "meaning"}
    assert {name for one in now.migrations for name in one.criteria} == reads_differently


def test_the_old_file_stays_as_it_is_and_the_history_goes_on(first: Session, tmp_path: Path) -> None:
    planned = preview(first, DEFAULT_PACK, "en")
    moved = write_moved(first, planned, tmp_path / "second.ccassess", overwrite=False).session
    assert (tmp_path / "first.ccassess").read_bytes() == FIRST.read_bytes()
    before, after = (one.assessment.histories[Party.SELF] for one in (first, moved))
    assert after[: len(before)] == before
    (entry,) = after[len(before) :]
    assert (entry.path, entry.who) == ("pack", "Aino Salmi")
    assert entry.old.startswith("org.ccassess.contact-center 1.0.0;")
    assert moved.assessment.id == first.assessment.id


def test_edits_not_saved_yet_go_into_the_new_file_with_their_history(first: Session, tmp_path: Path) -> None:
    first.set_note(Party.SELF, first.pack.nodes["purpose"], "A last word.")
    planned = preview(first, DEFAULT_PACK, "en")
    moved = write_moved(first, planned, tmp_path / "second.ccassess", overwrite=False).session
    assert moved.assessment.answer(Party.SELF, "purpose").note == "A last word."
    assert [entry.path for entry in moved.assessment.histories[Party.SELF]][-2:] == ["self/purpose/note", "pack"]
    save_now(first)
    assert open_session(tmp_path / "first.ccassess").assessment.moves == ()


def test_the_receipt_names_things_in_the_movers_language(first: Session) -> None:
    lines = preview(first, DEFAULT_PACK, "fi").move.lines
    assert {line.old.title for line in lines if line.old and line.old.id == "coaching"} == {"Valmennus ja palaute"}


def test_the_files_own_name_is_refused(first: Session, tmp_path: Path) -> None:
    planned = preview(first, DEFAULT_PACK, "en")
    (tmp_path / "link.ccassess").hardlink_to(tmp_path / "first.ccassess")
    for name in ("first.ccassess", "link.ccassess", "./first.ccassess"):
        with pytest.raises(RefusedError):
            write_moved(first, planned, tmp_path / name, overwrite=True)
    assert (tmp_path / "first.ccassess").read_bytes() == FIRST.read_bytes()


def test_another_file_is_replaced_only_where_that_was_agreed(first: Session, tmp_path: Path) -> None:
    there = tmp_path / "notes.txt"
    there.write_text("mine", "utf-8")
    planned = preview(first, DEFAULT_PACK, "en")
    with pytest.raises(NotSavedError) as caught:
        write_moved(first, planned, there, overwrite=False)
    assert caught.value.code is NotSaved.CHANGED_ELSEWHERE
    assert there.read_text("utf-8") == "mine"
    write_moved(first, planned, there, overwrite=True)
    assert open_session(there).assessment.moves


def test_an_untitled_assessment_moves_too(tmp_path: Path) -> None:
    example = open_example("en")
    pack = shutil.copytree(criteria_folder() / "cca-contact-center", tmp_path / "pack")
    top = pack / "pack.yaml"
    top.write_text(top.read_text("utf-8").replace(f"version: {example.pack.version}", "version: 9.0.0"), "utf-8")
    top.write_text(top.read_text("utf-8").replace("version: 1.1.0", "version: 9.0.0"), "utf-8")
    planned = preview(example, str(pack), "en")
    write_moved(example, planned, tmp_path / "moved.ccassess", overwrite=False)
    assert open_session(tmp_path / "moved.ccassess").pack.version == "9.0.0"
    assert example.path is None


def test_the_evidence_moves_along_with_its_contents(first: Session, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_bytes(b"what was agreed")
    intake = take_in(note)
    first.evidence.add_file(intake, first.pack.criteria[0].id)
    first.evidence.add_link("https://intra.example/log")
    planned = preview(first, DEFAULT_PACK, "en")
    write_moved(first, planned, tmp_path / "second.ccassess", overwrite=False)
    moved = open_document((tmp_path / "second.ccassess").read_bytes())
    # Asked of the file alone: on another computer there is no store to help out.
    assert moved.contents == {intake.sha256: b"what was agreed"}
    assert [(one.name, len(one.uses)) for one in moved.assessment.evidence] == [
        ("note.txt", 1),
        ("https://intra.example/log", 0),
    ]


def test_newer_versions_come_first_and_the_pack_itself_is_not_offered(first: Session) -> None:
    offered = other_packs(first.pack)
    assert [one.version for one in newer_packs(first.pack)] == [named_pack(DEFAULT_PACK).version]
    assert offered[0].id == DEFAULT_PACK
    assert all(one.name != f"{first.pack.id}@{first.pack.version}" for one in offered)
    assert not newer_packs(named_pack(DEFAULT_PACK))
