"""Query that no longer finds its SOP among the first three.

Owners add a query when somebody could not find something. A title, an `asks` or a step that changes later
must not push the right SOP out of sight again. A query without `finds` must stay without an answer: no page
is better than a wrong one. The finding names what stands there instead, and in a git repository
`deskbook check` says which change did it: the commit, or your file that is not committed yet.

Wrong:

```yaml sop_data/search_test/customers.yml:3
title: What customers say
queries:
  - {query: where is my parcel, finds: [refunds]}
```

Right:

```yaml sop_data/search_test/customers.yml
title: What customers say
queries:
  - {query: where is my parcel}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.search_test.schema import SearchTest
from deskbook.library.model import Finding
from deskbook.search.answers import FIRST, Search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP801"


def check(library: Library) -> Iterator[Finding]:
    tests = library.all(SearchTest)
    if not tests or library.broken:
        return  # without a file that cannot be read, the search is another
    search = library.once(Search)
    for record in tests:
        for place, query in enumerate(record.data.queries):
            if search.passes(query.query, query.finds):
                continue
            answers = search.ask(query.query, limit=FIRST)
            found = [f"{hit.id!r} (as in {hit.because!r})" for hit in answers.hits]
            where = record.where("queries", place)
            if query.finds:
                instead = ", ".join(found) or "nothing"
                wanted = " or ".join(repr(id) for id in query.finds)
                yield Finding(
                    where,
                    CODE,
                    f"{query.query!r} finds {instead} and not {wanted}; add how people ask to the `asks` of the right SOP",
                    about=query.query,
                )
            else:
                yield Finding(
                    where,
                    CODE,
                    f"{query.query!r} finds {found[0]} and should find nothing; record the gap or mend those `asks`",
                    about=query.query,
                )
