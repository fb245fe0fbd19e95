"""Something the company sells."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from deskbook.reference import Schema, Text


class Product(Schema):
    """`regulated` names the law that its data falls under, where one does."""

    SHARED: ClassVar = True

    title: Text
    summary: Text
    platforms: list[Text] = Field(min_length=1)
    regulated: Text | None = None
    statement_name: Text
    password_reset: Text
    refund_rule: Text
