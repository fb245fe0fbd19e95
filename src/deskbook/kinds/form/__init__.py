"""A form that agents fill in elsewhere: what goes into each field, and a template to copy."""

from deskbook.schema.room import Room

ROOM = Room(view="forms", listed=True, searched=True)
