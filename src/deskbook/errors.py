"""The one exception that a person sees, always as one line."""


class DeskbookError(Exception):
    """The command cannot go on; `str(error)` is the line to show (exit code 2)."""
