"""A number that pages and data state: written once, rendered everywhere."""

from __future__ import annotations

from deskbook.schema.reference import RoleId, Schema, Text

UNITS = frozenset(
    {
        "percent",
        "seconds",
        "minutes",
        "hours",
        "working hours",
        "days",
        "working days",
        "business days",
        "weeks",
        "months",
        "years",
        "times",
        "tickets",
        "replies",
        "points",
        "characters",
        "people",
        "tags",
        "factors",
        "score",
        "count",
    }
)
SIGNS = {
    "usd": "$",
    "eur": "€",
    "gbp": "£",
    "jpy": "¥",
    "inr": "₹",
    "krw": "₩",
    "brl": "R$",
    "aud": "A$",
    "cad": "C$",
}
"""Currencies that are written with a sign before the amount; others are written with their code behind it."""

CURRENCIES = frozenset(
    "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd btn bwp byn bzd cad cdf chf"
    " clp cny cop crc cup cve czk djf dkk dop dzd egp ern etb eur fjd fkp gbp gel ghs gip gmd gnf gtq gyd hkd hnl htg"
    " huf idr ils inr iqd irr isk jmd jod jpy kes kgs khr kmf kpw krw kwd kyd kzt lak lbp lkr lrd lsl lyd mad mdl mga"
    " mkd mmk mnt mop mru mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd"
    " rub rwf sar sbd scr sdg sek sgd shp sle sos srd ssp stn svc syp szl thb tjs tmt tnd top try ttd twd tzs uah ugx"
    " usd uyu uzs ves vnd vuv wst xaf xcd xcg xof xpf yer zar zmw zwg".split()
)
"""The codes of ISO 4217 for money in use, in lower case."""


def is_unit(unit: str) -> bool:
    """Whether a figure can be in this unit without the company's word for it: a unit, or an ISO 4217 code.

    >>> is_unit("days"), is_unit("eur"), is_unit("bikes"), is_unit("day")
    (True, True, False, False)
    """
    return unit in UNITS or is_money(unit)


def is_money(unit: str) -> bool:
    return unit in CURRENCIES


class Figure(Schema):
    """`value` (to `to`, for a range) in `unit`; `owner` answers for it, `why` says where it comes from."""

    title: Text
    value: int | float
    to: int | float | None = None
    unit: Text
    owner: RoleId | None = None
    why: Text | None = None

    @property
    def text(self) -> str:
        """The figure as a sentence states it.

        >>> Figure(title="Window", value=14, unit="days").text
        '14 days'
        >>> Figure(title="Arrival", value=5, to=10, unit="business days").text
        '5–10 business days'
        >>> Figure(title="Limit", value=1200, unit="usd").text
        '$1,200'
        >>> Figure(title="Replies", value=1, unit="replies").text
        '1 reply'
        >>> Figure(title="An hour", value=27.5, unit="usd").text
        '$27.50'
        >>> Figure(title="Limit", value=200, unit="eur").text, Figure(title="Fee", value=12.5, unit="chf").text
        ('€200', '12.50 CHF')
        """
        span = "–".join(_number(one, self.unit) for one in (self.value, self.to) if one is not None)
        match self.unit:
            case "percent":
                return f"{span}%"
            case unit if is_money(unit):
                return f"{SIGNS[unit]}{span}" if unit in SIGNS else f"{span} {unit.upper()}"
            case "count" | "score":
                return span
            case _:
                one = self.value == 1 and self.to is None
                return f"{span} {_one(self.unit) if one else self.unit}"


def _number(value: float, unit: str) -> str:
    """Thousands apart; an amount of money that is not whole has its cents."""
    return f"{value:,.2f}" if is_money(unit) and value != int(value) else f"{value:,}"


def _one(unit: str) -> str:
    """The unit of a single one; people stay people."""
    return unit.removesuffix("ies") + "y" if unit.endswith("ies") else unit.removesuffix("s")
