"""The public holidays of a country or one of its regions, from the package `holidays`.

The package is an extra: a project that asks for no country does not need it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from deskbook.errors import DeskbookError
from deskbook.read.near import suggestion

MISSING = "the package that knows the holidays of countries is missing; run pip install 'deskbook[holidays]'"


class NotKnown(DeskbookError):
    """No such country or region; `field` is the one to mend."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Public:
    """The days by date, and the package that told them, with its version."""

    named: dict[dt.date, str]
    told_by: str


def public_holidays(country: str, region: str | None, years: range) -> Public:
    """The holidays of these years. Raises DeskbookError where they cannot be told."""
    try:
        import holidays
        from holidays.version import __version__
    except ImportError:
        raise DeskbookError(MISSING) from None
    known = holidays.list_supported_countries()
    if country not in known:
        two = holidays.list_supported_countries(include_aliases=False)
        raise NotKnown(f"unknown country {country!r}; {suggestion(country, two)}", "country")
    regions = holidays.country_holidays(country).get_subdivision_aliases()
    names = {name for code, others in regions.items() for name in (code, *others)}
    if region and region not in names:
        mend = suggestion(region, names) if names else "it has none; remove it"
        raise NotKnown(f"unknown region {region!r} of {country}; {mend}", "region")
    found = holidays.country_holidays(country, subdiv=region, years=years)
    if not found:
        raise NotKnown(
            f"no holidays of {country} are known for {years[0]} to {years[-1]}; list them", "country"
        )
    return Public(dict(sorted(found.items())), f"holidays {__version__}")
