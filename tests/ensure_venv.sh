#!/bin/sh
# Debian and Ubuntu ship Python without venv; install it where we may, else say how.
set -eu
if [ "$(id -u)" = 0 ]; then as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo -n"
else
    echo "Python has no venv module; run: sudo apt-get install python3-venv" >&2
    exit 1
fi
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv
