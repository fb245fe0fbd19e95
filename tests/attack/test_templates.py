"""No template engine ever sees an author's text: payloads in every place come out as text or are findings."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from deskbook import app
from deskbook.read.calls import calls, substitute
from deskbook.read.dialect import read, without_verbatim

from .conftest import MARK, ROOT, Project
from .payloads import PLACES, TEMPLATES, placed

CANARY = "CANARY"


def shown(page: str) -> str:
    """The text of an HTML page as a reader sees it, white space made one."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", page)))


def test_the_list_is_long_enough() -> None:
    assert len(set(TEMPLATES)) >= 80
    assert len(PLACES) >= 20


def marked(payload: str) -> str:
    return f"{MARK} {payload}"


def test_nothing_that_is_written_reaches_the_engine_or_runs(project: Project) -> None:
    """Every payload in every place of a page and of its front matter, built without a gate as a preview is."""
    for number, payload in enumerate(one for one in TEMPLATES if not one.startswith("///")):
        text = json.dumps(marked(payload))
        body = "\n\n".join(placed(place, marked(payload)) for place in PLACES)
        project.put(
            f"docs/owners/p-{number:03}.md",
            f"---\ntitle: {text}\ndescription: {text}\ntags: [{text}]\nx: {text}\n{text}: x\n---\n\n{body}\n",
        )
        project.put(
            f"docs/owners/t-{number:03}.md", f"---\ntitle: {text}\ndescription: {text}\n---\n\nText.\n"
        )
        project.put(f"docs/owners/h-{number:03}.md", f"# {marked(payload)}\n\nText.\n")
    assert project.compiled() == []
    assert not list(project.root.rglob(CANARY))
    assert not list(Path.cwd().glob(CANARY))
    page = shown(project.html("owners/t-004"))
    assert "{{ 7*'7' }}" in page
    assert "7777777" not in page


@pytest.mark.parametrize("payload", TEMPLATES)
def test_a_payload_is_a_finding_or_stands_as_it_is_written(payload: str) -> None:
    """The function that writes pages out changes nothing but calls, and a call gives what its macro gives."""
    for place in PLACES:
        text = placed(place, payload)
        given = substitute(text, lambda call: None)
        unmarked = re.sub(r"\{%-?[ \t]*(?:end)?raw[ \t]*-?%\}", "", text)
        assert given in (text, unmarked) or any(one.is_raw for one in calls(text))
        library = app.open_files({"docs/owners/x.md": f"---\ntitle: X\n---\n{text}\n"})
        told = [one for one in app.check(library) if one.where.path == "docs/owners/x.md"]
        seen = without_verbatim(read(f"\n{given}\n"))
        if re.search(r"\{\{|\{%|\{#", seen):
            assert told or any(one.is_raw for one in calls(text)), (place, text)


@pytest.mark.parametrize("field", ["title", "description"])
def test_a_call_in_a_field_of_a_page_is_a_finding(field: str) -> None:
    for payload in TEMPLATES:
        if re.search(r"\{\{|\{%|\{#", payload):
            page = f"---\n{field}: {json.dumps(payload)}\n---\nText.\n"
            library = app.open_files({"docs/owners/x.md": page})
            assert [one for one in app.check(library) if one.where.line == 2], payload


def test_hostile_records_come_out_as_text(project: Project) -> None:
    """The words of every kind of record in the reference content, each with a payload in it."""
    payload = marked("{{ cycler.__init__.__globals__.os.system('touch CANARY') }}{% set x = 1 %}")
    fields = r"title|summary|text|note|do|means|label|task|when|why|ask|says|meaning|definition|formula|body|reach|team|what|change"
    count = 0
    for path in [*(ROOT / "sop_data").rglob("*.yml"), *(ROOT / "docs").rglob("*.md")]:
        text = path.read_text("utf-8")
        if path.suffix == ".yml":
            text, found = re.subn(
                rf"(?m)^(\s*(?:- )?(?:{fields}): )(?![|>])[^\n{{\[\"']+$", rf"\1{json.dumps(payload)}", text
            )
            count += found
        project.put(path.relative_to(ROOT).as_posix(), text)
    assert count > 500
    assert project.compiled() == []
    assert not list(project.root.rglob(CANARY))
    shown_somewhere = [one for one in project.site.rglob("*.html") if MARK in one.read_text("utf-8")]
    assert len(shown_somewhere) > 50


def test_macros_of_a_team_are_called_with_literal_texts_and_never_rendered(project: Project) -> None:
    project.put(
        "main.py",
        "def define_env(env):\n"
        "    @env.macro\n"
        "    def badge(name, colour='green'):\n"
        "        return f'**{name}** in {colour} {{{{ 7+7 }}}} {{% set x = 1 %}}'\n"
        "    env.macro(lambda: 'nothing', 'empty')\n",
    )
    project.put(
        "docs/owners/macros.md",
        '---\ntitle: Macros\n---\n\nOne {{ badge("VIP") }}, two {{ badge(\'Gold\', "red") }}, three {{ empty() }}.\n',
    )
    assert [line for line in project.check() if "macros.md" in line] == []
    done = project.build()
    assert done.returncode == 0, done.stderr
    page = html.unescape(project.html("owners/macros"))
    assert "<strong>VIP</strong> in green {{ 7+7 }} {% set x = 1 %}" in page, page[page.index("VIP") - 40 :][
        :300
    ]
    assert "<strong>Gold</strong> in red" in page
    assert "three nothing." in page


def test_a_misspelt_macro_of_a_team_is_told(project: Project) -> None:
    project.put(
        "main.py", "def define_env(env):\n    @env.macro\n    def badge(name):\n        return name\n"
    )
    project.put("docs/owners/macros.md", '---\ntitle: Macros\n---\n\n{{ bagde("VIP") }}\n')
    assert [line for line in project.check() if "macros.md" in line] == [
        "docs/owners/macros.md:5: SOP209 unknown block 'bagde'; did you mean 'badge'?"
    ]


def test_a_macro_that_fails_is_one_line(project: Project) -> None:
    project.put(
        "main.py", "def define_env(env):\n    @env.macro\n    def badge(name):\n        return name\n"
    )
    project.put("docs/owners/macros.md", "---\ntitle: Macros\n---\n\n{{ badge() }}\n")
    done = project.build()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    assert "docs/owners/macros.md:5: macro 'badge' failed (" in done.stderr


@pytest.mark.parametrize("name", ["context", "macros_info", "now", "fix_url"])
def test_macros_of_the_plugin_itself_are_not_called(project: Project, name: str) -> None:
    project.put("docs/owners/macros.md", f"---\ntitle: Macros\n---\n\n{{{{ {name}() }}}}\n")
    assert [line for line in project.check() if "SOP209" in line]
    project.put("mkdocs.yml", (project.root / "mkdocs.yml").read_text().replace("hooks: [gate.py]\n", ""))
    assert project.build().returncode == 0
    assert f"{{{{ {name}() }}}}" in project.html("owners/macros")


def test_calls_that_are_shown_to_the_reader_stand_as_they_are(project: Project) -> None:
    project.put(
        "docs/owners/shown.md",
        '---\ntitle: Shown\n---\n\nWrite {% raw %}`{{ raci("x") }}`{% endraw %} in a page.\n',
    )
    project.put(
        "docs/owners/none.md", '---\ntitle: None\nrender_macros: false\n---\n\n`{{ raci("x") | y }}`\n'
    )
    assert project.check() == []
    assert project.build().returncode == 0
    assert '<code>{{ raci("x") }}</code> in a page' in html.unescape(project.html("owners/shown"))
    assert '<code>{{ raci("x") | y }}</code>' in html.unescape(project.html("owners/none"))
