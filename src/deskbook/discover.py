"""A package of modules is a registry: dropping a file in registers it."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def modules(package: str) -> Mapping[str, ModuleType]:
    """The modules of `package` by their own name, sorted; a leading underscore hides one.

    >>> "today" in modules("deskbook")
    True
    """
    parent = importlib.import_module(package)
    names = sorted(info.name for info in pkgutil.iter_modules(parent.__path__))
    return MappingProxyType(
        {name: importlib.import_module(f"{package}.{name}") for name in names if not name.startswith("_")}
    )
