"""A checklist to tick or fill in: what must be there before the ticket moves on."""

from deskbook.schema.room import Room

ROOM = Room(view="checklists", listed=True, searched=True)
