"""Our scripts as they are sent: the comments stay at home."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)[ \t]*\n", re.MULTILINE | re.DOTALL)


def lean(script: str) -> str:
    """A script without the lines that only comment.

    >>> lean("// Adds one.\\nconst more = 1; // kept\\n/** a\\n * b */\\nadd(more);\\n")
    'const more = 1; // kept\\nadd(more);\\n'
    >>> lean("/** @type {A} */ (of).go();\\n/** b */\\n")
    '/** @type {A} */ (of).go();\\n'
    """
    return _COMMENT.sub("", script)
