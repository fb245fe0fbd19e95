from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.discover import modules

from .conftest import Ran

if TYPE_CHECKING:
    from collections.abc import Callable


def test_explain_prints_the_reference_of_a_check(run: Callable[..., Ran]) -> None:
    ran = run("explain", "sop101")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("SOP101: Page without front matter.\n\n")
    assert "\nWrong:\n" in ran.out
    assert "\nRight:\n" in ran.out


def test_explain_lists_every_check(run: Callable[..., Ran]) -> None:
    ran = run("explain")
    codes = [line.split("  ")[0] for line in ran.out.splitlines()]
    assert codes == sorted(name[:6].upper() for name in modules("deskbook.rules"))
    assert "SOP101  Page without front matter.\n" in ran.out


def test_an_unknown_code_gets_the_nearest(run: Callable[..., Ran]) -> None:
    ran = run("explain", "SOP101x")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("deskbook: unknown code 'SOP101x'; did you mean 'SOP101'?")
