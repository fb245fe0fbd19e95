"""The schemas that several layers share, one module a kind; the rest stand beside their block."""
