"""The figures that tell readers what the checks allow are those that the checks work with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deskbook.kinds.figure.schema import Figure
from deskbook.reviews.due import SOON_DAYS
from deskbook.rules.sop608_waiver_too_long import LONGEST_DAYS

if TYPE_CHECKING:
    from deskbook.library.model import Library


@pytest.mark.parametrize(("id", "days"), [("review-soon", SOON_DAYS), ("waiver-longest", LONGEST_DAYS)])
def test_the_figure_is_what_the_check_uses(id: str, days: int, library: Library) -> None:
    figure = library.get(Figure, id)
    assert figure, id
    assert (figure.data.value, figure.data.to, figure.data.unit) == (days, None, "days")
