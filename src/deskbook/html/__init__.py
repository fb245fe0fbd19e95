"""Element trees: what every block and list is made of, and what HTML a page may hold."""
