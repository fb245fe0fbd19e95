"""The reference page of a check: its docstring, with the examples that the tests execute."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

_EXAMPLE = re.compile(
    r"^(?P<mark>`{3,})(?P<language>[a-z]+) (?P<path>[^\s:]+)(?::(?P<lines>\d+(?:,\d+)*))?\n"
    r"(?P<text>.*?)^(?P=mark)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Example:
    """One small project: its files, and the lines (path, line) that findings must name."""

    files: Mapping[str, str]
    marked: frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a check says about itself; `severity` is `error` or `warning`."""

    code: str
    problem: str
    why: str
    wrong: Example
    right: Example
    severity: str


def reference(module: ModuleType) -> Reference:
    """Read a check's docstring; raises ValueError where a part of it is missing."""
    name = module.__name__.rpartition(".")[2]
    doc = (module.__doc__ or "").strip() + "\n"
    before, wrong, rest = doc.partition("\nWrong:\n")
    wrong_part, right, right_part = rest.partition("\nRight:\n")
    problem, _, why = before.partition("\n")
    if not (problem and why.strip() and wrong and right):
        raise ValueError(f"{name}: the docstring needs a problem, a reason, Wrong: and Right:; add them")
    return Reference(
        name.partition("_")[0].upper(),
        problem.rstrip("."),
        why.strip(),
        _example(wrong_part),
        _example(right_part),
        getattr(module, "SEVERITY", "error"),
    )


def _example(text: str) -> Example:
    files: dict[str, str] = {}
    marked: set[tuple[str, int]] = set()
    for found in _EXAMPLE.finditer(text):
        files[found["path"]] = found["text"]
        marked |= {(found["path"], int(line)) for line in (found["lines"] or "").split(",") if line}
    return Example(files, frozenset(marked))
