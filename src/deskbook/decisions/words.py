"""Conditions and values in the words that a person reads: `14 days or less`, `yes`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from deskbook.kinds.decision_tree.schema import Answer
    from deskbook.kinds.fact.schema import Fact

Condition = dict[str, Any]
"""What an answer takes, in the fields of `Answer`: `is` a list, or bounds; empty takes everything."""

_BOUNDS = ("at_least", "above", "at_most", "below")


def condition_of(answer: Answer) -> Condition:
    """The condition of an answer as plain data."""
    if answer.is_ is not None:
        return {"is": answer.is_ if isinstance(answer.is_, list) else [answer.is_]}
    return {name: bound for name in _BOUNDS if (bound := getattr(answer, name)) is not None}


def label(answer: Answer, fact: Fact | None) -> str:
    """The answer's own label, else its condition in words."""
    return answer.label or condition_label(condition_of(answer), fact)


def condition_label(condition: Mapping[str, Any], fact: Fact | None, most: int = 20) -> str:
    """A condition in words; a list longer than `most` is cut.

    >>> condition_label({"above": 14, "at_most": 30}, None)
    'more than 14 and up to 30'
    >>> condition_label({"is": [True]}, None)
    'yes'
    """
    if "is" in condition:
        return _either([value_label(value, fact) for value in condition["is"]], most)
    least, above = condition.get("at_least"), condition.get("above")
    closed = "at_most" in condition
    high = condition.get("at_most", condition.get("below"))
    if high is None:
        if least is not None:
            return f"{_amount(least, fact)} or more"
        return "any value" if above is None else f"more than {_amount(above, fact)}"
    end = _amount(high, fact)
    if above is not None:
        return f"more than {_amount(above)} and {'up to' if closed else 'less than'} {end}"
    if least is not None:
        return f"{_amount(least)} to {'' if closed else 'less than '}{end}"
    return f"{end} or less" if closed else f"less than {end}"


def value_label(value: object, fact: Fact | None) -> str:
    """One value: an option's title, yes or no, or a number with its unit."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _amount(value, fact)
    if fact:
        for option in fact.options:
            if option.id == value:
                return option.title
    return str(value)


def plain(number: int | float) -> str:
    """A number without exponent or empty decimals.

    >>> plain(0.0000001), plain(14.0), plain(2500000)
    ('0.0000001', '14', '2500000')
    """
    if number != number or number in (float("inf"), float("-inf")):
        return str(number)
    return str(int(number)) if number == int(number) else format(Decimal(repr(number)), "f")


def shown(value: object) -> str:
    """A bad value as a message quotes it: short, on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return plain(value)
    text = repr(value) if isinstance(value, str) else f"a {type(value).__name__}"
    return text if len(text) <= 60 else f"{text[:56]}…'"


def ticket_label(facts: Mapping[str, object]) -> str:
    """A ticket's facts on one line, as its file states them.

    >>> ticket_label({"verified": True, "days": 15})
    'verified: true, days: 15'
    """
    return ", ".join(f"{fact}: {_stated(value)}" for fact, value in facts.items()) or "no facts"


def _stated(value: object) -> str:
    return value[:60] if isinstance(value, str) else shown(value)


def _amount(number: int | float, fact: Fact | None = None) -> str:
    """A number with thousands separated, and its unit in the singular for one."""
    whole, _, decimals = plain(number).partition(".")
    grouped = f"{int(whole):,}" if whole.lstrip("-").isdigit() and whole != "-0" else whole
    text = f"{grouped}.{decimals}" if decimals else grouped
    unit = fact.unit if fact else None
    if not unit:
        return text
    if number == 1 and unit.islower() and unit.endswith("s") and not unit.endswith("ss"):
        unit = unit.removesuffix("ies") + "y" if unit.endswith("ies") else unit[:-1]
    return f"{text}{unit}" if unit == "%" else f"{text} {unit}"


def _either(labels: Sequence[str], most: int) -> str:
    if len(labels) > most:
        return f"{', '.join(labels[:most])} or {len(labels) - most:,} more"
    return " or ".join(part for part in (", ".join(labels[:-1]), labels[-1]) if part)
