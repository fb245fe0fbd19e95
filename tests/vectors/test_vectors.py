"""The twins in Python give what the files of vectors hold; `web/tests` asks those in JavaScript."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WEB = HERE.parents[1] / "web"
NODE = shutil.which("node")
sys.path.insert(0, str(HERE))
import write  # noqa: E402


@pytest.mark.parametrize("name", write.MAKERS)
def test_python_gives_what_the_vectors_hold(name: str) -> None:
    """`python tests/vectors/write.py` writes them."""
    made = write.made(name)
    assert (HERE / f"{name}.json").read_text(encoding="utf-8") == write.text(made)
    assert len(made["stems" if name == "words" else "cases"]) > 150


@pytest.mark.skipif(not NODE, reason="no node here; the browser's tests keep one sample of each")
def test_the_scripts_give_what_the_vectors_hold() -> None:
    assert NODE
    done = subprocess.run([NODE, "--test"], cwd=WEB, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
