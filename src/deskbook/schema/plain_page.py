"""The front matter of a page that is neither an SOP nor a playbook: what it may say, and what each word takes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from deskbook.schema.reference import Schema, Text

TEMPLATES = frozenset({"home.html", "main.html", "search.html", "sop.html"})
"""The templates of the packaged theme that a page may name; a project's own lie in `overrides/`."""

Template = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*\.html$", max_length=64)]
Icon = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(?:/[a-z0-9-]+)+$", max_length=100)]


class Search(Schema):
    exclude: bool = False
    boost: Annotated[float, Field(gt=0, le=100)] = 1


class PlainPage(Schema):
    """`order` and `nav` place the page in the navigation; `render_macros: false` shows calls as they stand."""

    title: Text | None = None
    description: Text | None = None
    order: Annotated[int, Field(ge=0, le=100_000)] | None = None
    nav: bool = True
    render_macros: bool = True
    template: Template | None = None
    hide: list[Literal["navigation", "toc", "path", "footer", "tags", "feedback"]] = []
    icon: Icon | None = None
    status: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*$", max_length=40)] | None = None
    tags: list[Text] = Field(default=[], max_length=20)
    search: Search = Search()
