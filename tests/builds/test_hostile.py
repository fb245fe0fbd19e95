"""Nothing that is written in a page can run: payloads in every place where text stands, and any Markdown at all."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig

sys.path.insert(0, str(Path(__file__).parents[1] / "hostile"))
sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import corpus
import live as oracle
import payloads

from deskbook import app
from deskbook.html import allowed
from deskbook.html.from_markdown.converter import rendered
from deskbook.site import checked

if TYPE_CHECKING:
    from collections.abc import Callable

    from deskbook.library.model import Library

TODAY = dt.date(2026, 11, 22)

BUILT = [*(f"body: {name}" for name in payloads.BODY), *payloads.META]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    script = payloads.ROOT / "tests/hostile/payloads.py"
    command = [sys.executable, str(script), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return folder


@pytest.fixture(scope="module")
def written(built: Path) -> dict[str, str]:
    """Name of each payload that is built → its page, as the path below the site's address."""
    found: dict[str, str] = json.loads((built / "pages.json").read_text())
    assert [*found] == BUILT
    return found


@pytest.fixture(scope="module")
def pages(built: Path, written: dict[str, str]) -> dict[str, str]:
    return {name: (built / "site" / path / "index.html").read_text() for name, path in written.items()}


@pytest.fixture(scope="module")
def library(built: Path) -> Library:
    return app.open_folder(built / "project", TODAY)


@pytest.fixture(scope="module")
def codes(library: Library) -> dict[str, set[str]]:
    """Path of a file → the codes of what the check says of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in app.check(library):
        found[one.where.path].add(one.code)
    return found


@pytest.fixture(scope="module")
def own_scripts(built: Path) -> list[str]:
    """The scripts of a page that holds nothing hostile."""
    return scripts((built / "site/sops/case-00000/index.html").read_text())


def scripts(html: str) -> list[str]:
    """The scripts of a page, wherever in the site it lies, without the settings, which are data."""
    found = (re.sub(r'(src=")[./]*', r"\1", one) for one in oracle.scripts(html))
    return [one for one in found if 'id="__config"' not in one]


@pytest.mark.parametrize("name", BUILT)
def test_nothing_is_live(name: str, pages: dict[str, str], own_scripts: list[str]) -> None:
    assert list(oracle.live(pages[name])) == []
    assert scripts(pages[name]) == own_scripts
    article = pages[name].partition("<article")[2].rpartition("</article>")[0]
    classes = {one for node in oracle.nodes(article) for one in (node.attributes.get("class") or "").split()}
    assert [one for one in classes if oracle.OVER.match(one) and one != "md-content__inner"] == []


def test_the_neighbours_and_the_listings_hold_it_as_text(built: Path, own_scripts: list[str]) -> None:
    seen = 0
    for path in (built / "site").rglob("*.html"):
        html = path.read_text()
        assert list(oracle.live(html)) == [], path
        assert scripts(html) == own_scripts, path
        seen += 1
    assert seen > len(BUILT)


@pytest.mark.parametrize("name", payloads.META)
def test_front_matter_is_words_or_a_finding(
    name: str, written: dict[str, str], library: Library, codes: dict[str, set[str]]
) -> None:
    path = f"docs/{written[name].removesuffix('/')}.md"
    taken = checked.fields(library.pages[path], MkDocsConfig())
    if name in payloads.AS_TEXT:
        assert "SOP003" not in codes[path]
        assert taken.keys() == {"title", *payloads.META[name]}
    else:
        assert "SOP003" in codes[path]
        assert taken == {"title": name}


@pytest.mark.parametrize("name", payloads.NAMES)
def test_a_hostile_name_is_a_finding_and_never_reaches_the_site(
    name: str, built: Path, codes: dict[str, set[str]]
) -> None:
    stem = payloads.meant(name)
    assert (built / f"project/docs/hostile/{stem}.md").exists()
    assert codes[f"docs/hostile/{stem}.md"] == {"SOP005"}
    told = "A page that is refused"
    for file in (built / "site").rglob("*"):
        assert stem not in file.name
        if file.suffix in {".html", ".json", ".xml", ".txt", ".js", ".md"}:
            text = file.read_text()
            assert told not in text, file
            assert not re.search(rf"hostile/({re.escape(stem)}|{re.escape(quote(stem))})", text), file


def _alarms(html: str) -> bool:
    return bool(list(oracle.live(html)) or oracle.scripts(html))


LIVE = [name for name, body in payloads.BODY.items() if _alarms(rendered(payloads.meant(body)))]
"""The payloads that would act where nothing is taken out; the rest come out as the text that they are."""


def test_most_payloads_would_act_if_nothing_were_taken_out() -> None:
    assert len(LIVE) >= 74


@pytest.mark.parametrize("name", LIVE)
def test_the_author_is_told(name: str) -> None:
    body = payloads.meant(payloads.BODY[name])
    lead = "Some words.\n\n"
    found = app.check(app.open_files({"docs/a.md": f"---\ntitle: A\n---\n{lead}{body}\n"}))
    told = [one for one in found if one.code in {"SOP215", "SOP216", "SOP230"}]
    assert told, "the page lost something, and its author was not told"
    first = 4 + lead.count("\n")
    assert all(first <= one.where.line <= first + body.count("\n") for one in told)


WRITTEN = """[TOC]

# A heading

- [ ] to do
- [x] done

A note[^1], ~~gone~~, ==marked==, H~2~O, ++ctrl+alt+del++, <kbd>a</kbd> and ![a](a.png){ width=100 loading=lazy align=left }.

[^1]: At the foot.

=== "One"

    a

=== "Two"

    b

> [!WARNING]
> Stop.

``` python linenums="1" title="a.py" hl_lines="1"
print(1)
```

| a | b |
|:-:|--:|
| c | d |

A term
:   Its meaning
"""


@pytest.mark.parametrize("numbers", ["table", "inline", "pymdownx-inline"])
@pytest.mark.parametrize("is_fancy", [False, True])
def test_nothing_is_taken_from_what_markdown_itself_makes(numbers: str, is_fancy: bool) -> None:
    import markdown

    names = "toc footnotes tables def_list attr_list admonition abbr md_in_html"
    pymdownx = "tasklist tabbed tilde mark keys superfences highlight quotes details"
    html = markdown.markdown(
        WRITTEN,
        extensions=[*names.split(), *(f"pymdownx.{name}" for name in pymdownx.split())],
        extension_configs={
            "tables": {"use_align_attribute": True},
            "toc": {"permalink": True, "title": "On this page"},
            "pymdownx.highlight": {"anchor_linenums": is_fancy, "linenums_style": numbers},
            "pymdownx.quotes": {"callouts": True},
            "pymdownx.tabbed": {"alternate_style": is_fancy},
            "pymdownx.tasklist": {"custom_checkbox": is_fancy},
        },
    )
    assert allowed.refused(html) == []


# --- any text at all --------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *(
            "<",
            ">",
            "</",
            "/>",
            '"',
            "'",
            "`",
            "```\n",
            "~~~\n",
            "\n",
            "\n\n",
            " ",
            "    ",
            "\t",
            "=",
            "{: ",
            " }",
            "<!--",
        ),
        *(
            "-->",
            "<![CDATA[",
            "]]>",
            "<?",
            "&",
            ";",
            "&#9;",
            "&#x3a;",
            "&colon;",
            "\\",
            "\x01",
            "\u00a0",
            "\u2028",
        ),
        *(
            "script",
            "svg",
            "img",
            "style",
            "math",
            "details",
            "a",
            "p",
            "div",
            "iframe",
            "body",
            "table",
            "title",
        ),
        *(
            "textarea",
            "noscript",
            "template",
            "input",
            "form",
            "desk-tree",
            "picture",
            "video",
            "foreignObject",
        ),
        *(
            " src",
            " href",
            " onload",
            " onerror",
            " style",
            " class",
            " id",
            " srcset",
            " poster",
            " xlink:href",
        ),
        *(
            " action",
            " formaction",
            " ping",
            " background",
            " data",
            " name",
            " type",
            "javascript:",
            "JAVASCRIPT:",
        ),
        *(
            "data:text/html,",
            "//evil.example",
            "https://evil.example",
            "url(",
            "\\75rl(",
            "position:fixed",
            ")",
            "(",
        ),
        *(
            "[a]",
            "[a](",
            "![a](",
            "[b]: ",
            "*[c]: ",
            "## ",
            "- ",
            "1. ",
            "> ",
            "!!! note ",
            "??? ",
            "| a |\n| - |\n",
        ),
        *("md-overlay", "__search", "alert(1)", "x", "markdown=1", "++ctrl++", ":   "),
    ]
)
MARKDOWN = st.one_of(
    st.lists(PIECES, max_size=24).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=16).map("".join),
    st.lists(st.sampled_from([payloads.meant(one) for one in payloads.BODY.values()]), max_size=3).map(
        "".join
    ),
)


@settings(max_examples=400, deadline=None)
@given(MARKDOWN)
def test_nothing_is_live_in_any_text(text: str) -> None:
    html = allowed.safe(rendered(text))
    assert not _alarms(html)
    for node in oracle.nodes(html):
        classes = (node.attributes.get("class") or "").split()
        assert not [one for one in classes if oracle.OVER.match(one)]
        assert not (node.attributes.get("id") or "").strip().startswith("__search")


@settings(max_examples=200, deadline=None)
@given(MARKDOWN)
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    html = allowed.safe(rendered(text))
    assert allowed.safe(html) == html
    assert allowed.refused(html) == []


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, object]], str]:
    """Renders the templates round a page whose front matter, and whose neighbours', is what it is given."""
    from mkdocs.commands.build import get_context
    from mkdocs.config import load_config
    from mkdocs.structure.files import get_files
    from mkdocs.structure.nav import get_navigation
    from mkdocs.structure.toc import AnchorLink, TableOfContents

    project = tmp_path_factory.mktemp("frame") / "project"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESKBOOK_TODAY", "2026-11-22")
        corpus.project(project, 3)
        config = load_config(str(project / "mkdocs.yml"))
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files = config.plugins.on_files(get_files(config), config=config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    pages = [file.page for file in files.documentation_pages() if file.page][:3]
    for one in pages:
        one.meta, one.markdown, one.content = {}, "Text.", "<p>Text.</p>"
    plugin = config.plugins["deskbook"]
    env = plugin.on_env(config.theme.get_env(), config=config, files=files)
    before, page, after = pages
    page.previous_page, page.next_page = before, after

    def render(front: dict[str, object]) -> str:
        for one in pages:
            one.meta = dict(front)
            plugin.on_page_content("", page=one, config=config, files=files)
        page.toc = TableOfContents([AnchorLink(str(front.get("title", "x")), "a", 2)])
        context = get_context(nav, files, config, page)
        context = plugin.on_page_context(context, page=page, config=config, nav=nav)
        html: str = plugin.on_post_page(
            env.get_template("main.html").render(context), page=page, config=config
        )
        return html

    return render


FRONT = st.dictionaries(
    st.sampled_from(
        [
            "title",
            "description",
            "author",
            "subtitle",
            "status",
            "summary",
            "tags",
            "hide",
            "search",
            "icon",
            "template",
        ]
    ),
    st.one_of(
        MARKDOWN,
        st.lists(st.sampled_from(list(payloads.HTML.values())), max_size=3),
        st.integers(),
        st.booleans(),
    ),
    max_size=5,
).filter(lambda front: not isinstance(front.get("hide"), int))  # templates look into it: it is a list by then


@settings(max_examples=100, deadline=None)
@given(FRONT)
def test_nothing_is_live_round_any_front_matter(
    frame: Callable[[dict[str, object]], str], front: dict[str, object]
) -> None:
    html = frame(front)
    assert list(oracle.live(html)) == []
    assert scripts(html) == scripts(frame({}))
