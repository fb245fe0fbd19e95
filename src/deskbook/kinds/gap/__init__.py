"""A question that no SOP answers yet: better said than hidden behind ten wrong pages."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, useful_alone=True)
