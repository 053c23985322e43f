"""What an editor sees of a YAML file: values typed as its YAML reader types them, held against our schemas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from jsonschema import Draft202012Validator

from ccassess.storage.packs.json_schema import FILE_KINDS, schema

if TYPE_CHECKING:
    from collections.abc import Callable

VALIDATORS = {kind: Draft202012Validator(schema(kind)) for kind in FILE_KINDS}


class _Newer(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read by themselves."""


class _Older(yaml.SafeLoader):
    """YAML 1.1, as some are set to: No is false, 010 is eight."""


_Newer.yaml_implicit_resolvers = {}
for tag, form, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+0123456789.")),
):
    _Newer.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{form})$"), first)
_Older.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith((":timestamp", ":merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[str, Any]:
    # To an editor a key is what stands there: 0, 0.5 and No are texts.
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


_Newer.add_constructor("tag:yaml.org,2002:map", _mapping)
_Older.add_constructor("tag:yaml.org,2002:map", _mapping)

READINGS: tuple[Callable[[str], Any], ...] = (
    lambda text: yaml.load(text, _Newer),  # noqa: S506 - both are safe loaders
    lambda text: yaml.load(text, _Older),  # noqa: S506 - the same
)


def kind_of(name: str) -> str:
    """Return the kind of a pack's file by its name within the pack."""
    folder, _, file = name.rpartition("/")
    return {"areas": "area", "i18n": "translation"}.get(folder, file.removesuffix(".yaml"))


def underlined(name: str, text: str) -> list[str]:
    """Return what an editor would underline in a file of a pack, however it reads YAML; [] where nothing."""
    validator = VALIDATORS[kind_of(name)]
    return [
        f"{name}: {error.json_path}: {error.message}"
        for read in READINGS
        for error in validator.iter_errors(read(text))
    ]
