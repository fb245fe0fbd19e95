"""The build reads what the check read: nothing else of `docs/` reaches the site, and pages have one reader."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from deskbook import app
from deskbook.read.drawing import sanitised
from deskbook.read.media import Media, problem

from .conftest import SHELL, Project

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
FTYP = b"\0\0\0\x1cftyp"
GOOD = {
    "a.png": PNG,
    "a.jpg": b"\xff\xd8\xff\xe0" + b"\0" * 9,
    "a.jpeg": b"\xff\xd8\xff\xe0" + b"\0" * 9,
    "a.gif": b"GIF89a" + b"\0" * 9,
    "a.webp": b"RIFF\x10\0\0\0WEBPVP8 ",
    "a.avif": FTYP + b"avif\0\0\0\0avifmif1miaf",
    "a.mp4": FTYP + b"isom\0\0\2\0isomiso2avc1",
    "a.webm": b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm",
    "a.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n",
    "a.pdf": b"%PDF-1.7\n",
    "a.csv": "tag,meaning\nvip,Über\n".encode(),
    "a.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>',
}
STRANGERS = {
    "docs/owners/a.markdown": "# Page",
    "docs/owners/b.mkd": "# Page",
    "docs/owners/c.mdown": "# Page",
    "docs/owners/d.mkdn": "# Page",
    "docs/owners/e.MD": "# Page",
    "docs/owners/e.mdx": "# Page",
    "docs/.meta.yml": "template: evil.html",
    "docs/owners/.meta.yml": "title: Evil",
    "docs/owners/.hidden.md": "# Page",
    "docs/owners/.htaccess": "Deny from all",
    "docs/owners/f.html": "<script>alert(1)</script>",
    "docs/owners/g.htm": "<p>x</p>",
    "docs/owners/h.xhtml": "<p/>",
    "docs/assets/desk/load.js": "alert(1)",
    "docs/assets/desk/dom.js": "alert(1)",
    "docs/assets/css/brand.css": "*{display:none}",
    "docs/assets/css/tokens.css": "*{display:none}",
    "docs/sw.js": "alert(1)",
    "docs/manifest.webmanifest": "{}",
    "docs/owners/i.xml": "<a/>",
    "docs/owners/j.json": "{}",
    "docs/owners/k.txt": "text",
    "docs/owners/l.exe": "MZ",
    "docs/owners/m": "no ending",
    "docs/robots.txt": "User-agent: *",
    "docs/CNAME": "evil.example",
    "docs/.nojekyll": "",
    "docs/404.html": "<p>x</p>",
    "docs/owners/n.py": "print(1)",
    "docs/owners/o.wasm": "x",
    "docs/owners/p.zip": "PK",
    "docs/owners/q.png.html": "<p>x</p>",
    "docs/owners/r.svgz": "x",
    "docs/assets/mark.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>Evil</title></svg>',
}


def test_files_that_are_no_pages_are_told_and_never_reach_the_site(project: Project) -> None:
    for path, text in STRANGERS.items():
        project.put(path, text.replace("Page", "Zqmark page") or "x")
    told = {line.split(":")[0] for line in project.check()}
    assert {*STRANGERS} - told == set()
    assert project.compiled() == []
    built = {path.relative_to(project.site).as_posix() for path in project.site.rglob("*") if path.is_file()}
    for path in STRANGERS:
        inside = path.removeprefix("docs/")
        stem = inside.rsplit(".", 1)[0]
        assert f"{stem}/index.html" not in built, path
        if inside in built:
            assert (project.site / inside).read_text("utf-8") not in STRANGERS.values(), path
    theirs = (project.site / "assets/desk/load.js").read_text("utf-8")
    assert "alert" not in theirs
    assert "import" in theirs, "the theme's own script is served where one of docs/ was refused"
    assert "Evil" not in (project.site / "assets/mark.svg").read_text("utf-8")


def test_the_gate_stops_a_build_with_such_a_file(project: Project) -> None:
    project.put("docs/assets/desk/load.js", "alert(1)")
    done = project.build()
    assert done.returncode == 1
    assert re.search(r"docs/assets/desk/load\.js:1: SOP007 .*; ", done.stderr + done.stdout)


@pytest.mark.parametrize("name", GOOD)
def test_media_are_known_by_their_content(name: str) -> None:
    content = GOOD[name]
    assert problem(Media(f"docs/{name}", content, len(content))) is None
    for other, wrong in GOOD.items():
        if other.partition(".")[2].replace("jpeg", "jpg") != name.partition(".")[2].replace("jpeg", "jpg"):
            told = problem(Media(f"docs/{name}", wrong, len(wrong)))
            assert told is not None, (name, other)
            assert "by its content" in told
    for page in (b"<html><script>alert(1)</script>", b"", b"\xfe\xff", b"<!doctype html>", b"MZ\x90"):
        assert problem(Media(f"docs/{name}", page, len(page)))


def test_a_file_may_be_as_large_as_the_company_says(project: Project) -> None:
    project.put("docs/owners/film.webm", GOOD["a.webm"] + b"\0" * 21_000_000)
    assert [line for line in project.check() if "film" in line] == [
        "docs/owners/film.webm:1: SOP008 the file has 21.0 MB, at most 20 are taken; make it smaller"
    ]
    project.put("sop_data/company.yml", "name: Tiny\nlargest_file: 30\n")
    assert [line for line in project.check() if "film" in line] == []


def test_media_reach_the_site_and_drawings_without_what_runs(project: Project) -> None:
    for name, content in GOOD.items():
        project.put(f"docs/owners/{name}", content)
    project.put(
        "docs/owners/map.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>1</script><g/></svg>',
    )
    told = [line for line in project.check() if ".svg" in line]
    assert [line.split(" ")[1] for line in told] == ["SOP225", "SOP225"]
    assert project.compiled() == []
    for name in GOOD:
        assert (project.site / "owners" / name).is_file()
    assert (project.site / "owners/a.png").read_bytes() == PNG
    assert (
        project.site / "owners/map.svg"
    ).read_text() == '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>\n'


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="http://www.w3.org/1999/xhtml">'
LIVE = [
    "<script>alert(1)</script>",
    "<script href='//evil.example/x.js'/>",
    "<g onclick='alert(1)'/>",
    "<g OnClick='alert(1)'/>",
    "<foreignObject><x:script>alert(1)</x:script></foreignObject>",
    "<a href='javascript:alert(1)'><text>x</text></a>",
    "<a xlink:href='https://evil.example'><text>x</text></a>",
    "<image href='https://evil.example/a.png'/>",
    "<image xlink:href='//evil.example/a.png'/>",
    "<image href='data:image/svg+xml;base64,PHN2Zz4='/>",
    "<image href='data:text/html,x'/>",
    "<use href='other.svg#a'/>",
    "<use href='data:image/svg+xml,x#a'/>",
    "<animate attributeName='href' to='javascript:alert(1)'/>",
    "<set attributeName='onclick' to='alert(1)'/>",
    "<animateTransform/>",
    "<rect fill='url(https://evil.example/a.svg#b)'/>",
    "<rect style='fill:url(//evil.example/a)'/>",
    "<rect style='background:u\\72l(x)'/>",
    "<style>@import url(//evil.example/a.css);</style>",
    "<style>@import 'https://evil.example/a.css';</style>",
    "<style>rect{fill:url(https://evil.example)}</style>",
    "<style>rect{fill:u<!-- -->rl(https://evil.example)}</style>",
    "<style><![CDATA[rect{background:image-set('https://evil.example' 1x)}]]></style>",
    "<style>@font-face{src:url(x)}</style>",
    "<style>rect{-moz-binding:url(x)}</style>",
    "<iframe/>",
    "<video/>",
    "<handler/>",
    "<listener/>",
    "<feImage href='https://evil.example/a.png'/>",
    "<mpath href='#x'/>",
    "<discard/>",
]


@pytest.mark.parametrize("live", LIVE)
def test_what_lives_in_a_drawing_is_left_out_and_told(live: str) -> None:
    made = sanitised(f"{HEAD}\n{live}<g/></svg>")
    assert made.refused
    assert all(line == 2 for line, _ in made.refused)
    assert "; " in made.refused[0][1]
    assert "<g/>" in made.text
    for word in (
        "script",
        "evil",
        "onclick",
        "foreign",
        "alert",
        "import",
        "data:",
        "animate",
        "<set",
        "iframe",
    ):
        assert word not in made.text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "<svg/>",
        "<html xmlns='http://www.w3.org/1999/xhtml'><svg xmlns='http://www.w3.org/2000/svg'/></html>",
        f"{HEAD}<g>",
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD + "&a;</svg>",
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + HEAD + "&a;</svg>",
        '<!DOCTYPE l [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + HEAD + "&b;</svg>",
        '<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://evil.example/a.dtd"> %a;]>' + HEAD + "</svg>",
        f"{HEAD}&unknown;</svg>",
        f"{HEAD}" + "<g>" * 5_000 + "</g>" * 5_000 + "</svg>",
    ],
    ids=range(11),
)
def test_a_drawing_that_cannot_be_kept_is_told_and_empty(text: str) -> None:
    made = sanitised(text)
    assert made.text == ""
    assert made.refused


def test_a_drawing_of_a_drawing_program_is_kept_in_silence() -> None:
    made = sanitised(
        '<?xml version="1.0"?><!-- Made by hand --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 9 9" i:version="1">'
        "<metadata><x/></metadata><i:view/><style>.a{fill:#fff}</style>"
        '<defs><linearGradient id="f"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<path class="a" d="M0 0" fill="url(#f)" i:label="x"/><text>A &lt; B &amp; C</text></svg>'
    )
    assert made.refused == []
    assert made.text == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>.a{fill:#fff}</style>'
        '<defs><linearGradient id="f"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<path class="a" d="M0 0" fill="url(#f)"/><text>A &lt; B &amp; C</text></svg>\n'
    )
    assert sanitised(made.text).text == made.text


def test_links_are_not_followed(project: Project, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/a.md").write_text("# Secret\n")
    (tmp_path / "secret.png").write_bytes(PNG)
    (project.root / "docs/owners").mkdir()
    (project.root / "docs/linked").symlink_to(tmp_path / "secret")
    (project.root / "docs/owners/a.png").symlink_to(tmp_path / "secret.png")
    (project.root / "docs/owners/b.md").symlink_to(tmp_path / "secret/a.md")
    (project.root / "docs/owners/c.md").symlink_to(project.root / "mkdocs.yml")
    os.mkfifo(project.root / "docs/owners/pipe.md")
    told = sorted(line.split(":")[0] for line in project.check() if "SOP001" in line)
    assert told == [
        f"docs/{one}" for one in ("linked", "owners/a.png", "owners/b.md", "owners/c.md", "owners/pipe.md")
    ]
    assert project.compiled() == []
    for path in ("linked", "owners/a.png", "owners/b", "owners/c", "owners/pipe"):
        assert not (project.site / path).exists(), path


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("docs/owners/A.md", "docs/owners/a.md"),
        ("docs/owners/a.md", "docs/owners/a/index.md"),
        ("docs/owners/README.md", "docs/owners/index.md"),
        ("docs/owners/\u00e9.md", "docs/owners/e\u0301.md"),
        ("docs/Owners/a.md", "docs/owners/A.md"),
    ],
)
def test_two_files_at_one_place_are_told(one: str, other: str) -> None:
    library = app.open_files({one: "# A\n", other: "# B\n"})
    assert len([found for found in app.check(library) if found.code == "SOP009"]) == 1


@pytest.mark.parametrize(
    "name",
    [
        "<img src=x onerror=alert(1)>",
        "a b",
        "a.b",
        "{{ x }}",
        "a&b",
        "sw.js",
        "..",
        "-a",
        "a'b",
        'a"b',
        "a#b",
        "a?b",
        "%2e",
    ],
)
def test_a_page_whose_name_makes_no_address_is_told(name: str) -> None:
    library = app.open_files({f"docs/owners/{name}.md": "# A\n"})
    assert not library.pages
    assert [found.code for found in app.check(library)] in (["SOP005"], ["SOP001"])


@pytest.mark.parametrize(
    "path", ["<img src=x onerror=alert(1)>/a.png", "a b/a.png", "x/<b>.png", "{{ x }}/a.png", "x/..a.png"]
)
def test_a_picture_whose_path_makes_no_address_is_told(path: str) -> None:
    library = app.open_files({f"docs/{path}": PNG})
    assert not library.assets
    assert len(app.check(library)) == 1


def test_a_picture_in_the_place_of_one_of_the_engines_theme_stops_the_build(project: Project) -> None:
    project.put("docs/assets/images/favicon.png", PNG)
    done = project.build()
    assert done.returncode == 1
    assert (
        "docs/assets/images/favicon.png:1: the file has the place of one of the theme's"
        in done.stderr + done.stdout
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("template: ../../x", "template"),
        ("template: evil.html", "none of the theme's"),
        ("template: 404.html", "none of the theme's"),
        ("template: hme.html", "did you mean 'home.html'?"),
        ("hide: [everything]", "'hide'"),
        ("hide: toc", "'hide'"),
        ("icon: ../../etc/passwd", "'icon'"),
        ("status: <b>new</b>", "'status'"),
        ("titel: A", "unknown field 'titel'; did you mean 'title'?"),
        ("search: {exclude: maybe}", "'exclude' in search"),
        ("search: {boost: 1000000}", "'boost' in search"),
        ("x: =", "unknown field 'x'"),
        ("ignore_macros: true", "unknown field 'ignore_macros'"),
        ("render_macros: perhaps", "'render_macros'"),
        ("order: first", "'order'"),
        ("title: [a]", "'title'"),
    ],
)
def test_a_field_of_a_plain_page_is_checked(field: str, told: str) -> None:
    library = app.open_files({"docs/owners/a.md": f"---\n{field}\n---\n# A\n"})
    found = [one for one in app.check(library) if one.code == "SOP003"]
    assert len(found) == 1
    assert told in found[0].message
    assert found[0].where.line == 2


def test_pages_have_the_fields_and_the_text_that_the_check_read(project: Project) -> None:
    """MkDocs drops what it cannot read, and takes a first paragraph such as `title: x` for fields."""
    project.put("docs/owners/a.md", "---\ntitle: 1:30\ndescription: yes\n---\n\nText.\n")
    project.put("docs/owners/b.md", "---\ntitle: Body\n---\ntitle: Stolen\ntemplate: none.html\n\nText.\n")
    project.put("docs/owners/c.md", "---\ntitle: Twice\n---\n---\ntitle: Stolen\n---\n\nText.\n")
    project.put("docs/owners/d.md", "title: Stolen\n\nText.\n")
    assert project.compiled() == []
    assert "<title>1:30 - Tiny</title>" in project.html("owners/a")
    assert '<meta name="description" content="yes">' in project.html("owners/a")
    for page, title in (("b", "Body"), ("c", "Twice")):
        assert f"<title>{title} - Tiny</title>" in project.html(f"owners/{page}")
        assert "title: Stolen" in project.html(f"owners/{page}")
    assert "<title>Stolen" not in project.html("owners/d")


def test_other_plugins_read_no_hidden_file(project: Project) -> None:
    """A project that still lists the plugin `meta` gives its pages nothing of a `.meta.yml`."""
    project.put("docs/owners/a.md", "---\ntitle: A\n---\n\nText.\n")
    project.put("docs/.meta.yml", "template: evil.html\n")
    project.put("mkdocs.yml", SHELL + "  - meta\n")
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "<title>A - Tiny</title>" in project.html("owners/a")


def test_a_nav_of_its_own_and_excluded_pages_change_nothing_unseen(project: Project) -> None:
    project.put("docs/owners/a.md", "---\ntitle: A\n---\n\nText.\n")
    project.put("mkdocs.yml", SHELL + "nav: [{Evil: https://evil.example}]\nextra_templates: [x.txt]\n")
    project.put("docs/x.txt", "{{ 7*7 }}")
    done = project.build()
    assert "evil.example" not in project.html("owners/a") if done.returncode == 0 else done.returncode == 1
    assert not (project.site / "x.txt").exists()


def test_pages_of_another_folder_are_not_built(project: Project) -> None:
    project.put("other/index.md", "# Unchecked\n")
    project.put("mkdocs.yml", SHELL + "docs_dir: other\n")
    done = project.build()
    assert done.returncode == 1
    assert "docs_dir is another folder" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert not project.site.exists()
