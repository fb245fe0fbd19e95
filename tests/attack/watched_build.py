"""Builds a project, as a preview does, in this process and prints what the template engine was given that bears the mark."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

import jinja2
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from deskbook.site import gate


def main(mark: str, project: str, site: str) -> None:
    seen: list[str] = []
    compile_source = jinja2.Environment.compile

    def watched(self: jinja2.Environment, source: object, *rest: object, **named: object) -> object:
        if mark in str(source):
            seen.append(str(source))
        return compile_source(self, source, *rest, **named)  # type: ignore[call-overload]

    jinja2.Environment.compile = watched  # type: ignore[method-assign,assignment]
    logging.basicConfig(level=logging.ERROR)
    config = load_config(str(Path(project) / "mkdocs.yml"), site_dir=site, strict=False)
    gate.on_startup(command="serve", dirty=False)
    try:
        build.build(config)
    except Abort as error:
        raise RuntimeError(f"the build was given up: {error} {error.args}") from error
    json.dump(seen, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:4])
