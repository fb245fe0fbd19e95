"""One check a module: `check(library)` yields findings, and the docstring is its reference page."""
