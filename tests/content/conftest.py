"""The real library, opened once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deskbook import app

if TYPE_CHECKING:
    from deskbook.library.model import Library

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def library() -> Library:
    return app.open_folder(ROOT)
