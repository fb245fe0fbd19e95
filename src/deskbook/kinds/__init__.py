"""One room a kind: its fields, block, listing and template, and as `ROOM` what other code must know of it.

`deskbook.schema.room` says which files a room has. Nobody keeps a list: the folder registers the kind.
"""
