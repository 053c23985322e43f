"""What an author is told about each of the broken packs, word by word, line by line."""

from __future__ import annotations

import pytest
import yaml

from ccassess.domain.problems import Severity
from ccassess.storage.pack_files import check_pack
from ccassess.storage.packs.codes import WARNINGS, Code
from tests.packs.broken_packs import HERE, LEFT_OUT, broken_names, broken_pack, expected_of, own_files, said_of
from tests.packs.tiny import tiny

NAMES = broken_names()

ABOUT_NO_PACK = {
    Code.MISSING_FILE,
    Code.NOT_A_FOLDER,
    Code.NOT_A_PACK,
    Code.UNREADABLE_FILE,
    Code.LINK_OUTSIDE,
    Code.TOO_MANY_FILES,
    Code.UNKNOWN_PACK,
}
"""What is told of a place that holds no pack, or none that can be read."""


@pytest.mark.parametrize("name", NAMES)
def test_the_author_of_a_broken_pack_is_told_exactly_this(name: str) -> None:
    assert said_of(broken_pack(name)) == expected_of(name)


def test_it_is_the_same_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    for name in NAMES:
        assert said_of(broken_pack(name)) == expected_of(name), name


def test_each_is_the_tiny_pack_but_for_what_its_folder_holds() -> None:
    assert len(NAMES) >= 60
    for name in NAMES:
        files = own_files(name)
        assert files or (HERE / name / LEFT_OUT).exists(), name
        assert not [file for file, data in files.items() if tiny().get(file) == data], name


def test_every_problem_that_a_pack_can_have_is_among_them() -> None:
    met = {problem.code for name in NAMES for problem in check_pack(broken_pack(name))[1]}
    assert {str(code) for code in Code} - {str(code) for code in ABOUT_NO_PACK} <= met


def test_warnings_leave_the_pack_usable_and_errors_do_not() -> None:
    for name in NAMES:
        pack, found = check_pack(broken_pack(name))
        assert found, name
        assert (pack is None) == any(problem.severity is Severity.ERROR for problem in found), name
        assert all((problem.code in WARNINGS) == (problem.severity is Severity.WARNING) for problem in found), name
