"""Who does the work: a role with a tier and a team, never a person's name."""

from __future__ import annotations

from pydantic import Field

from deskbook.schema.reference import RoleId, Schema, Text, Word


class Role(Schema):
    """`reach` says how to get hold of the role now; `backup` is who stands in."""

    title: Text
    team: Text
    tier: Word = "none"
    summary: Text
    responsibilities: list[Text] = Field(default=[], max_length=12)
    reach: Text
    backup: RoleId | None = None
