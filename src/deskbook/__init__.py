"""Deskbook: a support team's procedures, kept as code."""

__version__ = "0.1.0"
