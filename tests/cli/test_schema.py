from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from deskbook import app

from .conftest import CLEAN, Ran

if TYPE_CHECKING:
    from collections.abc import Callable


def test_schema_prints_one_kind_with_the_ids_of_the_project(run: Callable[..., Ran]) -> None:
    made = json.loads(run("schema", "queue", files=CLEAN).out)
    assert made["title"] == "queue"
    assert made["required"] == ["title", "takes", "owner", "staffed_by"]
    assert made["properties"]["owner"]["examples"] == ["lead"]
    assert made["additionalProperties"] is False


def test_schema_needs_no_project(run: Callable[..., Ran]) -> None:
    made = json.loads(run("schema").out)
    assert made.keys() == app.schemas().keys()
    assert "x-kind" not in json.dumps(made)
    assert "examples" not in made["queue"]["properties"]["owner"]


def test_a_number_or_a_length_of_time_may_be_a_figure(run: Callable[..., Ran]) -> None:
    made = json.loads(run("schema", "sla").out)
    kinds = made["properties"]["warn_at"]["anyOf"]
    assert [one["type"] for one in kinds] == ["integer", "string"]
    assert (kinds[0]["minimum"], kinds[0]["maximum"]) == (1, 99)
    assert "figure" in made["$defs"]["Target"]["properties"]["first_response"]["pattern"]


def test_an_unknown_kind_gets_the_nearest(run: Callable[..., Ran]) -> None:
    message = "deskbook: unknown kind 'rolle'; did you mean 'role'?\n"
    assert run("schema", "rolle") == (2, "", message)
    assert run("new", "rolle", "x", files=CLEAN) == (2, "", message)


def test_schemas_are_written_the_same_every_time(run: Callable[..., Ran], tmp_path: Path) -> None:
    first = run("schema", "--out", ".vscode/schemas", files=CLEAN)
    files = {file.name: file.read_bytes() for file in (tmp_path / ".vscode/schemas").iterdir()}
    assert files.keys() == {f"{kind}.json" for kind in app.schemas()}
    assert first.code == 0
    assert '"./.vscode/schemas/role.json": "sop_data/role/*.yml"' in first.out
    assert "sop.json" not in first.out
    assert run("schema", "--out", ".vscode/schemas") == first
    assert files == {file.name: file.read_bytes() for file in (tmp_path / ".vscode/schemas").iterdir()}
