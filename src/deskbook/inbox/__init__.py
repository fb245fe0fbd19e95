"""What agents hand in: the record's shape, the three ways it comes in, and the list by owner."""
