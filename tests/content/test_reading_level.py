"""The steps read at or under grade 9, as Flesch and Kincaid count it.

A new agent reads a step with a customer waiting. The formula weighs the words of a sentence and the syllables
of a word; textstat works it out from word lists that lie on the disk. It was made for passages, so the steps
of a page are read as one, and those of each phase or branch that is long enough to be one. A single step is
not graded by itself: "Verify the customer's identity" is five words that everybody knows, and grade 18.

Names of products, tools and roles count like all other words. They make the grade higher than it feels, never
lower, so leaving them out would only soften the test.
"""

from __future__ import annotations

import socket
from itertools import groupby
from typing import TYPE_CHECKING

import pytest
import textstat

from .shown import shown

if TYPE_CHECKING:
    from deskbook.library.model import Library

GRADE = 9.0
PASSAGE = 30
"""Words from which the steps of one phase are a passage."""


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("reading level asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def sentence(text: str) -> str:
    """A step with a full stop, so that the next one does not run into it."""
    return text if text.rstrip("\"”'’)").endswith((".", "?", "!")) else f"{text}."


def hard(texts: list[str]) -> str | None:
    """The grade of these steps and the hardest of them, if it is above the limit."""
    passage = [sentence(text) for text in texts]
    grade = textstat.flesch_kincaid_grade(" ".join(passage))
    if grade <= GRADE:
        return None
    return f"grade {grade:.1f}; the hardest step is {max(passage, key=textstat.flesch_kincaid_grade)!r}"


def test_steps_read_at_grade_nine_or_below(library: Library) -> None:
    found = []
    procedures = [page for page in library.pages.values() if page.kind in ("sop", "playbook")]
    assert len(procedures) >= 37
    for page in procedures:
        texts = [(step.section, shown(library, step.text)) for step in page.outline.steps]
        if problem := hard([text for _, text in texts]):
            found.append(f"{page.path}: {problem}")
        for section, group in groupby(texts, key=lambda one: one[0]):
            steps = [text for _, text in group]
            if sum(len(text.split()) for text in steps) >= PASSAGE and (problem := hard(steps)):
                found.append(f"{page.path}#{section}: {problem}")
    assert found == []


def test_bureaucratic_steps_would_be_found() -> None:
    steps = [
        "Subsequent to the verification of the individual's identification, initiate the authorisation procedure.",
        "Communicate the anticipated reimbursement availability to the organisation's representative.",
    ]
    assert "grade" in (hard(steps) or "")
    assert hard(["Open the ticket.", "Ask what went wrong.", "Send the link."]) is None
