"""A way in which customers reach the team."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from deskbook.schema.reference import Id, Ref, RoleId, Schema, Text


class Channel(Schema):
    """`live` channels are answered while the customer waits."""

    title: Text
    use_for: list[Text] = Field(min_length=1, max_length=8)
    not_for: list[Text] = Field(default=[], max_length=8)
    monitored: Text
    hours: Annotated[Id, Ref("hours")] | None = None
    staffed_by: RoleId
    live: bool = False
    style: Text
    kind: Literal["inbound", "outbound", "both"] = "both"
