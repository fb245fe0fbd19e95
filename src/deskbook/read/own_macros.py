"""The names of a project's own macros, read from its code and never by running it."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskbook.read import mkdocs_yml

if TYPE_CHECKING:
    from collections.abc import Iterator


def own_macros(root: Path, settings: dict[str, Any]) -> frozenset[str]:
    """What `main.py`, and the modules that `mkdocs.yml` names for the plugin `macros`, register with `env.macro`."""
    return frozenset(
        name
        for file in _files(root, mkdocs_yml.options(settings, "macros"))
        for name in registered(file.read_text("utf-8", errors="replace"))
    )


def registered(code: str) -> list[str]:
    """The names that a module gives to its macros.

    >>> registered("def define_env(env):\\n  @env.macro\\n  def badge(x): ...\\n  env.macro(len, 'size')\\n")
    ['badge', 'size']
    """
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return sorted({name for node in ast.walk(tree) for name in _names(node)})


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef):
        for mark in node.decorator_list:
            if _is_macro(mark) or (isinstance(mark, ast.Call) and _is_macro(mark.func)):
                yield node.name
    elif isinstance(node, ast.Call) and _is_macro(node.func) and node.args:
        given = [*node.args[1:2], *(word.value for word in node.keywords if word.arg == "name")]
        if given and isinstance(given[0], ast.Constant) and isinstance(given[0].value, str):
            yield given[0].value
        elif not given and isinstance(node.args[0], ast.Name):
            yield node.args[0].id


def _is_macro(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "macro"


def _files(root: Path, options: list[dict[str, Any]]) -> Iterator[Path]:
    main = "main"
    modules: list[str] = []
    for found in options:
        main = str(found.get("module_name") or main)
        modules += [str(name).rpartition(":")[2] for name in found.get("modules") or []]
    for base in (root / main, *(root.joinpath(*name.split(".")) for name in modules)):
        yield from (file for file in [base.with_suffix(".py"), *sorted(base.rglob("*.py"))] if file.is_file())
    for name in modules:
        top, _, rest = name.partition(".")
        spec = importlib.util.find_spec(top) if top.isidentifier() else None
        if spec and spec.origin and top != "deskbook":
            here = Path(spec.origin)
            inner = here.parent.joinpath(*rest.split(".")) if rest else here.with_suffix("")
            places = (inner.with_suffix(".py"), inner / "__init__.py")
            yield from (file for file in places if file.is_file())
