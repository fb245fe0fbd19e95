"""The site: the theme, and what MkDocs is told. The only package that imports MkDocs."""
