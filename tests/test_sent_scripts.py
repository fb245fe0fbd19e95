"""What is sent of a script is a script still."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from deskbook.site.scripts import lean

WEB = Path(__file__).parents[1] / "web"
NODE = shutil.which("node")


@pytest.mark.skipif(not NODE, reason="no node here; the browser's tests read the same files")
def test_a_script_without_its_comments_can_be_read(tmp_path: Path) -> None:
    assert NODE
    scripts = [*(WEB / "theme").rglob("*.js"), *(WEB / "worker").glob("*.js")]
    assert len(scripts) > 40
    for number, script in enumerate(scripts):
        sent = tmp_path / f"{number}.mjs"
        sent.write_text(lean(script.read_text(encoding="utf-8")), encoding="utf-8")
        done = subprocess.run([NODE, "--check", str(sent)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{script.name}: {done.stderr}"
