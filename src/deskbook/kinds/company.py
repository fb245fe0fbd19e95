"""The company whose procedures these are: its name, its place, and who decides."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, StringConstraints

from deskbook.kinds.hours import _known as known_zone
from deskbook.media import LARGEST
from deskbook.reference import RoleId, Schema, SopId, Text

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class Company(Schema):
    """Every text may be written as `{{company.name}}` in data and `{{ company("name") }}` on a page.

    `currency` is an ISO 4217 code, `country` an ISO 3166 code, `timezone` a name such as `Europe/Berlin`.
    `triage` is the SOP that places any ticket; `ask_for_sop` and `deviation` are addresses (mail or web) for
    what agents miss; `approver` is the role that signs a revision off; `readers` says who may read the site.
    `largest_file` is how many megabytes a picture, a film or another file of `docs/` may have.
    """

    ONE: ClassVar = True

    name: Text
    signature: Text | None = None
    languages: list[Language] = ["en"]
    country: Country | None = None
    currency: Currency = "USD"
    timezone: Annotated[str, AfterValidator(known_zone)] = "UTC"
    ask_for_sop: Text | None = None
    deviation: Text | None = None
    triage: SopId | None = None
    approver: RoleId | None = None
    readers: Text | None = None
    largest_file: Annotated[int, Field(gt=0, le=2000)] = LARGEST

    def text(self, field: str) -> str:
        """A field as a sentence states it; '' where the company has not said it.

        >>> Company(name="Kittel Cycles").text("signature")
        'Kittel Cycles'
        """
        value = self.signature or self.name if field == "signature" else getattr(self, field)
        return ", ".join(value) if isinstance(value, list) else str(value or "")
