"""Writes a file of the project whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from deskbook.errors import DeskbookError


def inside(root: Path, path: str) -> Path:
    """Where `path` of the project really is; raises DeskbookError where that is outside of it."""
    try:
        real, home = (root / path).resolve(), root.resolve()
    except RuntimeError:  # how Python up to 3.12 tells of a loop
        raise DeskbookError(f"{path!r} is a link that leads back to itself; remove it") from None
    if not real.is_relative_to(home):
        raise DeskbookError(f"{path!r} leads out of the project; put a plain folder there")
    return real


def replace(root: Path, path: str, before: bytes, content: bytes) -> None:
    """Put `content` in place of a file that holds `before`, in one step; its mode is kept.

    Raises DeskbookError, and leaves the file as it is, where somebody has changed it meanwhile.
    """
    target = inside(root, path)
    changed = DeskbookError(f"{path} was changed meanwhile and is left as it is; run the command again")
    kept = target.with_name(f".deskbook-{os.getpid()}-before")
    fresh = None
    try:
        fresh = _temporary(target, content, stat.S_IMODE(target.stat().st_mode))
        with suppress(OSError):  # a file system without hard links keeps no second name
            kept.unlink(missing_ok=True)
            os.link(target, kept)
        if target.read_bytes() != before:
            raise changed
        fresh.replace(target)
        if kept.exists() and kept.read_bytes() != before:  # an editor wrote into it at that very moment
            kept.replace(target)
            raise changed
    except FileNotFoundError:
        raise changed from None
    finally:
        kept.unlink(missing_ok=True)
        if fresh:
            fresh.unlink(missing_ok=True)


def put(root: Path, path: str, content: bytes) -> None:
    """Put `content` below `root`, in place of what may be there, with the folders that it needs."""
    target = inside(root, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = _temporary(target, content, 0o666 & ~_umask())
    try:
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def create(root: Path, path: str, content: bytes) -> None:
    """Put `content` where no file is yet; raises DeskbookError where one is."""
    target = inside(root, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = _temporary(target, content, 0o666 & ~_umask())
    try:
        os.link(fresh, target)
    except FileExistsError:
        raise DeskbookError(f"{path} is there already; open it, or choose another id") from None
    except OSError:  # a file system without hard links
        if target.exists():
            raise DeskbookError(f"{path} is there already; open it, or choose another id") from None
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _temporary(target: Path, content: bytes, mode: int) -> Path:
    """A finished file beside `target`, on the disk and hidden from the reader."""
    handle, name = tempfile.mkstemp(prefix=".deskbook-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
