"""One generated listing a module: `render(library)` gives an element for `{{ view("name") }}`."""
