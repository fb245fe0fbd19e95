"""What runs on a host with a token: pinned, limited, and never beside code that a stranger wrote."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def jobs(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))["jobs"]
    return found


def triggers(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))[True]  # YAML 1.1 reads `on` so


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_every_action_is_pinned_and_says_its_version(file: Path) -> None:
    lines = [line for line in file.read_text("utf-8").splitlines() if re.search(r"\buses:", line)]
    for line in lines:
        assert re.search(r"uses: [\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_every_job_ends_and_no_checkout_leaves_a_token(file: Path) -> None:
    assert "permissions" in yaml.safe_load(file.read_text("utf-8"))
    for name, job in jobs(file).items():
        assert job["timeout-minutes"] <= 180, name
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False, name


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_job_that_may_push_runs_nothing_of_the_project(file: Path) -> None:
    top = yaml.safe_load(file.read_text("utf-8"))["permissions"] or {}
    assert top.get("contents") in (None, "read")
    for name, job in jobs(file).items():
        if job.get("permissions", {}).get("contents") == "write":
            uses = [step.get("uses", "") for step in job["steps"]]
            assert not any("checkout" in one or "setup-python" in one for one in uses), name
            commands = " ".join(step.get("run", "") for step in job["steps"])
            assert not re.search(r"\b(pip|python|make|deskbook|mkdocs|sh)\b", commands), name


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_nothing_of_an_event_is_pasted_into_a_command(file: Path) -> None:
    for job in jobs(file).values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
    if "pull_request_target" in str(triggers(file)):
        assert "checkout" not in file.read_text("utf-8")


@pytest.mark.parametrize(
    "file", [*WORKFLOWS, ROOT / "Makefile", ROOT / "README.md"], ids=lambda file: file.name
)
def test_all_that_is_installed_comes_from_a_lock(file: Path) -> None:
    for line in re.findall(r"pip install (.*)", file.read_text("utf-8")):
        assert "--require-hashes --only-binary :all:" in line or "--no-deps --no-build-isolation" in line, (
            line
        )


@pytest.mark.parametrize("file", LOCKS, ids=lambda file: file.name)
def test_every_locked_package_has_a_hash(file: Path) -> None:
    packages = re.split(r"\n(?=[a-z])", file.read_text("utf-8").partition("\n#")[2].partition("\n")[2])
    assert len(packages) > 20
    for package in packages:
        assert re.match(r"[a-z0-9-]+==\S+( ;[^\\]*)? \\\n\s+--hash=sha256:[0-9a-f]{64}", package), package[
            :60
        ]


def locked(name: str) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9-]+)==([^\s;]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    return dict(found)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project, groups = settings["project"], settings["dependency-groups"]
    extras = project["optional-dependencies"]
    asked = {
        "requirements.lock": [*project["dependencies"], *extras["holidays"], *groups["build"]],
        "requirements-dev.lock": [
            *project["dependencies"],
            *(one for extra in extras.values() for one in extra),
            *groups["build"],
            *settings["build-system"]["requires"],
        ],
        "requirements-tools.lock": groups["tools"],
    }
    for file, texts in asked.items():
        versions = locked(file)
        for requirement in map(Requirement, texts):
            if requirement.name != project["name"]:
                version = versions[canonicalize_name(requirement.name)]
                assert requirement.specifier.contains(version), (file, str(requirement), version)


def test_the_locks_agree() -> None:
    site, dev, tools = (locked(f"requirements{one}.lock") for one in ("", "-dev", "-tools"))
    assert site.items() <= dev.items()
    assert all(dev[name] == tools[name] for name in dev.keys() & tools.keys())


GH = '#!/bin/sh\ncat "$FAKE_FILES"\n'


@pytest.mark.skipif(not shutil.which("bash"), reason="the runner's shell is bash")
@pytest.mark.parametrize(
    ("files", "code"),
    [
        (["docs/sops/refunds.md", "sop_data/role/lead.yml", "README.md"], []),
        (["docs/index.md", "hooks/gate.py"], ["hooks/gate.py"]),
        (["overrides/main.html", "mkdocs.yml", "mkdocs.yml"], ["mkdocs.yml", "overrides/main.html"]),
        ([".github/workflows/check.yml"], [".github/workflows/check.yml"]),
        (
            ["pyproject.toml", "requirements.lock", "docs.py"],
            ["docs.py", "pyproject.toml", "requirements.lock"],
        ),
        (["docs/a.md"] * 3000, ["(more files than GitHub lists)"]),
    ],
)
def test_a_pull_request_that_touches_code_says_so(tmp_path: Path, files: list[str], code: list[str]) -> None:
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "list").write_text("".join(f"{one}\n" for one in files))
    (step,) = jobs(ROOT / ".github/workflows/code.yml")["code"]["steps"]
    env = {
        **os.environ,
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "FAKE_FILES": str(tmp_path / "list"),
        "FILES": "x",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
    }
    done = subprocess.run(
        ("bash", "-eo", "pipefail", "-c", step["run"]),
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    told = (tmp_path / "summary").read_text()
    if code:
        assert done.stdout.startswith("::warning title=This pull request changes code::")
        assert [line.strip() for line in told.splitlines() if line.startswith("    ")] == code
    else:
        assert (done.stdout, told[:9]) == ("", "Text only")


def test_the_job_that_pushes_adds_to_what_is_published_and_never_replaces_it(tmp_path: Path) -> None:
    """Its own shell, with a repository in a folder for the host."""

    def git(*arguments: str, folder: Path = tmp_path) -> str:
        env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
        env |= {f"GIT_{one}_{part}": "kim" for one in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        done = subprocess.run(
            ("git", *arguments), cwd=folder, env=env, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    git("init", "--quiet", "--bare", "host.git")
    git("init", "--quiet", "--initial-branch", "gh-pages", "built")
    built = tmp_path / "built"
    git("commit", "--quiet", "--allow-empty", "--message", "Publish 1", folder=built)
    step = jobs(ROOT / ".github/workflows/publish.yml")["push"]["steps"][-1]

    def push(place: str) -> int:
        folder = tmp_path / place
        folder.mkdir()
        git("bundle", "create", "--quiet", str(folder / "revision.bundle"), "gh-pages", folder=built)
        env = {**os.environ, **step["env"], "REMOTE": str(tmp_path / "host.git"), "TOKEN": "x"}
        return subprocess.run(
            ("bash", "-eo", "pipefail", "-c", step["run"]),
            cwd=folder,
            env=env,
            capture_output=True,
            check=False,
        ).returncode

    assert push("first") == 0
    assert git("rev-parse", "gh-pages", folder=tmp_path / "host.git") == git(
        "rev-parse", "HEAD", folder=built
    )
    git("commit", "--quiet", "--allow-empty", "--message", "Publish 2", folder=built)
    assert push("second") == 0
    before = git("rev-parse", "HEAD", folder=built)
    git("commit", "--quiet", "--amend", "--allow-empty", "--message", "Rewritten", folder=built)
    assert push("third") != 0
    assert git("rev-parse", "gh-pages", folder=tmp_path / "host.git") == before
