"""Texts that a template engine would run, or that trick a reader of templates; each leaves a canary if it runs."""

from __future__ import annotations

RUN = "cycler.__init__.__globals__.os.system('touch CANARY')"
OPEN = "().__class__.__base__.__subclasses__()"

TEMPLATES = [
    # expressions
    f"{{{{ {RUN} }}}}",
    f"{{{{{RUN}}}}}",
    f"{{{{- {RUN} -}}}}",
    f"{{{{+ {RUN} }}}}",
    "{{ 7*'7' }}",
    "{{ config }}",
    "{{ config.theme.get_env() }}",
    "{{ self.__init__.__globals__ }}",
    f"{{{{ {OPEN} }}}}",
    "{{ lipsum.__globals__['os'].popen('touch CANARY').read() }}",
    "{{ joiner.__init__.__globals__.os.system('touch CANARY') }}",
    "{{ namespace.__init__.__globals__.os.system('touch CANARY') }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ request.application.__globals__ }}",
    "{{ ''.join(['to','uch']) | attr('format') }}",
    "{{ context() }}",
    "{{ macros_info() }}",
    "{{ now() }}",
    "{{ now().__class__ }}",
    '{{ raci("x", "y") }}',
    '{{ raci("x") | upper }}',
    "{{ raci(page.title) }}",
    "{{ page.meta.title }}",
    "{{ page.file.abs_src_path }}",
    "{{ environment }}",
    "{{ extra }}",
    # statements
    f"{{% set x = {RUN} %}}",
    f"{{%- set x = {RUN} -%}}",
    f"{{%+ if {RUN} %}}x{{%+ endif %}}",
    f"{{% for x in [{RUN}] %}}x{{% endfor %}}",
    "{% include 'index.md' %}",
    "{% import 'index.md' as x %}",
    "{% extends 'main.html' %}",
    f"{{% macro x() %}}{{{{ {RUN} }}}}{{% endmacro %}}{{{{ x() }}}}",
    f"{{% call {RUN} %}}{{% endcall %}}",
    f"{{% filter upper %}}{{{{ {RUN} }}}}{{% endfilter %}}",
    f"{{% autoescape false %}}{{{{ {RUN} }}}}{{% endautoescape %}}",
    "{% do 1 %}",
    "{% debug %}",
    # comments, raw and white space
    "{# a comment #}",
    f"{{# open {{{{ {RUN} }}}}",
    f"{{% raw %}}a{{%+ endraw %}}{{{{ {RUN} }}}}",
    f"{{%+ raw %}}a{{% endraw %}}{{{{ {RUN} }}}}",
    f"{{% raw -%}}a{{%- endraw -%}}{{{{ {RUN} }}}}",
    f"{{% raw %}}a{{% endraw +%}}{{{{ {RUN} }}}}",
    f"{{% raw %}}{{% raw %}}a{{% endraw %}}{{{{ {RUN} }}}}{{% endraw %}}",
    f"{{% endraw %}}{{{{ {RUN} }}}}{{% raw %}}",
    f"{{%\traw\t%}}a{{%\tendraw\t%}}{{{{ {RUN} }}}}",
    f"{{% raw %}} unclosed {{{{ {RUN} }}}}",
    # line statements and comments, other engines
    f"# for x in [{RUN}]",
    f"## {RUN}",
    f"% set x = {RUN}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{7*7}",
    "%(title)s",
    "{0.__class__}",
    "{title.__class__}",
    "$title ${title}",
    "*{7*7}",
    "[[${7*7}]]",
    "[= 7*7 =]",
    "{{{ 7*7 }}}",
    # nested and broken
    f"{{{{ '{{{{ {RUN} }}}}' }}}}",
    f"{{ {{ {RUN} }} }}",
    f"{{{{ {{{{ {RUN} }}}} }}}}",
    f"{{{{ {RUN}",
    f"{RUN} }}}}",
    f'{{{{ "}}}}" ~ {RUN} }}}}',
    f'{{{{ raci("x") }}}}{{{{ {RUN} }}}}',
    f'{{{{ raci("{{{{ {RUN} }}}}") }}}}',
    f'{{{{ raci("x\\" ~ {RUN} ~ \\"") }}}}',
    # another spelling of the marks
    f"\uff5b\uff5b {RUN} \uff5d\uff5d",
    f"&#123;&#123; {RUN} &#125;&#125;",
    f"&lcub;&lcub; {RUN} &rcub;&rcub;",
    f"\\{{\\{{ {RUN} \\}}\\}}",
    f"{{\u200b{{ {RUN} }}\u200b}}",
    f"%7B%7B {RUN} %7D%7D",
    # other doors of the page builder
    '--8<-- "mkdocs.yml"',
    "!!python/object/apply:os.system [touch CANARY]",
    "!ENV HOME",
    "[[desk raci x]]",
    "/// raci | x\n///",
    "\x02wzxhzdk:0\x03",
    "{!mkdocs.yml!}",
    ":::deskbook.app",
]

PLACES = {
    "text": "{}",
    "in a sentence": "Before {} after.",
    "heading": "## {}",
    "code": "Write `{}` here.",
    "fence": "```\n{}\n```",
    "tilde fence": "~~~\n{}\n~~~",
    "indented code": "    {}",
    "comment": "<!-- {} -->",
    "link text": "[{}](index.md)",
    "link target": "[x](<{}>)",
    "link title": "[x](index.md '{}')",
    "picture": "![{}](none.png)",
    "reference": "[x][y]\n\n[y]: {}",
    "attribute list": "Text.\n{{: title='{}' }}",
    "table": "| a | b |\n| --- | --- |\n| {} | x |",
    "list": "- one\n- {}",
    "step": "1. {}\n2. Two.",
    "quote": "> {}",
    "admonition": '!!! note "{}"\n    {}',
    "details": '??? note "{}"\n    {}',
    "definition": "Term\n:   {}",
    "abbreviation": "*[XX]: {}\n\nXX",
    "html": '<p title="{}">{}</p>',
    "html block": "<div markdown>\n{}\n</div>",
    "keys": "++{}++",
}


def placed(place: str, payload: str) -> str:
    """A page's text with the payload at one place."""
    return (
        PLACES[place]
        .replace("{{", "\x01")
        .replace("}}", "\x04")
        .replace("{}", payload)
        .replace("\x01", "{")
        .replace("\x04", "}")
    )
