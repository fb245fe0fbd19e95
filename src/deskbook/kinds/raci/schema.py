"""Who is responsible, accountable, consulted and informed, task by task."""

from __future__ import annotations

from pydantic import Field

from deskbook.schema.reference import RoleId, Schema, Text


class Task(Schema):
    task: Text
    responsible: list[RoleId] = []
    accountable: list[RoleId] = []
    consulted: list[RoleId] = []
    informed: list[RoleId] = []


class Raci(Schema):
    title: Text
    tasks: list[Task] = Field(min_length=1, max_length=20)
