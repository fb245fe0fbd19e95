"""What a file says, and where: text in, values with their line and column out."""
