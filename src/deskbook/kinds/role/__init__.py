"""Who does the work: a role with a tier and a team, never a person's name."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, inline=True, view="roles", listed=True)
