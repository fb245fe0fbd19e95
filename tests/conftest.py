"""Which tests build a whole site and which open a browser: the folder says it, and `make quick` leaves them out."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
MARKS = {
    "attack": "build",
    "browser": "browser",
    "builds": "build",
    "company": "build",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE) and (mark := MARKS.get(item.path.relative_to(HERE).parts[0])):
            item.add_marker(mark)
