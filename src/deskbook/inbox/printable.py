"""Text from anywhere, made safe to show: nothing in it moves the cursor, hides or turns the line round."""

from __future__ import annotations

import unicodedata

JOINERS = "\u200c\u200d"
"""They join letters and emoji of some scripts, and hide nothing."""


def printable(text: str) -> str:
    r"""One line of text with every sign escaped that a reader would not see.

    >>> printable("a\x1b[2Jb\u202ec\nd")
    'a\\x1b[2Jb\\u202ec\\nd'
    """
    return "".join(one.encode("unicode_escape").decode("ascii") if _hidden(one) else one for one in text)


def quoted(value: object) -> str:
    """A bad value as a message quotes it.

    >>> quoted("x" * 99), quoted([1]), quoted(None)
    ("'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'", 'a list', 'empty')
    """
    match value:
        case None:
            return "empty"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case bool() | int() | float():
            return str(value)[:40]
    text = str(value)
    return f"'{printable(text[:40])}{'…' if len(text) > 40 else ''}'"


def _hidden(one: str) -> bool:
    kind = unicodedata.category(one)
    return (kind[0] == "C" or kind in ("Zl", "Zp")) and one not in JOINERS
