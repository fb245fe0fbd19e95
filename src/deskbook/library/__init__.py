"""All of a project as one frozen value, and where everything in it stands."""
