"""The company whose procedures these are: its name, its place, and who decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints

from deskbook.kinds.hours.schema import _known as known_zone
from deskbook.read.media import LARGEST
from deskbook.schema.reference import RoleId, Schema, SopId, Text

if TYPE_CHECKING:
    from collections.abc import Callable

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


_MAIL = re.compile(r"[^\s@<>?&%,;]+@[^\s@<>?&%,;]+")
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9a-f:]+\])(?::[0-9]{1,5})?")


def _is_address(value: str) -> bool:
    """A path of the site's own host, or https; http only to this machine.

    >>> _is_address("https://desk.example/in?to=lead"), _is_address("/records"), _is_address("http://[::1]:8000/")
    (True, True, True)
    >>> _is_address("https://*/"), _is_address("//desk.example/"), _is_address("http://desk.example/")
    (False, False, False)
    """
    if re.search(r"[\s'\";,\\]", value):
        return False
    if value.startswith("/") and not value.startswith("//"):
        return True
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
    return secure and bool(_HOST.fullmatch(parts.netloc))


WAYS: dict[str, tuple[Callable[[str], bool], str]] = {
    "mail": (
        lambda value: bool(_MAIL.fullmatch(value)),
        "write one mail address, such as owners@example.org",
    ),
    "issue": (
        lambda value: _is_address(value) and "{title}" in value and "{body}" in value,
        "write the host's new-issue address with {title} and {body} in it, such as https://github.com/OWNER/REPO/issues/new?title={title}&body={body}",
    ),
    "address": (_is_address, "write an https address that takes a POST, or a path of the site's own host"),
}
"""Each way to hand in → whether a value is one, and what to write."""


def _way(name: str) -> AfterValidator:
    def is_way(value: str) -> str:
        right, mend = WAYS[name]
        if not right(value):
            raise ValueError(f"{name} is {value[:80]!r}; {mend}")
        return value

    return AfterValidator(is_way)


class Outbox(Schema):
    """Any of a mail address, a new-issue address with {title} and {body} in it, and an address that takes a POST."""

    mail: Annotated[Text, _way("mail")] | None = None
    issue: Annotated[Text, _way("issue")] | None = None
    address: Annotated[Text, _way("address")] | None = None


class Company(Schema):
    """Every text may be written as `{{company.name}}` in data and `{{ company("name") }}` on a page.

    `currency` is an ISO 4217 code, `country` an ISO 3166 code, `timezone` a name such as `Europe/Berlin`.
    `triage` is the SOP that places any ticket; `outbox` says where agents hand in what they
    find; `approver` is the role that signs a revision off; `readers` says who may read the site.
    `largest_file` is how many megabytes a picture, a film or another file of `docs/` may have.
    """

    name: Text
    signature: Text | None = None
    languages: list[Language] = ["en"]
    country: Country | None = None
    currency: Currency = "USD"
    timezone: Annotated[str, AfterValidator(known_zone)] = "UTC"
    outbox: Outbox = Outbox()
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
        if isinstance(value, Outbox):
            return value.mail or value.issue or value.address or ""
        return ", ".join(value) if isinstance(value, list) else str(value or "")
