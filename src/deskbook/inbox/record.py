"""One thing that an agent handed in, as a record that says its version.

The browser writes it (`web/theme/assets/desk/record.js`), and a mail, an issue or the configured address
carries it. It names the page, never the customer or the ticket. What comes in is judged field by field:
whoever can write a mail can write a record.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from deskbook.inbox.printable import quoted
from deskbook.read.near import nearest
from deskbook.schema.reference import ID

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
Kind = Literal["deviation", "question", "none-of-these", "read", "quiz", "progress"]
KINDS = {
    "deviation": "did not match",
    "question": "question",
    "none-of-these": "none of these",
    "read": "read",
    "quiz": "quiz",
    "progress": "progress",
}
"""Kind → how the list names it."""


class BadRecord(Exception):
    """What is wrong with a record; what to do."""


def _moment(value: Any) -> dt.datetime:
    try:
        at = dt.datetime.fromisoformat(str(value)[:40])
    except ValueError:
        at = None
    if at is None or at.utcoffset() != dt.timedelta(0):
        raise ValueError("write a point in time such as 2026-11-21T23:00:00Z")
    return at


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


Short = Annotated[str, StringConstraints(max_length=80, strip_whitespace=True)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]


class Handed(BaseModel):
    """`step` is the step's anchor; `about` names a quiz or a part of the training, with `done` of `total`."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    v: Literal[1]
    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{8,64}$")]
    kind: Kind
    at: Annotated[dt.datetime, BeforeValidator(_moment)]
    page: Annotated[str, StringConstraints(max_length=300, strip_whitespace=True)] = ""
    sop: Annotated[str, StringConstraints(pattern=f"^(?:{ID})?$", max_length=64)] = ""
    step: Annotated[str, StringConstraints(max_length=100, strip_whitespace=True)] = ""
    revision: Short = ""
    by: Short = ""
    text: Annotated[
        str, StringConstraints(max_length=2000, strip_whitespace=True), AfterValidator(_lines)
    ] = ""
    about: Annotated[str, StringConstraints(pattern=f"^(?:{ID})?$", max_length=64)] = ""
    done: Count | None = None
    total: Count | None = None

    def plain(self) -> dict[str, Any]:
        """The record as JSON holds it, without its empty fields."""
        found = self.model_dump(mode="json", exclude_none=True)
        found["at"] = self.at.isoformat().replace("+00:00", "Z")
        return {name: value for name, value in found.items() if value != ""}


def record(fields: Mapping[str, Any]) -> Handed:
    """The record that `fields` make; raises BadRecord, in one line.

    >>> record({"v": 1, "id": "3f0c9a61", "kind": "deviaton", "at": "2026-11-23T10:00:00Z"})
    Traceback (most recent call last):
    deskbook.inbox.record.BadRecord: 'kind' is 'deviaton'; did you mean 'deviation'?
    """
    version = fields.get("v")
    if version != VERSION or isinstance(version, bool):
        newer = isinstance(version, int) and version > VERSION
        mend = "update deskbook" if newer else "have it sent again from the site"
        raise BadRecord(f"'v' is {quoted(version)}, and this deskbook reads {VERSION}; {mend}")
    try:
        return Handed.model_validate(dict(fields))
    except ValidationError as error:
        raise BadRecord(_why(error.errors(include_url=False)[0])) from None


def _why(error: Any) -> str:
    name = str(error["loc"][0]) if error["loc"] else "record"
    value, kind = error["input"], error["type"]
    if kind == "missing":
        return f"field {name!r} is missing; have it sent again from the site"
    if name == "kind":
        near = nearest(str(value)[:80], get_args(Kind))
        return f"'kind' is {quoted(value)}; " + (
            f"did you mean {near!r}?" if near else f"use one of: {', '.join(get_args(Kind))}"
        )
    if kind == "string_too_long":
        most = error["ctx"]["max_length"]
        return f"{name!r} has {len(value):,} characters, at most {most:,} are taken; have it shortened and sent again"
    mend = (
        error["msg"].removeprefix("Value error, ")
        if kind == "value_error"
        else _FORMS.get(name, "write text")
    )
    return f"{name!r} is {quoted(value)}; {mend}"


_FORMS = {
    "id": "write 8 to 64 letters, digits or hyphens",
    "sop": "write the id of a page, such as refunds",
    "about": "write the id of a quiz or a part of the training",
    "done": "write a whole number from 0 to 1,000,000",
    "total": "write a whole number from 0 to 1,000,000",
}
