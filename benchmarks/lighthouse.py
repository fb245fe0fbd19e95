"""Prints Lighthouse reports as a table and what lost points; fails below the budget."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from urllib.parse import urlsplit

BUDGET = {"performance": 95, "accessibility": 100, "best-practices": 100}


def main() -> None:
    print(
        "| page | form | performance | accessibility | best practices |\n| --- | --- | ---: | ---: | ---: |"
    )
    lost: list[str] = []
    missed = False
    for path in map(Path, sys.argv[1:]):
        report = json.loads(path.read_text())
        page = f"`{urlsplit(report['requestedUrl']).path}`"
        form = report["configSettings"]["formFactor"]
        scores = {name: round(100 * report["categories"][name]["score"]) for name in BUDGET}
        print(f"| {page} | {form} | {' | '.join(map(str, scores.values()))} |")
        missed |= any(scores[name] < least for name, least in BUDGET.items())
        for name in BUDGET:
            for audit in report["categories"][name]["auditRefs"]:
                found = report["audits"][audit["id"]]
                if audit["weight"] and found["score"] is not None and found["score"] < 0.9:
                    value = found.get("displayValue", "")
                    lost.append(f"{page} {form}: {found['title']} {value}".strip())
    print("\n" + "\n".join(lost) if lost else "")
    sys.exit(missed)


if __name__ == "__main__":
    main()
