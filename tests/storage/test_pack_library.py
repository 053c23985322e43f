from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ccassess.storage.pack_files import NotAPackError, read_pack
from ccassess.storage.pack_library import find_pack, shipped_packs, title_in
from tests.packs.tiny import tiny

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT = "org.ccassess.contact-center"


def test_the_default_pack_ships_and_is_found_by_its_id() -> None:
    shipped = {pack.id: pack for pack in shipped_packs()}
    assert shipped[DEFAULT].version == read_pack(find_pack(DEFAULT)).version
    assert shipped[DEFAULT].folder.joinpath("pack.yaml").is_file()


def test_a_folder_is_found_by_its_path(tmp_path: Path) -> None:
    for name, data in tiny().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert read_pack(find_pack(str(tmp_path))).id == "org.example.tiny"


@pytest.mark.parametrize("name", ["", "org.ccassess.contact-centre", "no/such/folder"])
def test_what_is_neither_is_said_to_be_unknown(name: str) -> None:
    with pytest.raises(NotAPackError) as caught:
        find_pack(name)
    assert (caught.value.problem.code, caught.value.problem.file) == ("unknown-pack", name)


def test_a_slip_in_an_id_is_told_what_was_meant() -> None:
    with pytest.raises(NotAPackError) as caught:
        find_pack("org.ccassess.contact-centre")
    assert caught.value.problem.data == {"hint": DEFAULT}


def test_a_shipped_pack_is_named_in_the_language_asked_for_where_it_has_it() -> None:
    pack = next(one for one in shipped_packs() if one.id == "org.ccassess.contact-center")
    assert title_in(pack, "fi") == "Asiakaspalvelukeskuksen arviointi"
    assert title_in(pack, "en") == title_in(pack, "sv") == "Contact centre assessment"
