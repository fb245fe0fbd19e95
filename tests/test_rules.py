"""The examples in the docstring of every check are run: each marked line is found, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from deskbook import app
from deskbook.discover import modules
from deskbook.html import built_site
from deskbook.rules._reference import reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskbook.library.model import Finding

TODAY = dt.date(2026, 11, 22)
RULES = dict(modules("deskbook.rules"))


def run(name: str, files: Mapping[str, str]) -> list[Finding]:
    rule = RULES[name]
    if hasattr(rule, "check_site"):
        return list(rule.check_site(built_site.files(files)))
    return list(rule.check(app.open_files(files, today=TODAY)))


@pytest.mark.parametrize("name", RULES)
def test_wrong_is_found_on_the_marked_lines(name: str) -> None:
    doc = reference(RULES[name])
    assert doc.wrong.marked, "mark the lines that the findings must name"
    found = run(name, doc.wrong.files)
    assert {(one.where.path, one.where.line) for one in found} == set(doc.wrong.marked), found
    assert {one.code for one in found} == {doc.code}
    assert {one.severity for one in found} == {doc.severity}
    for one in found:
        assert "; " in one.message, f"say what to do: {one.message}"
        assert "\n" not in one.message
        assert not one.message.endswith(".")


@pytest.mark.parametrize("name", RULES)
def test_right_is_clean(name: str) -> None:
    doc = reference(RULES[name])
    assert doc.right.files
    assert not doc.right.marked
    assert run(name, doc.right.files) == []


def test_codes_are_unique_and_name_the_file() -> None:
    codes = [name.partition("_")[0] for name in RULES]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"sop\d{3}_[a-z0-9_]+", name) for name in RULES)
