"""A small library as it is packed, and what it answers: [query, still typing, [[id, score, because], …], gap or null]."""

from __future__ import annotations

from random import Random
from typing import Any

from deskbook.search import pack
from deskbook.search.answers import Search
from deskbook.search.documents import Document
from deskbook.search.index import build
from deskbook.search.rank import Ranker
from deskbook.search.table import shipped

PAGES = [
    ("error-404", "Fix a missing page", "error 404 not found; report cannot be found"),
    ("invoices", "Answer a billing question", "where is my invoice; a charge I do not know"),
    ("passwords", "Reset a password", "forgot my password; locked out of my account"),
    ("refunds", "Authorise a refund", "I want my money back; charged twice"),
    ("cancel", "Cancel a subscription", "stop my plan; I no longer need it; end my contract"),
    ("delivery", "Find a late delivery", "my parcel is late; nothing arrived; courier lost it"),
    ("warranty", "Decide about a warranty", "it broke after a month; defective unit; repair or replace"),
    ("outage", "Answer during an outage", "the site is down; nothing loads; is there an incident"),
    ("delete-data", "Delete a customer's data", "erase my account; GDPR request; forget me"),
    ("angry", "Calm an angry customer", "I will sue you; worst service ever; complaint about an agent"),
    ("escalation", "Hand a ticket to the next tier", "speak to a manager; supervisor please"),
    ("gift-cards", "Help with a gift card", "voucher code does not work; gift card is empty"),
]
GAPS = [
    ("parcels-abroad", "Where an order abroad is", "customs kept my order; import duty"),
    ("jobs", "Apply for a job", "vacancies; career"),
]
QUERIES = """money back; reimburse my money; 404; error404; forgotten pasword; bill for October; track my package;
passwords; Authorise a refund; ; ???; the of and; photosynthesis in ferns; qqqq; customs duty; supervisor; gdpr; sue;
sight is dwon; warrenty; refnud; late parcel courier; gift card voucher; job; end contract; naïve refund; RE-FUND;
delete my personal information; nothing works; it arrived broken; refunds; gift cards; error 404; unit"""


def vectors() -> dict[str, Any]:
    documents = [made(*one, kind="sop") for one in PAGES] + [made(*one, kind="gap") for one in GAPS]
    index = build(documents)
    search = Search.__new__(Search)
    search.documents, search.ranker = documents, Ranker(index, shipped())
    files = {path: content.decode() for path, content in pack.files(index, {}) if path.endswith(".json")}
    chance = Random(20261127)
    words = sorted({word for one in documents for word in one.fields["asks"].split()})
    asked = [one.strip() for one in QUERIES.split(";")]
    asked += [" ".join(chance.sample(words, chance.randrange(1, 7))) for _ in range(120)]
    cases = [[query, typing, *answer(search, query, typing)] for query in asked for typing in (False, True)]
    return {"files": files, "cases": cases}


def answer(search: Search, query: str, typing: bool) -> tuple[list[list[object]], str | None]:
    found = search.ask(query, typing=typing)
    return [[hit.id, hit.score, hit.because] for hit in found.hits], found.gap.id if found.gap else None


def made(id: str, title: str, asks: str, kind: str) -> Document:
    phrases = tuple(one.strip() for one in asks.split(";"))
    fields = {"title": f"{title} {id.replace('-', ' ')}", "asks": " . ".join(phrases), "summary": title}
    fields |= dict.fromkeys(("body", "headings", "steps", "replies", "data"), "")
    return Document(
        id, kind, f"sops/{id}/", title, title, "active", "lead", "2027-01-01", phrases, (), fields, {}
    )
