"""The program: the command line, which opens the window where no command is given."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ccassess.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path


def open_window(path: Path | None, *, example: bool, who: str) -> int:
    """Open the window on a file, on the worked example or on the start page; return the exit status."""
    from ccassess.gui.run import run as run_window  # noqa: PLC0415 - Qt is loaded only for a window

    return run_window(path, example=example, who=who)


def main() -> int:
    """Do what the words after `ccassess` say; return the exit status."""
    return run(sys.argv[1:], open_window)


if __name__ == "__main__":
    sys.exit(main())
