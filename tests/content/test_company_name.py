"""The company's name is typed in its own record and in the titles of its products, and nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.kinds.company.schema import Company
from deskbook.kinds.product.schema import Product
from deskbook.kinds.tool.schema import Tool

from .conftest import ROOT

if TYPE_CHECKING:
    from deskbook.library.model import Library

OWN_NAMES = re.compile(r"Library/Caches/\S+|%AppData%\S+")
"""Folders on a customer's computer have the names that they have."""


def test_the_name_is_data(library: Library) -> None:
    company = library.get(Company, "company")
    assert company is not None
    titles = [one.data.title for one in [*library.all(Product), *library.all(Tool)]]
    own = re.compile("|".join(map(re.escape, sorted(titles, key=len, reverse=True))))
    typed = []
    for top in ("docs/sops", "docs/playbooks", "sop_data"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix not in (".md", ".yml") or path.name == "company.yml":
                continue
            text = own.sub("", OWN_NAMES.sub("", path.read_text("utf-8")))
            typed += [
                f"{path.relative_to(ROOT)}: {line.strip()}"
                for line in text.split("\n")
                if company.data.name in line
            ]
    assert typed == []
