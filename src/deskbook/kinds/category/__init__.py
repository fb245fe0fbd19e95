"""A primary ticket category with its secondary tags and routing keywords."""

from deskbook.schema.room import Room

ROOM = Room(files=("category", "categories"), shared=True, view="taxonomy", listed=True, useful_alone=True)
