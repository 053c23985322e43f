"""What a new version of a pack changes, in sentences, and what that asks of its version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.versions import Bump, needed, next_version, stated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ccassess.domain.versions import PackChange
    from ccassess.i18n import Translator

_LONGEST = 60


def change_sentence(t: Translator, change: PackChange) -> str:
    """Return one change in a sentence without its full stop; ids and fields stay as the YAML has them."""
    name, data = change.id, change.data
    kind = kind_name(t, data.get("kind", ""))
    if change.code == "changed":
        return _changed(t, change, kind)
    if change.code == "meaning":
        return _meaning(t, change)
    sentences = {
        "added": t("{kind} {name}: added", kind=kind, name=name),
        "removed": t("{kind} {name}: gone", kind=kind, name=name),
        "order": _order(t, name, kind),
        "text": t("text {name}: reads differently", name=name),
        "added-text": t("text {name}: added", name=name),
        "removed-text": t("text {name}: gone", name=name),
        "translations": t.n(
            "language {name}: {count} text reads differently",
            "language {name}: {count} texts read differently",
            int(data.get("count", "0")),
            name=name,
        ),
        "tests": t("tests.yaml: other tests"),
        "migrations": t("migrations.yaml: other declarations"),
    }
    return sentences[change.code]


def bump_heading(t: Translator, bump: Bump) -> str:
    """Return the heading above the changes that ask for a step."""
    return {
        Bump.MAJOR: t("Major: can change the meaning of an answer"),
        Bump.MINOR: t("Minor: additions, and what changes no score"),
        Bump.PATCH: t("Patch: wording"),
        Bump.NONE: t("No change"),
    }[bump]


def verdict(t: Translator, old: str, new: str, changes: Sequence[PackChange]) -> tuple[str, bool]:
    """Return what the changes ask of the version of the new pack, and whether it has it.

    `old` and `new` are the versions of the two.
    """
    bump, step = needed(changes), stated(old, new)
    least = next_version(old, bump)
    if step is None:
        return t("The new version, {new}, is lower than the old one, {old}.", new=new, old=old), False
    if bump is Bump.NONE:
        return (t("Nothing differs.") if old == new else t("Nothing differs but the version.")), True
    said = {
        Bump.MAJOR: t("This is a major change: {old} -> at least {least}.", old=old, least=least),
        Bump.MINOR: t("This is a minor change: {old} -> at least {least}.", old=old, least=least),
        Bump.PATCH: t("This is a patch: {old} -> at least {least}.", old=old, least=least),
    }[bump]
    if step >= bump:
        return said, True
    if old == new:
        return f"{said} {t('The version is still {new}.', new=new)}", False
    return f"{said} {t('{new} is too small a step.', new=new)}", False


def bump_name(bump: Bump) -> str:
    """Return the word for a step, as data has it."""
    return bump.name.lower()


def _changed(t: Translator, change: PackChange, kind: str) -> str:
    data = change.data
    words = {"kind": kind, "name": change.id, "field": data["field"]}
    if max(len(data["old"]), len(data["new"])) > _LONGEST:
        place = _place(t, words)
        return t("{place} differs", place=place)
    return t("{place} was “{old}”, is “{new}”", place=_place(t, words), old=data["old"] or "–", new=data["new"] or "–")


def _place(t: Translator, words: Mapping[str, str]) -> str:
    # There is one total, and one pack.
    named = words["name"] not in {"", "total"}
    return t("{kind} {name}: {field}", **words) if named else t("{kind}: {field}", **words)


def _meaning(t: Translator, change: PackChange) -> str:
    prefix = f"{change.id}."
    texts = ", ".join(key.removeprefix(prefix) for key in change.data["texts"].split(", "))
    said = change.data["declared"]
    if said in {"same", "reworded"}:
        return t(
            "criterion {name}: reads differently, declared “{said}”: {texts}", name=change.id, said=said, texts=texts
        )
    return t("criterion {name}: asks or describes something else: {texts}", name=change.id, texts=texts)


def _order(t: Translator, name: str, kind: str) -> str:
    if name:
        return t("{name}: another order ({kind})", name=name, kind=kind)
    return t("another order ({kind})", kind=kind)


def kind_name(t: Translator, kind: str) -> str:
    """Return what a thing of a pack is called."""
    names = {
        "pack": t("pack"),
        "total": t("total"),
        "group": t("group"),
        "area": t("area"),
        "criterion": t("criterion"),
        "attribute": t("attribute"),
        "measure": t("measure"),
        "variant": t("variant"),
        "parameter": t("parameter"),
        "perspective": t("perspective"),
        "role": t("role"),
        "language": t("language"),
        "term": t("term"),
        "checklist": t("checklist"),
        "item": t("item"),
        "side": t("side"),
    }
    return names.get(kind, kind)
