"""Runs commands in small projects, and keeps the files that several tests share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from deskbook import app, cli
from deskbook.library.model import Finding
from deskbook.read.source import Where

if TYPE_CHECKING:
    from collections.abc import Callable

ROLE = "title: Lead\nteam: Support\nsummary: Leads the team.\nreach: Call.\n"
REPLY = """# kept
title: Refund sent
when: The money is on its way
owner: lead
reviewed: 2026-10-01
review_date: 2026-11-02   # kept
channels: [email]
body: Hello
do: [Greet]
dont: [Shout]
"""
SOP = """---
title: Refund an order   # kept
summary: Give the money back.
area: money
owner: lead
scope: Orders of the shop
audience: [lead]
channels: [email]
tools: [stripe]
time_on_task: 5 minutes
reviewed: "2026-08-03"
review_date: 2026-11-02
cadence: quarterly
state: active
ai: human
asks: [a, b, c, d, e, f, g, h]
history:
  # newest first
  - {date: 2026-08-03, by: lead, change: First version, why: New, kind: material}
---
Body.
"""
CLEAN = {"docs/index.md": "# Home\n", "sop_data/role/lead.yml": ROLE}
BROKEN = {"docs/index.md": "# Home\n", "sop_data/role/lead.yml": ROLE + "tiers: 1\n"}
REVIEWED = {**CLEAN, "docs/sops/refunds.md": SOP, "sop_data/reply/sent.yml": REPLY}


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Run one command in a project made of `files`, on 20 November 2026."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DESKBOOK_TODAY", "2026-11-20")

    def one(*arguments: str, files: dict[str, str] | None = None) -> Ran:
        for path, text in (files or {}).items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        code = cli.main(arguments)
        return Ran(code, *capsys.readouterr())

    return one


@pytest.fixture
def findings(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What the rules find, so that a test of the output does not hang on any one rule."""
    found: list[Finding] = []
    monkeypatch.setattr(app, "check", lambda library: sorted(found))
    return found


ERROR = Finding(Where("docs/index.md", 3, 2), "SOP103", "scope is empty; say what it covers")
WARNING = Finding(Where("sop_data/role/lead.yml", 1), "SOP999", "100% odd: a, b\nmend it", "warning")
