"""`deskbook migrate`: bring a project of an older shape into today's, whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from deskbook import app
from deskbook.cli import _write
from deskbook.cli._project import root_of
from deskbook.cli._say import counted, say
from deskbook.errors import DeskbookError
from deskbook.library.older_shape import emptied, moved

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from deskbook.library.model import Library

HELP = "move the records of an older project to their SOPs, comments and all"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="say what would move, and change nothing")


def run(args: argparse.Namespace) -> int:
    root = root_of(args)
    library = app.open_folder(root)
    before = {
        path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8-sig")
        for path in sorted((root / "sop_data").rglob("*.yml"))
    }
    read = {record.doc.path for records in library.records.values() for record in records.values()}
    if library.broken or before.keys() - read:
        first = next(
            (one.where for one in library.problems if one.where.path not in read or library.broken), None
        )
        raise DeskbookError(f"{first}: the project cannot be read whole; run deskbook check, mend it first")
    after = moved(library, before)
    gone = emptied(before, after)
    fresh = {path: text for path, text in after.items() if before.get(path) != text}
    if not fresh:
        say("nothing to move: the project has today's shape")
        return 0
    _prove(library, root, before, after)
    if not args.dry_run:
        _carry_out(root, fresh, before, gone)
    did = "would move" if args.dry_run else "moved"
    say(
        f"{did} {counted(len(gone), 'file')} into {counted(len(fresh), 'file')}; {counted(len(after), 'file')} in sop_data/ now"
    )
    return 0


def _prove(library: Library, root: Path, before: dict[str, str], after: dict[str, str]) -> None:
    """Raises DeskbookError where the moved files would not say exactly what the old ones say."""
    pages = {path: (root / path).read_bytes() for path in library.pages.keys() - library.packaged}
    then = app.open_files({**pages, **after}, library.today)
    for kind, records in library.records.items():
        for id, record in records.items():
            twin = then.find(kind, id)
            if twin is None or twin.data != record.data:
                raise DeskbookError(
                    f"{record.doc.path}: {kind} {id!r} would not read the same; nothing was moved"
                )


def _carry_out(root: Path, fresh: dict[str, str], before: dict[str, str], gone: list[str]) -> None:
    """Write the new files, then remove the old ones; on a fault put everything back."""
    written: list[str] = []
    try:
        for path, text in sorted(fresh.items()):
            if path in before:
                _write.replace(root, path, (root / path).read_bytes(), text.encode())
            else:
                _write.create(root, path, text.encode())
            written.append(path)
        for path in gone:
            (root / path).unlink()
            with suppress(OSError):
                (root / path).parent.rmdir()
    except (OSError, DeskbookError):
        for path in written:
            if path not in before:
                (root / path).unlink(missing_ok=True)
        for path, text in before.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
        raise
