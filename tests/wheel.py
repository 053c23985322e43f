"""Installs the wheel elsewhere and uses it there: `python -m tests.wheel` is the check that what we ship works."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("ccassess", "criteria", "resources", "setup.cfg", "pyproject.toml", "MANIFEST.in", "README.md")
BUILD = ("-m", "build", "--wheel", "--no-isolation", "--outdir")
INSTALL = ("install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check")


def installed_wheel(elsewhere: Path) -> Path:
    """Build the wheel from a copy of the tree, install it into a new environment, and return that one's Python.

    Nothing is downloaded: the libraries are those of the environment this runs in. Raises CalledProcessError.
    """
    tree = elsewhere / "tree"
    tree.mkdir(parents=True)
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "_data"))
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, tree)
    _run(sys.executable, *BUILD, elsewhere / "dist", tree)
    shutil.rmtree(tree)
    _run(sys.executable, "-m", "venv", "--without-pip", elsewhere / "venv")
    scripts = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    python = elsewhere / "venv" / scripts
    _run(sys.executable, "-m", "pip", "--python", python, *INSTALL, *elsewhere.glob("dist/*.whl"))
    # Our own editable install stays unseen: a folder named in a .pth file is searched, but no .pth file in it is read.
    where = Path(_run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"))
    (where / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return python


def asked(python: Path, expression: str, *, cwd: Path) -> str:
    """Return what an expression about `ccassess.data` is for an installed program, as text."""
    return _run(python, "-c", f"from ccassess import data; print({expression})", cwd=cwd)


def data_files(folder: Path) -> set[str]:
    """Return the data files below a folder, but no scripts, none of what those make something of, nothing hidden."""
    files = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    shipped = {path for path in files if path.suffix not in {".py", ".pyc", ".po"} and "source" not in path.parts}
    return {path.as_posix() for path in shipped if "/." not in f"/{path}"}


def missing_data(python: Path, *, cwd: Path) -> list[str]:
    """Return what the checkout's data folders hold and an installed program does not find."""
    missing = []
    for name in ("criteria", "resources"):
        found = Path(asked(python, f"data.{name}_folder()", cwd=cwd))
        missing += [f"{name}/{file}" for file in sorted(data_files(ROOT / name) - data_files(found))]
    return missing


def _run(*command: object, cwd: Path | None = None) -> str:
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=cwd, check=True, capture_output=True, encoding="utf-8").stdout.strip()


def main() -> int:
    """Install the wheel elsewhere and try it; return 1 when it does not work there."""
    with tempfile.TemporaryDirectory(prefix="ccassess-wheel-") as folder:
        elsewhere = Path(folder).resolve()
        try:
            python = installed_wheel(elsewhere)
            if missing := missing_data(python, cwd=elsewhere):
                print("The wheel lacks:", *missing, sep="\n  ")
                return 1
            program = python.with_stem("ccassess")
            for arguments in (["--version"], ["criteria", "list"]):
                print(_run(program, *arguments, cwd=elsewhere))
        except subprocess.CalledProcessError as failure:
            print(f"{failure.stdout}{failure.stderr}\nThe wheel failed at: {' '.join(failure.cmd)}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
