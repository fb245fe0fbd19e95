"""What the checks and the page's scripts must know alike, written into the site as the module `assets/shared.js`."""

from __future__ import annotations

import json

from deskbook.read.placeholders import help_desks
from deskbook.reviews.due import SOON_DAYS

PATH = "assets/shared.js"


def module() -> str:
    """The module.

    >>> module().splitlines()[0]
    'export const SOON_DAYS = 14;'
    """
    told = {"SOON_DAYS": SOON_DAYS, "HELP_DESKS": help_desks()}
    return "".join(
        f"export const {name} = {json.dumps(value, ensure_ascii=False)};\n" for name, value in told.items()
    )
