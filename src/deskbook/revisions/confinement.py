"""Where a commit's own code runs: without a network, a home folder or a word of the caller's secrets.

A site is built by the hooks, macros and templates of its own commit. Everywhere, that code gets a bare
environment and an empty home. Where the system has a sandbox for ordinary users, it also gets no network,
none of the caller's processes, and none of the folders in which people, tools and agents keep keys.
What was had is tried out before it is told.
"""

from __future__ import annotations

import os
import shlex
import shutil
import site
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

PRIVATE = ("/home", "/root", "/tmp", "/var/tmp", "/run", "/var/run", "/mnt", "/media", "/dev/shm")
"""Folders of people, of temporary files and of sockets."""

NEEDED = ("/", "/bin", "/dev", "/etc", "/lib", "/lib64", "/opt", "/proc", "/sbin", "/sys", "/usr", "/var")
"""Never covered, whatever a home is said to be."""

_PROBE = """
import os, socket, sys
import deskbook, mike, mkdocs
hidden, scratch, own = sys.argv[1], sys.argv[2], int(sys.argv[3])
open(os.path.join(scratch, ".probe"), "w").close()
os.remove(os.path.join(scratch, ".probe"))
seen = os.path.exists(hidden) or any(name != "lo" for _, name in socket.if_nameindex())
sys.exit(seen or os.path.exists(f"/proc/{own}/environ") and own != os.getpid())
"""


@dataclass(frozen=True, slots=True)
class Confinement:
    """How a program is started in the scratch folder, and what that keeps from it, in words."""

    says: str
    wrap: Callable[[Path, Sequence[str]], Sequence[str]]
    full: bool


def confine(
    scratch: Path, home: Path, hidden: Iterable[Path], shown: Iterable[Path], env: Mapping[str, str]
) -> Confinement:
    """The strictest confinement that works here, for programs that write into `scratch` only.

    `hidden` are folders to keep from them beside the usual ones, `shown` what they read all the same.
    """
    private = _real([*map(Path, PRIVATE), *_homes(), Path(tempfile.gettempdir()), *hidden])
    private = [path for path in private if str(path) not in NEEDED]
    cover = _outermost(private)
    # Only what lies in a private folder needs to be shown, and never a whole one of them.
    needed = _real([*_interpreter(env), *shown])
    needed = [path for path in needed if not any(one.is_relative_to(path) for one in private)]
    keep = _outermost(path for path in needed if any(path.is_relative_to(one) for one in cover))
    own = [scratch, home]
    # Evidence that the covers hold: a file that is there, outside of what is shown.
    with tempfile.NamedTemporaryFile(prefix="deskbook-probe-") as evidence:
        for sandbox in (_bubblewrap, _namespaces):
            found = sandbox(cover, keep, own)
            if found and _holds(found, scratch, Path(evidence.name), env):
                return found
    return Confinement(
        "not confined: no sandbox works here, so it had a bare environment and an empty home, "
        "but the network and your files",
        lambda _folder, command: command,
        False,
    )


def _bubblewrap(cover: Sequence[Path], keep: Sequence[Path], own: Sequence[Path]) -> Confinement | None:
    program = shutil.which("bwrap")
    if not program:
        return None
    options = [
        program,
        "--unshare-all",
        "--cap-drop",
        "ALL",
        "--die-with-parent",
        "--ro-bind",
        "/",
        "/",
        "--dev",
        "/dev",
    ]
    options += ["--proc", "/proc"]
    for path in cover:
        if not path.is_relative_to("/dev"):
            options += ["--tmpfs", str(path)]
    for path in keep:
        options += ["--ro-bind", str(path), str(path)]
    for path in own:
        options += ["--bind", str(path), str(path)]
    return Confinement(
        "confined by bubblewrap: no network, no home folder, nothing of yours to write to",
        lambda folder, command: [*options, "--chdir", str(folder), "--", *command],
        True,
    )


def _namespaces(cover: Sequence[Path], keep: Sequence[Path], own: Sequence[Path]) -> Confinement | None:
    """The same with what util-linux brings: namespaces, covers, and no way to lift them again."""
    unshare, setpriv = shutil.which("unshare"), shutil.which("setpriv")
    if not unshare or not setpriv:
        return None
    enter = [unshare, "--user", "--map-root-user", "--net", "--ipc", "--pid", "--fork", "--kill-child"]
    enter += ["--mount", "--mount-proc", "sh", "-c"]
    drop = [setpriv, "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"]
    script = _script(cover, keep, own)

    def wrap(folder: Path, command: Sequence[str]) -> Sequence[str]:
        return [*enter, f'{script}cd {_q(folder)}\nexec "$@"', "sh", *drop, *command]

    return Confinement(
        "confined by namespaces: no network, no home folder, nothing of yours to write to", wrap, True
    )


def _script(cover: Sequence[Path], keep: Sequence[Path], own: Sequence[Path]) -> str:
    """Makes all that is mounted read-only, and puts an empty folder, with what is shown, over each cover."""
    stage = own[-1].with_name("stage")
    stage.mkdir(exist_ok=True)
    lines = ["set -eu", f"mount -t tmpfs tmpfs {_q(stage)}"]
    for number, path in enumerate(cover):
        empty = stage / str(number)
        lines.append(f"mkdir {_q(empty)}; mount -t tmpfs -o mode=755,nosuid,nodev tmpfs {_q(empty)}")
        for one in (one for one in (*keep, *own) if one.is_relative_to(path)):
            at = empty / one.relative_to(path)
            make = f"mkdir -p {_q(at)}" if one.is_dir() else f"mkdir -p {_q(at.parent)}; touch {_q(at)}"
            lines.append(f"{make}; mount --bind {_q(one)} {_q(at)}")
            if one not in own:
                lines.append(_read_only(at, _flags(one)))
    for place, flags in _mounts():
        required = "" if place == "/" else " 2>/dev/null || :"
        lines.append(_read_only(Path(place), flags) + required)
    with_stage_last = sorted(enumerate(cover), key=lambda one: stage.is_relative_to(one[1]))
    lines += [f"mount --rbind {_q(stage / str(number))} {_q(path)}" for number, path in with_stage_last]
    return "\n".join(lines) + "\n"


def _q(path: Path) -> str:
    return shlex.quote(str(path))


def _read_only(place: Path, flags: str) -> str:
    return f"mount -o remount,bind,ro{flags} {_q(place)}"


def _mounts() -> list[tuple[str, str]]:
    """(folder, the restrictions that it has and must keep) of each mount."""
    found = []
    for line in (
        Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    ):
        fields = line.split(" ")
        place = fields[4].encode().decode("unicode_escape")
        kept = [
            one
            for one in fields[5].split(",")
            if one in ("nosuid", "nodev", "noexec", "noatime", "nodiratime", "relatime")
        ]
        found.append((place, "".join(f",{one}" for one in kept)))
    return found


def _flags(path: Path) -> str:
    """Those of the mount that a path lies on."""
    around = [(place, flags) for place, flags in _mounts() if path.is_relative_to(place)]
    return max(around, key=lambda one: len(one[0]))[1] if around else ""


def _holds(found: Confinement, scratch: Path, evidence: Path, env: Mapping[str, str]) -> bool:
    """Whether the sandbox starts what a build needs, and hides what it should."""
    command = found.wrap(
        scratch, [sys.executable, "-c", _PROBE, str(evidence), str(scratch), str(os.getpid())]
    )
    try:
        done = subprocess.run(
            command, env=dict(env), stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _homes() -> list[Path]:
    found = [os.environ.get("HOME", "")]
    with suppress(ImportError, KeyError):
        import pwd  # only where users have homes in a table: not on Windows

        found.append(pwd.getpwuid(os.getuid()).pw_dir)
    return [Path(one) for one in found if one]


def _interpreter(env: Mapping[str, str]) -> list[Path]:
    """What Python needs of itself, wherever it is installed."""
    found = [sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path, *site.getsitepackages()]
    found += [
        one for name in ("PYTHONPATH", "LD_LIBRARY_PATH") for one in env.get(name, "").split(os.pathsep)
    ]
    if site.ENABLE_USER_SITE and site.USER_BASE:
        found += [site.getusersitepackages(), str(Path(site.USER_BASE, "bin"))]
    real = Path(os.path.realpath(sys.executable))
    return [Path(one) for one in found if one] + [real.parent.parent, Path(sys.executable).parent.parent]


def _real(paths: Iterable[Path]) -> list[Path]:
    """Where they really are, those that exist."""
    return [path for one in paths if (path := Path(os.path.realpath(one))).exists()]


def _outermost(paths: Iterable[Path]) -> list[Path]:
    """Each path that lies in none of the others, sorted."""
    found: list[Path] = []
    for path in sorted(set(paths)):
        if not any(path.is_relative_to(one) for one in found):
            found.append(path)
    return found
