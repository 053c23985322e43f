"""Reading a criteria pack: files in, a frozen pack out, or everything that is wrong with them at once."""

from __future__ import annotations

import stat
from itertools import chain
from typing import TYPE_CHECKING

from ccassess.domain.failures import ForeignBytesError
from ccassess.domain.pack import Pack
from ccassess.domain.problems import Problem, Severity
from ccassess.storage import strict_yaml
from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.companions import (
    COMPANIONS,
    MEASURES_FILE,
    WITHOUT_TEXTS,
    Ground,
    gather_texts,
    read_companions,
)
from ccassess.storage.packs.conform import conform
from ccassess.storage.packs.layout import AREA, PACK, TRANSLATION
from ccassess.storage.packs.names import known_ids, note_ids
from ccassess.storage.packs.parts import Part
from ccassess.storage.packs.report import NOWHERE, Report, Spot
from ccassess.storage.packs.scales import read_scales
from ccassess.storage.packs.standing import read_bands, read_settings, read_ties
from ccassess.storage.packs.texts import SourceTexts
from ccassess.storage.packs.translations import TranslationReader, files_by_language, read_languages
from ccassess.storage.packs.tree import Sources, TreeReader
from ccassess.storage.yaml_bytes import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from ccassess.domain.pack import Text
    from ccassess.storage.packs.shapes import Record

FORMAT = 1
"""The layout of a pack's files that this program reads."""
MAX_FILES = 150
"""Files of one pack; with what else an assessment file holds they have to fit into its members."""

TOP = "pack.yaml"
FOLDERS = ("areas", "i18n")
_TRANSLATIONS = "i18n/"

# After any of these some ids or lists are missing, and a translation of their texts is not to be blamed for it.
_KEYS_UNKNOWN = frozenset({Code.BAD_ID, Code.WRONG_TYPE, Code.EMPTY_LIST, Code.MISSING_KEY, Code.UNUSED_AREA_FILE})


class NotAPackError(ForeignBytesError):
    """What was asked for is no pack at all, or cannot be read; `problem` says why."""

    def __init__(self, code: Code, file: str, **data: str) -> None:
        super().__init__(code, file)
        self.problem = Problem(str(code), file, data=data)


class PackInvalidError(ForeignBytesError):
    """A pack has errors; `problems` holds them all, and the warnings, by file and place.

    `named` is how a person named the pack, "" where nobody did.
    """

    def __init__(self, problems: tuple[Problem, ...], named: str = "") -> None:
        super().__init__(f"{len(problems)} problems, the first: {problems[0]}")
        self.problems = problems
        self.named = named


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


def read_source(files: Mapping[str, bytes]) -> tuple[tuple[str, ...], Mapping[str, Text]]:
    """Return a pack's languages, its own first, and its texts in that; only files that hold such are looked at.

    Raises PackInvalidError where one of them has errors.
    """
    pack, problems = _checked_untranslated({name: data for name, data in files.items() if name not in WITHOUT_TEXTS})
    if pack is None:
        raise PackInvalidError(problems)
    return pack.languages, pack.texts[pack.source_language]


def check_but_for_translations(files: Mapping[str, bytes]) -> tuple[Pack | None, tuple[Problem, ...], bool]:
    """Return the pack, None where it has errors; all problems; and whether the pack comes without translations.

    It does where nothing but they have errors.
    """
    pack, problems = check_pack(files)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors and all(problem.file.startswith(_TRANSLATIONS) for problem in errors):
        return _checked_untranslated(files)[0], problems, True
    return pack, problems, False


def _checked_untranslated(files: Mapping[str, bytes]) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Return the pack as if it had no translations, None where it has errors even so, and the problems."""
    report = Report()
    pack = _Reader(report, {name: data for name, data in files.items() if not name.startswith(_TRANSLATIONS)}).read()
    problems = tuple(problem for problem in report.sorted() if problem.code != Code.MISSING_LANGUAGE_FILE)
    return (None if any(problem.severity is Severity.ERROR for problem in problems) else pack), problems


def read_pack_folder(folder: Path) -> Mapping[str, bytes]:
    """Return the files of the pack in a folder by path within it; files that belong to no pack are left out.

    Files over the size limit come cut to just above it, so that reading them says so. Raises NotAPackError where
    there is no pack.yaml, a file cannot be read, a link leads out of the folder, or there are over MAX_FILES files.
    """
    if not folder.is_dir():
        raise NotAPackError(Code.NOT_A_FOLDER, str(folder))
    paths = list(_paths(folder))
    if TOP not in (path.name for path in paths):
        raise NotAPackError(Code.NOT_A_PACK, str(folder))
    if len(paths) > MAX_FILES:
        raise NotAPackError(Code.TOO_MANY_FILES, str(folder), limit=str(MAX_FILES))
    home = folder.resolve()
    return {path.relative_to(folder).as_posix(): _bytes(path, home) for path in paths}


def _paths(folder: Path) -> Iterator[Path]:
    for name in (TOP, *COMPANIONS):
        if (folder / name).exists() or (folder / name).is_symlink():
            yield folder / name
    for name in FOLDERS:
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
    except RuntimeError as error:
        # How Python says up to 3.12 that links lead in a circle.
        raise NotAPackError(Code.UNREADABLE_FILE, str(path)) from error


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
        beside = {name: self._part(name, shape) for name, shape in COMPANIONS.items() if name in self._files}
        languages = files_by_language(self._named("i18n"))
        self._check_names({TOP, *area_files, *COMPANIONS, *chain.from_iterable(languages.values())})
        scales = read_scales(self._report, pack)
        complete = len(areas) == len(area_files) and pack.has("total")
        roles = note_ids(self._report, pack.parts("roles"))
        measures = beside.get(MEASURES_FILE)
        known_measures = None if measures is None else known_ids(measures, "measures")
        sources = Sources(pack, tuple(areas.values()), scales, complete, known_ids(pack, "roles"), known_measures)
        tree = TreeReader(self._report, sources)
        root = tree.read()
        complete = complete and tree.names.complete
        source = SourceTexts(self._report)
        source.gather(pack, root, scales)
        gather_texts(source, beside)
        companions = read_companions(self._report, beside, Ground(pack, root, complete))
        bands = read_bands(self._report, pack, root)
        ties = read_ties(self._report, pack, root, complete=complete)
        offered = read_languages(self._report, pack)
        known = complete and None not in beside.values() and not self._report.has_any(_KEYS_UNKNOWN)
        translations = TranslationReader(self._report, source, offered, complete=known)
        texts = self._translations(translations, offered, languages)
        return Pack(
            id=pack.text("id"),
            version=pack.text("version"),
            edition=pack.text("edition"),
            languages=offered,
            root=root.node,
            bands=bands,
            ties=ties,
            settings=read_settings(pack),
            texts={offered[0]: source.texts, **texts},
            files=dict(self._files),
            roles=roles,
            perspectives=companions.perspectives,
            measures=companions.measures,
            terms=companions.terms,
            checklists=companions.checklists,
            tests=companions.tests,
            migrations=companions.migrations,
        )

    def _check_names(self, known: Collection[str]) -> None:
        for name in sorted(self._files):
            if name not in known:
                self._report.add(Code.UNEXPECTED_FILE, Spot(name, NOWHERE))

    def _pack_part(self) -> Part | None:
        """Return pack.yaml; an empty part where it is broken; None where its format is not ours to judge."""
        if TOP not in self._files:
            self._report.add(Code.MISSING_FILE, Spot(TOP, NOWHERE), file=TOP)
            return Part({}, {}, Spot(TOP, NOWHERE))
        spot = Spot(TOP, strict_yaml.Mark(1, 1))
        root = self._root(TOP)
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
        self, reader: TranslationReader, offered: Sequence[str], files: Mapping[str, Sequence[str]]
    ) -> Mapping[str, Mapping[str, Text]]:
        """Return the texts of each language that the pack offers beside its own."""
        texts = {
            language: reader.read(language, {name: self._part(name, TRANSLATION) for name in names})
            for language, names in files.items()
        }
        for language in offered[1:]:
            if language not in files:
                spot = Spot(f"i18n/{language}.yaml", NOWHERE)
                self._report.add(Code.MISSING_LANGUAGE_FILE, spot, language=language)
        return {language: texts[language] for language in offered[1:] if language in texts}


def _stated_format(root: strict_yaml.Value | None) -> strict_yaml.Scalar | None:
    entries = root.entries if isinstance(root, strict_yaml.Mapping) else ()
    values = (entry.value for entry in entries if entry.key.text == "format")
    return next((value for value in values if isinstance(value, strict_yaml.Scalar)), None)
