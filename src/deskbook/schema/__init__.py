"""The shape of a record: fields, references, lengths of time, and what is wrong with one, in words."""
