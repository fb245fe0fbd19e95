"""Records a review in the text of a file, and leaves every other byte as it was."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from deskbook.errors import DeskbookError
from deskbook.read.source import SourceProblem, front_matter, parse

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from deskbook.kinds.sop.schema import Change

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _./()’–-]*[A-Za-z0-9.)]")


@dataclass(frozen=True, slots=True)
class _Edit:
    """Put `text` in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def renewed(
    text: str, path: str, reviewed: dt.date, review_date: dt.date, changes: Sequence[Change] = ()
) -> str:
    r"""The file with both dates moved and `changes`, newest first, at the head of its history.

    Raises DeskbookError where the file is written in a way that cannot be edited safely.

    >>> import datetime as dt
    >>> text = "reviewed: 2026-01-05  # by hand\nreview_date: '2026-04-06'\n"
    >>> renewed(text, "x.yml", dt.date(2026, 4, 1), dt.date(2026, 7, 2))
    "reviewed: 2026-04-01  # by hand\nreview_date: '2026-07-02'\n"
    """
    start, end = _yaml_of(text, path)
    source = text[start:end]
    wanted = [_entry(change) for change in changes]
    try:
        before = parse(source, path).data
        edits = _edits(source, reviewed, review_date, wanted)
        after = _apply(source, edits)
        told = parse(after, path).data
    except (SourceProblem, KeyError, TypeError, AttributeError, IndexError) as problem:
        raise DeskbookError(f"{path}: cannot be renewed by itself ({problem}); edit it by hand") from None
    expected = {**before, "reviewed": reviewed, "review_date": review_date}
    if wanted:
        expected["history"] = [*wanted, *before["history"]]
    if {**told, "reviewed": reviewed, "review_date": review_date} != expected or not (
        str(told["reviewed"]) == str(reviewed) and str(told["review_date"]) == str(review_date)
    ):
        raise DeskbookError(f"{path}: its layout cannot be renewed by itself; edit the dates by hand")
    return text[:start] + after + text[end:]


def _yaml_of(text: str, path: str) -> tuple[int, int]:
    """Where the YAML of a file begins and ends: all of it, or the front matter of a page."""
    if not path.endswith(".md"):
        return 0, len(text)
    split = front_matter(text)
    if split is None:
        raise DeskbookError(f"{path}: the page has no front matter; `deskbook check` tells more")
    start = text.index("\n") + 1
    return start, start + len(split[0])


def _edits(source: str, reviewed: dt.date, due: dt.date, entries: list[dict[str, Any]]) -> list[_Edit]:
    root: Any = yaml.compose(source, Loader=yaml.CSafeLoader)
    nodes = {key.value: value for key, value in root.value}
    edits = [_date(source, nodes["reviewed"], reviewed), _date(source, nodes["review_date"], due)]
    if entries:
        edits.append(_prepend(source, nodes["history"], entries))
    return sorted(edits, key=lambda edit: edit.start)


def _apply(source: str, edits: list[_Edit]) -> str:
    for edit in reversed(edits):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


def _date(source: str, node: yaml.ScalarNode, day: dt.date) -> _Edit:
    """The date alone is replaced, so that quotes around it stay."""
    start, end = node.start_mark.index, node.end_mark.index
    if found := _DATE.search(source, start, end):
        start, end = found.span()
    return _Edit(start, end, day.isoformat())


def _prepend(source: str, history: yaml.SequenceNode, entries: list[dict[str, Any]]) -> _Edit:
    """New items before the first, in the way in which the first is written."""
    first = history.value[0]
    line_end = "\r\n" if "\r\n" in source else "\n"
    if history.flow_style:
        at = first.start_mark.index
        gap = source[history.start_mark.index + 1 : at]
        apart = f"{line_end}{' ' * first.start_mark.column}" if "\n" in gap else " "
        return _Edit(at, at, "".join(f"{_flow(entry)},{apart}" for entry in entries))
    at, column = history.start_mark.index, history.start_mark.column
    apart = f"{line_end}{' ' * column}"
    if getattr(first, "flow_style", False):
        items = [f"- {_flow(entry)}{apart}" for entry in entries]
    else:
        width = max(first.start_mark.column - column, 2)
        inner = f"{line_end}{' ' * (column + width)}"
        items = [f"-{' ' * (width - 1)}{inner.join(_lines(entry))}{apart}" for entry in entries]
    return _Edit(at, at, "".join(items))


def _entry(change: Change) -> dict[str, Any]:
    return {name: getattr(change, name) for name in ("date", "by", "change", "why", "kind")}


def _flow(entry: dict[str, Any]) -> str:
    return f"{{{', '.join(_lines(entry))}}}"


def _lines(entry: dict[str, Any]) -> list[str]:
    return [f"{name}: {_scalar(str(value))}" for name, value in entry.items()]


def _scalar(text: str) -> str:
    """A value as YAML, plain where that is safe.

    >>> _scalar("Checked the form"), _scalar("Windows: 14 days"), _scalar("true")
    ('Checked the form', '"Windows: 14 days"', '"true"')
    """
    if _DATE.fullmatch(text) or (_PLAIN.fullmatch(text) and parse(f"x: {text}", "").data == {"x": text}):
        return text
    return json.dumps(text, ensure_ascii=False)
