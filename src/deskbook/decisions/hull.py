"""The hull of two versions of a fact: one domain that holds every value of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.decisions.domain import Domain, domain_of
from deskbook.decisions.part import Part
from deskbook.kinds.fact.schema import Fact

if TYPE_CHECKING:
    from deskbook.library.model import Library


def hull_of(old: Library, new: Library, fact: str) -> Domain | None:
    """None where neither version knows the fact, or where its type changed, so that no value is in both."""
    before, after = old.get(Fact, fact), new.get(Fact, fact)
    if before is None or after is None:
        record = after or before
        return Domain(fact, record.data) if record else None
    one, two = before.data, after.data
    if one.type != two.type:
        return None
    if one.min is not None and one.max is not None and two.min is not None and two.max is not None:
        ends = {"min": min(one.min, two.min), "max": max(one.max, two.max)}
        return Domain(fact, two.model_copy(update=ends))
    known = {option.id for option in two.options}
    gone = [option for option in one.options if option.id not in known]
    return Domain(fact, two.model_copy(update={"options": [*two.options, *gone]}))


def own_part(library: Library, hull: Domain) -> Part:
    """What one version's fact may be, as a part of the hull."""
    own = domain_of(library, hull.id)
    if own is None:
        return Part((), hull.dense)
    places = (hull.place(option.id) for option in own.fact.options)
    options = [place for place in places if place is not None]
    return Part.places(options) if options else own.whole
