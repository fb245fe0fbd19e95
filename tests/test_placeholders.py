"""What others leave in a reply is found, and what is meant as text is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deskbook.read import placeholders
from deskbook.read.placeholders import foreign, offered
from deskbook.site import shared

DATA = json.loads(Path(placeholders.__file__).with_name("placeholders.json").read_text(encoding="utf-8"))
FIRST, ID, AGENT, ACCOUNT = "ticket.requester.first_name", "ticket.id", "agent.first_name", "account.name"

THEIRS = {
    "{{ticket.requester.name}}": ("Zendesk", FIRST),
    "{{ current_user.first_name }}": ("Zendesk", AGENT),
    '{{first_name | fallback: "there"}}': ("Intercom", FIRST),
    "{{ticket.requester.firstname}}": ("Freshdesk", FIRST),
    "{{recipient.first_name}}": ("Front", FIRST),
    "{%customer.firstName,fallback=there%}": ("Help Scout", FIRST),
    "{!Contact.FirstName}": ("Salesforce", FIRST),
    "{{{Case.CaseNumber}}}": ("Salesforce", ID),
    "#{ticket.customer.firstname}": ("Zammad", FIRST),
    "{{ticket.customer.firstname}}": ("Zammad", FIRST),
    "%{ticket.name.first}": ("osTicket", FIRST),
    "{{contact.first_name}}": ("Chatwoot", FIRST),
    "{{current_user.firstname}}": ("Gorgias", AGENT),
    "{{contact.firstname}}": ("HubSpot", FIRST),
    "{{customer.firstName}}": ("Kustomer", FIRST),
    "{{issue.key}}": ("Jira Service Management", ID),
    "{{customer.first_name}}": ("Gladly", FIRST),
    "${Contacts.First Name}": ("Zoho Desk", FIRST),
    "${caller_id.first_name}": ("ServiceNow", FIRST),
    "%name%": ("LiveChat", FIRST),
    "*|FNAME|*": ("Mailchimp", FIRST),
    "%FIRSTNAME%": ("another help desk", FIRST),
    "${name}": ("another help desk", FIRST),
    "${order.total}": ("another help desk", ""),
    "[CUSTOMER NAME]": ("", FIRST),
    "<first name>": ("", FIRST),
    "{customer_name}": ("", FIRST),
    "[[name]]": ("", FIRST),
    "[Your Name]": ("", AGENT),
    "[Ticket #]": ("", ID),
    "[Company Name]": ("", ACCOUNT),
    "«First_Name»": ("", FIRST),
    "XXX": ("", ""),
    "$XX.XX": ("", ""),
    "____": ("", ""),
    "[insert date here]": ("", ""),
}


@pytest.mark.parametrize("text", THEIRS)
def test_a_placeholder_of_others_is_found_and_translated(text: str) -> None:
    found = list(foreign(f"Hello {text}, we are on it.", frozenset()))
    assert [(one.text, one.desk, one.ours) for one in found] == [(text, *THEIRS[text])]


@pytest.mark.parametrize(
    "text",
    [
        "Hello {{ticket.requester.first_name}}",
        "Read [our policy](https://example.com/policy) or <https://example.com>",
        "Write to <help@example.com>",
        "Take 50% off, then 20% more",
        "Select [Save], then <b>Close</b>",
        "A T-shirt in XL or XXL",
        "Step [1], case [RESOLVED]",
        "It costs {20 to 30} euros",
        "{{amount.refunded}}",
    ],
)
def test_text_is_text(text: str) -> None:
    assert list(foreign(text, frozenset())) == []


def test_what_a_reply_declares_is_its_own() -> None:
    text = "Hello {{customer.name}}"
    assert list(foreign(text, {"customer.name"})) == []
    [found] = foreign(text, frozenset())
    assert offered(found, {FIRST}) == f"write {{{{{FIRST}}}}}"
    assert offered(found, frozenset()) == f"write {{{{{FIRST}}}}} and declare it under placeholders"


def test_the_page_fills_in_what_the_data_says() -> None:
    script = shared.module()
    for desk in DATA["desks"].values():
        for text in desk["fields"].values():
            assert f'"{text}"' in script, desk["title"]
