"""SARIF 2.1.0, for code-scanning services: every rule that fired comes with its reference text."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from deskbook import __version__
from deskbook.discover import modules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deskbook.library.model import Finding


def show(findings: Sequence[Finding]) -> str:
    """One run with the rules that have findings, by code."""
    codes = sorted({one.code for one in findings})
    rules = [_rule(code) for code in codes]
    driver = {"name": "deskbook", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The project's folder."}}},
        "results": [_result(one, codes) for one in findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    found = next((one for name, one in modules("deskbook.rules").items() if name[:6].upper() == code), None)
    text = inspect.getdoc(found) or code
    first = text.split("\n", 1)[0]
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": first},
        "help": {"text": text, "markdown": text},
    }
    if found:
        rule["name"] = "".join(part.title() for part in found.__name__.rpartition(".")[2].split("_")[1:])
    return rule


def _result(one: Finding, codes: list[str]) -> dict[str, Any]:
    return {
        "ruleId": one.code,
        "ruleIndex": codes.index(one.code),
        "level": one.severity,
        "message": {"text": one.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(one.where.path), "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": one.where.line, "startColumn": one.where.column},
                }
            }
        ],
    }
