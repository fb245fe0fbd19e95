"""The web app manifest: how the site is called and drawn once a reader installs it."""

from __future__ import annotations

import json


def manifest(name: str, description: str) -> str:
    """The manifest of a site as JSON.

    >>> print(manifest("Desk", "How we work.").splitlines()[1])
      "name": "Desk",
    """
    facts = {
        "name": name,
        "short_name": "Deskbook",
        "description": description,
        "id": "/deskbook",
        "start_url": "./",
        "scope": "../",
        "display": "standalone",
        "background_color": "#fbfbf8",
        "theme_color": "#0d4a3f",
        "icons": [
            {"src": "assets/icon-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": "assets/icon-512.png", "sizes": "512x512", "type": "image/png"},
            {"src": "assets/mark.svg", "sizes": "any", "type": "image/svg+xml"},
        ],
    }
    return json.dumps(facts, indent=2, ensure_ascii=False) + "\n"
