"""A way in which customers reach the team."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, inline=True, view="channels", listed=True)
