"""The built site is followed as a browser would follow it."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskbook import app
from deskbook.errors import DeskbookError
from deskbook.html import built_site


def lines(files: dict[str, str]) -> list[str]:
    return [str(one) for one in built_site.files(files).problems]


def test_absolute_links_start_where_the_404_page_says_that_the_site_is() -> None:
    files = {
        "404.html": '<link rel="stylesheet" href="/kb/1.0/css/a.css"><a href="/kb/1.0/.">Home</a>',
        "index.html": '<a href="/kb/1.0/sops/">All</a>\n<a href="/kb/sops/">All</a>',
        "css/a.css": "body { color: red }",
        "sops/index.html": '<a href="..">Home</a>',
    }
    assert lines(files) == [
        "index.html:2: SOP701 link '/kb/sops/' leads nowhere; did you mean '/sops/'?",
    ]


def test_what_lies_beside_the_site_is_another_version() -> None:
    assert (
        lines({"index.html": '<a href="../current/">New</a>', "a/index.html": '<a href="../../1.0/a/">'})
        == []
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<code>&lt;a href="nowhere/"&gt;</code>',
        '<code>&lt;a href="nowhere/"&gt;</code><p title="nowhere/">x</p>',
        "<!-- <a href='nowhere/'><img src=nowhere.png> -->",
        "<script>const a = '<a href=\"nowhere/\" id=\"x\">'</script><p id='x'>",
        "<style>/* url(nowhere.png) */</style>",
        '<p title="a > b" id="y">x</p><a href="#y">y</a>',
        '<a href="data:text/plain,x">x</a><img src="data:image/png;base64,AA" srcset="data:image/png;base64,AA 2x">',
        '<a href="https://example.com/" rel="noopener">x</a><link rel="canonical" href="https://example.com/">',
        '<a href="#top">x</a><a href="#">x</a><a href="#:~:text=word">x</a>',
        '<h2 id="größe">x</h2><a href="#gr%C3%B6%C3%9Fe">x</a>',
        "<svg><use href='#icon'></use><g id=icon></g></svg>",
    ],
)
def test_no_false_alarm(markup: str) -> None:
    assert lines({"index.html": markup}) == []


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("<A HREF='nowhere/'>x</A>", "SOP701"),
        ("<a class=x href=nowhere/>x</a>", "SOP701"),
        ("<p title='a > b'><a href='#z'>x</a></p>", "SOP702"),
        ("<video poster='no.png'></video>", "SOP703"),
        ("<i id=x></i><i id='x'></i>", "SOP704"),
        ("<link href=https://example.com/a.css rel=stylesheet>", "SOP705"),
        ("<style>@import '//example.com/a.css'</style>", "SOP705"),
        ("<svg><image href='https://example.com/a.png'/></svg>", "SOP705"),
    ],
)
def test_markup_of_all_sorts(markup: str, code: str) -> None:
    assert [one.code for one in built_site.files({"index.html": markup}).problems] == [code]


def test_a_folder_is_read_and_judged(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="nowhere/">x</a>')
    assert [str(one) for one in app.check_site(tmp_path, app.open_files({}))] == [
        "index.html:1: SOP701 link 'nowhere/' leads nowhere; mend or remove it"
    ]


def test_what_a_page_made_is_told_at_its_line(tmp_path: Path) -> None:
    library = app.open_files(
        {"docs/sops/refunds.md": "---\ntitle: A\n---\n\n[x](returns.md#stpes)\n", "docs/index.md": "Home"}
    )
    link = '<a href="../returns/#stpes">x</a>'
    for path, html in {
        "sops/refunds": link,
        "sops/returns": '<p id="steps"></p>',
        "": link.replace("../", "sops/"),
    }.items():
        (tmp_path / path).mkdir(parents=True, exist_ok=True)
        (tmp_path / path / "index.html").write_text(html)
    wrong = "names a part that is not there; did you mean '#steps'?"
    assert [str(one) for one in app.check_site(tmp_path, library)] == [
        f"docs/sops/refunds.md:5: SOP702 link '../returns/#stpes' {wrong}",
        f"index.html:1: SOP702 link 'sops/returns/#stpes' {wrong}",
    ]


def test_a_folder_without_a_site_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DeskbookError, match="build the site first"):
        app.check_site(tmp_path, app.open_files({}))
