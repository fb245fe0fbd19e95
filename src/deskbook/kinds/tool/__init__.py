"""A system that agents work in."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, inline=True, view="tools", listed=True)
