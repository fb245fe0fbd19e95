"""Country whose holidays nobody can tell.

`country` is the code of a country (ISO 3166, such as GB or DE), `region` that of a part of it, as the
package `holidays` knows them: its code or its name. Without its holidays the clock would run through them. The package is an
extra, which a project that asks for a country has to install.

Wrong:

```yaml sop_data/hours/office.yml:4
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00", tue: "09:00-17:00"}
holidays_from: {country: XX}
```

```yaml sop_data/hours/bavaria.yml:6
title: Hours in Munich
timezone: Europe/Berlin
days: {mon: "09:00-17:00", tue: "09:00-17:00"}
holidays_from:
  country: DE
  region: Bayer
```

Right:

```yaml sop_data/hours/office.yml
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00", tue: "09:00-17:00"}
holidays_from: {country: GB, region: ENG}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.service.holidays import COUNTRY, holiday_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library

CODE = "SOP323"


def check(library: Library) -> Iterator[Finding]:
    for found in library.once(holiday_lists).values():
        yield from (one for one in found.problems if one.code == COUNTRY)
