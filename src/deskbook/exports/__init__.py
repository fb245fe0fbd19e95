"""One target a module: `export(library)` yields (path, bytes) and writes nothing.

A module that sets `ON_SITE` is read by the pages' own scripts, and goes beside them.
"""
