from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deskbook import app
from deskbook.library.model import Finding
from deskbook.read.source import Where

from .conftest import BROKEN, CLEAN, ERROR, WARNING, Ran

if TYPE_CHECKING:
    from collections.abc import Callable


def test_check_finds_a_broken_field(run: Callable[..., Ran]) -> None:
    ran = run("check", "sop_data", files=BROKEN)
    line = "sop_data/role/lead.yml:5: SOP003 unknown field 'tiers'; did you mean 'tier'?\n"
    assert ran == (1, line, "1 error in 1 file\n")


def test_check_says_how_many_errors_and_warnings(run: Callable[..., Ran], findings: list[Finding]) -> None:
    assert run("check", files=CLEAN) == (0, "", "clean: 2 files\n")
    findings += [WARNING, ERROR]
    assert run("check") == (
        1,
        "docs/index.md:3: SOP103 scope is empty; say what it covers\n"
        "sop_data/role/lead.yml:1: SOP999 warning: 100% odd: a, b mend it\n",
        "1 error and 1 warning in 2 files\n",
    )


def test_warnings_fail_only_where_strict(run: Callable[..., Ran], findings: list[Finding]) -> None:
    findings += [WARNING]
    assert run("check", files=CLEAN)[::2] == (0, "1 warning in 2 files\n")
    assert run("check", "--strict")[::2] == (1, "1 warning in 2 files\n")


@pytest.mark.parametrize(
    "path", ["docs", "docs/index.md", "./docs/", "docs/../docs/index.md", "role/../docs"]
)
def test_paths_limit_what_is_shown(run: Callable[..., Ran], findings: list[Finding], path: str) -> None:
    findings += [WARNING, ERROR]
    files = {**CLEAN, "role/x": ""}
    assert run("check", path, files=files)[::2] == (1, "1 error in 1 file\n")
    assert run("check", "sop_data/role/lead.yml")[::2] == (0, "1 warning in 1 file\n")
    assert run("check", ".")[::2] == (1, "1 error and 1 warning in 2 files\n")


def test_an_unknown_path_is_an_error(run: Callable[..., Ran], findings: list[Finding]) -> None:
    message = "no page or record 'docs/indx.md'; did you mean 'docs/index.md'?"
    assert run("check", "docs/indx.md", files=CLEAN) == (2, "", f"deskbook: {message}\n")


def test_paths_are_read_from_where_one_stands(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, findings: list[Finding]
) -> None:
    run("check", files=CLEAN)
    monkeypatch.chdir(tmp_path / "sop_data/role")
    for path in ("lead.yml", ".", "sop_data/role/lead.yml"):
        assert run("check", path) == (0, "", "clean: 1 file\n")


def test_json(run: Callable[..., Ran], findings: list[Finding]) -> None:
    assert run("check", "--format", "json", files=CLEAN) == (0, "[]\n", "clean: 2 files\n")
    findings += [ERROR]
    assert json.loads(run("check", "--format", "json").out) == [
        {
            "path": "docs/index.md",
            "line": 3,
            "column": 2,
            "code": "SOP103",
            "severity": "error",
            "message": "scope is empty; say what it covers",
        }
    ]


def test_github(run: Callable[..., Ran], findings: list[Finding]) -> None:
    findings += [WARNING, Finding(Where("docs/a,b:c.md", 3, 2), "SOP103", "an \x1b[31m escape")]
    assert run("check", "--format", "github", files=CLEAN).out == (
        "::error file=docs/a%2Cb%3Ac.md,line=3,col=2,title=SOP103::an \\x1b[31m escape\n"
        "::warning file=sop_data/role/lead.yml,line=1,col=1,title=SOP999::100%25 odd: a, b%0Amend it\n"
    )


def test_sarif(run: Callable[..., Ran], findings: list[Finding]) -> None:
    findings += [
        Finding(Where("docs/ä b.md", 3, 2), "SOP101", "mend it"),
        WARNING,
        Finding(Where("docs/ä b.md", 4), "SOP101", "mend it"),
    ]
    log = json.loads(run("check", "--format", "sarif", files=CLEAN).out)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (only,) = log["runs"]
    driver = only["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("deskbook", "0.1.0")
    assert [rule["id"] for rule in driver["rules"]] == ["SOP101", "SOP999"]
    assert driver["rules"][0]["name"] == "NoFrontMatter"
    assert "Wrong" in driver["rules"][0]["help"]["text"]
    for one in only["results"]:
        assert driver["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["level"] in ("error", "warning")
    place = only["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "docs/%C3%A4%20b.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 3, "startColumn": 2}
    assert only["originalUriBaseIds"].keys() == {"%SRCROOT%"}


def test_text_cannot_steer_the_terminal(run: Callable[..., Ran], findings: list[Finding]) -> None:
    findings += [Finding(Where("docs/\x1b[2J\n.md"), "SOP001", "a\u202eb")]
    assert run("check", files=CLEAN).out == "docs/\\x1b[2J .md:1: SOP001 a\\u202eb\n"


def test_a_built_site_is_checked_too(
    run: Callable[..., Ran], findings: list[Finding], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def built(folder: Path, library: object) -> list[Finding]:
        return [Finding(Where(f"{folder.name}/index.html", 7), "SOP601", "the link leads nowhere; mend it")]

    monkeypatch.setattr(app, "check_site", built)
    (tmp_path / "site").mkdir()
    assert run("check", "--site", "site", files=CLEAN) == (
        1,
        "site/index.html:7: SOP601 the link leads nowhere; mend it\n",
        "1 error in 2 files\n",
    )
    message = "--site: no folder 'sit'; build the site first"
    assert run("check", "--site", "sit") == (2, "", f"deskbook: {message}\n")


@pytest.mark.parametrize(
    "command", [["check", "loop"], ["schema", "--out", "loop"], ["check", "--site", "loop"]]
)
def test_a_link_to_itself_is_one_line_wherever_it_is_named(
    run: Callable[..., Ran], tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    ran = run(*command, files=CLEAN)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "a fault of deskbook itself" not in ran.err


def test_a_project_whose_folder_is_a_link_to_itself(run: Callable[..., Ran], tmp_path: Path) -> None:
    run("check", files=CLEAN)
    (tmp_path / "sop_data/role/lead.yml").unlink()
    (tmp_path / "sop_data/role").rmdir()
    (tmp_path / "sop_data/role").symlink_to("role")
    ran = run("check")
    assert "sop_data/role:1: SOP001 the link leads back to itself" in ran.out
    ran = run("new", "role", "head")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "a fault of deskbook itself" not in ran.err
