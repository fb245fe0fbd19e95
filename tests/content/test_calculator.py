"""The worked example of the calculator adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deskbook.kinds.figure.schema import Figure

if TYPE_CHECKING:
    from deskbook.library.model import Library


def test_the_figures_follow_from_each_other(library: Library) -> None:
    def of(name: str) -> float:
        figure = library.get(Figure, f"calculator-{name}")
        assert figure, name
        return figure.data.value

    lost = of("tickets") * of("share") / 100 * of("minutes")
    hours = lost * of("agents") * of("days") / 60
    hour = of("salary") / (of("days") * of("working-day"))
    assert of("lost-a-day") == pytest.approx(lost)
    assert of("hours") == round(hours)
    assert of("hour") == pytest.approx(hour)
    assert of("cost") == round(hours * hour)
    assert of("hours-80") == round(of("lost-a-day-published") * of("agents") * of("days") / 60)
