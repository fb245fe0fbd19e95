"""One rendered block a module: `render(record, library)` gives an element, never a string."""
