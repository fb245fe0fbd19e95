"""A quiz on an SOP, with a link to the step behind each question.

The page does not state the answers. A question carries the digest of its right option, and its
feedback is scrambled with a key that only the right option gives. That deters reading ahead in the
page's source; it does not stop someone who tries every option, and need not.

With `salt` the question's `data-salt` and `name` the option's `value` (`quiz/question/option`):

- right: `sha256(salt + ":" + name)` in hex equals `data-right`;
- feedback: base64 of UTF-8 XOR key, where the key is `sha256(salt + ":" + n + ":" + name)` for
  n = 0, 1, 2 …, joined, and `name` is the right option's.
"""

from __future__ import annotations

import base64
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from deskbook.html.elements import el, label
from deskbook.html.links import link, place
from deskbook.kinds.quiz.schema import Question, Quiz

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


def render(record: Record[Quiz], library: Library) -> Element:
    """Without scripts it is a list of questions with links to the steps that answer them."""
    data = record.data
    number = len(data.questions)
    rule = f"{number} {'question' if number == 1 else 'questions'}. {data.pass_mark}% right passes."
    return el(
        "desk-quiz",
        {
            "class": "desk-card",
            "data-quiz": record.id,
            "data-pass": str(data.pass_mark),
            "id": place("quiz", record.id),
        },
        el("p", {"class": "desk-card-title"}, el("span", {"class": "desk-kind"}, "Quiz:"), " ", data.title),
        el("p", None, data.summary) if data.summary else None,
        el("p", {"class": "desk-rule"}, f"{rule} It is about ", link(library, "sop", data.sop), "."),
        *[_question(record.id, number, one, library) for number, one in enumerate(data.questions, 1)],
        label(
            "Your browser checks the answers, which needs scripts; without them, follow the links.", "nojs"
        ),
    )


def _question(quiz: str, number: int, question: Question, library: Library) -> Element:
    names = {option.id: f"{quiz}/{question.id}/{option.id}" for option in question.options}
    salt = _salt(question)
    right = names[question.answer]
    attrs = {
        "class": "desk-question",
        "data-question": question.id,
        "data-salt": salt,
        "data-right": digest(salt, right),
        "data-feedback": scramble(question.feedback, salt, right),
    }
    return el(
        "fieldset",
        attrs,
        el("legend", None, f"{number}. {question.ask}"),
        *[_option(f"{quiz}/{question.id}", names[option.id], option.text) for option in question.options],
        el("p", {"class": "desk-source"}, "Look it up: ", link(library, "step", question.step)),
    )


def _option(group: str, name: str, text: str) -> Element:
    radio = el("input", {"type": "radio", "name": group, "value": name, "autocomplete": "off"})
    return el("p", None, el("label", None, radio, f" {text}"))


def digest(salt: str, name: str) -> str:
    """What the page ships in place of the answer."""
    return sha256(f"{salt}:{name}".encode()).hexdigest()


def scramble(text: str, salt: str, name: str) -> str:
    """Feedback that only the right option's name turns back into text.

    >>> scramble("Right.", "s", "q/a/b") == scramble("Right.", "s", "q/a/c")
    False
    """
    clear = text.encode()
    key = b""
    for block in count():
        if len(key) >= len(clear):
            break
        key += sha256(f"{salt}:{block}:{name}".encode()).digest()
    return base64.b64encode(bytes(a ^ b for a, b in zip(clear, key, strict=False))).decode()


def _salt(question: Question) -> str:
    """Changes with the question's text, so that a digest learnt once is of no use after an edit."""
    return sha256("\0".join([question.ask, *[one.text for one in question.options]]).encode()).hexdigest()[
        :16
    ]
