"""Reading a criteria pack: files in, a frozen pack out, or everything that is wrong with them at once."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from ccassess.domain.pack import Pack
from ccassess.domain.problems import Problem
from ccassess.storage import strict_yaml
from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.conform import conform
from ccassess.storage.packs.layout import AREA, PACK, TRANSLATION
from ccassess.storage.packs.parts import Part
from ccassess.storage.packs.report import NOWHERE, Report, Spot
from ccassess.storage.packs.scales import read_scales
from ccassess.storage.packs.standing import read_bands, read_settings, read_ties
from ccassess.storage.packs.texts import SourceTexts
from ccassess.storage.packs.translations import TranslationReader, read_languages
from ccassess.storage.packs.tree import Sources, TreeReader
from ccassess.storage.yaml_bytes import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ccassess.domain.pack import Text
    from ccassess.storage.packs.shapes import Record

FORMAT = 1
"""The layout of a pack's files that this program reads."""
MAX_FILES = 200
"""Files of one pack."""

_TOP = "pack.yaml"
_COMPANIONS = ("measures.yaml", "glossary.yaml", "checklists.yaml", "tests.yaml")
_FOLDERS = ("areas", "i18n")

# After any of these some ids or lists are missing, and a translation of their texts is not to be blamed for it.
_KEYS_UNKNOWN = frozenset({Code.BAD_ID, Code.WRONG_TYPE, Code.EMPTY_LIST, Code.MISSING_KEY, Code.UNUSED_AREA_FILE})


class NotAPackError(Exception):
    """What was asked for is no pack at all, or cannot be read; `problem` says why."""

    def __init__(self, code: Code, file: str, **data: str) -> None:
        super().__init__(code, file)
        self.problem = Problem(str(code), file, data=data)


class PackInvalidError(Exception):
    """A pack has errors; `problems` holds them all, and the warnings, by file and place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems, the first: {problems[0]}")
        self.problems = problems


def read_pack(files: Mapping[str, bytes]) -> Pack:
    """Return the pack in these files (by path within the pack, with forward slashes).

    Raises PackInvalidError where it has errors; warnings alone do not matter here.
    """
    pack, problems = check_pack(files)
    if pack is None:
        raise PackInvalidError(problems)
    return pack


def check_pack(files: Mapping[str, bytes]) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Return the pack, None where it has errors, and all problems by file and place."""
    report = Report()
    pack = _Reader(report, files).read()
    return (None if report.has_errors else pack), report.sorted()


def read_pack_folder(folder: Path) -> Mapping[str, bytes]:
    """Return the files of the pack in a folder by path within it; files that belong to no pack are left out.

    Files over the size limit come cut to just above it, so that reading them says so. Raises NotAPackError where
    there is no pack.yaml, a file cannot be read, a link leads out of the folder, or there are over MAX_FILES files.
    """
    if not folder.is_dir():
        raise NotAPackError(Code.NOT_A_FOLDER, str(folder))
    paths = list(_paths(folder))
    if _TOP not in (path.name for path in paths):
        raise NotAPackError(Code.NOT_A_PACK, str(folder))
    if len(paths) > MAX_FILES:
        raise NotAPackError(Code.TOO_MANY_FILES, str(folder), limit=str(MAX_FILES))
    home = folder.resolve()
    return {path.relative_to(folder).as_posix(): _bytes(path, home) for path in paths}


def _paths(folder: Path) -> Iterator[Path]:
    for name in (_TOP, *_COMPANIONS):
        if (folder / name).exists() or (folder / name).is_symlink():
            yield folder / name
    for name in _FOLDERS:
        yield from sorted((folder / name).glob("*.yaml"))


def _bytes(path: Path, home: Path) -> bytes:
    try:
        if not path.resolve(strict=True).is_relative_to(home):
            raise NotAPackError(Code.LINK_OUTSIDE, str(path))
        # Opening a pipe or a device may wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAPackError(Code.UNREADABLE_FILE, str(path))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotAPackError(Code.UNREADABLE_FILE, str(path), reason=error.strerror or "") from error


class _Reader:
    """Reads one pack's files, each once."""

    def __init__(self, report: Report, files: Mapping[str, bytes]) -> None:
        self._report = report
        self._files = files

    def read(self) -> Pack | None:
        """Return the pack; it may be used only where the report has no errors."""
        pack = self._pack_part()
        if pack is None:
            return None
        area_files = self._named("areas")
        areas = {name: part for name in area_files if (part := self._part(name, AREA)) is not None}
        for name in sorted(self._files):
            if name in _COMPANIONS:
                self._root(name)
            elif name != _TOP and name not in area_files and name not in self._named("i18n"):
                self._report.add(Code.UNEXPECTED_FILE, Spot(name, NOWHERE))
        scales = read_scales(self._report, pack)
        complete = len(areas) == len(area_files) and pack.has("total")
        tree = TreeReader(self._report, Sources(pack, tuple(areas.values()), scales, complete))
        root = tree.read()
        source = SourceTexts(self._report)
        source.gather(pack, root, scales)
        bands = read_bands(self._report, pack, root)
        ties = read_ties(self._report, pack, root, complete=complete and tree.names.complete)
        languages = read_languages(self._report, pack)
        texts = self._translations(source, languages, complete=complete and tree.names.complete)
        return Pack(
            id=pack.text("id"),
            version=pack.text("version"),
            edition=pack.text("edition"),
            languages=languages,
            root=root.node,
            bands=bands,
            ties=ties,
            settings=read_settings(pack),
            texts={languages[0]: source.texts, **texts},
            files=dict(self._files),
        )

    def _pack_part(self) -> Part | None:
        """Return pack.yaml; an empty part where it is broken; None where its format is not ours to judge."""
        if _TOP not in self._files:
            self._report.add(Code.MISSING_FILE, Spot(_TOP, NOWHERE), file=_TOP)
            return Part({}, {}, Spot(_TOP, NOWHERE))
        spot = Spot(_TOP, strict_yaml.Mark(1, 1))
        root = self._root(_TOP)
        stated = _stated_format(root)
        if stated is not None and stated.text.isdecimal() and stated.text != str(FORMAT):
            at = spot.below("format", stated.mark)
            self._report.add(Code.UNSUPPORTED_FORMAT, at, format=stated.text, supported=FORMAT)
            return None
        found = None if root is None else conform(self._report, root, PACK, spot._replace(mark=root.mark))
        return found if isinstance(found, Part) else Part({}, {}, spot)

    def _root(self, name: str) -> strict_yaml.Value | None:
        document = strict_yaml.read(self._files[name])
        if isinstance(document, strict_yaml.Document):
            return document.root
        for error in document:
            self._report.add_yaml(name, error)
        return None

    def _part(self, name: str, shape: Record) -> Part | None:
        root = self._root(name)
        if root is None:
            return None
        found = conform(self._report, root, shape, Spot(name, root.mark))
        return found if isinstance(found, Part) else None

    def _named(self, folder: str) -> list[str]:
        """Return the files of a folder of the pack, sorted."""
        return sorted(
            name
            for name in self._files
            if name.startswith(f"{folder}/") and name.endswith(".yaml") and name.count("/") == 1
        )

    def _translations(
        self, source: SourceTexts, languages: tuple[str, ...], *, complete: bool
    ) -> Mapping[str, Mapping[str, Text]]:
        complete = complete and not self._report.has_any(_KEYS_UNKNOWN)
        reader = TranslationReader(self._report, source, languages, complete=complete)
        texts: dict[str, Mapping[str, Text]] = {}
        for name in self._named("i18n"):
            part = self._part(name, TRANSLATION)
            if part is not None:
                texts[name.removeprefix("i18n/").removesuffix(".yaml")] = reader.read(name, part)
        for language in languages[1:]:
            name = f"i18n/{language}.yaml"
            if name not in self._files:
                self._report.add(Code.MISSING_LANGUAGE_FILE, Spot(name, NOWHERE), language=language)
        return {language: texts[language] for language in languages[1:] if language in texts}


def _stated_format(root: strict_yaml.Value | None) -> strict_yaml.Scalar | None:
    entries = root.entries if isinstance(root, strict_yaml.Mapping) else ()
    values = (entry.value for entry in entries if entry.key.text == "format")
    return next((value for value in values if isinstance(value, strict_yaml.Scalar)), None)
