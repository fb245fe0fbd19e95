"""A line of tickets with one owner."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, inline=True, view="queues", listed=True)
