"""Markdown of our dialect as elements, through Python-Markdown."""
