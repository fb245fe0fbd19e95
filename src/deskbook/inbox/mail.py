"""The text of a mail, whatever its program made of it."""

from __future__ import annotations

import email
import email.policy
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

MAX_BYTES = 2_000_000
"""A mail that is larger carries a picture, not a record: it is not read."""

_FROM = re.compile(rb"^From [^\n]*\n", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def messages(box: bytes) -> Iterator[tuple[int, bytes]]:
    """(line, mail) of each mail in an mbox file; the line counted from 1."""
    starts = [
        found
        for found in _FROM.finditer(box)
        if found.start() == 0 or box[: found.start()].endswith((b"\n\n", b"\n\r\n"))
    ]
    line, counted = 1, 0
    for number, found in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(box)
        line += box.count(b"\n", counted, found.start())
        counted = found.start()
        yield line, _QUOTED_FROM.sub(rb"\1", box[found.end() : end])


def letters(mail: bytes) -> list[str]:
    """The texts in a mail and in the mails attached to it: plain ones, HTML only where there is none."""
    message: EmailMessage = email.message_from_bytes(mail, policy=email.policy.default)
    plain: list[str] = []
    rich: list[str] = []
    for part in message.walk():
        kind = part.get_content_type()
        if part.is_multipart() or kind not in ("text/plain", "text/html"):
            continue
        content = _decoded(part)
        if kind == "text/html":
            rich.append(_words(content))
        else:
            plain.append(
                _flowed(content, part.get_param("delsp") == "yes")
                if part.get_param("format") == "flowed"
                else content
            )
    return plain if any(one.strip() for one in plain) else rich


def _decoded(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    try:
        return content.decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):
        return content.decode("utf-8", "replace")


def _flowed(text: str, joined: bool) -> str:
    """Lines that were wrapped on the way are one line again (RFC 3676)."""
    made: list[str] = []
    open_line = False
    for line in text.splitlines():
        line = line.removeprefix(" ") if line.startswith(" ") else line
        soft = line.endswith(" ") and line != "-- "
        line = line[:-1] if soft and joined else line
        made[-1:] = [made[-1] + line] if open_line else [*made[-1:], line]
        open_line = soft
    return "\n".join(made)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("br", "p", "div", "li", "tr", "pre"):
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "div", "pre"):
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        self.found.append(data.replace("\r", "").replace("\n", " "))


def _words(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    reader.close()
    return "".join(reader.found).replace("\xa0", " ")
