"""The project that a command works on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deskbook import app
from deskbook.errors import DeskbookError

if TYPE_CHECKING:
    import argparse

    from deskbook.library.model import Library


def root_of(args: argparse.Namespace) -> Path:
    """The folder of `--root`, else the nearest from here upward that has docs/ and sop_data/."""
    if args.root is not None:
        root = Path(args.root)
        if not (root / "docs").is_dir():
            raise DeskbookError(f"--root: no docs/ folder in {str(root)!r}; give the project's folder")
        return root
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "docs").is_dir() and (folder / "sop_data").is_dir():
            return folder
    raise DeskbookError("no docs/ and sop_data/ here or above; run deskbook in a project, or give --root DIR")


def library_of(args: argparse.Namespace) -> Library:
    """The project, read."""
    return app.open_folder(root_of(args))
