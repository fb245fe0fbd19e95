"""Writes a project of N generated SOPs with every block in use, on the reference project's own base data.

    python benchmarks/corpus.py --pages 1000 --out DIR

The words are put together from the reference SOPs' sentences, seeded, so the same N gives the same
bytes. Of N SOPs, each has a RACI table and a reply; every second a matrix and a checklist; every
fourth a decision tree of three questions with the test tickets that cover it. That is about how
often the reference library has them. Every page passes every check.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import shutil
from pathlib import Path

import yaml

from deskbook import app
from deskbook.library.vocabulary import DEFAULT
from deskbook.today import today as real_today

ROOT = Path(__file__).parents[1]
BASE = [
    "role",
    "tool",
    "channel",
    "product",
    "plan",
    "hours",
    "queue",
    "category",
    "priority",
    "sla",
    "metric",
    "term",
    "benchmark",
    "figure",
]
FACTS = ["impact", "urgency"]
VERBS = [
    "Check",
    "Open",
    "Find",
    "Compare",
    "Record",
    "Send",
    "Ask",
    "Confirm",
    "Update",
    "Close",
    "Verify",
    "Choose",
    "Review",
    "Assign",
    "Add",
]
OBJECTS = """the invoice|the account|the order|the contract|the sign-in log|the last reply|the refund request
the customer's plan|the error text|the export|the shipping label|the owner of record|the trial|the webhook
the data source|the saved view|the audit log|the status page|the survey answer|the queue|the tax form
the licence count|the renewal date|the permission set|the delivery note|the API key""".replace(
    "\n", "|"
).split("|")
WHERE = """in the help desk|in the admin panel|before you answer|while the customer waits|in the billing tool
with the customer on the line|in a new tab|against the order|once more|for the right account""".replace(
    "\n", "|"
).split("|")
REASONS = """so that the next person sees it|because a wrong date costs the customer money|since two accounts may share a name
so that nobody asks twice|because the log is kept for a year only|so that the report counts it once""".replace(
    "\n", "|"
).split("|")


def sentence(dice: random.Random) -> str:
    return f"{dice.choice(VERBS)} {dice.choice(OBJECTS)} {dice.choice(WHERE)}."


def prose(dice: random.Random, count: int) -> str:
    made = []
    for _ in range(count):
        thing, other = dice.sample(OBJECTS, 2)
        made.append(f"An agent needs {thing} and {other} at hand {dice.choice(REASONS)}.")
    return " ".join(made)


def slug(number: int) -> str:
    return f"case-{number:05d}"


def page(number: int, pages: int, today: dt.date) -> str:
    """One SOP with the whole anatomy."""
    dice = random.Random(f"page {number}")
    id = slug(number)
    related = sorted({slug(dice.randrange(pages)) for _ in range(3)} - {id}) or [slug((number + 1) % pages)]
    asks = "\n".join(
        f"  - {dice.choice(['where is', 'cannot find', 'wrong', 'change', 'missing'])} {dice.choice(OBJECTS)} {index} {id}"
        for index in range(10)
    )
    steps = "\n".join(f"{index}. {sentence(dice)}" for index in range(1, 9))
    branch = "\n".join(f"{index}. {sentence(dice)}" for index in range(1, 4))
    decide = [
        f'{{{{ decision_tree("{slug(number // 4 * 4)}") }}}}',
        f'{{{{ matrix("{slug(number // 2 * 2)}") }}}}',
    ]
    shared = [
        '{{ priority("ticket") }}',
        '{{ sla("plan") }}',
        '{{ benchmark("channels") }}',
        '{{ sla("priority") }}',
    ]
    title = f"{dice.choice(VERBS)} {dice.choice(OBJECTS)}, case {number}"
    return f"""---
title: {title}
summary: When a customer asks about case {number}, they have an answer at the end.
area: {list(DEFAULT.areas)[number % len(DEFAULT.areas)]}
owner: support-manager
scope: Every ticket on case {number}.
not_for:
  - A ticket that already has an owner
audience: [tier-1, tier-2]
channels: [email, chat]
products: [workspace]
tools: [zendesk, stripe]
time_on_task: "{{{{figure.triage-time}}}}"
reviewed: {today - dt.timedelta(days=5)}
review_date: {today + dt.timedelta(days=60)}
cadence: quarterly
state: active
ai: assist
asks:
{asks}
measures: [csat, aht]
related: [{", ".join(related)}]
history:
  - date: {today - dt.timedelta(days=5)}
    by: support-manager
    change: First version of case {number}.
    why: Agents asked for it.
    kind: material
---
{prose(dice, 2)}

## Use this when

- The customer names {dice.choice(OBJECTS)}.
- The ticket has the tag of case {number}.

## Before you begin

- Have {{{{ tool("zendesk") }}}} open. {prose(dice, 2)}
- Know that an answer is due within {{{{ figure("response-paid") }}}}.

## Decide

{decide[number % 2] if number % 4 else decide[0]}

{shared[number % 4]}

## Steps

{prose(dice, 3)} To solve the case, follow these steps:

{steps}

### If the customer asks again

{branch}

!!! warning "Mind the owner of record"
    {prose(dice, 1)}

## If it fails: escalate

Hand the ticket to {{{{ role("tier-2") }}}}. {prose(dice, 2)}

{{{{ checklist("{slug(number // 2 * 2)}") }}}}

## Tell the customer

{{{{ reply("{id}") }}}}

## Close the ticket

{prose(dice, 3)} See [the next case](../sops/{related[0]}.md).

## Who does what

{{{{ raci("{id}") }}}}

## Common mistakes

- {prose(dice, 1)}
- {prose(dice, 1)}
"""


def records(number: int, today: dt.date) -> dict[str, str]:
    """The data of one SOP, as path below `sop_data/` → text."""
    dice = random.Random(f"data {number}")
    id = slug(number)
    files = {
        f"raci/{id}.yml": f"title: Who does what in case {number}\ntasks:\n"
        + "".join(
            f"  - task: {sentence(dice)}\n    responsible: [tier-1]\n    accountable: [support-manager]\n    consulted: [tier-2]\n"
            for _ in range(3)
        ),
        f"reply/{id}.yml": f"""title: Case {number} is solved
when: The case is solved and the customer has to know.
owner: support-manager
reviewed: {today - dt.timedelta(days=5)}
review_date: {today + dt.timedelta(days=20)}
cadence: monthly
channels: [email]
tone: [warm, direct]
subject: Your question about case {number}
body: |
  Hi {{{{ticket.requester.first_name}}}},

  {prose(dice, 2)}

  {{{{agent.first_name}}}}
placeholders:
  - {{name: ticket.requester.first_name, label: First name, example: Ada}}
  - {{name: agent.first_name, label: Your first name, example: Kim}}
do: [Name the case]
dont: [Promise a date]
sops: [{id}]
""",
    }
    if number % 2 == 0:
        rows = "".join(
            f"  - {{case: {dice.choice(OBJECTS)} {row}, do: {sentence(dice)}, who: {{role: tier-1}}}}\n"
            for row in range(4)
        )
        files[f"matrix/{id}.yml"] = (
            f"title: What holds in case {number}\ncolumns:\n  - {{id: case, title: Case}}\n  - {{id: do, title: What to do}}\n"
            f"  - {{id: who, title: Who}}\nrows:\n{rows}"
        )
        items = "".join(f"  - {{id: item-{row}, text: {sentence(dice)}}}\n" for row in range(5))
        files[f"checklist/{id}.yml"] = f"title: Hand over case {number}\nitems:\n{items}"
    if number % 4 == 0:
        files |= tree(number)
    return files


def tree(number: int) -> dict[str, str]:
    """A tree of three questions, its one fact, and the tickets that take each of its edges."""
    id = slug(number)
    fact = f"days-{id}"
    files = {
        f"fact/{fact}.yml": f"title: Days of case {number}\nask: How many days ago?\ntype: integer\nmin: 0\nmax: 400\nunit: days\n",
        f"decision_tree/{id}.yml": f"""title: What to do in case {number}
sop: {id}
facts: [{fact}, impact, urgency]
start: age
nodes:
  age:
    ask: How many days ago was it?
    fact: {fact}
    answers:
      - {{at_most: 14, go: reach}}
      - {{above: 14, at_most: 30, go: hurry}}
      - {{above: 30, go: decline}}
  reach:
    ask: How far does it reach?
    fact: impact
    answers:
      - {{is: [nobody, one-user], go: mend}}
      - {{is: [some-users, many-users], go: hand-over}}
  hurry:
    ask: How soon does it hurt?
    fact: urgency
    answers:
      - {{is: [can-wait, soon], go: mend}}
      - {{is: now, go: hand-over}}
outcomes:
  mend: {{title: Mend it, owner: tier-1, queue: tier-1-general, reply: {id}, step: "{id}#step-1"}}
  hand-over: {{title: Hand it over, owner: tier-2, queue: tier-2-technical, step: "{id}#step-2"}}
  decline: {{title: Decline, owner: tier-1, queue: tier-1-general, step: "{id}#step-3"}}
""",
    }
    cases = [
        ("a", 14, "nobody", "can-wait", "mend", "tier-1"),
        ("b", 14, "some-users", "can-wait", "hand-over", "tier-2"),
        ("c", 30, "nobody", "soon", "mend", "tier-1"),
        ("d", 15, "nobody", "now", "hand-over", "tier-2"),
        ("e", 31, "nobody", "can-wait", "decline", "tier-1"),
    ]
    for name, days, impact, urgency, outcome, owner in cases:
        files[f"ticket/{id}-{name}.yml"] = f"""title: Case {number}, {name}
says: It has been {days} days and nothing happened.
tree: {id}
plan: team
channel: email
facts: {{{fact}: {days}, impact: {impact}, urgency: {urgency}}}
expect: {{outcome: {id}/{outcome}, owner: {owner}}}
"""
    return files


SOP = re.compile(r"(\bsop: )[a-z0-9-]+")
SOPS = re.compile(r"(\bsops: )\[[^\]]*\]")


def write(out: Path, pages: int) -> None:
    """Raises FileExistsError where `out` is not empty."""
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} is not empty; name a new folder")
    today = real_today()
    reference = app.open_folder(ROOT).records
    for kind, ids in {**{kind: reference[kind] for kind in BASE}, "fact": FACTS}.items():
        (out / "sop_data" / kind).mkdir(parents=True)
        for id in ids:
            text = yaml.safe_dump(reference[kind][id].doc.data, sort_keys=False, allow_unicode=True)
            (out / f"sop_data/{kind}/{id}.yml").write_text(text)
    for number in range(pages):
        path = out / f"docs/sops/{slug(number)}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number, pages, today))
        for name, text in records(number, today).items():
            path = out / "sop_data" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    index = "\n".join(f"- [Case {number}](sops/{slug(number)}.md)" for number in range(min(20, pages)))
    for path in (out / "sop_data").rglob("*.yml"):
        if path.parent.name in BASE:
            path.write_text(SOP.sub(rf"\g<1>{slug(0)}", SOPS.sub(rf"\g<1>[{slug(0)}]", path.read_text())))
    (out / "docs/index.md").write_text(f"---\ntitle: Home\n---\nThe first cases:\n\n{index}\n")
    for name in ("search", "suggest"):
        (out / f"docs/{name}.md").write_text(
            f"---\ntitle: {name.title()}\ntemplate: search.html\nnav: false\n---\nType.\n"
        )
    prune(out)


def prune(out: Path) -> None:
    """Remove base records that no generated page uses, and what only those used."""
    while unused := [one for one in app.check(app.open_folder(out)) if one.code == "SOP308"]:
        for finding in unused:
            (out / finding.where.path).unlink()


def project(out: Path, pages: int) -> None:
    """A whole project: the generated pages and data in the reference project's own shell."""
    write(out, pages)
    for folder in ("hooks", "overrides"):
        shutil.copytree(ROOT / folder, out / folder)
    if (ROOT / "docs/assets").exists():
        shutil.copytree(ROOT / "docs/assets", out / "docs/assets")
    shutil.copy(ROOT / "mkdocs.yml", out / "mkdocs.yml")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    write(arguments.out, arguments.pages)
    library = app.open_folder(arguments.out)
    print(f"{len(library.pages)} pages, {sum(map(len, library.records.values()))} records")


if __name__ == "__main__":
    main()
