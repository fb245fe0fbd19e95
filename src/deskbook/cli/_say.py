"""What a command writes: its result to standard output, remarks to standard error."""

from __future__ import annotations

import sys

from deskbook.formats._printable import printable


def say(text: str) -> None:
    """One result, line ends as they are and one at the end."""
    if text:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def remark(text: str) -> None:
    """One line beside the result, such as a summary."""
    sys.stdout.flush()
    sys.stderr.write(f"{printable(text)}\n")


def complain(text: str) -> None:
    """The one line of a command that could not run."""
    remark("deskbook: " + " ".join(line.strip() for line in text.splitlines()))


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "warning"), counted(2, "reply", "replies")
    ('1 warning', '2 replies')
    """
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
