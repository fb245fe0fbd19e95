"""The review gate: nothing renders while a check fails, and nothing is left that leads nowhere.

`mkdocs build` fails with one line a finding; `mkdocs serve` shows the same lines and goes on,
so that an owner can mend a page while looking at it.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from deskbook import app
from deskbook.errors import DeskbookError
from deskbook.html import policy_faults
from deskbook.pages import session
from deskbook.revisions import blame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

    from deskbook.library.model import Finding

log = logging.getLogger("mkdocs.hooks.gate")
_command: list[str] = ["build"]


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _command[0] = command
    session.preview(command == "serve")
    if dirty:
        raise Abort("deskbook: --dirty leaves pages and the search index behind; build without it")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """A preview goes on where strict mode would end it."""
    if _command[0] == "serve":
        counted = logging.getLogger("mkdocs")
        for handler in [one for one in counted.handlers if isinstance(one, CountHandler)]:
            counted.removeHandler(handler)
    return config


def on_pre_build(*, config: MkDocsConfig) -> None:
    try:
        library = session.library()
        base = os.environ.get(blame.VARIABLE, "")
        judge(blame.judged(Path(config.docs_dir).parent, base, library, app.check(library)))
    except DeskbookError as error:
        raise Abort(f"deskbook: {error}") from None


def on_post_build(*, config: MkDocsConfig) -> None:
    """A preview's policy is loose: it has to let the script run by which MkDocs loads a page again."""
    found = app.check_site(Path(config.site_dir), session.library())
    judge(one for one in found if one.code != policy_faults.NO_POLICY or not session.is_preview())


def on_build_error(*, error: Exception) -> None:
    """A block that cannot be rendered is one line too, wherever in the build it was met."""
    if isinstance(error, DeskbookError):
        raise Abort(f"deskbook: {error}") from None


def judge(findings: Iterable[Finding]) -> None:
    """Abort on an error, show a warning; a preview shows both and goes on."""
    errors = [one for one in findings if one.severity == "error"]
    if not errors:
        return
    lines = "\n".join(str(one) for one in errors)
    if _command[0] == "serve":
        log.info("deskbook: the build would fail:\n%s", lines)
        return
    raise Abort(f"{lines}\ndeskbook: {len(errors)} to mend; `deskbook explain CODE` tells more")
