"""Queries with the SOPs that the search must find among its first three."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, useful_alone=True, leads="never")
