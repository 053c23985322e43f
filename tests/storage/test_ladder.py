"""A file of an older format climbs to today's in memory; a newer one is refused, told of and never written."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from ccassess.app.files import create, open_session, save_as, save_copy, save_now
from ccassess.app.session import Session
from ccassess.app.together import save_together
from ccassess.app.versions import export_version, versions_of
from ccassess.domain.assessment import Profile
from ccassess.domain.failures import NotSaved, NotSavedError, Unreadable, UnreadableFileError
from ccassess.domain.kept import Kept
from ccassess.i18n import translator
from ccassess.storage import container, ladder
from ccassess.storage.atomic import anything, replace_file
from ccassess.storage.document import decode
from ccassess.storage.ladder import climbed, format_of, format_stated, is_newer
from ccassess.storage.manifest import FORMAT, listing
from ccassess.storage.members import MANIFEST
from ccassess.wording.files import unreadable_sentence
from tests.packs.tiny import tiny

GOLDEN = Path(__file__).parent.parent / "files" / "format-1.ccassess"
PROFILE = "centre/profile.json"
WRITERS = {
    "reporting/charts/backend.py",
    *(f"storage/{one}.py" for one in ("content_store", "journal_file", "lock", "pack_memory", "pack_store")),
}


def restated(data: bytes, changes: dict[str, bytes], **said: object) -> bytes:
    """Return a file with members changed, and a manifest that agrees with them and says something more."""
    members = {**container.unpack(data), **changes}
    manifest = json.loads(members.pop(MANIFEST)) | said | {"members": listing(members)}
    text = json.dumps(manifest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return container.pack({**members, MANIFEST: f"{text}\n".encode()})


def of_format_0(data: bytes) -> bytes:
    """Return the file as an invented format 0 would have it: there the centre was called the site."""
    profile = container.unpack(data)[PROFILE].replace(b'"centre":', b'"a_site":')
    return restated(data, {PROFILE: profile}, format=0)


def from_format_0(members: dict[str, bytes]) -> dict[str, bytes]:
    return {**members, PROFILE: members[PROFILE].replace(b'"a_site":', b'"centre":')}


@pytest.fixture
def _rung_from_0(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "RUNGS", {0: from_format_0})


@pytest.fixture
def newer() -> bytes:
    return restated(GOLDEN.read_bytes(), {"plan/actions.json": b"{}\n"}, format=FORMAT + 1, program="7.3.1")


def test_the_golden_file_climbs_no_rung() -> None:
    data = GOLDEN.read_bytes()
    members = container.unpack(data)
    assert format_of(data) == format_stated(members[MANIFEST]) == FORMAT
    assert climbed(members, FORMAT) == members
    assert set(ladder.RUNGS) == set(range(1, FORMAT))


@pytest.mark.usefixtures("_rung_from_0")
def test_an_older_file_climbs_in_memory_and_says_what_it_said() -> None:
    data = GOLDEN.read_bytes()
    old = of_format_0(data)
    assert old != data
    assert format_of(old) == 0
    assert decode(old) == decode(data)


def test_an_older_file_without_a_way_up_is_refused() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        decode(of_format_0(GOLDEN.read_bytes()))
    assert caught.value.code is Unreadable.WRONG_VALUE


@pytest.mark.usefixtures("_rung_from_0")
def test_an_older_file_is_written_at_the_next_edit_and_kept_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path / "data"))
    path = tmp_path / "old.ccassess"
    old = of_format_0(GOLDEN.read_bytes())
    path.write_bytes(old)
    session = open_session(path)
    save_now(session)
    assert path.read_bytes() == old
    session.set_profile("unit", "Another")
    save_now(session)
    assert format_of(path.read_bytes()) == FORMAT
    assert decode(path.read_bytes()).profile.unit == "Another"
    # The file of then is among the versions, to the letter.
    first = versions_of(session.assessment.id)[-1]
    assert first.why is Kept.OPENED
    export_version(first, tmp_path / "then.ccassess")
    assert (tmp_path / "then.ccassess").read_bytes() == old


@pytest.mark.usefixtures("_rung_from_0")
def test_no_changed_byte_of_an_older_file_is_accepted() -> None:
    old = of_format_0(GOLDEN.read_bytes())
    members = container.unpack(old)
    changed = members[PROFILE].replace(b'"a_site":', b'"a_site" :')
    for other in (
        container.pack({**members, PROFILE: changed}),
        restated(old, {PROFILE: changed}),
        restated(old, {}, revision=9),
        restated(old, {"centre/left-over.json": b"{}\n"}),
    ):
        with pytest.raises(UnreadableFileError):
            decode(other)


STUMBLES = (KeyError("x"), ValueError(), RecursionError(), MemoryError(), NotImplementedError(), EOFError())


@pytest.mark.parametrize("error", STUMBLES, ids=repr)
def test_whatever_a_rung_stumbles_over_the_file_is_refused(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def stumble(_members: dict[str, bytes]) -> dict[str, bytes]:
        raise error

    monkeypatch.setattr(ladder, "RUNGS", {0: stumble})
    with pytest.raises(UnreadableFileError):
        decode(of_format_0(GOLDEN.read_bytes()))


# Newer


def test_a_newer_file_is_refused_with_the_version_that_wrote_it_and_a_way_to_read_it(newer: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        decode(newer)
    assert caught.value.code is Unreadable.NEWER_FORMAT
    sentence = unreadable_sentence(translator("en"), caught.value)
    assert "7.3.1" in sentence
    assert "index.html" in sentence


@pytest.mark.parametrize("program", ["<b>7</b>", 7, None])
def test_an_odd_version_is_not_repeated(program: object) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        decode(restated(GOLDEN.read_bytes(), {}, format=99, program=program))
    assert caught.value.data["program"] == ""
    assert unreadable_sentence(translator("en"), caught.value).startswith("This file was written by a newer version")


def test_nobody_writes_over_a_newer_file(tmp_path: Path, newer: bytes) -> None:
    path = tmp_path / "kept.ccassess"
    session = Session(create(tiny(), Profile(centre="Kaisla")))
    save_as(session, path, overwrite=False)
    path.write_bytes(newer)
    session.set_profile("unit", "Another")

    def refusal(write: object) -> NotSaved:
        with pytest.raises(NotSavedError) as caught:
            write()  # type: ignore[operator]
        assert path.read_bytes() == newer
        assert [one.name for one in tmp_path.iterdir()] == [path.name]
        return caught.value.code

    # What the window does by itself, what is agreed to in a dialog, and what any other part of the program writes.
    assert refusal(lambda: save_now(session)) is NotSaved.CHANGED_ELSEWHERE
    assert refusal(lambda: save_together(session, lambda _: {})) is NotSaved.CHANGED_ELSEWHERE
    assert refusal(lambda: save_as(session, path, overwrite=True)) is NotSaved.NEWER_FORMAT
    assert refusal(lambda: save_copy(session, path)) is NotSaved.NEWER_FORMAT
    assert refusal(lambda: replace_file(path, b"%PDF", anything)) is NotSaved.NEWER_FORMAT


def test_no_file_is_written_but_through_the_one_function_that_looks() -> None:
    ways = {"write_bytes", "write_text", "rename", "link", "symlink_to", "hardlink_to"}
    home = Path(ladder.__file__).parents[1]
    found = set()
    for path in home.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if not isinstance(called, ast.Attribute):
                continue
            of = getattr(called.value, "id", "")
            if (called.attr in ways and of != "edits") or (called.attr == "replace" and of == "os") or of == "shutil":
                found.add(path.relative_to(home).as_posix())
    # Beside it: drawing's own cache, locks, a journal and contents put aside, packs with their memory; each of files
    # of its own, under names of its own.
    assert found - {"storage/atomic.py"} <= WRITERS


def test_only_what_states_a_newer_format_is_newer(newer: bytes) -> None:
    assert is_newer(newer)
    for data in (None, b"", b"PK", b"%PDF-1.7", GOLDEN.read_bytes(), newer[:-1], newer[:200], newer[5:]):
        assert not is_newer(data)
    assert format_of(restated(GOLDEN.read_bytes(), {}, format="2")) is None
    assert format_of(container.pack({"mimetype": container.MEDIA_TYPE, MANIFEST: b"[" * 99_999})) is None
    assert format_of(container.pack({"mimetype": container.MEDIA_TYPE})) is None
