"""The clock of the checks and the clock of the page count alike, in thousands of cases; `tests/vectors` holds the usual ones."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .make_vectors import text, vectors

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "web/theme/assets/desk/business-time.js"
NODE = shutil.which("node")


def differ(file: Path) -> list[object]:
    """The cases that the page's script counts otherwise, run by node."""
    assert NODE
    command = [NODE, str(Path(__file__).with_name("check_vectors.mjs")), str(SCRIPT), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made, cases = json.loads(done.stdout), json.loads(file.read_text(encoding="utf-8"))["cases"]
    return [
        (case, got)
        for case, got in zip(cases, made, strict=True)
        if (got is None) != (case[4] is None) or (got is not None and abs(got - case[4]) > 1)
    ]


@pytest.mark.fuzz
@pytest.mark.skipif(not NODE, reason="no node here")
def test_the_script_counts_thousands_the_same_in_node(tmp_path: Path) -> None:
    for seed in range(4):
        file = tmp_path / f"{seed}.json"
        file.write_text(text(vectors(seed, 10)), encoding="utf-8")
        assert differ(file) == []
