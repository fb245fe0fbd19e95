"""What the checks take from a project's `mkdocs.yml`: its values, read without running a tag or a plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path


class _Loader(yaml.SafeLoader):
    """Reads the file whatever tags it bears; what a tag would have made is None."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def read(root: Path) -> dict[str, Any]:
    """The settings of the project in `root`, empty where there are none that can be read."""
    try:
        found = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def options(settings: dict[str, Any], plugin: str) -> list[dict[str, Any]]:
    """The options of each plugin of that name."""
    plugins = settings.get("plugins")
    if isinstance(plugins, dict):
        plugins = [{name: one} for name, one in plugins.items()]
    if not isinstance(plugins, list):
        return []
    found = [one[plugin] for one in plugins if isinstance(one, dict) and plugin in one]
    return [one for one in found if isinstance(one, dict)]
