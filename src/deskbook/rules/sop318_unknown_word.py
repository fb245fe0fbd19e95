"""Word that the company's vocabulary does not have.

Areas, tiers, service tiers, levels of priority and units are the company's own, in `sop_data/vocabulary.yml`,
or the defaults where it says nothing. A word of none of them would sort the page nowhere.

Wrong:

```yaml sop_data/role/finance.yml:3
title: Finance
team: Finance
tier: teir-1
summary: Approves refunds.
reach: The queue "finance".
```

Right:

```yaml sop_data/role/finance.yml
title: Finance
team: Finance
tier: tier-1
summary: Approves refunds.
reach: The queue "finance".
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.figure.schema import UNITS, Figure, is_unit
from deskbook.kinds.plan.schema import Plan
from deskbook.kinds.priority.schema import Priority
from deskbook.kinds.product.schema import Product
from deskbook.kinds.role.schema import Role
from deskbook.kinds.sop.schema import Sop
from deskbook.library.model import Finding
from deskbook.library.vocabulary import vocabulary
from deskbook.read.source import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from deskbook.library.model import Library, Record

CODE = "SOP318"


def check(library: Library) -> Iterator[Finding]:
    words = vocabulary(library)
    for sop in library.all(Sop):
        yield from _unknown(sop, "area", sop.data.area, words.areas)
    for role in library.all(Role):
        yield from _unknown(role, "tier", role.data.tier, words.tiers)
    for plan in library.all(Plan):
        yield from _unknown(plan, "service_tier", plan.data.service_tier, words.service_tiers)
    for matrix in library.all(Priority):
        for level in matrix.data.levels:
            yield from _unknown(matrix, "levels", level, words.priorities, level)
    for product in library.all(Product):
        for question in product.data.answers:
            yield from _unknown(product, "answers", question, words.questions, question)
    for figure in library.all(Figure):
        if not is_unit(figure.data.unit) and figure.data.unit not in words.units:
            hint = suggestion(
                figure.data.unit, {*UNITS, *words.units}, "write one such as days, tickets or eur"
            )
            yield Finding(figure.where("unit"), CODE, f"unknown unit {figure.data.unit!r}; {hint}")


def _unknown(
    record: Record[Sop] | Record[Role] | Record[Plan] | Record[Priority] | Record[Product],
    field: str,
    word: str,
    known: Iterable[str],
    *inside: str,
) -> Iterator[Finding]:
    if word not in (choices := list(known)):
        what = field.replace("_", " ").removesuffix("s")
        message = f"unknown {what} {word!r}; {suggestion(word, choices)}"
        yield Finding(record.where(field, *inside), CODE, message)
