"""A canned reply: what to send, when, who owns it, and what to fill in."""

from deskbook.schema.room import Room

ROOM = Room(files=("reply", "replies"), view="replies", listed=True, reviewed=True, useful_alone=True)
