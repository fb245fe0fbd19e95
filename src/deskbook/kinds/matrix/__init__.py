"""A decision table: what holds (a row) and what to do about it (the columns)."""

from deskbook.schema.room import Room

ROOM = Room(files=("table", "tables"), view="matrices", listed=True, searched=True)
