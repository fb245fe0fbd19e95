"""The fields of a benchmark."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from deskbook.schema.durations import Span
from deskbook.schema.reference import ChannelId, Schema, Text

Percent = Annotated[int | float, Field(ge=0, le=100)]


class Measured(Schema):
    """What the team's own tickets show; `period` says of which days."""

    response: Span | None = None
    satisfaction: Percent | None = None
    period: Text


class Row(Schema):
    channel: ChannelId
    response: Span
    satisfaction: Percent
    measured: Measured | None = None


class Benchmark(Schema):
    """`source` says whose benchmark it is; `measured` stands only where the team has counted."""

    title: Text
    summary: Text | None = None
    source: Text
    channels: list[Row] = Field(min_length=1, max_length=12)
