"""Serves a site over loopback as a static host does: gzip -6, cached for ten minutes, 304 for what a browser
still holds, each answer counted.

.venv/bin/python benchmarks/serving.py site [--port 8100]
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import json
import mimetypes
import shutil
import tempfile
import threading
import zlib
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

COMPRESSED = {".woff2", ".png", ".gz", ".pf_meta", ".pf_index", ".pf_fragment", ".pagefind"}
"""Packed already: sent as they are."""
MODULES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@cache
def body(path: Path) -> tuple[bytes, bool]:
    """What is sent for a file, and whether it was packed on the way."""
    raw = path.read_bytes()
    if path.suffix in COMPRESSED:
        return raw, False
    packed = gzip.compress(raw, 6, mtime=0)
    return (packed, True) if len(packed) < len(raw) else (raw, False)


class Host(http.server.ThreadingHTTPServer):
    """`sent` lists (path, bytes of the body) in order; empty it before what you want to count."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.folder, self.sent = folder, list[tuple[str, int]]()
        super().__init__(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes early is no error."""

    def pack(self) -> None:
        """Compress every file beforehand, so that no answer waits for it."""
        for path in self.folder.rglob("*"):
            if path.is_file():
                body(path)

    def bytes(self, part: str = "") -> int:
        """Bytes sent for paths that hold `part`."""
        return sum(size for path, size in self.sent if part in path)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Host

    def do_GET(self) -> None:
        asked = unquote(urlsplit(self.path).path)
        file = self.server.folder / asked.lstrip("/")
        if file.is_dir():
            file /= "index.html"
        found = file.is_file() and ".." not in file.parts
        content, packed = body(file) if found else (b"not found", False)
        tag = f'"{zlib.crc32(content):08x}"'
        if found and self.headers.get("If-None-Match") == tag:
            self.server.sent.append((asked, 0))
            self.send_response(304)
            self.send_header("ETag", tag)
            self.end_headers()
            return
        self.server.sent.append((asked, len(content)))
        name = file.name if found else "lost.txt"
        kind = MODULES.get(file.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("ETag", tag)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def published(site: Path) -> Iterator[Path]:
    """A folder with the site as the version `current`, as it is published."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(site, Path(folder, "current"))
        versions = [{"version": "1.0", "title": "1.0", "aliases": ["current"]}]
        Path(folder, "versions.json").write_text(json.dumps(versions))
        yield Path(folder)


@contextmanager
def serving(folder: Path) -> Iterator[Host]:
    host = Host(folder)
    host.pack()
    threading.Thread(target=host.serve_forever, daemon=True).start()
    yield host
    host.shutdown()
    host.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, else Playwright's own."""
    with sync_playwright() as playwright:
        names = ("chromium", "chromium-browser", "google-chrome")
        path = next((path for name in names if (path := shutil.which(name))), None)
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--port", type=int, default=8100)
    arguments = parser.parse_args()
    with published(arguments.site) as folder:
        host = Host(folder, arguments.port)
        host.pack()
        print(f"{host.url}current/", flush=True)
        host.serve_forever()


if __name__ == "__main__":
    main()
