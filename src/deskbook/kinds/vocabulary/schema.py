"""The words that a company chooses: its areas, tiers, levels, units, and what its pages owe."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from deskbook.schema.reference import Id, Schema, Text

SECTIONS = (
    "Use this when",
    "Before you begin",
    "Steps",
    "If it fails: escalate",
    "Tell the customer",
    "Close the ticket",
    "Who does what",
    "Common mistakes",
)


class Vocabulary(Schema):
    """Each list stands in the order in which it is shown; a list that is given replaces the default whole.

    `areas` maps what an agent is doing to its title in the navigation, `folders` the other folders of `docs/`.
    `sections` are the headings that an SOP's author owes. `asks` is how many of the customers' words an active SOP owes.
    `owes` names what else it owes: a tool where the company has tools, `ai` where it has an AI agent.
    `units` are added to those that figures know. `questions` maps what a product answers to its title.
    """

    areas: dict[Id, Text] = Field(
        default={
            "take-in": "Take in a ticket",
            "access": "Let someone in",
            "money": "Handle money",
            "trouble": "Fix a problem",
            "hand-over": "Hand over",
            "write": "Write to the customer",
            "listen": "Listen and learn",
            "run": "Run the team",
        },
        min_length=1,
        max_length=20,
    )
    folders: dict[Id, Text] = Field(
        default={
            "playbooks": "Click paths",
            "decide": "Decide and reply",
            "training": "Training",
            "owners": "For SOP owners",
            "reference": "Reference",
        },
        max_length=20,
    )
    sections: list[Text] = Field(default=list(SECTIONS), min_length=1, max_length=20)
    tiers: list[Id] = Field(default=["ai", "tier-1", "tier-2", "tier-3", "lead", "none"], min_length=1)
    service_tiers: list[Id] = Field(default=["standard", "priority", "enterprise"], min_length=1)
    priorities: list[Id] = Field(default=["p1", "p2", "p3", "p4"], min_length=1, max_length=9)
    asks: Annotated[int, Field(ge=0, le=20)] = 8
    owes: list[Literal["tools", "time_on_task", "ai"]] = ["tools", "time_on_task", "ai"]
    units: list[Annotated[Text, Field(max_length=30)]] = Field(default=[], max_length=40)
    questions: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)], Text] = Field(
        default={
            "statement_name": "On a bank statement",
            "password_reset": "Password reset",
            "refund_rule": "Refunds",
        },
        max_length=12,
    )
