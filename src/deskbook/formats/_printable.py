"""Text that is safe to show in a terminal."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""Text that cannot move the cursor, colour the terminal or reverse the line.

    >>> printable("docs/\x1b[2Ja.md")
    'docs/\\x1b[2Ja.md'
    """
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
