"""`deskbook build` and `deskbook serve`, with MkDocs itself."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DESKBOOK = (sys.executable, "-c", "import sys, deskbook.cli; sys.exit(deskbook.cli.main())")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "tests/sites/versions", folder)
    return folder


def deskbook(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "DESKBOOK_TODAY": "2026-03-01"}
    command = (*DESKBOOK, *arguments)
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False)


def test_a_finding_stops_the_build_before_it_begins(project: Path) -> None:
    file = project / "sop_data/raci/refund.yml"
    file.write_text(file.read_text().replace("tasks:", "taks:"))
    done = deskbook(project, "build")
    assert done.returncode == 1
    assert "sop_data/raci/refund.yml:2: SOP003 unknown field 'taks'; did you mean 'tasks'?" in done.stdout
    assert "as of 2026-03-01" in done.stderr
    assert not (project / "site").exists()


def test_the_build_is_strict_and_shows_only_what_is_to_mend(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text() + "unknown_option: true\n")
    done = deskbook(project, "build", "-d", "elsewhere")
    assert done.returncode == 1
    assert "unknown_option" in done.stdout
    assert done.stderr.endswith("not built\n")
    assert "Traceback" not in done.stdout + done.stderr


def test_a_full_disk_is_not_the_project_to_mend(project: Path) -> None:
    (project / "full.py").write_text(
        "def on_pre_build(config):\n    raise OSError(28, 'No space left on device', 'site/index.html')\n"
    )
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text() + "hooks: [full.py]\n")
    done = deskbook(project, "build")
    assert (done.returncode, done.stdout) == (2, "")
    assert "deskbook: the machine stopped the build (no space left on device); make room" in done.stderr


@pytest.fixture
def preview(project: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A preview that runs, and its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        (*DESKBOOK, "serve", "--port", str(port)),
        cwd=project,
        env={**os.environ, "DESKBOOK_TODAY": "2026-03-01"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process, port
    process.terminate()
    process.communicate()


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
            return page.status == 200
    except OSError:
        return False


def test_a_preview_ends_with_the_command(preview: tuple[subprocess.Popen[str], int]) -> None:
    process, port = preview
    while not answers(port):
        assert process.poll() is None
        time.sleep(0.1)
    process.terminate()
    assert process.wait() == 0
    assert process.stderr is not None
    assert (
        process.stderr.readline() == f"http://127.0.0.1:{port}/ as of 2026-03-01, as given; Ctrl-C ends it\n"
    )
    assert not answers(port)
