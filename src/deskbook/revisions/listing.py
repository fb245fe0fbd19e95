"""The list of versions that a branch publishes: `versions.json`, as mike writes it and the site reads it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from deskbook.errors import DeskbookError
from deskbook.read.near import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "versions.json"

_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}")
_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


@dataclass(frozen=True, slots=True)
class Version:
    """One published version and what is recorded of it."""

    name: str
    title: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, Any] = field(default_factory=dict)

    def recorded(self, name: str) -> str | None:
        """The commit or tree hash recorded under `name`, or None where none is."""
        value = self.properties.get(name)
        return value if isinstance(value, str) and _HASH.fullmatch(value) else None

    @property
    def tools(self) -> dict[str, str]:
        """The packages that built it, name → version, as far as they are recorded."""
        tools = self.properties.get("tools")
        return {str(name): str(one) for name, one in tools.items()} if isinstance(tools, dict) else {}


def check_name(name: str, what: str = "version") -> str:
    """`name` itself, where it can name a folder of the site.

    >>> check_name("2026.11")
    '2026.11'
    >>> check_name("../up")
    Traceback (most recent call last):
    deskbook.errors.DeskbookError: '../up' cannot name a version; use letters, digits, '.', '_' and '-'
    """
    if not _NAME.fullmatch(name):
        raise DeskbookError(f"{name[:80]!r} cannot name a {what}; use letters, digits, '.', '_' and '-'")
    return name


def read(text: str) -> dict[str, Version]:
    """Name → version, newest first as the file has them.

    >>> read('[{"version": "1.0", "title": "Spring", "aliases": ["current"]}]')["1.0"].aliases
    ('current',)
    """
    try:
        return {
            check_name(one["version"]): Version(
                one["version"], str(one["title"]), tuple(sorted(one["aliases"])), one.get("properties") or {}
            )
            for one in json.loads(text)
        }
    except (ValueError, TypeError, KeyError, RecursionError):
        raise DeskbookError(f"{FILE} is not a list of versions; restore it from an earlier commit") from None


def with_properties(text: str, name: str, properties: Mapping[str, Any]) -> str:
    """The file with the properties of one version replaced, and every list of aliases in order.

    >>> listed = '[{"version": "1", "title": "1", "aliases": ["new", "current"]}]'
    >>> read(with_properties(listed, "1", {"approved_by": "finance"}))["1"]
    Version(name='1', title='1', aliases=('current', 'new'), properties={'approved_by': 'finance'})
    """
    versions = json.loads(text)
    for one in versions:
        one["aliases"] = sorted(one["aliases"])
        if one["version"] == name:
            one["properties"] = dict(properties)
    return json.dumps(versions, indent=2) + "\n"


def find(versions: Mapping[str, Version], name: str, branch: str) -> Version:
    """The version of that name; raises DeskbookError with the nearest one."""
    if found := versions.get(name):
        return found
    for one in versions.values():
        if name in one.aliases:
            raise DeskbookError(f"{name!r} is an alias; name the version it leads to, {one.name!r}")
    near = suggestion(name, versions, "" if versions else "nothing is published there yet")
    raise DeskbookError(f"unknown version {name!r} on {branch}; {near}")


def refuse_clash(versions: Mapping[str, Version], name: str, alias: str) -> None:
    """Raise DeskbookError where a version and an alias would claim one folder."""
    if name == alias:
        raise DeskbookError(f"{name!r} cannot be the version and its alias; choose another version name")
    for one in versions.values():
        if name in one.aliases:
            raise DeskbookError(f"{name!r} is the alias of {one.name}; choose another version name")
    if alias in versions:
        raise DeskbookError(f"{alias!r} is a published version; choose another alias")


def refuse_others_changed(
    before: Mapping[str, Version], after: Mapping[str, Version], name: str, alias: str
) -> None:
    """Raise DeskbookError where a build wrote into the list what is not its own to say."""
    for other, version in before.items():
        kept = tuple(one for one in version.aliases if one != alias)
        expected = replace(version, aliases=kept)
        if other != name and after.get(other) != expected:
            raise DeskbookError(
                f"the build of {name} changes what is recorded of {other}; look at the hooks of its commit"
            )
    if unknown := sorted(after.keys() - before.keys() - {name}):
        raise DeskbookError(f"the build of {name} lists {unknown[0]} too; look at the hooks of its commit")
