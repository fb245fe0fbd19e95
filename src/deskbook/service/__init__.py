"""Business time, and what a ticket is owed by it."""
