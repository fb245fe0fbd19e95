"""Something the company sells."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from deskbook.schema.reference import Schema, Text


class Product(Schema):
    """`regulated` names the law that its data falls under, where one does.

    All other fields are what the vocabulary asks of each product, such as `refund_rule`.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Text]
    title: Text
    summary: Text
    platforms: list[Text] = Field(min_length=1)
    regulated: Text | None = None

    @property
    def answers(self) -> dict[str, str]:
        """Question of the vocabulary → what holds for this product."""
        return self.__pydantic_extra__
