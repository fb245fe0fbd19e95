"""Something the company sells."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, inline=True, view="products", listed=True)
