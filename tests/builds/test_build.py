"""Real, strict builds of a small project: the gate, what it lets through, and what comes out."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))
import corpus  # noqa: E402 - the folder of the benchmarks is no package

TODAY = "2026-11-22"
PAGE = "docs/sops/case-00000.md"


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pristine") / "project"
    before = os.environ.get("DESKBOOK_TODAY")
    os.environ["DESKBOOK_TODAY"] = TODAY
    try:
        corpus.project(folder, 4)
    finally:
        if before is None:
            del os.environ["DESKBOOK_TODAY"]
        else:
            os.environ["DESKBOOK_TODAY"] = before
    return folder


@pytest.fixture
def project(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "project"))


def build(project: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "-d", str(project.parent / "site"), *options]
    settings = {"NO_MKDOCS_2_WARNING": "1", "DESKBOOK_TODAY": TODAY, **environment}
    return subprocess.run(
        command, cwd=project, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )


def edit(project: Path, path: str, old: str, new: str) -> None:
    file = project / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def refused(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The findings of a build that failed, and that nothing worse was printed."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    return re.findall(r"^\S+:\d+: SOP\d+ .*$", done.stderr + done.stdout, re.MULTILINE)


def test_a_sound_project_builds(project: Path) -> None:
    done = build(project)
    assert done.returncode == 0, done.stderr
    html = (project.parent / "site/sops/case-00000/index.html").read_text()
    assert "<caption>Who does what in case 0</caption>" in html
    assert "{{" not in re.sub(r"<pre.*?</pre>", "", html, flags=re.DOTALL)


def test_an_overdue_review_stops_the_build(project: Path) -> None:
    edit(project, PAGE, "review_date: 2027-01-21", "review_date: 2026-11-19")
    findings = refused(build(project))
    assert len(findings) == 1
    assert re.match(rf"{PAGE}:\d+: SOP603 .*3 days", findings[0])
    assert "support-manager" in findings[0] or "Support manager" in findings[0]
    assert not (project.parent / "site/sops").exists()


def test_on_a_pull_request_a_date_stops_only_a_page_that_it_touches(project: Path) -> None:
    """So that each pull request has its preview; `check --since` lets the same pass."""

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=kim", "-c", "user.email=kim@desk.example")
        subprocess.run(("git", *who, *arguments), cwd=project, capture_output=True, check=True)

    edit(project, PAGE, "review_date: 2027-01-21", "review_date: 2026-11-19")
    git("init", "--quiet", "--initial-branch", "main")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Begin")
    done = build(project, DESKBOOK_SINCE="main")
    assert done.returncode == 0, done.stderr
    edit(project, PAGE, "## Common mistakes", "Touched.\n\n## Common mistakes")
    assert any("SOP603" in one for one in refused(build(project, DESKBOOK_SINCE="main")))


def test_quiet_does_not_open_the_gate(project: Path) -> None:
    edit(project, PAGE, "review_date: 2027-01-21", "review_date: 2026-11-19")
    assert refused(build(project, "-q"))


def test_a_waiver_lets_one_page_through_and_shows_itself(project: Path) -> None:
    edit(project, PAGE, "review_date: 2027-01-21", "review_date: 2026-11-19")
    waiver = project / "sop_data/waiver/case-00000.yml"
    waiver.parent.mkdir()
    waiver.write_text(
        "sop: case-00000\nreason: The owner is on leave until Monday.\n"
        "approved_by: head-of-customer-service\ngranted: 2026-11-20\nexpires: 2026-12-01\n"
    )
    done = build(project)
    assert done.returncode == 0, done.stderr
    html = (project.parent / "site/sops/case-00000/index.html").read_text()
    assert "waive" in html.lower()


def test_an_old_commit_builds_as_of_its_day(project: Path) -> None:
    years_later = refused(build(project, DESKBOOK_TODAY="2029-01-01"))
    assert len(years_later) >= 4
    noon = str(int(time.mktime((2026, 11, 22, 12, 0, 0, 0, 0, 0))))
    assert build(project, DESKBOOK_TODAY="", SOURCE_DATE_EPOCH=noon).returncode == 0


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (PAGE, "owner: support-manager", "owner: [unclosed", "SOP002"),
        (PAGE, "owner: support-manager", "owner: suport-manager", "SOP304"),
        (PAGE, '{{ raci("case-00000") }}', '{{ raic("case-00000") }}', "SOP209"),
        (PAGE, '{{ raci("case-00000") }}', '{{ raci("case-00009") }}', "SOP306"),
        (PAGE, "## Common mistakes", "{{ config.site_name }}\n\n## Common mistakes", "SOP208"),
        ("sop_data/raci/case-00000.yml", "responsible", "responsable", "SOP003"),
        ("sop_data/decision_tree/case-00000.yml", "above: 30", "above: 31", "SOP401"),
        ("sop_data/ticket/case-00000-a.yml", "case-00000/mend", "case-00000/decline", "SOP4"),
    ],
)
def test_one_mistake_is_one_line_that_names_it(
    project: Path, path: str, old: str, new: str, code: str
) -> None:
    edit(project, path, old, new)
    findings = refused(build(project))
    named = [line for line in findings if line.startswith(f"{path}:") and f" {code}" in line]
    assert named, findings
    assert "; " in named[0]


def test_a_link_in_raw_html_that_leads_nowhere_stops_the_build(project: Path) -> None:
    edit(project, PAGE, "## Common mistakes", '<p><a href="../nowhere/">x</a></p>\n\n## Common mistakes')
    findings = refused(build(project))
    assert any("nowhere" in line and "SOP7" in line for line in findings), findings


def test_hostile_data_comes_out_as_text(project: Path) -> None:
    bad = '"<script>alert(1)</script><b>x</b> {{ config }} **y** `z` [a](javascript:b)"'
    edit(project, "sop_data/raci/case-00000.yml", "title: Who does what in case 0", f"title: {bad}")
    done = build(project)
    assert done.returncode == 0, done.stderr
    html = (project.parent / "site/sops/case-00000/index.html").read_text()
    assert "<caption>&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;x&lt;/b&gt; {{ config }} **y** `z`" in html
    assert "<script>alert" not in html


def digest(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def test_two_builds_in_different_folders_are_the_same_bytes(pristine: Path, tmp_path: Path) -> None:
    results = []
    for name, seed in (("one", "1"), ("a much longer name", "2")):
        project = Path(shutil.copytree(pristine, tmp_path / name / "project"))
        done = build(
            project,
            PYTHONHASHSEED=seed,
            SOURCE_DATE_EPOCH="1795348800",
            TZ="Asia/Tokyo" if seed == "2" else "UTC",
        )
        assert done.returncode == 0, done.stderr
        results.append(digest(tmp_path / name / "site"))
    assert results[0] == results[1]
    assert len(results[0]) > 20


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(what: str, url: str, seconds: float = 60) -> str:
    """The page at `url` once it holds `what`."""
    until = time.monotonic() + seconds
    text = ""
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                text = answer.read().decode()
        except OSError:
            text = ""
        if what in text:
            return text
        time.sleep(0.3)
    pytest.fail(f"{what!r} never stood at {url}: {text[:200]}")


def test_a_preview_warns_goes_on_and_follows_the_data(project: Path) -> None:
    edit(project, PAGE, "review_date: 2027-01-21", "review_date: 2026-11-19")
    slips = '{{ raci("case-00000) }} {# open\n\nAsk {{ role("nobody") }}, see [there](#nowhere).'
    edit(project, PAGE, "## Common mistakes", f"{slips}\n\n## Common mistakes")
    port = free_port()
    log = project.parent / "serve.log"
    url = f"http://127.0.0.1:{port}/sops/case-00000/"
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "DESKBOOK_TODAY": TODAY,
        "DESKBOOK_SITE_URL": f"http://127.0.0.1:{port}/",
    }
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
            cwd=project,
            env=environment,
            stdout=output,
            stderr=output,
        )
    try:
        wait_for("Who does what in case 0", url)
        assert f"{PAGE}:" in log.read_text()
        assert "SOP603" in log.read_text()
        wait_for("<mark>role: unknown role 'nobody'; ", url)
        wait_for('<p>{{ raci("case-00000) }} {# open</p>', url)
        edit(project, "sop_data/raci/case-00000.yml", "Who does what in case 0", "Another caption")
        wait_for("Another caption", url)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
    assert "Traceback" not in log.read_text()
