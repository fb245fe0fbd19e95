"""A tiny project that is checked clean, and builds of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TODAY = "2026-11-22"
MARK = "Zqmark"
SHELL = """site_name: Tiny
site_url: https://tiny.example/
strict: true
theme: {name: material, custom_dir: overrides}
plugins:
  - deskbook
  - macros: {modules: [deskbook.pages.macros]}
"""
LEAD = "title: Lead\nteam: Support\nsummary: Leads the team.\nreach: By phone.\n"
GATE = "hooks: [gate.py]\n"


class Project:
    """A project in a folder: files are put into it, and it is checked and built as a person does it."""

    def __init__(self, root: Path) -> None:
        self.root, self.site = root, root.parent / "site"
        (root / "overrides").mkdir(parents=True)
        self.put("mkdocs.yml", SHELL + GATE)
        self.put("gate.py", (ROOT / "hooks/gate.py").read_text("utf-8"))
        self.put("docs/index.md", '---\ntitle: Home\n---\n\nAsk {{ role("lead") }}.\n')
        for name in ("search", "suggest"):
            self.put(
                f"docs/{name}.md",
                f"---\ntitle: {name.title()}\ntemplate: search.html\nnav: false\n---\nType.\n",
            )
        self.put("sop_data/role/lead.yml", LEAD)

    def put(self, path: str, content: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "DESKBOOK_TODAY": TODAY,
            "PYTHONPATH": str(ROOT / "src"),
        }
        return subprocess.run(
            [sys.executable, *command],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def build(self) -> subprocess.CompletedProcess[str]:
        return self.run("-m", "mkdocs", "build", "-d", str(self.site))

    def check(self) -> list[str]:
        done = self.run("-c", "from deskbook.cli import main; raise SystemExit(main())", "check")
        assert done.returncode < 2, done.stderr
        assert "Traceback" not in done.stderr + done.stdout, done.stderr
        return [line for line in done.stdout.splitlines() if ": SOP" in line]

    def compiled(self) -> list[str]:
        """What the template engine was given of all that bears the mark, in a build without a gate."""
        self.put("mkdocs.yml", SHELL)
        done = self.run(str(HERE / "watched_build.py"), MARK, str(self.root), str(self.site))
        assert done.returncode == 0, done.stderr[-3000:]
        found: list[str] = json.loads(done.stdout)
        return found

    def html(self, page: str) -> str:
        return (self.site / page / "index.html").read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")
