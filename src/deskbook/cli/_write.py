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
    real, home = (root / path).resolve(), root.resolve()
    if not real.is_relative_to(home):
        raise DeskbookError(f"{path!r} leads out of the project; put a plain folder there")
    return real


def replace(root: Path, path: str, content: bytes) -> None:
    """Put `content` in place of an existing file, whose mode is kept."""
    target = inside(root, path)
    fresh = _temporary(target, content, stat.S_IMODE(target.stat().st_mode))
    try:
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


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
