"""A commit's own code reaches no network, no home, no secret, and nothing to write to but its scratch folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from deskbook.revisions import confinement, tools
from deskbook.revisions.confinement import confine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from deskbook.revisions.confinement import Confinement


@pytest.fixture(params=["bwrap", "unshare"])
def confined(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Confinement:
    """Each sandbox in turn, where it works here, over a project and a home of the test's own."""
    names = {"bwrap": ["bwrap"], "unshare": ["unshare", "setpriv"]}[request.param]
    real = shutil.which
    monkeypatch.setattr(confinement.shutil, "which", lambda name: real(name) if name in names else None)
    for name in ("project", "home", "scratch/work", "scratch/home"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "secret").write_text("s3cret")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GH_TOKEN", "s3cret")
    found = confine(
        tmp_path / "scratch/work", tmp_path / "scratch/home", [tmp_path / "project"], [], tools.alone(0)
    )
    if not found.full:
        pytest.skip(f"{request.param} makes no sandbox here")
    return found


def ran(confined: Confinement, folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    command = confined.wrap(folder, ("sh", "-c", script))
    return subprocess.run(command, env=tools.alone(0), capture_output=True, text=True, check=False)


def test_it_hides_what_is_private_and_shows_what_is_needed(confined: Confinement, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch/work"
    done = ran(confined, scratch, f"cat '{tmp_path}'/*/secret ~/secret 2>/dev/null; pwd; ls; touch made; env")
    assert "GH_TOKEN" not in done.stdout
    assert "s3cret" not in done.stdout
    assert str(scratch) in done.stdout.splitlines()
    assert (scratch / "made").exists()
    assert ran(confined, scratch, f"'{sys.executable}' -c 'import deskbook, mkdocs'").returncode == 0
    assert ran(confined, scratch, "exit 7").returncode == 7


def test_it_writes_nowhere_else(confined: Confinement, tmp_path: Path) -> None:
    for place in (tmp_path, sys.prefix, "/usr", "/etc", os.path.dirname(confinement.__file__)):  # noqa: PTH120
        mark = f"{place}/deskbook-was-here"
        ran(confined, tmp_path / "scratch/work", f"mkdir -p '{place}'; touch '{mark}'")
        assert not os.path.exists(mark)  # noqa: PTH110


def test_it_sees_no_process_and_lifts_no_cover(confined: Confinement, tmp_path: Path) -> None:
    script = (
        "cat /proc/[0-9]*/environ | tr '\\0' '\\n' | grep -c GH_TOKEN;"
        f"umount -l '{tmp_path}' /tmp /root /home; umount /tmp;"
        "unshare --user --map-root-user --mount sh -c 'umount -l /tmp; cat /tmp/*/*/project/secret';"
        f"cat '{tmp_path}/project/secret' '{tmp_path}/home/secret'"
    )
    done = ran(confined, tmp_path / "scratch/work", script)
    assert done.stdout.splitlines()[:1] == ["0"]
    assert "s3cret" not in done.stdout


@pytest.fixture
def host() -> Iterator[int]:
    """A server on this machine, which a program without a network cannot reach."""
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_it_has_no_network(confined: Confinement, tmp_path: Path, host: int) -> None:
    program = f'import socket; socket.create_connection(("127.0.0.1", {host}), 5)'
    subprocess.run((sys.executable, "-c", program), check=True)
    done = ran(confined, tmp_path / "scratch/work", f"'{sys.executable}' -c '{program}'")
    assert "refused" in done.stderr or "unreachable" in done.stderr


def test_without_a_sandbox_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement.shutil, "which", lambda name: None)
    found = confine(tmp_path, tmp_path, [], [], tools.alone(0))
    assert not found.full
    assert found.says.startswith("not confined: no sandbox works here")
    assert found.wrap(tmp_path, ("x", "y")) == ("x", "y")


def test_a_sandbox_that_does_not_hold_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program of that name that only starts what it is given hides nothing."""
    fake = tmp_path / "bwrap"
    fake.write_text('#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done; shift; exec "$@"\n')
    fake.chmod(0o755)
    monkeypatch.setattr(confinement.shutil, "which", lambda name: str(fake) if name == "bwrap" else None)
    assert not confine(tmp_path, tmp_path, [], [], tools.alone(0)).full


def test_a_private_folder_is_not_shown_although_python_looks_there(
    confined: Confinement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PYTHONPATH may name a whole home; a folder below it is shown all the same."""
    (tmp_path / "home/code").mkdir()
    (tmp_path / "home/code/here").write_text("shown")
    env = tools.alone(0) | {"PYTHONPATH": f"{tmp_path / 'home'}{os.pathsep}{tmp_path / 'home/code'}"}
    env["PYTHONPATH"] += os.pathsep + os.environ.get("PYTHONPATH", "")
    found = confine(tmp_path / "scratch/work", tmp_path / "scratch/home", [], [], env)
    assert found.full
    done = ran(found, tmp_path / "scratch/work", f"cat '{tmp_path}/home/code/here' '{tmp_path}/home/secret'")
    assert done.stdout == "shown"
