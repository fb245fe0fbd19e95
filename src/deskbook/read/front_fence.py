"""A page whose front matter is not fenced as it should be: what is wrong, and how it was meant."""

from __future__ import annotations

import re
from typing import NamedTuple

from deskbook.read.source import front_matter

_FIELDS = re.compile(r"(?:(?:[\w-]+:(?:[ \t].*)?|[ \t]+\S.*|- .*)(?:\n|\Z))+")
_FENCE = re.compile(r"---[ \t]*\n")


class Meant(NamedTuple):
    """The page as its writer meant it, with the lines at which both parts begin."""

    problem: str
    front: str
    front_line: int
    body: str
    body_line: int


def meant(text: str) -> Meant | None:
    """How to read a page whose fences are wrong, or None where it shows no front matter at all.

    >>> meant("title: A\\n---\\nBody\\n")[:3]
    ('the three hyphens above the front matter are missing; write them on line 1', 'title: A\\n', 1)
    >>> meant("---\\ntitle: A\\n\\nBody\\n")[3:]
    ('\\nBody\\n', 3)
    """
    bare = text.lstrip()
    above = text[: len(text) - len(bare)]
    if above and (split := front_matter(bare)):
        problem = "front matter begins below an empty line; begin the file with its three hyphens"
        shift = above.count("\n")
        return Meant(problem, split[0], shift + 2, split[1], split[2] + shift)
    opening = _FENCE.match(text)
    start = opening.end() if opening else 0
    fields = _FIELDS.match(text, start)
    front, end = (fields[0], fields.end()) if fields else ("", start)
    after = text.count("\n", 0, end) + 1
    if opening:
        problem = "front matter is opened and never closed; end it with a line of three hyphens"
        return Meant(problem, front, 2, text[end:], after)
    if front and (closing := _FENCE.match(text, end)):
        problem = "the three hyphens above the front matter are missing; write them on line 1"
        return Meant(problem, front, 1, text[closing.end() :], after + 1)
    return None
