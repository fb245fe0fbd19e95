"""One file a case: a project, and every line that `deskbook check` says about it.

`from` names the case whose files this one starts from; `files` adds or (as null) removes some, and
`edit` swaps one piece of text in a file for another.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from deskbook import app

GOLDEN = Path(__file__).parent / "golden"
TODAY = dt.date(2026, 11, 22)


def case(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((GOLDEN / f"{name}.yml").read_text("utf-8"))
    assert found.keys() <= {"from", "files", "edit", "today", "findings"}, f"{name}: unknown key"
    return found


def files_of(name: str) -> dict[str, str]:
    found = case(name)
    files = files_of(found["from"]) if "from" in found else {}
    files |= found.get("files", {})
    for path, swaps in found.get("edit", {}).items():
        for old, new in swaps.items():
            assert files[path].count(old) == 1, (
                f"{name}: {old!r} stands {files[path].count(old)} times in {path}"
            )
            files[path] = files[path].replace(old, new)
    return {path: text for path, text in files.items() if text is not None}


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.yml")))
def test_findings(name: str) -> None:
    expected = case(name)
    library = app.open_files(files_of(name), today=expected.get("today", TODAY))
    assert [str(one) for one in app.check(library)] == expected["findings"]
