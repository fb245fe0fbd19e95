from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deskbook import cli
from deskbook.discover import modules
from deskbook.errors import DeskbookError
from deskbook.library.model import Finding

from .conftest import CLEAN, Ran

if TYPE_CHECKING:
    from collections.abc import Callable


def test_without_a_command_the_help_is_shown(run: Callable[..., Ran]) -> None:
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == cli.help_texts()["deskbook"]


def test_version(run: Callable[..., Ran]) -> None:
    assert run("--version") == (0, "deskbook 0.1.0\n", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "unknown command 'chek'; did you mean 'check'?"),
        (["check", "--strct"], "unknown argument '--strct'; did you mean '--strict'?"),
        (["check", "--zzz"], "unknown argument '--zzz'; see deskbook check --help"),
        (["review", "rnew"], "unknown command 'rnew'; did you mean 'renew'?"),
        (["review", "renew", "x", "--by", "a", "--cheked=b"], None),
        (
            ["check", "--format", "sarfi"],
            "argument --format: unknown 'sarfi'; did you mean 'sarif'?; see deskbook check --help",
        ),
        (["new"], "the following arguments are required: KIND; see deskbook new --help"),
    ],
)
def test_a_wrong_argument_is_one_line(
    run: Callable[..., Ran], arguments: list[str], message: str | None
) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert message is None or ran.err == f"deskbook: {message}\n"


def test_a_folder_that_is_no_project(run: Callable[..., Ran], tmp_path: Path) -> None:
    message = "no docs/ and sop_data/ here or above; run deskbook in a project, or give --root DIR"
    assert run("check") == (2, "", f"deskbook: {message}\n")
    message = "--root: no docs/ folder in 'elsewhere'; give the project's folder"
    assert run("--root", "elsewhere", "check") == (2, "", f"deskbook: {message}\n")


def test_the_project_is_found_from_a_folder_inside_it(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, findings: list[Finding]
) -> None:
    run("check", files=CLEAN)
    monkeypatch.chdir(tmp_path / "sop_data/role")
    assert run("check") == (0, "", "clean: 2 files\n")
    monkeypatch.chdir("/")
    assert run("--root", str(tmp_path), "check") == (0, "", "clean: 2 files\n")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (DeskbookError("two\nlines"), "two lines"),
        (KeyboardInterrupt(), "stopped"),
        (PermissionError(13, "Permission denied", "docs/a.md"), "docs/a.md: Permission denied"),
        (
            ZeroDivisionError("by zero"),
            "a fault of deskbook itself, ZeroDivisionError at test_main.py:{}: by zero; "
            "report it with what DESKBOOK_DEBUG=1 prints",
        ),
    ],
)
def test_no_failure_ends_in_a_traceback(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, error: BaseException, message: str
) -> None:
    def fail(args: object) -> int:
        raise error

    monkeypatch.setattr(modules("deskbook.cli")["check"], "run", fail)
    line = fail.__code__.co_firstlineno + 1
    assert run("check") == (2, "", f"deskbook: {message.format(line)}\n")


def test_a_fault_can_be_looked_into(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(args: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(modules("deskbook.cli")["check"], "run", fail)
    monkeypatch.setenv("DESKBOOK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("check")


def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path) -> None:
    script = "import sys, time; from deskbook.cli import main; time.sleep(0.3); sys.exit(main(['explain']))"
    with subprocess.Popen(
        (sys.executable, "-c", script), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 2


@pytest.mark.parametrize(
    ("redirection", "code", "err"),
    [
        (">&-", 0, ""),
        (">&- 2>&-", 0, ""),
        ("> /dev/full", 2, "deskbook: No space left on device\n"),
    ],
)
def test_an_output_that_takes_nothing_is_no_traceback(
    tmp_path: Path, redirection: str, code: int, err: str
) -> None:
    program = "import sys, deskbook.cli; sys.exit(deskbook.cli.main())"
    script = f"exec '{sys.executable}' -c '{program}' explain {redirection}"
    ran = subprocess.run(("sh", "-c", script), capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (code, "", err)


def test_every_command_is_listed_and_has_help() -> None:
    texts = cli.help_texts()
    for name, module in modules("deskbook.cli").items():
        assert module.HELP[0].islower()
        assert not module.HELP.endswith(".")
        assert f"\n    {name} " in texts["deskbook"]
        assert texts[f"deskbook {name}"].startswith(f"usage: deskbook {name} ")
    assert "deskbook review renew" in texts


def test_every_argument_has_help() -> None:
    top, _ = cli._parsers()
    for parser in top.all():
        for action in parser._actions:
            assert action.help or isinstance(action.choices, dict), (parser.prog, action.dest)
