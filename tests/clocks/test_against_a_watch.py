"""The engine against a person with a watch, over random weeks with shifts of the clocks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbook.service.business_time import due, due_in_days, part_of

from .watch import LENGTH, PLACES, scenes

EACH = 30
"""Cases a calendar; a third of them of each sort."""


def wrong(seed: int, calendars: int = 1) -> tuple[list[str], int]:
    """Where the two differ, and how many cases were compared."""
    found, compared = [], 0
    for where, calendar, watch, chance in scenes(seed, calendars):
        for turn in range(EACH):
            at = chance.randrange(1440, LENGTH // 2)
            if turn % 2 and (edges := [one for one in watch.edges() if 1440 < one < LENGTH // 2]):
                at = chance.choice(edges) + chance.choice((-1, 0, 0, 1))
            start = where.instant(at)
            match turn % 3:
                case 0:
                    amount = chance.choice((0, 1, 15, 60, 240, 480, chance.randrange(1, 3000)))
                    asked, wanted = f"{amount} minutes", watch.due(at, amount)
                    got = due(start, amount, calendar) if wanted is not None else None
                case 1:
                    amount = chance.choice((1, 1, 2, 3, 5))
                    asked, wanted = f"{amount} days", watch.due_in_days(at, amount)
                    got = due_in_days(start, amount, calendar) if wanted is not None else None
                case _:
                    until = at + chance.randrange(1, 4000)
                    half = watch.ran(at, until) // 2
                    asked, wanted = f"half until {where.instant(until)}", watch.due(at, half)
                    part = half / ran if (ran := watch.ran(at, until)) else 0
                    got = part_of(start, where.instant(until), part, calendar) if wanted is not None else None
            if wanted is None or got is None or where.instant(wanted).year > 2100:
                if wanted is not None and got is None:
                    found.append(f"{calendar} from {start}: {asked} never end")
                continue
            compared += 1
            if turn % 3 == 2 and not watch.ran(at, until):
                continue  # nothing is open until then, so there is nothing to take a part of
            if abs((got - where.instant(wanted)).total_seconds()) > 1e-3:
                found.append(f"{calendar} from {start}: {asked} end {where.instant(wanted)}, not {got}")
    return found, compared


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 2**40))
def test_as_a_person_with_a_watch_would_count(seed: int) -> None:
    found, _ = wrong(seed)
    assert found == []


def test_thousands_of_cases_are_compared() -> None:
    """Not a few that happen to end within the three weeks."""
    found, compared = wrong(7, 60)
    assert found == []
    assert compared > 1400


@pytest.mark.fuzz
def test_as_a_person_with_a_watch_would_count_for_long() -> None:
    for seed in range(400):
        found, _ = wrong(1000 + seed, 10)
        assert found == []


def test_every_place_has_a_shift_or_is_a_test_of_having_none() -> None:
    from .watch import place

    still = {zone for zone, first in PLACES if len(set(_offsets(place(zone, first)))) == 1}
    assert still == {"Asia/Kathmandu", "Etc/GMT+5", "Asia/Calcutta"}


def _offsets(where: object) -> list[int]:
    return [wall - at for at, wall in enumerate(where.wall)]  # type: ignore[attr-defined]
