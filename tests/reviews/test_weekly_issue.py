"""The weekly workflow keeps one issue: its own shell runs here, with a `gh` that keeps the issue in a file."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from deskbook.reviews.issue import LIMIT, as_markdown
from deskbook.reviews.report import reviews

from .conftest import ROLE, TODAY, reply, sop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from deskbook.library.model import Library

GH = """#!/bin/sh
cd "$GH_FOLDER" || exit 9
case "$1 $2" in
  "label create") ;;
  "issue list") if [ -f open.md ]; then echo 7; fi ;;
  "issue create") [ ! -f open.md ] && cp "$REPO/due.md" open.md ;;
  "issue edit") [ "$3" = 7 ] && [ -f open.md ] && cp "$REPO/due.md" open.md ;;
  "issue close") [ "$3" = 7 ] && mv open.md closed.md ;;
  *) exit 8 ;;
esac
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="the runner's shell is bash")
def test_one_issue_is_opened_updated_and_closed(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    repo, folder, bin = tmp_path / "repo", tmp_path / "gh", tmp_path / "bin"
    for path, text in {
        repo / "docs/sops/refunds.md": sop("2026-11-25"),
        repo / "sop_data/role/lead.yml": ROLE,
        bin / "gh": GH,
        bin
        / "deskbook": f'#!/bin/sh\nexec "{sys.executable}" -c "import sys; from deskbook.cli import main; sys.exit(main())" "$@"\n',
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
    folder.mkdir()
    workflow = yaml.safe_load((pytestconfig.rootpath / ".github/workflows/reviews.yml").read_text("utf-8"))
    steps = [one["run"] for one in workflow["jobs"]["reviews"]["steps"] if "due.md" in one.get("run", "")]
    assert len(steps) == 2

    def week(day: str) -> str | None:
        environment = {
            **os.environ,
            "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(pytestconfig.rootpath / "src"),
            "DESKBOOK_TODAY": day,
            "GH_FOLDER": str(folder),
            "REPO": str(repo),
        }
        for step in steps:
            subprocess.run(["bash", "-eo", "pipefail", "-c", step], cwd=repo, env=environment, check=True)
        issue = folder / "open.md"
        return issue.read_text("utf-8") if issue.exists() else None

    assert week("2026-11-02") is None
    assert "**due in 5 days** (2026-11-25)" in str(week("2026-11-20"))
    assert "**overdue by 2 days** (2026-11-25)" in str(week("2026-11-27"))
    (repo / "docs/sops/refunds.md").write_text(
        sop("2026-11-25").replace("title:", "titel:"), encoding="utf-8"
    )
    assert "Not judged" in str(week("2026-11-28"))
    (repo / "docs/sops/refunds.md").write_text(sop("2027-02-25"), encoding="utf-8")
    assert week("2026-11-30") is None
    assert (folder / "closed.md").exists()


def test_a_long_list_still_fits_an_issue(project: Callable[..., Library]) -> None:
    owners = [f"lead-{number}" for number in range(30)]
    files = {f"role__{owner}": ROLE for owner in owners}
    for number in range(1500):
        date = TODAY - dt.timedelta(days=1 + number % 60)
        files[f"reply__reply-{number}"] = reply(str(date), owners[number % 30])
    found = reviews(project(**files))
    text = as_markdown(found, TODAY)
    assert len(text) <= LIMIT
    assert text.count("**overdue") == 30 * 5
    assert "- [ ] 45 more; `deskbook review --owner lead-3` lists them" in text
