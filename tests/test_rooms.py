"""A kind is one folder: what is dropped in is known everywhere, and what is removed leaves no name behind."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

import pytest

import deskbook.kinds
from deskbook import app
from deskbook.cli import new
from deskbook.discover import modules
from deskbook.html import rendering
from deskbook.schema import room
from deskbook.schema.room import Room, rooms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = dt.date(2026, 11, 22)
FILES = {
    "__init__.py": '''"""A sticker on a parcel."""
from deskbook.schema.room import Room
ROOM = Room(files=("label", "labels"), inline=True, view="stickers", listed=True, prefix="label")
''',
    "schema.py": '''"""The fields of a sticker."""
from deskbook.schema.reference import RoleId, Schema, Text
class Sticker(Schema):
    title: Text
    owner: RoleId | None = None
''',
    "block.py": '''"""A sticker by its title."""
from deskbook.html.elements import el
def render(record, library):
    return el("span", None, record.data.title)
''',
    "colours.py": '''"""A second block on the same record."""
from deskbook.html.elements import el
def render(record, library):
    return el("span", None, "Colours of " + record.data.title)
''',
    "view.py": '''"""Every sticker."""
from deskbook.html.elements import el
from deskbook.html.links import place
from deskbook.html.listings import by_title
def render(library):
    return el("div", None, *[el("p", {"id": place("sticker", one.id)}, one.data.title) for one in by_title(library, "sticker")])
''',
    "template.yml": "title: $title\n",
}
RECORDS: dict[str, str | bytes] = {
    "sop_data/sticker/fragile.yml": "title: Fragile\n",
    "sop_data/sops/parcels/labels.yml": "this-way-up:\n  title: This way up\n",
    "docs/reference/stickers.md": '# Stickers\n\n{{ view("stickers") }}\n',
}


def forget() -> None:
    """The registries read their folders anew."""
    for known in (modules, rooms, room.page_kinds, rendering.blocks, rendering.views):
        known.cache_clear()
    for name in [one for one in sys.modules if one.startswith("deskbook.kinds.sticker")]:
        del sys.modules[name]


@pytest.fixture
def dropped_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "kinds/sticker"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text)
    monkeypatch.setattr(deskbook.kinds, "__path__", [*deskbook.kinds.__path__, str(folder.parent)])
    forget()
    yield
    monkeypatch.undo()
    forget()


@pytest.mark.usefixtures("dropped_in")
def test_a_folder_that_is_dropped_in_is_a_kind_everywhere() -> None:
    library = app.open_files(RECORDS, TODAY)
    assert library.problems == ()
    assert library.ids("sticker") == {"fragile", "this-way-up"}
    assert app.blocks()["colours"] == "sticker"
    assert app.render(library, "sticker", "fragile").text == "Fragile"
    assert app.render(library, "colours", "this-way-up").text == "Colours of This way up"
    assert b'id="label-fragile"' in tostring(app.render(library, "view", "stickers"))
    from deskbook.html.links import url

    assert url(library, "sticker", "fragile") == "/reference/stickers.md#label-fragile"
    assert "sticker" in new.kinds()
    assert new.skeleton("sticker", "this-side", library) == "title: This side\n"
    found = [one.message for one in app.check(library) if one.where.path.endswith("fragile.yml")]
    assert len(found) == 1
    assert found[0].startswith("nothing uses the sticker 'fragile'")


def test_a_folder_that_is_removed_leaves_no_name_behind() -> None:
    library = app.open_files(RECORDS, TODAY)
    assert "sticker" not in {*app.schemas(), *app.blocks(), *rooms(), *new.kinds()}
    assert "stickers" not in rendering.views()
    told = {one.where.path: one.message for one in library.problems}
    assert told["sop_data/sops/parcels/labels.yml"].startswith("'labels.yml' is of no kind")
    assert told["sop_data/sticker/fragile.yml"].startswith("unknown kind 'sticker'")


@pytest.mark.parametrize("kind", rooms())
def test_what_a_room_says_of_itself_holds(kind: str) -> None:
    """A named view is there, and who names blocks or kinds names some that exist."""
    own = rooms()[kind]
    assert isinstance(own, Room)
    assert bool(own.view) == ("view" in modules(f"deskbook.kinds.{kind}"))
    assert own.listed <= bool(own.view)
    assert own.tries <= rooms().keys()
    fields = app.schemas()[kind].model_fields
    assert own.reviewed == ({"owner", "reviewed", "review_date", "cadence"} <= fields.keys())
    assert {rendering.blocks()[name].kind for name in own.words_shown} <= {kind}


def test_no_two_kinds_share_a_file_a_view_or_a_folder() -> None:
    files = [name for kind in rooms() for name in room.file_names(kind)]
    views = [one.view for one in rooms().values() if one.view]
    folders = [one.folder for one in rooms().values() if one.folder]
    for names in (files, views, folders):
        assert sorted({*names}) == sorted(names)
