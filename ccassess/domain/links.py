"""Links as text: what kind of place one names, told from its letters alone; no system, and no network, is asked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from ccassess.domain.evidence import LINK_AT_MOST
from ccassess.domain.intake import IntakeError, NotTaken

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
_DRIVE = re.compile(r"[A-Za-z]:")
_HOST = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]")
_LOCAL_HOSTS = frozenset({"", "localhost"})


class LinkKind(StrEnum):
    """Where a link leads: to the web, to a place on this computer, or to one on another computer."""

    WEB = "web"
    LOCAL = "local"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"
    """An address of the web that hides where it leads, or a kind that is not taken at all."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link names: the `host` of a web address or of another computer, the `path` of a file or folder."""

    kind: LinkKind
    host: str = ""
    path: str = ""


def clean_link(text: str) -> str:
    """Return what a person gave as a link, without spaces and quotation marks around it.

    Raises IntakeError: "link-empty", "link-lines" (more than one line, or characters that are not seen),
    "link-too-long", "link-kind" (a scheme other than http, https and file).
    """
    words = text.strip()
    if len(words) > 1 and words[0] == words[-1] == '"':
        # As Windows copies a path.
        words = words[1:-1].strip()
    if not words:
        raise IntakeError(NotTaken.LINK_EMPTY)
    if len(words) > LINK_AT_MOST:
        raise IntakeError(NotTaken.LINK_TOO_LONG, most=str(LINK_AT_MOST))
    if any(unicodedata.category(one) in {"Cc", "Cf", "Zl", "Zp", "Cs"} for one in words):
        raise IntakeError(NotTaken.LINK_LINES)
    scheme = _scheme(words)
    if scheme not in {"", "http", "https", "file"}:
        raise IntakeError(NotTaken.LINK_KIND, scheme=scheme)
    return unicodedata.normalize("NFC", words)


def link_of(text: str) -> Link:
    """Return what a link names. Whatever begins like a share of the network is elsewhere, in each way to write it."""
    scheme = _scheme(text)
    if scheme in {"http", "https"}:
        return _web(text)
    if scheme == "file":
        return _file(text)
    if scheme:
        return Link(LinkKind.UNKNOWN)
    return _path(text)


def _scheme(text: str) -> str:
    """Return the scheme of a link in small letters; "" for a path: one letter before a colon is a drive."""
    found = _SCHEME.match(text)
    return found[1].lower() if found is not None else ""


def _web(text: str) -> Link:
    if re.search(r"[\s\\\x00-\x1f\x7f]", text):
        return Link(LinkKind.UNKNOWN)
    try:
        parts = urlsplit(text)
        host, name = parts.hostname or "", parts.username
        parts.port  # noqa: B018 - raises where it is none
    except ValueError:
        return Link(LinkKind.UNKNOWN)
    if not host or name is not None:
        # https://bank.example@elsewhere.example leads elsewhere.
        return Link(LinkKind.UNKNOWN)
    return Link(LinkKind.WEB, host=_in_ascii(host))


def _in_ascii(host: str) -> str:
    """Return a host's name as the network has it, so that letters of two scripts cannot be taken for one another."""
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return host


def _file(text: str) -> Link:
    rest = text.partition(":")[2]
    host, path = "", rest
    if rest.startswith("//"):
        host, slash, tail = rest[2:].partition("/")
        path = slash + tail
    host, path = unquote(host), unquote(path)
    if _DRIVE.fullmatch(host):
        host, path = "", f"/{host}{path}"
    if host.lower() not in _LOCAL_HOSTS:
        return Link(LinkKind.ELSEWHERE, host=host, path=f"//{host}{path}")
    if re.match(r"[/\\][A-Za-z]:", path):
        path = path[1:]
    return _path(path)


def _path(text: str) -> Link:
    slashed = text.replace("\\", "/")
    if slashed.startswith("//") or "\x00" in text or "//" in slashed[:4]:
        host = slashed.lstrip("/").partition("/")[0]
        return Link(LinkKind.ELSEWHERE, host=host if _HOST.fullmatch(host) else "", path=text)
    return Link(LinkKind.LOCAL, path=text)
