"""One way to print findings a module: `show(findings)` gives the whole output as text."""
