"""The programs that make a site: where they are, the environment they run in, and how they are stopped."""

from __future__ import annotations

import os
import re
import shutil
import signal
import site
import subprocess
import sys
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from deskbook.errors import DeskbookError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType

    from deskbook.revisions.confinement import Confinement

SETTINGS = ("DESKBOOK_SITE_URL",)
"""Variables that a project's mkdocs.yml may read: recorded with a version, as they shape its bytes."""

_KEPT = ("TMPDIR", "TMP", "TEMP", "SYSTEMROOT", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHASHSEED")
_BUILDERS = (
    *("Jinja2", "Markdown", "Pygments", "mike", "mkdocs", "mkdocs-macros-plugin"),
    *("mkdocs-material", "nh3", "pymdown-extensions"),
)
_MACHINE = re.compile(
    r"^(?:MemoryError|(?:\w*Error|fatal|error|deskbook|cp|mkdir): .*?("
    "No space left on device|Disk quota exceeded|Read-only file system|Cannot allocate memory"
    "|Too many open files|Input/output error|No usable temporary directory))",
    re.MULTILINE,
)
"""How programs tell that the machine failed them; a page that talks of it stands on a line of its own path."""

_NOISE = re.compile(r"INFO|DEBUG|Traceback|\s|error: Command |$")


def settings() -> dict[str, str]:
    """The settings of the caller's environment."""
    return {name: os.environ[name] for name in SETTINGS if os.environ.get(name)}


def builders() -> dict[str, str]:
    """The packages whose version shows in a built page, and `python`: name → version."""
    found = {name: installed for name in _BUILDERS if (installed := _installed(name))}
    return found | {"python": f"{sys.version_info.major}.{sys.version_info.minor}"}


def require() -> None:
    """Raise DeskbookError where a program is missing, or where mike would build with another engine."""
    for name in ("deskbook", "mike", "mkdocs"):
        _program(name)
    if _installed("properdocs"):
        raise DeskbookError(
            "mike would build with properdocs, which is installed; use an environment without it"
        )


def alone(seconds: int) -> dict[str, str]:
    """An environment for git and the tools without a trace of the caller's shell and git settings.

    Every commit made in it bears the same name and time.
    """
    base = {"PYTHONUSERBASE": site.USER_BASE} if site.ENABLE_USER_SITE and site.USER_BASE else {}
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        **base,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "deskbook",
        "GIT_AUTHOR_EMAIL": "deskbook",
        "GIT_AUTHOR_DATE": f"{seconds} +0000",
        "GIT_COMMITTER_NAME": "deskbook",
        "GIT_COMMITTER_EMAIL": "deskbook",
        "GIT_COMMITTER_DATE": f"{seconds} +0000",
    }


def environment(
    project: Path, home: Path, version: str, seconds: int, chosen: Mapping[str, str]
) -> dict[str, str]:
    """What a build of `project` as `version` sees: nothing else could change a page, or be stolen.

    `home` is an empty folder.
    Where the commit brings its own deskbook, that one checks and renders its pages.
    """
    found = {**alone(seconds), **chosen}
    own = project / "src"
    if (own / "deskbook" / "__init__.py").is_file():
        found["PYTHONPATH"] = os.pathsep.join(filter(None, (str(own), found.get("PYTHONPATH"))))
    return found | {
        "HOME": str(home),
        "MIKE_DOCS_VERSION": version,
        "NO_COLOR": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "SOURCE_DATE_EPOCH": str(seconds),
    }


def run(
    folder: Path, env: Mapping[str, str], confinement: Confinement, name: str, *arguments: str
) -> tuple[int, str]:
    """(exit code, all that it printed) of one program; whatever ends us ends it and its children."""
    process = subprocess.Popen(
        tuple(confinement.wrap(folder, (_program(name), *arguments))),
        cwd=folder,
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate()
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    told = output.decode(errors="replace")
    refuse_machine_fault(process.returncode, told)
    return process.returncode, told


def refuse_machine_fault(code: int, output: str) -> None:
    """Raise DeskbookError where a program failed for want of room or memory: no edit would mend that."""
    if code and (found := _MACHINE.search(output)):
        why = (found[1] or "out of memory").lower()
        raise DeskbookError(
            f"the machine stopped the build ({why}); make room, or name another folder "
            "for temporary files in TMPDIR, and run it again"
        )
    if code < 0:
        name = signal.Signals(-code).name
        raise DeskbookError(
            f"the build was killed by {name}; see whether the memory ran out, and run it again"
        )


def telling(output: str) -> tuple[str, ...]:
    r"""The lines of a failed build that a person needs; the last one where none stands out.

    >>> telling("INFO    -  Building\nWARNING -  a.md: no b.md\nAborted with 1 warnings\n")
    ('WARNING -  a.md: no b.md', 'Aborted with 1 warnings')
    """
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    return tuple(line for line in lines if not _NOISE.match(line)) or tuple(lines[-1:])


@contextmanager
def terminable() -> Iterator[None]:
    """A polite kill ends the command the way Ctrl-C does, so that it cleans up behind itself."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _program(name: str) -> str:
    beside = Path(sys.executable).parent
    found = shutil.which(name, path=str(beside)) or shutil.which(name)
    if not found:
        raise DeskbookError(f"{name} is not installed beside deskbook; run `pip install --editable .`")
    return found


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
