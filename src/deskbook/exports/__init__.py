"""One target a module: `export(library)` yields (path, bytes) and writes nothing."""
