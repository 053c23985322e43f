"""A name that is written to a disk is one that any system takes, and says the type it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.file_names import shown_name, written_name


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Call log.pdf", "Call log.pdf"),
        ("Call log", "Call log.pdf"),
        ("CON", "_CON.pdf"),
        ("nul.pdf", "_nul.pdf"),
        ("com1 .x", "_com1 .x.pdf"),
        ("..", "evidence.pdf"),
        ("../../etc/passwd", "_.._etc_passwd.pdf"),
        ("C:\\x", "C__x.pdf"),
        ("a\u202egnp.exe", "agnp.exe.pdf"),
        ("~$plan.docx", "plan.docx.pdf"),
        (".hidden", "hidden.pdf"),
        ("-rf", "rf.pdf"),
        ("report. ", "report.pdf"),
        ("", "evidence.pdf"),
        ("x" * 300, "x" * 120 + ".pdf"),
    ],
)
def test_hostile_names_are_written_safely(name: str, written: str) -> None:
    assert written_name(name, ".pdf") == written


@given(st.text(max_size=400))
def test_every_name_is_fit_for_every_system(name: str) -> None:
    written = written_name(name, ".pdf")
    assert written.endswith(".pdf")
    assert len(written.encode()) <= 255
    assert not set(written) & set('\\/:*?"<>|\x00\n\u202e')
    assert not written.startswith((".", "-", "~", " "))
    assert shown_name(shown_name(name)) == shown_name(name)


def test_a_long_name_keeps_its_suffix() -> None:
    assert shown_name("x" * 400 + ".pdf") == "x" * 296 + ".pdf"
    assert len(shown_name("x" * 400)) == 300
