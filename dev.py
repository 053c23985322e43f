"""Sets up .venv and runs, tests, checks and builds the project; needs nothing but Python 3.11 or later."""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
PIP = [PYTHON, "-m", "pip", "--disable-pip-version-check"]

# What .venv may be set up for. Each includes those before it, and only a command that needs more installs more.
EXTRAS = {"running": "", "developing": "[test,dev]", "packaging": "[test,dev,package]"}

# Shared libraries that Qt loads on Linux.
QT_LIBRARIES = """
libEGL.so.1 libGL.so.1 libX11-xcb.so.1 libX11.so.6 libdbus-1.so.3 libfontconfig.so.1 libfreetype.so.6 libglib-2.0.so.0
libwayland-client.so.0 libwayland-cursor.so.0 libwayland-egl.so.1 libxcb-cursor.so.0 libxcb-glx.so.0 libxcb-icccm.so.4
libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-randr.so.0 libxcb-render-util.so.0 libxcb-render.so.0 libxcb-shape.so.0
libxcb-shm.so.0 libxcb-sync.so.1 libxcb-util.so.1 libxcb-xfixes.so.0 libxcb-xkb.so.1 libxkbcommon-x11.so.0
libxkbcommon.so.0
"""
# Programs that only developing needs: the tests look at pages, open windows on a screen of their own, and cut the power
# of a program whose calls of the system they have recorded.
TOOLS = {"Xvfb": "xvfb", "pdftoppm": "poppler-utils", "qpdf": "qpdf", "strace": "strace"}
PACKING_TOOLS = {"objdump": "binutils"}
# The script that gathers the sentences of the program and compiles their translations.
CATALOGUES = "resources/i18n/catalogues.py"

USAGE = """python3 dev.py COMMAND

  run              open the program on the worked example
  test [ARGUMENT]  run the tests, on every core; with arguments, which go to pytest, as those say
  check            everything else a change must pass: format, lint, types, layers, criteria, translations, the wheel
  build            make the wheel and the one-folder program in dist/
  soak [ARGUMENT]  run the tests that take minutes, as docs/reliability.md describes; arguments go to pytest
  shots            take a picture of every page into build/shots/
  bench            measure, as docs/benchmarks.md describes

Each sets up first what it needs and does not find."""


class StepError(Exception):
    """A step that did not succeed; its text says which, and what to do when that is known."""


def say(message: object) -> None:
    """Print a message at once, so that it stands in order with what other programs print."""
    print(message, flush=True)


def status(*command: object, cwd: Path = ROOT, quiet: bool = False) -> int:
    """Run a command to its end and return its exit status, 127 when there is no such command."""
    output = subprocess.DEVNULL if quiet else None
    try:
        child = subprocess.Popen([str(word) for word in command], cwd=cwd, stdout=output, stderr=output)
    except OSError as error:
        print(error, file=sys.stderr)
        return 127
    try:
        return child.wait()
    except KeyboardInterrupt:
        child.wait()  # the same Ctrl-C reached it: it may save and say goodbye, until a second one
        raise


def step(name: str, *command: object, cwd: Path = ROOT) -> None:
    """Run a command that has to succeed; raise StepError with the step's name otherwise."""
    if ended := status(*command, cwd=cwd):
        raise StepError(f"{name} failed (exit status {ended}).")


# Setting up


def prepare(purpose: str, *, window: bool = True) -> None:
    """Install what a purpose of EXTRAS needs and is missing; Qt's libraries only matter where a window opens."""
    key = setup_key()
    enough = list(EXTRAS)[list(EXTRAS).index(purpose) :]
    done = any(stamp(each).is_file() and stamp(each).read_text(encoding="utf-8") == key for each in enough)
    sound = done or venv_is_sound()
    if sys.platform == "linux":
        # Debian keeps what makes a venv in a package of its own.
        bare = not sound and importlib.util.find_spec("ensurepip") is None
        maker = [f"python3.{sys.version_info.minor}-venv"] if bare else []
        install_packages([*maker, *missing_packages(purpose)], vital=window or bare)
    if done:
        return
    if not sound:
        step("Making .venv", sys.executable, "-m", "venv", "--clear", VENV)
    say(f"Installing the Python packages for {purpose} into .venv: once, and again when setup.cfg changes")
    step("Installing the Python packages", *PIP, "install", "--editable", f"{ROOT}{EXTRAS[purpose]}")
    stamp(purpose).write_text(key, encoding="utf-8")


def stamp(purpose: str) -> Path:
    """Return the file that says what .venv was last set up from, for one purpose."""
    return VENV / f"ccassess-{purpose}.stamp"


def setup_key() -> str:
    """Return a text that changes whenever .venv has to be set up anew."""
    said = [str(ROOT), sys.version.split()[0].rpartition(".")[0]]
    said += [(ROOT / name).read_text(encoding="utf-8") for name in ("setup.cfg", "pyproject.toml")]
    return hashlib.sha256("\0".join(said).encode()).hexdigest()


def venv_is_sound() -> bool:
    """Tell whether .venv is there, is whole, and is of the Python that runs this."""
    probe = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    return PYTHON.is_file() and not status(PYTHON, "-c", probe, quiet=True)


def missing_packages(purpose: str) -> list[str]:
    """Return the Debian packages of the libraries and programs that a purpose needs and this computer lacks."""
    python = f"libpython3.{sys.version_info.minor}.so.1.0"
    packs = purpose == "packaging"
    libraries = [*QT_LIBRARIES.split(), *([python] if packs and sys.base_prefix == "/usr" else [])]
    tools = {**(TOOLS if purpose != "running" else {}), **(PACKING_TOOLS if packs else {})}
    missing = [debian_package(library) for library in libraries if not can_load(library)]
    return missing + [package for program, package in tools.items() if shutil.which(program) is None]


def debian_package(library: str) -> str:
    """Return the package of a shared library by Debian's rule for naming them: libEGL.so.1 is in libegl1."""
    name, _, version = library.lower().replace("glib-2", "glib2").partition(".so.")
    hyphen = "-" if name[-1].isdigit() else ""
    return name if name.startswith("libpython") else f"{name}{hyphen}{version}"


def can_load(library: str) -> bool:
    """Tell whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str], *, vital: bool) -> None:
    """Install system packages where we may, else say how; raise StepError when nothing goes on without them."""
    if not packages:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        say(f"Missing, by their Debian names: {' '.join(packages)}. Your system's own packages should have them.")
    elif may_install():
        say(f"Installing system packages: {' '.join(packages)}")
        # `env`, because sudo hands on no variable; a list of packages that cannot be refreshed may still serve.
        quietly = [*([] if is_root() else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive"]
        status(*quietly, "apt-get", "update")
        if status(*quietly, *install) and vital:
            raise StepError("Installing system packages failed.")
    elif vital:
        raise StepError(f"System packages are missing. Type this once, then try again:\n\n  sudo {' '.join(install)}\n")
    else:
        say(f"Going on without these system packages, which a window needs:\n\n  sudo {' '.join(install)}\n")


def is_root() -> bool:
    """Tell whether we may do anything on this computer."""
    return sys.platform != "win32" and os.geteuid() == 0


def may_install() -> bool:
    """Tell whether system packages can be installed without asking for a password."""
    return is_root() or (shutil.which("sudo") is not None and not status("sudo", "-n", "true", quiet=True))


# The commands


def run() -> None:
    """Open the program on the worked example, or print the example's report where there is no screen."""
    screen = sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    prepare("running", window=screen)
    if screen:
        step("The program", PYTHON, "-m", "ccassess", "--example")
        return
    say("There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): writing the example's report instead.")
    report = ROOT / "build" / "example-report.pdf"
    report.parent.mkdir(exist_ok=True)
    step("Writing the example's report", PYTHON, "-m", "ccassess", "report", "--example", "-o", report)
    say(report)


def test(*arguments: str) -> None:
    """Run the tests: all of them on every core, those that arguments choose as pytest does."""
    prepare("developing")
    step("The test run", PYTHON, "-m", "pytest", *(arguments or ("-n", "auto")))


def soak(*arguments: str) -> None:
    """Run the tests that take minutes."""
    prepare("developing")
    step("The soak", PYTHON, "-m", "pytest", "-m", "soak", *arguments)


def check() -> None:
    """Run every check, then name those that failed."""
    prepare("developing")
    layers = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    checks: dict[str, list[object]] = {
        "Format": [PYTHON, "-m", "ruff", "format", "--check"],
        "Lint": [PYTHON, "-m", "ruff", "check"],
        "Types": [PYTHON, "-m", "mypy"],
        "Layers": [PYTHON, "-c", layers],
    }
    for pack in sorted(ROOT.glob("criteria/*/pack.yaml")):
        checks[f"Criteria {pack.parent.name}"] = [PYTHON, "-m", "ccassess", "criteria", "check", pack.parent]
    checks["Translations"] = [PYTHON, CATALOGUES, "check"]
    checks["Wheel"] = [PYTHON, "-m", "tests.wheel"]
    failures = []
    for name, command in checks.items():
        say(f"\n{name}")
        if ended := status(*command):
            failures.append(f"{name} failed (exit status {ended}).")
    if failures:
        raise StepError("\n".join(["", *failures]))
    say("\nEvery check passed.")


def build() -> None:
    """Make the wheel and the one-folder program."""
    prepare("packaging")
    dist, work = ROOT / "dist", ROOT / "build" / "pyinstaller"
    shutil.rmtree(ROOT / "build" / "lib", ignore_errors=True)  # a file deleted since would come back from there
    step("Building the wheel", PYTHON, "-m", "build", "--wheel", "--no-isolation", "--outdir", dist, ROOT)
    options = [f"--distpath={dist}", f"--workpath={work}", f"--specpath={work}", "--noconfirm", "--log-level=WARN"]
    options += [f"--add-data={ROOT / each}{os.pathsep}ccassess/_data/{each}" for each in ("criteria", "resources")]
    options += ["--collect-submodules=ccassess", "--collect-data=reportlab", "--collect-data=pyphen"]
    options += ["--copy-metadata=ccassess", "--onedir", "--name=ccassess"]
    options += [] if sys.platform == "linux" else ["--windowed"]
    step("Building the program", PYTHON, "-m", "PyInstaller", *options, ROOT / "ccassess" / "__main__.py")
    program = dist / "ccassess" / PYTHON.with_stem("ccassess").name
    step("Listing the criteria by the built program", program, "criteria", "list", cwd=dist)
    say(f"In {dist}: {', '.join(sorted(path.name for path in dist.iterdir()))}")


def shots(*arguments: str) -> None:
    """Take a picture of every page into build/shots."""
    prepare("developing")
    step("Taking the pictures", PYTHON, "-m", "tests.shots", *arguments)


def bench(*arguments: str) -> None:
    """Measure what docs/benchmarks.md describes."""
    prepare("developing")
    step("Measuring", PYTHON, "-m", "tests.bench", *arguments)


def main(words: list[str]) -> int:
    """Do what the command line says; return the exit status."""
    command, *arguments = words or [""]
    commands = {"run": run, "test": test, "soak": soak, "check": check, "build": build, "shots": shots, "bench": bench}
    wrong = ""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python is told so
        wrong = f"ccassess needs Python 3.11 or later; this is {sys.version.split()[0]}."
    elif command in {"-h", "--help", "help"}:
        say(USAGE)
    elif command not in commands:
        wrong = f"There is no command {command!r}.\n\n{USAGE}" if command else USAGE
    elif arguments and command not in {"test", "soak", "shots", "bench"}:
        wrong = f"{command} takes no arguments, but got: {' '.join(arguments)}"
    else:
        return ending(command, commands[command], arguments)
    if wrong:
        print(wrong, file=sys.stderr)
    return 2 if wrong else 0


def ending(name: str, command: Callable[..., None], arguments: list[str]) -> int:
    """Do one command and return the exit status of its ending."""
    try:
        command(*arguments)
    except StepError as failure:
        print(f"\n{name}: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
