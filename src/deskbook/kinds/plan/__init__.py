"""A plan or service tier that decides which targets a customer gets."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, inline=True, view="plans", listed=True, useful_alone=True)
