"""Signatures by SSH key: made by git, held against the file of allowed signers."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from deskbook.errors import DeskbookError
from deskbook.revisions import signing
from deskbook.revisions.repository import Repository

pytestmark = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="git signs with ssh-keygen")


def git(folder: Path, *arguments: str, text: str = "") -> str:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    env |= {f"GIT_{one}_{part}": "kim" for one in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    done = subprocess.run(
        ("git", *arguments), cwd=folder, env=env, input=text, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def key(folder: Path, name: str) -> Path:
    command = ("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name))
    subprocess.run(command, check=True, capture_output=True)
    return folder / name


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Kim may sign, and Lou may not; `kim` and `lou` lie beside the project."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    kim = key(tmp_path, "kim")
    key(tmp_path, "lou")
    project = tmp_path / "project"
    project.mkdir()
    git(project, "init", "--quiet")
    public = kim.with_suffix(".pub").read_text()
    (project / "allowed_signers").write_text(f"kim@desk.example {public}")
    return Repository.around(project)


def signed(repository: Repository, who: str) -> str:
    """A commit that bears the signature of this key."""
    options = signing.options(repository, str(repository.root.parent / who))
    tree = git(repository.root, "mktree")
    return git(repository.root, *options, "commit-tree", "-S", tree, "-m", "x")


def test_a_known_signer_is_named(repository: Repository) -> None:
    signers = signing.signers_of(repository, None)
    found = signing.signature(repository, signed(repository, "kim"), signers)
    assert found.says.startswith("signed by kim@desk.example (SHA256:")
    assert (found.signed, found.wrong) == (True, False)


def test_a_stranger_is_a_finding(repository: Repository) -> None:
    commit = signed(repository, "lou")
    found = signing.signature(repository, commit, signing.signers_of(repository, None))
    assert found.says.startswith("signed with SHA256:")
    assert found.says.endswith(", which allowed_signers does not name")
    assert found.wrong
    (repository.root / "allowed_signers").unlink()
    found = signing.signature(repository, commit, signing.signers_of(repository, None))
    assert "whose that is, no allowed_signers file or --signers tells" in found.says
    assert not found.wrong


def test_a_signature_of_other_content_is_a_finding(repository: Repository) -> None:
    commit = git(repository.root, "cat-file", "commit", signed(repository, "kim"))
    changed = git(
        repository.root,
        "hash-object",
        "-t",
        "commit",
        "-w",
        "--stdin",
        text=commit.replace("\n\nx", "\n\ny") + "\n",
    )
    found = signing.signature(repository, changed, signing.signers_of(repository, None))
    assert found.says == "signed, but the signature is not of this content"
    assert found.wrong


def test_no_signature_is_told_and_is_no_finding(repository: Repository) -> None:
    commit = git(repository.root, "commit-tree", git(repository.root, "mktree"), "-m", "x")
    found = signing.signature(repository, commit, signing.signers_of(repository, None))
    assert found == signing.Signature("unsigned", False)


def test_git_is_asked_where_nothing_is_said(repository: Repository) -> None:
    assert signing.options(repository, None) == ()
    git(repository.root, "config", "commit.gpgSign", "true")
    git(repository.root, "config", "user.signingKey", str(repository.root.parent / "kim"))
    assert "gpg.format=ssh" in signing.options(repository, None)
    git(repository.root, "config", "user.signingKey", "0123ABCD")
    assert "gpg.format=ssh" not in signing.options(repository, None)  # a key of OpenPGP, as git is set


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("", "no key to sign with; name one with --sign KEY, or set `git config user.signingkey`"),
        ("nowhere/key", "no key 'nowhere/key' to sign with; name the file of an SSH key"),
    ],
)
def test_a_key_that_is_not_there_is_one_line(repository: Repository, given: str, line: str) -> None:
    with pytest.raises(DeskbookError, match=line.replace("(", r"\(")):
        signing.options(repository, given)


def test_a_file_of_signers_that_is_not_there_is_one_line(repository: Repository) -> None:
    with pytest.raises(DeskbookError, match="--signers: no file 'none'"):
        signing.signers_of(repository, Path("none"))
