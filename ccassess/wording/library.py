"""The library of criteria in sentences: why a pack is not taken in, where one comes from, what its tests found."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text
from ccassess.domain.pack_refusals import PackRefusal, PackRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.pack_testing import Failure
    from ccassess.i18n import Translator
    from ccassess.wording.yaml_problems import Saying

TESTS_FILE = "tests.yaml"

_ARCHIVE: Mapping[PackRefusal, Saying] = {
    PackRefusal.NO_SUCH_PLACE: lambda t, w: t("There is neither a folder nor a file “{file}”.", **w),
    PackRefusal.NOT_A_ZIP: lambda t, w: t("{file} is not a ZIP file.", **w),
    PackRefusal.AN_ASSESSMENT: lambda t, w: t("{file} is an assessment, not a criteria pack.", **w),
    PackRefusal.DAMAGED: lambda t, w: t("{file} is damaged. Copy or download it again.", **w),
    PackRefusal.TOO_LARGE: lambda t, w: t(
        "{file} is too large for a criteria pack: more than {limit} million bytes.", **w
    ),
    PackRefusal.TOO_MANY_PARTS: lambda t, w: t("{file} holds more than {limit} files.", **w),
    PackRefusal.SWELLS: lambda t, w: t(
        "{file} is not opened: {name} in it would become more than {limit} times as large when unpacked.", **w
    ),
    PackRefusal.UNSAFE_NAME: lambda t, w: t(
        "{file} is not opened: it holds a file whose name could lead out of its folder, or is not allowed everywhere: "
        "{name}",
        **w,
    ),
    PackRefusal.LINK: lambda t, w: t("{file} is not opened: it holds a link, {name}.", **w),
    PackRefusal.DOUBLED_NAME: lambda t, w: t("{file} is not opened: it holds {name} twice.", **w),
    PackRefusal.ENCRYPTED: lambda t, w: t("{file} is locked with a password. Unpack it and install the folder.", **w),
    PackRefusal.UNKNOWN_COMPRESSION: lambda t, w: t(
        "{file} is packed in a way that this program does not read. Unpack it and install the folder.", **w
    ),
    PackRefusal.NO_PACK: lambda t, w: t("{file} holds no criteria pack: it has no pack.yaml.", **w),
    PackRefusal.SEVERAL_PACKS: lambda t, w: t(
        "{file} holds several packs: {names}. Unpack it and install them one by one.", **w
    ),
}

_LIBRARY: Mapping[PackRefusal, Saying] = {
    PackRefusal.TOO_MANY_TESTS: lambda t, w: t(
        "{id} {version} has more tests than can be run in a few seconds; it was not installed.", **w
    ),
    PackRefusal.TESTS_FAIL: lambda t, w: t(
        "{id} {version} computes differently from what its author expects; it was not installed.", **w
    ),
    PackRefusal.OTHER_CONTENT: lambda t, w: t(
        "{id} {version} is installed with other content: its author must raise the version.", **w
    ),
    PackRefusal.SHIPPED_OTHERWISE: lambda t, w: t(
        "{id} {version} comes with the program with other content: its author must raise the version.", **w
    ),
    PackRefusal.SHIPPED: lambda t, w: t("{id} {version} comes with the program and cannot be removed.", **w),
    PackRefusal.NOT_INSTALLED: lambda t, w: _not_installed(t, **w),
    PackRefusal.NOT_WRITTEN: lambda t, w: t("The library of criteria could not be changed: {detail}.", **w),
}

REFUSALS: Mapping[PackRefusal, Saying] = {**_ARCHIVE, **_LIBRARY}
"""A sentence for every reason."""


def pack_refusal(t: Translator, error: PackRefusedError) -> str:
    """Return why a pack is not taken into the library, or not out of it."""
    return REFUSALS[error.code](t, error.data)


def failure_sentence(t: Translator, failure: Failure) -> str:
    """Return what a pack's test found, with its place: "tests.yaml:12: all-at-half: total.points should be ..."."""
    return t(
        "{place}: {test}: {what} should be {expected}, is {got}.",
        place=f"{TESTS_FILE}:{failure.line}" if failure.line else TESTS_FILE,
        test=failure.test,
        what=f"{failure.node}.{failure.field}",
        expected=_as_written(t, failure.expected),
        got=_as_written(t, failure.got),
    )


def origin_words(t: Translator, *, shipped: bool) -> str:
    """Return where a pack at hand comes from."""
    return t("comes with the program") if shipped else t("installed")


def _not_installed(t: Translator, **w: str) -> str:
    if w["versions"]:
        return t("{id} {version} is not installed. Installed are: {versions}.", **w)
    said = t("{id} {version} is not installed.", **w)
    return f"{said} {t('Did you mean “{word}”?', word=w['hint'])}" if w.get("hint") else said


def _as_written(t: Translator, expected: str) -> str:
    """Return a number as an author writes it in YAML, a decimal where that ends; the id of a band as it is."""
    if expected == "none":
        return t("no number")
    try:
        return decimal_text(Fraction(expected))
    except ValueError:
        return expected
