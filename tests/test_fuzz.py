"""Broken inputs by the thousand: always findings, never a traceback, a hang or a stray file."""

from __future__ import annotations

import datetime as dt
import random
import re
import time
from pathlib import Path
from xml.etree.ElementTree import fromstring, tostring

import pytest

from deskbook import app
from deskbook.errors import DeskbookError

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2026, 11, 22)
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ config }}",
    "{% for x in y %}",
    "**bold** [x](javascript:alert(1))",
    "&lt;b&gt; \u202e",
    "../../etc/passwd",
    "\x02wzxhzdk:0\x03",
    "9" * 400,
    "-1e999",
    ".inf",
    "2026-13-45",
    "!!python/object/apply:os.system [id]",
    "&a [*a]",
    "yes",
    "",
    "null",
    "[" * 500,
    "{a: " * 400,
    "'",
    "\t",
]
BOMB = "a: &a [x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(12)
)
NAMES = [
    "sop_data/../../etc/passwd.yml",
    "/etc/passwd",
    "sop_data/raci/../../x.yml",
    "sop_data/raci/UPPER case.yml",
    "sop_data/nokind/a.yml",
    "sop_data/raci/<script>.yml",
    "sop_data/raci/a.yaml",
    "sop_data/raci/deep/er/a.yml",
    "docs/../secret.md",
    "docs/sops/{{x}}.md",
    "sop_data/raci/" + "x" * 300 + ".yml",
]


def originals() -> dict[str, str]:
    paths = [*ROOT.glob("sop_data/*/*.yml"), *ROOT.glob("docs/**/*.md")]
    return {path.relative_to(ROOT).as_posix(): path.read_text() for path in sorted(paths)}


def mutate(text: str, dice: random.Random) -> str | bytes:
    """One way in which a file may be broken."""
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    match dice.randrange(12):
        case 0:
            return text[: dice.randrange(len(text) + 1)]
        case 1:
            raw = bytearray(text.encode())
            raw[dice.randrange(len(raw))] = dice.randrange(256)
            return bytes(raw)
        case 2:
            return bytes(dice.randrange(256) for _ in range(200))
        case 3:
            return BOMB + text
        case 4:
            lines[at] = re.sub(r":.*", f": {dice.choice(HOSTILE)}", lines[at], count=1)
        case 5:
            quoted = dice.choice(HOSTILE).replace("\\", "\\\\").replace('"', '\\"')
            quoted = quoted.replace("\x02", "\\x02").replace("\x03", "\\x03")
            lines[at] = re.sub(r":.*", f': "{quoted}"'.replace("\\", r"\\"), lines[at], count=1)
        case 6:
            del lines[at]
        case 7:
            lines.insert(at, lines[dice.randrange(len(lines))])
        case 8:
            lines[at] = " " * dice.randrange(9) + lines[at].strip()
        case 9:
            lines[at] = re.sub(
                r":.*",
                dice.choice([": []", ": {}", ": 7", ": true", ": 2026-01-01", ": [[1]]"]),
                lines[at],
                count=1,
            )
        case 10:
            return re.sub(r"[a-z]{4,}", lambda word: dice.choice([word[0]] * 20 + HOSTILE[:8]), text)
        case _:
            lines[at] += dice.choice(HOSTILE)
    return "\n".join(lines)


def exercise(files: dict[str, str | bytes]) -> int:
    """Load, check and render all of `files`; the number of findings."""
    library = app.open_files(files, TODAY)
    findings = app.check(library)
    for finding in findings:
        assert re.fullmatch(r"[^\n]*:\d+: SOP\d{3} [^\n]+", str(finding)), finding
    for kind, records in library.records.items():
        for id in records:
            try:
                html = tostring(app.render(library, kind, id), encoding="unicode")
            except DeskbookError:
                continue
            assert "<script" not in html
            assert "<img" not in html
            assert not re.search(r'href="\s*javascript', html)
            assert not [
                name for one in fromstring(html).iter() for name in one.attrib if name.startswith("on")
            ]
    return len(findings)


def small_world(path: str, files: dict[str, str], dice: random.Random) -> dict[str, str | bytes]:
    """The file to break among a few others, so that thousands of runs stay quick."""
    others = dice.sample(sorted(files), min(6, len(files)))
    return {other: files[other] for other in others} | {path: files[path]}


@pytest.mark.parametrize("seed", range(21))
def test_a_hundred_broken_files_give_findings_and_nothing_worse(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dice = random.Random(seed)
    files = originals()
    started = time.monotonic()
    broken = 0
    for _ in range(100):
        path = dice.choice(sorted(files))
        world = small_world(path, files, dice)
        world[path] = mutate(files[path], dice)
        broken += exercise(world) > 0
    assert broken > 50
    assert time.monotonic() - started < 300, "a broken file must not make the check hang"
    assert not list(tmp_path.iterdir())


@pytest.mark.fuzz
def test_ten_thousand_broken_files_in_one_process_take_no_second_beyond_the_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dice = random.Random(2026)
    files = originals()
    paths = sorted(files)
    for _ in range(10_000):
        path = dice.choice(paths)
        world = small_world(path, files, dice)
        begun = time.process_time()
        exercise(world)
        base = time.process_time() - begun
        world[path] = mutate(files[path], dice)
        exercise(world)
        assert time.process_time() - begun - 2 * base < 1, (path, world[path])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_does_not_belong_is_a_finding(name: str) -> None:
    library = app.open_files({name: "title: x\n"}, TODAY)
    assert [finding.where.path for finding in library.problems] == [name]
    assert not library.records
    assert not library.pages


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("title: secret\n")
    root = tmp_path / "project"
    (root / "docs").mkdir(parents=True)
    (root / "sop_data/role").mkdir(parents=True)
    (root / "sop_data/role/lead.yml").symlink_to(secret)
    library = app.open_folder(root, TODAY)
    assert [str(finding) for finding in library.problems] == [
        "sop_data/role/lead.yml:1: SOP001 the link leads out of the project; put the file itself here"
    ]


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "a: &a\n  b: *a\n",
        "[" * 5000,
        "a:\n" + "".join(" " * n + "a:\n" for n in range(1, 900)),
        "{a: " * 3000,
        "- " * 3000,
        "? " * 3000,
    ],
    ids=["alias bomb", "cycle", "deep flow", "deep block", "deep mapping", "deep list", "deep key"],
)
def test_texts_that_explode_are_refused(text: str) -> None:
    library = app.open_files({"sop_data/role/x.yml": text}, TODAY)
    assert [finding.code for finding in library.problems] == ["SOP002"]


def test_hostile_words_in_every_string_come_out_as_text() -> None:
    """Each string of each record becomes hostile; what renders holds no element made of it."""
    files = originals()
    seen = 0
    for path, text in files.items():
        if not path.startswith("sop_data/"):
            continue
        hostile = re.sub(
            r"(?m)^(\s*(?:- )?(?:title|summary|text|note|do|means|label|task|when|why|ask|says|definition|formula): )(?!\|)[^\n{\[]+$",
            r'\1"<script>x</script> {{ config }} **b** & `c`"',
            text,
        )
        if hostile == text:
            continue
        seen += 1
        exercise(files | {path: hostile} if seen % 40 == 0 else {path: hostile})
    assert seen > 0
