"""Every check: what it finds, why that matters, and an example of wrong and right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.discover import modules
from deskbook.html.elements import Child, el, label
from deskbook.rules._reference import reference

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library
    from deskbook.rules._reference import Example

_CODE = re.compile(r"`([^`\n]+)`")


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view desk-checks-list"})
    for module in modules("deskbook.rules").values():
        parts = reference(module)
        box.append(el("h2", {"id": parts.code.lower()}, f"{parts.code}: {parts.problem}"))
        box.extend(_prose(parts.why))
        if parts.severity == "warning":
            box.append(el("p", None, "A warning; ", el("code", None, "--strict"), " makes it an error."))
        box.append(label("Wrong"))
        box.extend(_files(parts.wrong))
        box.append(label("Right"))
        box.extend(_files(parts.right))
    return box


def _prose(text: str) -> list[Element]:
    """Paragraphs, with what stands between backticks as code."""
    found = []
    for part in re.split(r"\n\s*\n", text):
        words: list[Child] = []
        for index, piece in enumerate(_CODE.split(" ".join(part.split()))):
            words.append(el("code", None, piece) if index % 2 else piece)
        found.append(el("p", None, *words))
    return found


def _files(example: Example) -> list[Element]:
    lines = {path: sorted(line for of, line in example.marked if of == path) for path in example.files}
    found = []
    for path, text in example.files.items():
        marks = ", ".join(f"line {line}" for line in lines[path])
        found.append(
            el("p", {"class": "desk-file"}, el("code", None, path), f" ({marks})" if marks else None)
        )
        found.append(el("pre", {"class": "desk-example"}, el("code", None, text)))
    return found
