"""A word or acronym of the trade, shown as a tooltip wherever it stands."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, inline=True, view="glossary", listed=True, useful_alone=True, leads="always")
