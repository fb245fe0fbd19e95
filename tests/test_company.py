"""The company is data: pages and records name it through one record."""

from __future__ import annotations

import datetime as dt
from xml.etree.ElementTree import tostring

import pytest

from deskbook import app
from deskbook.errors import DeskbookError

TODAY = dt.date(2026, 11, 22)
COMPANY = "name: Kittel Cycles\nsignature: Kittel Cycles, Service\ncurrency: EUR\ntimezone: Europe/Berlin\n"
ROLE = "title: Lead\nteam: Support\nsummary: Leads at {{company.name}}.\nreach: Call.\n"


def test_records_name_the_company() -> None:
    files = {"docs/index.md": "Words.\n", "sop_data/company.yml": COMPANY, "sop_data/role/lead.yml": ROLE}
    library = app.open_files(files, TODAY)
    assert library.problems == ()
    role = library.find("role", "lead")
    assert role is not None
    assert role.data.summary == "Leads at Kittel Cycles."


@pytest.mark.parametrize(
    ("field", "shown"), [("name", "Kittel Cycles"), ("currency", "EUR"), ("country", "")]
)
def test_a_page_names_the_company(field: str, shown: str) -> None:
    files = {"docs/index.md": f'{{{{ company("{field}") }}}}\n', "sop_data/company.yml": COMPANY}
    library = app.open_files(files, TODAY)
    assert [one for one in app.check(library) if one.code == "SOP306"] == []
    assert "".join(app.render(library, "company", field).itertext()) == shown


def test_the_signature_is_the_name_where_none_is_given() -> None:
    library = app.open_files({"docs/index.md": "", "sop_data/company.yml": "name: Two Wheels\n"}, TODAY)
    assert b"Two Wheels" in tostring(app.render(library, "company", "signature"))


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "{{company.nmae}}",
            "sop_data/role/lead.yml:3: SOP004 the company has no 'nmae'; did you mean 'name'?",
        ),
    ],
)
def test_a_misspelt_word_is_told_at_its_line(text: str, finding: str) -> None:
    role = ROLE.replace("{{company.name}}", text)
    files = {"docs/index.md": "Words.\n", "sop_data/company.yml": COMPANY, "sop_data/role/lead.yml": role}
    assert [str(one) for one in app.open_files(files, TODAY).problems] == [finding]


def test_without_a_company_its_name_is_missing() -> None:
    files = {"docs/index.md": '{{ company("name") }}\n', "sop_data/role/lead.yml": ROLE}
    library = app.open_files(files, TODAY)
    found = [str(one) for one in app.check(library) if one.code in ("SOP004", "SOP306")]
    assert found == [
        "docs/index.md:1: SOP306 unknown company 'name'; none exists yet, run deskbook new company",
        "sop_data/role/lead.yml:3: SOP004 '{{company.name}}' needs sop_data/company.yml; run deskbook new company",
    ]
    with pytest.raises(DeskbookError):
        app.render(library, "company", "name")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("timezone: Europe/Berln", "did you mean 'Europe/Berlin'?"),
        ("currency: euro", "currency"),
        ("triage: take-in", "unknown SOP 'take-in'"),
        ("nmae: X", "did you mean 'name'?"),
    ],
)
def test_a_slip_in_the_company_is_told(line: str, message: str) -> None:
    text = f"name: Kittel\n{line}\n"
    found = [
        str(one)
        for one in app.check(app.open_files({"docs/index.md": "", "sop_data/company.yml": text}, TODAY))
    ]
    assert any(one.startswith("sop_data/company.yml:2: ") and message in one for one in found), found


def test_there_is_one_company() -> None:
    files = {"docs/index.md": "", "sop_data/company/a.yml": COMPANY}
    assert [str(one) for one in app.open_files(files, TODAY).problems] == [
        "sop_data/company/a.yml:1: SOP005 a project has one company; write it in sop_data/company.yml"
    ]
