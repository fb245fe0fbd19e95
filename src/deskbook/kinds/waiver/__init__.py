"""Leave to publish one page past its review date, with a reason, an approver and an end."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, useful_alone=True, leads="never")
