"""Writing the files of the evidence where a person wants them: under safe names, never in the place of anything."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ccassess.app.evidence_opening import exported
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.storage.atomic import nothing, replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.app.contents import Contents
    from ccassess.domain.evidence import Evidence

_TRIES = 1000


def export_file(contents: Contents, item: Evidence, folder: Path) -> Path:
    """Write the bytes of a file into a folder and return where; a number goes behind a name that is taken.

    Raises NotOpenedError ("missing", "type"), NotSavedError where the folder takes nothing, and with NOT_CONFIRMED
    once the file is written.
    """
    name, data = exported(contents, item)
    stem, dot, suffix = name.rpartition(".")
    for number in range(1, _TRIES):
        path = folder / (name if number == 1 else f"{stem} ({number}){dot}{suffix}")
        # A link whose target is gone is something, too.
        if os.path.lexists(path):
            continue
        try:
            replace_file(path, data, nothing)
        except NotSavedError as error:
            if error.code is NotSaved.CHANGED_ELSEWHERE:
                continue
            raise
        return path
    raise NotSavedError(NotSaved.CHANGED_ELSEWHERE, file=str(folder / name))
