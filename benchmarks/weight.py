"""Weighs what a reader's browser fetches: a first visit, and a second page after it.

    .venv/bin/python benchmarks/weight.py site

Bytes of the bodies as a static host sends them (gzip -6; fonts and images as they are), fonts and the
service worker included, until the network is idle and before the offline copy fills.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from serving import chromium, published, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from serving import Host

PAGES = {
    "home": "",
    "SOP": "sops/refunds/",
    "tree": "decide/trees/",
    "training": "training/",
    "search": "search/",
}
SECOND = "sops/password-reset/"
FIRST_BUDGET, SECOND_BUDGET = 150, 30


def visit(browser: Browser, host: Host, first: str, second: str) -> tuple[int, int, int, int]:
    """(bytes, requests) of the first page and of the second, in a browser that has seen neither."""
    context = browser.new_context()
    page = context.new_page()
    weights: list[int] = []
    for path in (first, second):
        host.sent.clear()
        page.goto(f"{host.url}current/{path}", wait_until="networkidle")
        weights += [host.bytes(), len(host.sent)]
    context.close()
    return weights[0], weights[1], weights[2], weights[3]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site", type=Path)
    site = parser.parse_args().site
    print("| page | first visit | requests | then an SOP | requests | budgets |")
    print("| --- | ---: | ---: | ---: | ---: | --- |")
    with published(site) as folder, serving(folder) as host, chromium() as browser:
        for name, path in PAGES.items():
            first, requests, second, more = visit(browser, host, path, SECOND)
            met = first <= FIRST_BUDGET * 1024 and second <= SECOND_BUDGET * 1024
            print(
                f"| {name} (`/{path}`) | {first / 1024:.1f} KiB | {requests} "
                f"| {second / 1024:.1f} KiB | {more} | {'met' if met else 'missed'} |"
            )


if __name__ == "__main__":
    main()
