"""Queries with the SOPs that the search must find among its first three."""

from __future__ import annotations

from pydantic import Field

from deskbook.schema.reference import Schema, SopId, Text


class Query(Schema):
    """Any one of `finds` is a hit; none means that the search must stay quiet. `why` tells who asked."""

    query: Text
    finds: list[SopId] = []
    why: Text | None = None


class SearchTest(Schema):
    title: Text
    queries: list[Query] = Field(min_length=1, max_length=200)
