"""A measure of the team's work: what it is, how it is worked out, and its target."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, inline=True, view="metrics", listed=True, useful_alone=True)
