"""Evidence is opened as a private copy, links only where they are harmless, and files go out under safe names."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ccassess.app import evidence_opening
from ccassess.app.contents import Contents
from ccassess.app.evidence_export import export_file
from ccassess.app.evidence_intake import Intake
from ccassess.app.evidence_missing import look
from ccassess.app.evidence_opening import ToOpen, link_to_open, opened_copy
from ccassess.app.files import create
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.session import Session
from ccassess.domain.openings import NotOpened, NotOpenedError
from tests.evidence_files import PDF, PROGRAM

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path / "data"))


@pytest.fixture
def session() -> Session:
    return Session(create(find_pack(DEFAULT_PACK)))


def attach(session: Session, data: bytes, name: str) -> None:
    session.evidence.add_file(Intake(name, data, hashlib.sha256(data).hexdigest()))


def test_a_copy_is_opened_under_a_name_of_chance_and_the_type_of_its_bytes(session: Session, tmp_path: Path) -> None:
    attach(session, PDF, "CON.pdf")
    session.evidence.rename(session.assessment.evidence[0].id, "../../run.exe")
    copy = opened_copy(session.contents, session.assessment.evidence[0])
    assert copy.parent == tmp_path / "data" / "opened"
    assert copy.suffix == ".pdf"
    assert copy.stem.isalnum()
    assert copy.read_bytes() == PDF


@pytest.mark.parametrize(("data", "code"), [(PROGRAM, NotOpened.TYPE), (None, NotOpened.MISSING)])
def test_what_is_of_no_type_or_missing_is_not_opened(session: Session, data: bytes | None, code: NotOpened) -> None:
    attach(session, data or PDF, "x.pdf")
    contents = session.contents if data else Contents()
    with pytest.raises(NotOpenedError) as caught:
        opened_copy(contents, session.assessment.evidence[0])
    assert caught.value.code is code


def test_links_open_what_is_there_and_harmless(session: Session, tmp_path: Path) -> None:
    session.evidence.add_link("/x")
    item = session.assessment.evidence[0]
    (tmp_path / "log.pdf").write_bytes(PDF)
    (tmp_path / "run.sh").write_text("#!/bin/sh")
    (tmp_path / "Program.app").mkdir()
    (tmp_path / "Panel.{21EC2020-3AEA-1069-A2DD-08002B30309D}").mkdir()
    (tmp_path / "harmless.pdf").symlink_to(tmp_path / "run.sh")
    os.mkfifo(tmp_path / "pipe.pdf")

    def answer(link: str, **more: object) -> object:
        try:
            return link_to_open(replace(item, link=link), **more)  # type: ignore[arg-type]
        except NotOpenedError as error:
            return error.code

    assert answer("https://intra.example/x") == ToOpen(url="https://intra.example/x", host="intra.example")
    assert answer(str(tmp_path / "log.pdf")) == ToOpen(path=tmp_path / "log.pdf")
    assert answer(f"file://{tmp_path}/log.pdf") == ToOpen(path=tmp_path / "log.pdf")
    assert answer(str(tmp_path)) == ToOpen(path=tmp_path)
    assert answer("log.pdf", beside=tmp_path) == ToOpen(path=tmp_path / "log.pdf")
    assert answer("log.pdf") is NotOpened.RELATIVE
    assert answer("C:\\log.pdf", beside=tmp_path) is NotOpened.RELATIVE
    assert answer(str(tmp_path / "gone.pdf")) is NotOpened.GONE
    assert answer(str(tmp_path / "run.sh")) is NotOpened.TYPE_LINKED
    assert answer(str(tmp_path / "harmless.pdf")) is NotOpened.TYPE_LINKED
    assert answer(str(tmp_path / "pipe.pdf")) is NotOpened.NOT_A_FILE
    assert answer(str(tmp_path / "Program.app")) is NotOpened.NOT_A_FILE
    assert answer(str(tmp_path / "Panel.{21EC2020-3AEA-1069-A2DD-08002B30309D}")) is NotOpened.NOT_A_FILE
    assert answer("https://bank.example@evil.example") is NotOpened.ADDRESS
    assert answer("javascript:alert(1)") is NotOpened.ADDRESS


@pytest.mark.parametrize("link", ["\\\\server\\share\\x.pdf", "//server/share/x.pdf", "file://server/share/x.pdf"])
def test_other_computers_are_asked_for_nothing_unless_a_person_says_so(
    session: Session, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.evidence.add_link(link)
    item = session.assessment.evidence[0]

    def asked(*_arguments: object, **_more: object) -> str:
        pytest.fail("the disk was asked")

    with monkeypatch.context() as patched:
        patched.setattr(evidence_opening.os.path, "realpath", asked)
        patched.setattr(evidence_opening.os, "stat", asked)
        with pytest.raises(NotOpenedError) as caught:
            evidence_opening.link_to_open(item)
        assert look([item], Contents()).not_looked == (item,)
    assert caught.value.code is NotOpened.ELSEWHERE
    with pytest.raises(NotOpenedError) as caught:
        evidence_opening.link_to_open(item, confirmed=True)
    assert caught.value.code in {NotOpened.GONE, NotOpened.RELATIVE}


def test_linked_places_are_looked_at_when_a_person_asks(session: Session, tmp_path: Path) -> None:
    (tmp_path / "log.pdf").write_bytes(PDF)
    for link in (str(tmp_path / "log.pdf"), str(tmp_path / "gone.pdf"), "https://a.example", "log.pdf", "C:\\x.pdf"):
        session.evidence.add_link(link)
    there, gone, web, beside, other = items = session.assessment.evidence
    found = look(items, session.contents, tmp_path)
    assert (found.there, found.gone, found.not_looked, found.missing) == ((there, beside), (gone,), (web, other), ())


def test_files_are_written_out_under_safe_names_in_the_place_of_nothing(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    attach(session, PDF, "log.pdf")
    item = session.assessment.evidence[0]
    (folder / "log (2).pdf").symlink_to(tmp_path / "nowhere")
    assert export_file(session.contents, item, folder) == folder / "log.pdf"
    assert export_file(session.contents, item, folder) == folder / "log (3).pdf"
    assert export_file(session.contents, replace(item, name="NUL"), folder) == folder / "_NUL.pdf"
    assert not (tmp_path / "nowhere").exists()
    assert {path.read_bytes() for path in folder.iterdir() if not path.is_symlink()} == {PDF}
