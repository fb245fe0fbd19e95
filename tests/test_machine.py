"""Nothing of the machine names the company whose content lies beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
NAME = str(yaml.safe_load((ROOT / "sop_data/company.yml").read_text(encoding="utf-8"))["name"])


@pytest.mark.parametrize("folder", ["src", "web"])
def test_no_file_of_the_machine_names_the_company(folder: str) -> None:
    files = [
        one
        for one in (ROOT / folder).rglob("*")
        if one.is_file() and not {"node_modules", "__pycache__"} & {*one.parts}
    ]
    assert len(files) > 50
    for word in {NAME, NAME.split()[0]}:
        named = [str(one) for one in files if word.lower().encode() in one.read_bytes().lower()]
        assert named == [], word
