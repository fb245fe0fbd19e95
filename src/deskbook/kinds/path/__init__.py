"""One part of the training path: its goals and its tasks, with time, helper and where to read."""

from deskbook.schema.room import Room

ROOM = Room(view="training", listed=True)
