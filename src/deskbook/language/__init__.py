"""Plain-English habits of procedures: verbs, sentences and numbers in prose."""
