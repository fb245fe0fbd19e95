"""Revisions, on a small project of its own: published, verified, tampered with and killed half-way."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
DESKBOOK = Path(sys.executable).parent / "deskbook"
REVISIONS = {"1.0": "to the card", "1.1": "as credit", "1.2": "by bank transfer"}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(("git", *arguments), cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def deskbook(folder: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (DESKBOOK, *arguments),
        cwd=folder,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def commit(folder: Path, message: str, day: int = 1) -> str:
    git(folder, "add", "--all")
    date = f"2026-03-{day:02}T09:00:00+0100"
    env = {**os.environ, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    subprocess.run(("git", "commit", "--quiet", "--message", message), cwd=folder, env=env, check=True)
    return git(folder, "rev-parse", "HEAD")


def new_project(folder: Path) -> Path:
    shutil.copytree(ROOT / "tests/sites/versions", folder)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "config", "user.name", "Editor")
    git(folder, "config", "user.email", "editor@desk.example")
    commit(folder, "Start")
    return folder


def rewrite(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def head(folder: Path) -> str:
    return git(folder, "for-each-ref", "--format=%(objectname)", "refs/heads/gh-pages")


def published_by(folder: Path, version: str) -> str:
    return git(folder, "log", "--format=%h", "--abbrev=10", f"--grep=Publish {version} ", "gh-pages")


def tamper(folder: Path, change: Callable[[Path], None]) -> None:
    """Commit a change of the published files to the branch, as a hand other than ours would."""
    files = folder.parent / "tampered"
    git(folder, "worktree", "add", "--quiet", str(files), "gh-pages")
    change(files)
    commit(files, "Tamper")
    git(folder, "worktree", "remove", str(files))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with three published and pushed revisions; not to be changed by a test."""
    folder = tmp_path_factory.mktemp("published")
    git(folder, "init", "--quiet", "--bare", "remote.git")
    project = new_project(folder / "project")
    git(project, "remote", "add", "origin", str(folder / "remote.git"))
    way = REVISIONS["1.0"]
    for day, (version, other) in enumerate(REVISIONS.items(), 1):
        rewrite(project / "docs/index.md", lambda text, was=way, now=other: text.replace(was, now))
        commit(project, f"Refund {other}", day) if day > 1 else None
        done = deskbook(project, "publish", version, "--approved-by", "finance", "--push")
        assert done.returncode == 0, done.stdout + done.stderr
        way = other
    rewrite(project / "docs/index.md", lambda text: text + "\nNot committed.\n")
    return project


@pytest.fixture
def project(published: Path, tmp_path: Path) -> Path:
    """A copy of the published project, with its remote, that a test may change."""
    shutil.copytree(published.parent, tmp_path / "copy")
    git(tmp_path / "copy/project", "remote", "set-url", "origin", str(tmp_path / "copy/remote.git"))
    return tmp_path / "copy/project"


def test_each_version_records_where_it_comes_from(published: Path) -> None:
    versions = json.loads(git(published, "show", "gh-pages:versions.json"))
    assert [one["version"] for one in versions] == ["1.2", "1.1", "1.0"]
    assert [one["aliases"] for one in versions] == [["current"], [], []]
    commits = git(published, "log", "--format=%H %cI", "main").split("\n")
    for one, line in zip(versions, commits, strict=True):
        properties = one["properties"]
        assert f"{properties['commit']} {properties['date']}" == line
        assert properties["tree"] == git(published, "rev-parse", f"gh-pages:{one['version']}")
        assert properties["approved_by"] == "finance"
        assert properties["tools"]["mkdocs"]


def test_each_version_holds_its_own_text_and_nothing_uncommitted(published: Path) -> None:
    for version, way in REVISIONS.items():
        page = git(published, "show", f"gh-pages:{version}/index.html")
        assert f"Refund it {way}." in page
        assert "Not committed" not in page
    assert "Not committed" in (published / "docs/index.md").read_text()


def test_one_commit_a_version_dated_as_its_source_and_pushed(published: Path) -> None:
    assert head(published) == head(published.parent / "remote.git")
    log = git(published, "log", "--format=%s|%an <%ae>|%ct", "gh-pages").split("\n")
    sources = git(published, "log", "--format=%h|%ct", "--abbrev=10", "main").split("\n")
    for line, version, source in zip(log, ("1.2", "1.1", "1.0"), sources, strict=True):
        short, seconds = source.split("|")
        assert line == f"Publish {version} from {short}|Editor <editor@desk.example>|{seconds}"


def test_the_root_leads_to_the_current_version(published: Path) -> None:
    assert 'href="current/"' in git(published, "show", "gh-pages:index.html")
    assert 'href="../1.2/"' in git(published, "show", "gh-pages:current/index.html")
    assert 'href="../../1.2/identity/"' in git(published, "show", "gh-pages:current/identity/index.html")


@pytest.mark.parametrize("version", REVISIONS)
def test_verify_passes(published: Path, version: str) -> None:
    done = deskbook(published, "verify", version)
    tree = git(published, "rev-parse", f"gh-pages:{version}")
    source = json.loads(git(published, "show", "gh-pages:versions.json"))
    short = next(one["properties"]["commit"] for one in source if one["version"] == version)[:10]
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == (
        f"{version}: verified, tree {tree} from commit {short}, unsigned\n"
        f"gh-pages: verified at {head(published)[:10]}, 3 versions, / leads to current, last commit unsigned\n"
    )
    (line,) = done.stderr.splitlines()
    assert line.startswith(("the build is confined by ", "not confined: "))


def test_verify_needs_no_local_branch_and_no_name(project: Path) -> None:
    git(project, "branch", "--quiet", "--delete", "--force", "gh-pages")
    git(project, "config", "--unset", "user.name")
    git(project, "config", "user.useConfigOnly", "true")
    done = deskbook(project, "verify", "1.1", GIT_CONFIG_GLOBAL=os.devnull)
    assert done.returncode == 0, done.stderr


def test_one_changed_byte_is_found(project: Path) -> None:
    def change(files: Path) -> None:
        rewrite(files / "1.1/index.html", lambda text: text.replace("as credit", "as Credit", 1))

    tamper(project, change)
    done = deskbook(project, "verify", "1.1")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("1.1: the published tree is ")
    assert lines[1] == "1.1/index.html: not as built from the commit"
    assert lines[2].startswith("gh-pages: verified at ")
    assert "1.1: not verified, 1 file not as commit" in done.stderr


def test_many_differences_are_cut_at_twenty(project: Path) -> None:
    def change(files: Path) -> None:
        for one in sorted((files / "1.0/assets/javascripts/lunr/min").iterdir())[:25]:
            one.unlink()
        (files / "1.0/extra.html").write_text("<p>Send us your card number.</p>")

    tamper(project, change)
    lines = deskbook(project, "verify", "1.0").stdout.splitlines()
    assert len(lines) == 23
    assert lines[1].endswith(": built from the commit, but not published")
    assert lines[-2] == "… and 6 more files"


def test_a_record_that_was_changed_is_found(project: Path) -> None:
    was = git(project, "rev-parse", "gh-pages:1.2")

    def change(files: Path) -> None:
        rewrite(files / "versions.json", lambda text: text.replace(was, "f" * 40))

    tamper(project, change)
    done = deskbook(project, "verify", "1.2")
    assert done.returncode == 1
    assert done.stdout == (
        f"1.2: the published tree is {was}, the recorded one {'f' * 40}\n"
        f"versions.json: tree of 1.2 changed after it was published, in commit {published_by(project, '1.2')}\n"
    )


def test_the_same_again_is_no_change_and_other_content_is_refused(project: Path) -> None:
    before = head(project)
    again = deskbook(project, "publish", "1.1", "--commit", "main~1")
    assert again.returncode == 0
    assert "1.1: already published with this content, tree " in again.stdout
    other = deskbook(project, "publish", "1.1", "--commit", "main")
    assert (other.returncode, other.stdout) == (2, "")
    assert "1.1 is published already, with other content; choose a new version" in other.stderr
    assert head(project) == before


def test_a_fresh_clone_goes_on_from_the_remote(project: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(project.parent / "remote.git"), str(clone))
    git(clone, "fetch", "--quiet", str(project), "main")
    git(clone, "checkout", "--quiet", "-B", "main", "FETCH_HEAD")
    git(clone, "config", "user.name", "Robot")
    git(clone, "config", "user.email", "robot@desk.example")
    before = head(project.parent / "remote.git")
    done = deskbook(clone, "publish", "1.3", "--push")
    assert done.returncode == 0, done.stderr
    assert git(clone, "rev-parse", "gh-pages~1") == before
    assert head(project.parent / "remote.git") == head(clone)


def test_branches_that_parted_are_left_alone(project: Path) -> None:
    tamper(project, lambda files: (files / "note.txt").write_text("here"))
    clone = project.parent / "clone"
    git(project.parent, "clone", "--quiet", "--branch", "gh-pages", "remote.git", str(clone))
    git(clone, "config", "user.name", "Robot")
    git(clone, "config", "user.email", "robot@desk.example")
    (clone / "note.txt").write_text("there")
    commit(clone, "There")
    git(clone, "push", "--quiet")
    before = head(project)
    done = deskbook(project, "publish", "1.3", "--push")
    assert done.returncode == 2
    assert "gh-pages here and on origin have parted; keep one" in done.stderr
    assert (head(project), head(project.parent / "remote.git")) == (before, head(clone))


def test_one_commit_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Another folder, hash seed, time zone, day and a shell that points git elsewhere: one commit id."""
    first = new_project(tmp_path / "first")
    second = tmp_path / "a place with spaces" / "second"
    second.parent.mkdir()
    shutil.copytree(first, second)
    hostile = {
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
        "DESKBOOK_TODAY": "2019-01-01",
        "SOURCE_DATE_EPOCH": "1",
        "GIT_DIR": str(tmp_path / "nowhere"),
        "GIT_WORK_TREE": str(tmp_path),
        "GIT_INDEX_FILE": str(tmp_path / "index"),
        "GIT_COMMITTER_DATE": "2001-01-01T00:00:00Z",
    }
    one = deskbook(first, "publish", "1.0", PYTHONHASHSEED="1", TZ="UTC")
    other = deskbook(second, "publish", "1.0", **hostile)
    assert one.returncode == other.returncode == 0, one.stderr + other.stderr
    assert one.stdout == other.stdout
    assert head(first) == head(second)
    assert not (tmp_path / "index").exists()
    assert git(second, "status", "--porcelain") == ""


def test_a_commit_is_rendered_by_its_own_deskbook_and_settings(tmp_path: Path) -> None:
    """The project lies in a folder of its repository; a block that only the commit has shows in the page."""
    project = tmp_path / "repository/desk"
    project.parent.mkdir()
    new_project(project)
    shutil.move(project / ".git", project.parent)
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src/deskbook", project / "src/deskbook", ignore=without)
    shutil.copytree(ROOT / "web", project / "web", ignore=shutil.ignore_patterns("node_modules"))
    (project / "src/deskbook/kinds/role/greeting.py").write_text(
        '"""A block of this commit alone."""\n'
        "from deskbook.html.elements import el\n"
        "def render(record, library):\n"
        '    return el("p", None, "Greetings from the commit")\n'
    )
    rewrite(project / "docs/identity.md", lambda text: text + '\n{{ greeting("finance") }}\n')
    commit(project.parent, "Bring a block", 9)
    done = deskbook(project, "publish", "1.0", DESKBOOK_SITE_URL="https://help.desk.example/sops/")
    assert done.returncode == 0, done.stdout + done.stderr
    page = git(project, "show", "gh-pages:1.0/identity/index.html")
    assert "Greetings from the commit" in page
    assert '<link rel="canonical" href="https://help.desk.example/sops/current/identity/">' in page
    assert deskbook(project, "verify", "1.0").returncode == 0


def test_a_commit_that_fails_its_checks_is_not_published(tmp_path: Path) -> None:
    project = new_project(tmp_path / "project")
    rewrite(project / "sop_data/raci/refund.yml", lambda text: text.replace("tasks:", "taks:"))
    commit(project, "Misspell a field")
    done = deskbook(project, "publish", "1.0")
    assert done.returncode == 1
    assert "sop_data/raci/refund.yml:2: SOP003 unknown field 'taks'; did you mean 'tasks'?" in done.stdout
    assert "1.0: not published: commit" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert head(project) == ""


def test_a_commit_that_does_not_build_is_not_published(tmp_path: Path) -> None:
    project = new_project(tmp_path / "project")
    rewrite(project / "mkdocs.yml", lambda text: text + "unknown_option: true\n")
    commit(project, "Ask for what is not there")
    done = deskbook(project, "publish", "1.0")
    assert done.returncode == 1
    assert "unknown_option" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert head(project) == ""


def test_a_branch_that_moves_meanwhile_is_left_alone(tmp_path: Path) -> None:
    project = new_project(tmp_path / "project")
    with start(project, tmp_path / "scratch", "1.0", stderr=subprocess.PIPE) as process:
        wait_for(tmp_path / "scratch", "*/work/site/*", process)
        git(project, "branch", "--force", "gh-pages", "main")
        told = process.communicate()[1].decode()
    assert process.returncode == 2
    assert "gh-pages moved while the site was built; run the command again" in told
    assert head(project) == git(project, "rev-parse", "main")


def start(
    project: Path, scratch: Path, *arguments: str, stderr: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    scratch.mkdir(exist_ok=True)
    return subprocess.Popen(
        (DESKBOOK, "publish", *arguments),
        cwd=project,
        env={**os.environ, "TMPDIR": str(scratch)},
        stdout=subprocess.DEVNULL,
        stderr=stderr,
    )


def wait_for(scratch: Path, pattern: str, process: subprocess.Popen[bytes]) -> None:
    while not list(scratch.glob(pattern)):
        assert process.poll() is None, f"it ended before {pattern} was there"
        time.sleep(0.01)


MOMENTS: dict[str, Callable[[Path, subprocess.Popen[bytes]], None]] = {
    "after 0.2 s": lambda scratch, process: time.sleep(0.2),
    "after 1 s": lambda scratch, process: time.sleep(1),
    "with the files checked out": lambda scratch, process: wait_for(scratch, "*/work/mkdocs.yml", process),
    "with the site half built": lambda scratch, process: wait_for(scratch, "*/work/site/*", process),
    "with the site deployed apart": lambda scratch, process: wait_for(
        scratch, "*/work/.git/refs/heads/revision", process
    ),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_run_leaves_the_branch_as_it_was(project: Path, tmp_path: Path, moment: str) -> None:
    before = git(project, "show-ref"), git(project.parent / "remote.git", "show-ref")
    # The scratch branch begins at the published one, so only a first version shows when mike has deployed.
    branch = ("--branch", "pages") if "deployed" in moment else ()
    process = start(project, tmp_path / "scratch", "1.3", "--push", *branch)
    MOMENTS[moment](tmp_path / "scratch", process)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert (git(project, "show-ref"), git(project.parent / "remote.git", "show-ref")) == before
    assert len(git(project, "worktree", "list").splitlines()) == 1
    if moment == "with the site half built":
        done = deskbook(project, "publish", "1.3", "--push")
        assert done.returncode == 0, done.stderr
        assert git(project, "rev-parse", "gh-pages~1") in before[0]
    assert git(project, "fsck", "--no-dangling", "--connectivity-only") == ""


def test_a_polite_kill_takes_its_files_and_its_children_along(project: Path, tmp_path: Path) -> None:
    before = head(project)
    process = start(project, tmp_path / "scratch", "1.3")
    wait_for(tmp_path / "scratch", "*/work/site/*", process)
    process.terminate()
    assert process.wait() == 2
    time.sleep(0.5)
    assert list((tmp_path / "scratch").iterdir()) == []
    assert head(project) == before


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["publish", "1.3", "--commit", "mian"], "unknown revision 'mian'; did you mean 'main'?"),
        (["publish", "1.3", "--commit=--help"], "unknown revision '--help'; "),
        (["publish", "../1.3"], "'../1.3' cannot name a version; use letters"),
        (["publish", "current"], "'current' cannot be the version and its alias"),
        (["publish", "current", "--alias", "latest"], "'current' is the alias of 1.2"),
        (["publish", "1.3", "--alias", "1.1"], "'1.1' is a published version; choose another alias"),
        (["publish", "versions.json"], "gh-pages holds 'versions.json', which is no version"),
        (["publish", "1.3", "--approved-by", "finanse"], "unknown role 'finanse'; did you mean 'finance'?"),
        (["publish", "1.3", "--push", "--remote", "orgin"], "unknown remote 'orgin'; did you mean 'origin'?"),
        (["publish", "1.3", "--branch", "main"], "main is checked out; switch that folder"),
        (["publish", "1.3", "--branch", "a..b"], "'a..b' cannot name a branch"),
        (["publish", "1.3", "--title", "a\nb"], "'a\\nb' cannot be a title; write one line of text"),
        (["verify", "1.3"], "unknown version '1.3' on gh-pages; did you mean '1.2'?"),
        (["verify", "current"], "'current' is an alias; name the version it leads to, '1.2'"),
        (["verify", "1.0", "--branch", "pages"], "no branch 'pages' here or on origin; fetch it"),
        (["--root", "..", "publish", "1.3"], "--root: no docs/ folder in '..'"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(published: Path, arguments: list[str], line: str) -> None:
    before = git(published, "show-ref")
    done = deskbook(published, *arguments)
    assert done.returncode == 2
    last = done.stderr.splitlines()[-1]
    assert last.startswith(f"deskbook: {line}")
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert git(published, "show-ref") == before


def test_a_folder_without_git_or_without_a_site_is_said_in_one_line(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(ROOT / "tests/sites/versions", bare)
    done = deskbook(bare, "publish", "1.0", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "is not in a git repository" in done.stderr
    project = new_project(tmp_path / "project")
    (project / "mkdocs.yml").unlink()
    commit(project, "Drop the site")
    assert "has no mkdocs.yml" in deskbook(project, "publish", "1.0").stderr


def test_verify_proves_all_that_the_branch_holds(project: Path) -> None:
    """Whichever version is asked for: root, alias pages, list and strays are shared by all."""

    def change(files: Path) -> None:
        rewrite(files / "index.html", lambda text: text.replace("current/", "https://elsewhere.example/"))
        rewrite(files / "current/identity/index.html", lambda text: text.replace("1.2", "1.0"))
        rewrite(files / "versions.json", lambda text: text.replace('"title": "1.1"', '"title": "The best"'))
        rewrite(files / "versions.json", lambda text: text.replace('"finance"', '"head"'))
        (files / "card.html").write_text("<p>Send us your card number.</p>")
        (files / "extra").mkdir()
        (files / "extra/index.html").write_text("<p>More</p>")
        (files / "CNAME").write_text("help.desk.example\n")

    tamper(project, change)
    done = deskbook(project, "verify", "1.0", "--keep", "CNAME")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("1.0: verified, tree ")
    first = {version: published_by(project, version) for version in REVISIONS}
    assert sorted(lines[1:]) == sorted(
        [
            "card.html: no version brings it; remove it, or name it with --keep",
            "extra: no version brings it; remove it, or name it with --keep",
            "current/identity/index.html: not as built from the commit",
            "index.html: not as built; it must lead to an alias of a version, and to nothing else",
            f"versions.json: approved_by of 1.0 changed after it was published, in commit {first['1.0']}",
            f"versions.json: approved_by, title of 1.1 changed after it was published, in commit {first['1.1']}",
            f"versions.json: approved_by of 1.2 changed after it was published, in commit {first['1.2']}",
        ]
    )
    assert "gh-pages: not verified, 7 findings" in done.stderr


LIST_TAMPERS: dict[str, Callable[[str], str]] = {
    "another order": lambda text: json.dumps(list(reversed(json.loads(text))), indent=2) + "\n",
    "another layout": lambda text: json.dumps(json.loads(text)),
    "a field that nobody reads": lambda text: text.replace('"title": "1.2",', '"title": "1.2", "note": "x",'),
}


@pytest.mark.parametrize("how", LIST_TAMPERS)
def test_a_list_that_says_the_same_in_other_bytes_is_found(project: Path, how: str) -> None:
    tamper(project, lambda files: rewrite(files / "versions.json", LIST_TAMPERS[how]))
    done = deskbook(project, "verify", "1.2")
    assert done.returncode == 1
    assert "versions.json: not as it is written when a version is published" in done.stdout


def test_verify_without_a_version_takes_them_all_and_says_who_signed(project: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)), check=True)
    signers = tmp_path / "signers"
    signers.write_text(f"kim@desk.example {key.with_suffix('.pub').read_text()}")
    done = deskbook(project, "publish", "1.3", "--sign", str(key))
    assert done.returncode == 0, done.stderr
    done = deskbook(project, "verify", "--signers", str(signers))
    assert done.returncode == 0, done.stdout + done.stderr
    told = {line.split(":")[0]: line.split(", ", 2)[2] for line in done.stdout.splitlines()}
    assert told["1.0"] == told["1.1"] == told["1.2"] == "unsigned"
    assert told["1.3"].startswith("signed by kim@desk.example (SHA256:")
    assert "4 versions, / leads to current, last commit signed by kim@desk.example" in done.stdout
    signers.write_text(signers.read_text().replace("kim@desk.example", "lou@desk.example"))
    assert (
        "signed by lou@desk.example" in deskbook(project, "verify", "1.3", "--signers", str(signers)).stdout
    )
    done = deskbook(project, "verify", "1.0", "--signers", str(signers), "--signed")
    assert done.returncode == 1
    assert "1.0: the signature is not one to rely on" in done.stderr


HOSTILE = """
import os, pathlib, socket, subprocess
FOUND = []
def tell(what, act):
    try:
        FOUND.append(f"{what}: {act()}")
    except Exception as error:
        FOUND.append(f"{what}: refused")
def on_pre_build(config):
    here = pathlib.Path(config.config_file_path).parent
    tell("secret", lambda: pathlib.Path(os.environ["REAL_HOME"] if "REAL_HOME" in os.environ else "@HOME@", "token").read_text())
    tell("token", lambda: os.environ["GH_TOKEN"])
    tell("home", lambda: "empty" if not os.listdir(pathlib.Path.home()) else "full")
    tell("project", lambda: subprocess.run(["git", "branch", "--force", "gh-pages", "HEAD"], cwd="@PROJECT@", check=True))
    tell("network", lambda: socket.create_connection(("127.0.0.1", @PORT@), 5))
    hooks = here / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("reference-transaction", "post-checkout", "pre-commit"):
        (hooks / name).write_text("#!/bin/sh\\ntouch '@MARK@'\\n")
        (hooks / name).chmod(0o755)
    with (here / ".git/config").open("a") as file:
        file.write("[core]\\n fsmonitor = touch '@MARK@'\\n sshCommand = touch '@MARK@'\\n[gpg]\\n program = /bin/false\\n")
def on_page_markdown(markdown, page, config, files):
    return markdown + "\\n\\n" + "\\n\\n".join(FOUND)
"""


def test_a_commit_that_nobody_merged_is_named_and_its_code_gets_nothing(tmp_path: Path) -> None:
    """Where no sandbox works, the environment is bare and the home is empty all the same."""
    project = new_project(tmp_path / "project")
    home = tmp_path / "home"
    home.mkdir()
    (home / "token").write_text("s3cret")
    mark = tmp_path / "hook-ran"
    git(project, "checkout", "--quiet", "-b", "proposal")
    code = (
        HOSTILE.replace("@HOME@", str(home)).replace("@PROJECT@", str(project)).replace("@MARK@", str(mark))
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        (project / "hostile.py").write_text(code.replace("@PORT@", str(server.getsockname()[1])))
        rewrite(project / "mkdocs.yml", lambda text: text + "hooks: [hostile.py]\n")
        short = commit(project, "Propose", 2)[:10]
        env = {"HOME": str(home), "GH_TOKEN": "s3cret", "GIT_CONFIG_GLOBAL": os.devnull}
        done = deskbook(project, "publish", "1.0", **env)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"1.0: commit {short} is not on main: hooks, macros and theme that nobody may have" in done.stderr
    page = git(project, "show", "gh-pages:1.0/index.html")
    assert "token: refused" in page
    assert "home: empty" in page
    assert not mark.exists()
    if "not confined" not in done.stderr:
        for what in ("secret", "project", "network"):
            assert f"{what}: refused" in page
    assert git(project, "log", "--format=%s", "gh-pages") == f"Publish 1.0 from {short}"


REWRITING = """
import atexit, json, subprocess
def git(*arguments, text=None):
    done = subprocess.run(["git", *arguments], input=text, capture_output=True, text=True, check=True)
    return done.stdout.strip()
def rewrite():
    try:
        listed = json.loads(git("show", "revision:versions.json"))
        for one in listed:
            one["title"] = @TITLE@ or one["title"]
        blob = git("hash-object", "-w", "--stdin", text=json.dumps(listed))
        evil = git("hash-object", "-w", "--stdin", text="<p>Send us your card number.</p>")
        folder = git("mktree", text=f"100644 blob {evil}\\tindex.html\\n")
        kept = [one for one in git("ls-tree", "revision").splitlines() if one.split("\\t")[1] not in ("versions.json", "1.0")]
        kept += [f"100644 blob {blob}\\tversions.json", f"040000 tree {folder}\\t1.0", f"100644 blob {evil}\\tevil.html"]
        tree = git("mktree", text="\\n".join(kept) + "\\n")
        git("update-ref", "refs/heads/revision", git("commit-tree", tree, "-p", "revision", "-m", "x"))
    except Exception:
        pass
atexit.register(rewrite)
"""


@pytest.mark.parametrize("title", ["Owned", ""])
def test_a_build_that_rewrites_other_versions_does_not_get_through(project: Path, title: str) -> None:
    """It runs once mike is done. Only the version, its alias and the root page are taken from its branch."""
    (project / "rewriting.py").write_text(REWRITING.replace("@TITLE@", repr(title)))
    rewrite(project / "mkdocs.yml", lambda text: text + "hooks: [rewriting.py]\n")
    commit(project, "Rewrite what others published", 9)
    before, tree = head(project), git(project, "rev-parse", "gh-pages:1.0")
    done = deskbook(project, "publish", "1.3")
    if title:
        assert (done.returncode, head(project)) == (2, before)
        assert "the build of 1.3 changes what is recorded of 1." in done.stderr
    else:
        assert done.returncode == 0, done.stderr
        assert git(project, "rev-parse", "gh-pages:1.0") == tree
        names = git(project, "ls-tree", "--name-only", "gh-pages").splitlines()
        assert sorted(names) == [
            ".nojekyll",
            "1.0",
            "1.1",
            "1.2",
            "1.3",
            "current",
            "index.html",
            "versions.json",
        ]


def test_a_full_disk_is_told_as_one(tmp_path: Path) -> None:
    project = new_project(tmp_path / "project")
    (project / "full.py").write_text(
        "def on_pre_build(config):\n    raise OSError(28, 'No space left on device', 'site/index.html')\n"
    )
    rewrite(project / "mkdocs.yml", lambda text: text + "hooks: [full.py]\n")
    commit(project, "Fill the disk")
    done = deskbook(project, "publish", "1.0")
    assert done.returncode == 2
    assert "deskbook: the machine stopped the build (no space left on device); make room" in done.stderr
    assert "mend it" not in done.stderr + done.stdout
    assert head(project) == ""
