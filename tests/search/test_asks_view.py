"""The view of asks names each that another SOP wins, and every gap."""

from __future__ import annotations

import datetime as dt

from deskbook import app

ROLE = "title: Lead\nteam: Support\nsummary: Leads the team.\nreach: Call.\n"
SOP = """---
title: {title}
summary: {title}.
area: money
owner: lead
scope: All of it
audience: [lead]
channels: [email]
tools: [stripe]
time_on_task: 5 minutes
reviewed: 2026-11-01
review_date: 2026-12-01
cadence: quarterly
state: active
ai: human
asks: [{asks}]
history: [{{date: 2026-11-01, by: lead, change: First, why: New, kind: material}}]
---
"""
GAP = "title: Parcels\nasks: [where is my parcel, track it, <b>late</b>]\nmeanwhile: Look it up.\nqueue: q\nowner: lead\n"


def test_lost_asks_and_gaps() -> None:
    refunds = (
        "charged twice, money back, wrong charge, paid double, refund me, overcharged, reimburse, give back"
    )
    reset = (
        "forgot password, locked out, reset link, cannot sign in, login fails, charged twice money back,"
        " where is my parcel, zzxq"
    )
    files = {
        "sop_data/role/lead.yml": ROLE,
        "sop_data/gap/parcel.yml": GAP,
        "docs/sops/refunds.md": SOP.format(title="Refund money charged twice", asks=refunds),
        "docs/sops/reset.md": SOP.format(title="Reset a password", asks=reset),
    }
    library = app.open_files(files, dt.date(2026, 11, 22))
    assert not library.problems
    view = app.render(library, "view", "asks")
    lost, gaps = view.iter("table")
    rows = [["".join(cell.itertext()) for cell in row] for row in lost.iter("tr")][1:]
    assert ["Reset a password", "where is my parcel", "Gap: Parcels"] in rows
    assert all(row[0] == "Reset a password" for row in rows)
    said = "".join(view.itertext())
    assert f"{16 - len(rows)} of 16 asks find their own SOP first." in said
    assert [cell.text for cell in gaps.iter("td") if cell.get("data-label") == "Meanwhile"] == ["Look it up."]
    assert "<b>late</b>" in said


def test_an_empty_project_has_nothing_to_list() -> None:
    view = app.render(app.open_files({}, dt.date(2026, 11, 22)), "view", "asks")
    assert "0 of 0 asks" in "".join(view.itertext())
    assert not list(view.iter("table"))
