"""The policy of every page that a project publishes: written by the build, held against what the page holds."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from deskbook.html import policy

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))
import corpus  # noqa: E402 - the folder of the benchmarks is no package

TODAY = "2026-11-22"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pristine") / "project"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESKBOOK_TODAY", TODAY)
        corpus.project(folder, 2)
    return folder


@pytest.fixture
def project(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "project"))


def run(project: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DESKBOOK_TODAY": TODAY}
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False)


def build(project: Path) -> subprocess.CompletedProcess[str]:
    return run(project, sys.executable, "-m", "mkdocs", "build", "-d", str(project.parent / "site"))


def add(project: Path, path: str, text: str) -> None:
    file = project / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text + (file.read_text() if file.exists() else ""))


def test_every_page_begins_with_it_and_names_every_script(project: Path) -> None:
    done = build(project)
    assert done.returncode == 0, done.stderr
    pages = list((project.parent / "site").rglob("*.html"))
    assert {"404.html", "index.html"} <= {page.name for page in pages}
    for page in pages:
        text = page.read_text()
        found = POLICY.search(text)
        assert found, page
        assert not re.search(r"<(?!meta charset)(?:script|link|style|meta)", text[: found.start()])
        assert found[1].startswith("default-src 'none'; script-src 'self' 'sha256-")
        assert "unsafe" not in found[1]
        for script in policy.scripts_of(text):
            assert f"'{policy.digest(script)}'" in found[1]
        assert len(POLICY.findall(text)) == 1


COMPANY = "sop_data/company.yml"
SETTINGS = "mkdocs.yml"


def takes(project: Path, file: str, address: str) -> None:
    """Say where agents hand in: in the data of the company, or in the settings of the site."""
    if file == COMPANY:
        (project / file).write_text(f"name: Desk\noutbox: {{address: '{address}'}}\n")
    else:
        with (project / file).open("a") as settings:
            settings.write(f"extra: {{outbox: {{address: '{address}'}}}}\n")


def policy_of(page: Path) -> str:
    found = POLICY.search(page.read_text())
    assert found
    return html.unescape(found[1])


@pytest.mark.parametrize("file", [COMPANY, SETTINGS])
def test_one_address_may_be_sent_to(file: str, project: Path) -> None:
    takes(project, file, "https://in.desk.example/records?to=lead")
    assert build(project).returncode == 0
    for page in (project.parent / "site").rglob("*.html"):
        assert "connect-src 'self' https://in.desk.example;" in policy_of(page)


def test_what_the_company_says_of_it_comes_first(project: Path) -> None:
    takes(project, SETTINGS, "https://settings.desk.example/")
    takes(project, COMPANY, "https://company.desk.example/")
    assert build(project).returncode == 0
    assert "connect-src 'self' https://company.desk.example;" in policy_of(project.parent / "site/index.html")


@pytest.mark.parametrize("address", ["/records", ""])
def test_no_other_host_is_named_where_none_is_sent_to(address: str, project: Path) -> None:
    if address:
        takes(project, COMPANY, address)
    assert build(project).returncode == 0
    assert "connect-src 'self';" in policy_of(project.parent / "site/index.html")


UNSAFE = [
    *("http://in.desk.example/", "//in.desk.example/", "https://a b/", "*", "https://*/", "https://"),
    *("https://a.example;script-src *", "https://a.example,https://b.example", "https://a@b.example/"),
    *("javascript:go()", "data:,a", "https://[::1", "https://a.example:port/", "/\\b.example/", "/a b"),
]


@pytest.mark.parametrize(
    ("file", "address"),
    [*((COMPANY, one) for one in UNSAFE), *((SETTINGS, one) for one in UNSAFE[:5])],
)
def test_an_address_that_is_not_safe_is_one_line(file: str, address: str, project: Path) -> None:
    takes(project, file, address)
    done = build(project)
    assert done.returncode == 1
    told = done.stderr + done.stdout
    assert "Traceback" not in told
    assert not (project.parent / "site/index.html").exists()
    place = "sop_data/company.yml:2: SOP003" if file == COMPANY else "deskbook: mkdocs.yml: extra.outbox:"
    lines = [line for line in told.splitlines() if "address is " in line]
    assert len(lines) == 1
    assert lines[0].startswith(f"{place} ")
    assert f"address is {address!r}; write an https address that takes a POST" in lines[0]


def test_a_template_of_ones_own_is_held_to_it(project: Path) -> None:
    add(
        project,
        "overrides/partials/logo.html",
        "<b style='color: red' onclick='go()'>Desk</b><script>count('{{ page.title }}')</script>",
    )
    done = build(project)
    assert done.returncode == 1
    codes = set(re.findall(r"index\.html:\d+: (SOP\d+) ", done.stderr + done.stdout))
    assert codes == {"SOP707", "SOP708", "SOP709"}


def test_a_template_of_ones_own_prints_text(project: Path) -> None:
    add(project, "overrides/partials/logo.html", "<b>{{ config.site_description }}</b>")
    config = project / "mkdocs.yml"
    config.write_text(
        re.sub("site_description: .*", "site_description: 'A <i>desk</i> & \"more\"'", config.read_text())
    )
    assert build(project).returncode == 0
    page = (project.parent / "site/index.html").read_text()
    assert "<b>A &lt;i&gt;desk&lt;/i&gt; &amp; &#34;more&#34;</b>" in page


def test_published_redirects_bear_one(project: Path) -> None:
    for command in (
        ("init", "--quiet", "--initial-branch", "main"),
        ("config", "user.name", "Editor"),
        ("config", "user.email", "editor@desk.example"),
        ("add", "--all"),
    ):
        assert run(project, "git", *command).returncode == 0
    day = {"GIT_AUTHOR_DATE": f"{TODAY}T09:00:00Z", "GIT_COMMITTER_DATE": f"{TODAY}T09:00:00Z"}
    subprocess.run(("git", "commit", "-qm", "Start"), cwd=project, env={**os.environ, **day}, check=True)
    done = run(project, Path(sys.executable).parent / "deskbook", "publish", "1.0")
    assert done.returncode == 0, done.stdout + done.stderr
    for path, target in (
        ("index.html", "current/"),
        ("current/sops/case-00000/index.html", "../../../1.0/sops/case-00000/"),
    ):
        page = run(project, "git", "show", f"gh-pages:{path}").stdout
        found = POLICY.search(page)
        assert found
        scripts = policy.scripts_of(page)
        assert len(scripts) == 1
        assert found[1].split("; ")[:2] == ["default-src 'none'", f"script-src '{policy.digest(scripts[0])}'"]
        assert f'<a href="{html.escape(target)}">' in page
