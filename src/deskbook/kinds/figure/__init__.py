"""A number that pages and data state: written once, rendered everywhere."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, inline=True, view="figures", listed=True)
