"""Published revisions: a branch with one built folder per version, each traceable to its commit."""
