"""Signatures of published revisions: git's own, by SSH key, and who is known by which key."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deskbook.errors import DeskbookError
from deskbook.revisions.git import GitError, git

if TYPE_CHECKING:
    from deskbook.revisions.repository import Repository

SIGNERS = "allowed_signers"
"""The project's file of who may sign: a line a person, `kim@desk.example ssh-ed25519 AAAA…`."""

_SETTINGS = ("gpg.format", "gpg.ssh.program", "gpg.ssh.defaultKeyCommand", "gpg.program", "user.signingkey")

_LITERAL = ("key::", "ssh-", "ecdsa-", "sk-")
"""How a public key begins that is written out instead of its file."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What is known of a commit's signature; `wrong` where it is none of a known signer."""

    says: str
    signed: bool
    wrong: bool = False


def options(repository: Repository, key: str | None) -> tuple[str, ...]:
    """The options for git with which a commit is signed; none where it is not to be."""
    wanted = key is not None or _setting(repository, "commit.gpgsign", "--type=bool") == "true"
    if not wanted:
        return ()
    found = {name: value for name in _SETTINGS if (value := _setting(repository, name))}
    if key:
        found["user.signingkey"] = key
    named = found.get("user.signingkey", "")
    ssh = found.get("gpg.format", "ssh" if key is not None or _is_ssh(named) else "openpgp") == "ssh"
    if ssh:
        found["gpg.format"] = "ssh"
        if not named and "gpg.ssh.defaultKeyCommand" not in found:
            raise DeskbookError(
                "no key to sign with; name one with --sign KEY, or set `git config user.signingkey`"
            )
        if named and not named.startswith(_LITERAL):  # a path from here; git runs elsewhere
            file = Path(named).expanduser().absolute()
            if not file.is_file():
                raise DeskbookError(f"no key {named!r} to sign with; name the file of an SSH key")
            found["user.signingkey"] = str(file)
    return tuple(part for name, value in found.items() for part in ("-c", f"{name}={value}"))


def signers_of(repository: Repository, given: Path | None) -> Path | None:
    """The file of allowed signers: given, else the project's, else the one that git is set to."""
    if given is not None:
        if not given.is_file():
            raise DeskbookError(f"--signers: no file {str(given)!r}; name the file of allowed signers")
        return given.absolute()
    own = repository.root / repository.path(SIGNERS)
    if own.is_file():
        return own
    setting = _setting(repository, "gpg.ssh.allowedSignersFile", "--type=path")
    return Path(setting) if setting and Path(setting).is_file() else None


def signature(repository: Repository, commit: str, signers: Path | None) -> Signature:
    """Who signed a commit, as the file of signers knows them."""
    known = str(signers) if signers else os.devnull
    log = git(
        repository.root,
        *("-c", f"gpg.ssh.allowedSignersFile={known}", "log", "--max-count=1"),
        *("--format=%G?%x00%GS%x00%GF%x00%GK", commit, "--"),
    )
    state, who, fingerprint, key = [*log.rstrip("\n").split("\0"), "", "", ""][:4]
    by = fingerprint or key or "an unknown key"
    match state:
        case "N" | "":
            if _has_signature(repository, commit):
                return Signature("signed, but git here cannot read the signature", True, signers is not None)
            return Signature("unsigned", False)
        case "G":
            return Signature(f"signed by {who} ({by})", True)
        case "U" if signers is None:
            return Signature(f"signed with {by}; whose that is, no {SIGNERS} file or --signers tells", True)
        case "U":
            return Signature(
                f"signed with {by}, which {signers.name if signers else ''} does not name", True, True
            )
        case "X" | "Y":
            return Signature(f"signed by {who} ({by}), whose key or signature had run out", True, True)
        case "R":
            return Signature(f"signed by {who} ({by}), whose key was revoked", True, True)
        case "B":
            return Signature("signed, but the signature is not of this content", True, True)
        case _:
            return Signature("signed, but the signature cannot be checked here", True, signers is not None)


def _has_signature(repository: Repository, commit: str) -> bool:
    head, _, _ = git(repository.root, "cat-file", "commit", commit).partition("\n\n")
    return any(line.startswith(("gpgsig ", "gpgsig-sha256 ")) for line in head.splitlines())


def _setting(repository: Repository, name: str, *options: str) -> str:
    try:
        return git(repository.root, "config", *options, "--get", name).strip()
    except GitError:
        return ""


def _is_ssh(key: str) -> bool:
    """Whether a key is one of SSH, named by its file or written out."""
    return key.startswith(_LITERAL) or "/" in key
