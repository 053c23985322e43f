"""Whatever a power cut leaves of the disk, the file opens, and everything that was promised is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ccassess.storage.journal import NAME as DATABASE
from tests.crash.disks import Model
from tests.crash.operations import Said
from tests.crash.recording import NoTracingError, kept_recording, recorded_now, recording, story_of
from tests.crash.simulator import losses, sites, try_disk, without

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.crash.operations import Recording

QUICK, SOAK, ENOUGH = 60, 1_500, 1_000
"""Disks of each model in a quick run and in a long one, and among how many one must be found that loses something."""

KINDS = {"file", "note", "content", "evidence", "version"}
EVERY_SITE = (
    "files in work",
    "folder work",
    "files in data/contents",
    "folder data/contents",
    "files in data/versions/DOCUMENT",
    "folder data/versions/DOCUMENT",
    "folder data/versions",
    f"file data/journal/{DATABASE}",
    f"file data/journal/{DATABASE}-wal",
    "folder data/journal",
    "folder data",
    "folder .",
)
OF_NO_USE = (
    # SQLite's own, while it turns the empty database into one with a log: nothing has been promised by then.
    f"file data/journal/{DATABASE}-journal",
)


@pytest.fixture(scope="module")
def story(request: pytest.FixtureRequest) -> Recording:
    found, lacking = recording()
    if lacking:
        with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            print(f"\nPOWER CUTS OF AN OLDER RECORDING, not of the program as it is: {lacking}")
    return found


@pytest.mark.parametrize("model", Model)
def test_nothing_promised_is_missing_after_a_power_cut(story: Recording, model: Model) -> None:
    assert list(losses(story, model, range(QUICK))) == []


@pytest.mark.soak
@pytest.mark.parametrize("model", Model)
def test_nothing_promised_is_missing_after_any_of_many_power_cuts(
    story: Recording, model: Model, record_property: Callable[[str, object], None]
) -> None:
    record_property("figure", f"{SOAK:,} power cuts after which the disk is as the {model} model allows")
    assert list(losses(story, model, range(SOAK))) == []


def test_the_story_holds_all_there_is_to_lose_and_no_fsync_that_nobody_tests(story: Recording) -> None:
    assert {one.words[0] for one in story.operations if isinstance(one, Said)} == KINDS
    assert set(sites(story)) == {*EVERY_SITE, *OF_NO_USE}


def test_the_recording_that_is_kept_is_of_this_program(story: Recording) -> None:
    kept = kept_recording()
    again = "the program asks something else of the disk by now: python -m tests.crash.recording"
    assert set(sites(kept)) == set(sites(story)), again
    assert [one for model in Model for one in losses(kept, model, range(5))] == []


@pytest.mark.parametrize("left_out", EVERY_SITE)
def test_without_any_one_fsync_something_is_lost(story: Recording, left_out: str) -> None:
    assert something_is_lost(without(story, left_out)), f"nobody would miss the fsync of {left_out}"


@pytest.mark.parametrize("left_out", OF_NO_USE)
def test_an_fsync_before_anything_is_promised_may_be_missing(story: Recording, left_out: str) -> None:
    lacking = without(story, left_out)
    assert [one for model in Model for one in losses(lacking, model, range(QUICK))] == []


@pytest.mark.parametrize("level", ["OFF", "NORMAL"])
def test_a_journal_that_does_not_wait_for_the_disk_loses_edits(level: str) -> None:
    try:
        lines = recorded_now(synchronous=level)
    except NoTracingError as error:
        pytest.skip(str(error))
    assert something_is_lost(story_of(lines))


def something_is_lost(lacking: Recording) -> bool:
    return any(try_disk(lacking, model, number) for number in range(ENOUGH) for model in Model)
