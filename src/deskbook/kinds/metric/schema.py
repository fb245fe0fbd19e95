"""A measure of the team's work: what it is, how it is worked out, and its target."""

from __future__ import annotations

from typing import Literal

from deskbook.schema.reference import RoleId, Schema, Text


class Metric(Schema):
    title: Text
    short: Text | None = None
    definition: Text
    formula: Text
    unit: Text
    target: Text
    better: Literal["higher", "lower", "target"]
    source: Text
    cadence: Text
    owner: RoleId
    watch_for: Text | None = None
