"""`deskbook search`: the site's own search, at the command line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from deskbook.cli._project import library_of
from deskbook.cli._say import say
from deskbook.errors import DeskbookError
from deskbook.kinds.company.schema import Company
from deskbook.search.answers import Search

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from deskbook.library.model import Library

HELP = "find the SOP for what a customer says"


def add(parser: ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", help="what the customer said")
    parser.add_argument("--json", action="store_true", help="print the hits as one JSON array")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help='answer a stream: {"id", "query"} a line in, {"id", "slugs"} a line out',
    )
    parser.add_argument("--limit", type=int, default=10, metavar="N", help="show at most N hits (10)")


def run(args: Namespace) -> int:
    if args.limit < 1:
        raise DeskbookError(f"--limit is {args.limit}; ask for at least 1 hit")
    library = library_of(args)
    search = Search(library)
    if args.jsonl:
        for number, line in enumerate(sys.stdin, 1):
            if line.strip():
                say(json.dumps(_answer(search, line, number, args.limit), ensure_ascii=False))
        return 0
    query = " ".join(args.query)
    if not query.strip():
        raise DeskbookError("no query; write what the customer said, such as: deskbook search money back")
    answer = search.ask(query, limit=args.limit)
    if args.json:
        say(json.dumps([hit.as_data() for hit in answer.hits], ensure_ascii=False, indent=2))
    elif answer.gap:
        say(f"no SOP yet: {answer.gap.title}\n  meanwhile: {answer.gap.summary}")
    elif not answer.hits:
        say(f"nothing fits; {_else(library)}")
    for place, hit in enumerate(answer.hits, 1):
        if not args.json:
            say(
                f"{place}. {hit.title}  sops/{hit.id}.md{'#' + hit.step if hit.step else ''}\n   {hit.because}"
            )
    return 0 if answer.hits else 1


def _else(library: Library) -> str:
    """What an agent does where no procedure fits."""
    company = library.get(Company, "company")
    triage = company.data.triage if company else None
    return f"decide by docs/sops/{triage}.md or ask for an SOP" if triage else "ask for an SOP"


def _answer(search: Search, line: str, number: int, limit: int) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        id, query = asked["id"], asked["query"]
        if not isinstance(query, str):
            raise TypeError
    except (ValueError, KeyError, TypeError):
        raise DeskbookError(
            f'line {number} of the input is {line.strip()[:60]!r}; write {{"id": …, "query": …}} on each line'
        ) from None
    return {"id": id, "slugs": [hit.id for hit in search.ask(query, limit=limit).hits]}
