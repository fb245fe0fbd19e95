#!/bin/sh
# A Chromium for the browser tests: the one that is here, else Debian's package, else Playwright's own.
# Usage: ensure_chromium.sh PYTHON
set -eu
python=$1
for name in chromium chromium-browser google-chrome; do
    if path=$(command -v "$name") && "$path" --version >/dev/null 2>&1; then exit 0; fi
done
if "$python" - <<'PY' 2>/dev/null
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    sys.exit(0 if pathlib.Path(p.chromium.executable_path).exists() else 1)
PY
then exit 0; fi
as_root=none
if [ "$(id -u)" = 0 ]; then as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo -n"
fi
# Ubuntu's chromium package is a stub for snap, which containers cannot run.
if [ "$as_root" != none ] && command -v apt-get >/dev/null && ! grep -qi '^ID=ubuntu' /etc/os-release; then
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
if [ "$as_root" != none ]; then "$python" -m playwright install --with-deps chromium
else "$python" -m playwright install chromium
fi
