"""A second company, unlike the reference content: from the wheel in an empty folder to a verified revision.

Kittel Cycles repairs bikes in Berlin: two roles, euros, open from nine to six on weekdays, no plans, no tiers
of support. Nothing of the reference content may be needed, and nothing of it may show.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SITE_PAGES = ("", "search/", "suggest/", "decide/", "owners/", "training/", "reference/", "sops/late-repair/")


def run(command: list[str], folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from here and laid into a folder of its own; what it depends on is there already."""
    folder = tmp_path_factory.mktemp("wheel")
    env = dict(os.environ)
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], ROOT, env)
    wheel = next(folder.glob("*.whl"))
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--target",
        str(folder / "packages"),
        str(wheel),
    ]
    run([*install, "--disable-pip-version-check", "--no-index"], folder, env)
    return folder / "packages"


@pytest.fixture(scope="module")
def env(installed: Path) -> dict[str, str]:
    own = {"PYTHONPATH": str(installed), "NO_MKDOCS_2_WARNING": "1", "DESKBOOK_TODAY": "2026-11-22"}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **own, "PATH": path, "PYTHONSAFEPATH": "1"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The company's folder, under git as a lead would keep it."""
    folder = tmp_path_factory.mktemp("kittel") / "desk"
    shutil.copytree(HERE / "project", folder)
    git = ["git", "-c", "user.name=Owner", "-c", "user.email=owner@kittel.example"]
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "Start"]):
        subprocess.run([*git, *arguments], cwd=folder, check=True, capture_output=True)
    for name, value in (("user.name", "Owner"), ("user.email", "owner@kittel.example")):
        subprocess.run(["git", "config", name, value], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def site(project: Path, env: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("built") / "site"
    run([sys.executable, "-m", "mkdocs", "build", "-d", str(built)], project, env)
    return built


def deskbook(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "deskbook", *arguments]


def test_it_runs_from_the_wheel(installed: Path, project: Path, env: dict[str, str]) -> None:
    code = "import deskbook; print(deskbook.__file__)"
    assert str(installed) in run([sys.executable, "-c", code], project, env).stdout


def test_it_checks_clean_and_its_tickets_end_where_they_must(project: Path, env: dict[str, str]) -> None:
    done = run(deskbook("check", "--strict"), project, env)
    assert re.search(r"clean: \d+ files", done.stderr), done.stderr
    assert "2 tickets, all as expected" in run(deskbook("tickets"), project, env).stdout


def test_every_page_that_any_company_has_is_there(site: Path) -> None:
    for path in SITE_PAGES:
        assert (site / path / "index.html").is_file(), path
    listed = set(re.findall(r'href="([a-z-]+)/"', (site / "reference/index.html").read_text()))
    assert len(listed) >= 20
    assert all((site / "reference" / name / "index.html").is_file() for name in listed)


def test_its_own_name_stands_everywhere_and_no_other(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text()
        assert "Kittel Cycles" in html, page
        assert "larkfield" not in html.lower(), page
    assert '"name": "Kittel Cycles Deskbook"' in (site / "manifest.webmanifest").read_text()
    reply = (site / "sops/late-repair/index.html").read_text()
    assert "Your workshop at Kittel Cycles" in reply
    assert "€15" in reply
    assert "desk@kittel.example" in reply


def test_its_areas_are_the_navigation(site: Path) -> None:
    assert "In the workshop" in (site / "index.html").read_text()


def test_its_own_colours_win(site: Path) -> None:
    sheet = (site / "assets/css/deskbook.css").read_text()
    assert sheet.index("#7a2b00") > sheet.index("--brand: light-dark(#0d5649")


def test_the_search_finds_its_sop(project: Path, env: dict[str, str]) -> None:
    done = run(deskbook("search", "is my bike ready"), project, env)
    assert done.stdout.startswith("1. Tell a customer that a repair is late")


def test_a_revision_is_published_and_verified(project: Path, env: dict[str, str]) -> None:
    done = run(deskbook("publish", "1.0", "--approved-by", "owner"), project, env)
    assert done.stdout.startswith("1.0: published")
    assert run(deskbook("verify", "1.0"), project, env).returncode == 0
