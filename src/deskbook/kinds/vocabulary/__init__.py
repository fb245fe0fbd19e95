"""The words that a company chooses: its areas, tiers, levels, units, and what its pages owe."""

from deskbook.schema.room import Room

ROOM = Room(one=True)
