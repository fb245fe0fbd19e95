"""Adapters to Python-Markdown and the macros plugin."""
