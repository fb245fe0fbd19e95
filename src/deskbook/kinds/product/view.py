"""Every product: what it is, how it shows on a bank statement, and the rules that are its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import el, facts
from deskbook.html.links import place
from deskbook.html.listings import by_title
from deskbook.library.vocabulary import vocabulary

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view"})
    questions = vocabulary(library).questions
    for record in by_title(library, "product"):
        data = record.data
        box.append(el("h2", {"id": place("product", record.id)}, data.title))
        box.append(el("p", None, data.summary))
        box.append(
            facts(
                [
                    ("Runs on", ", ".join(data.platforms)),
                    ("Regulated by", data.regulated),
                    *((name, data.answers.get(question)) for question, name in questions.items()),
                ]
            )
        )
    return box
