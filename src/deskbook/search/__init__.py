"""The search: one index made at build time, ranked alike in Python and in the browser."""
