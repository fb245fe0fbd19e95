#!/bin/sh
# Node and npm for the workshop: those that are here, else Debian's packages where we may install them.
# Exit code 1 says that there is none; then the workshop is not checked.
set -eu
there() { command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null; }
if there; then exit 0; fi
if [ "$(id -u)" = 0 ]; then as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo -n"
else as_root=none
fi
if [ "$as_root" != none ] && command -v apt-get >/dev/null; then
    $as_root apt-get update -qq || :
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null || :
fi
if there; then exit 0; fi
echo "web/ is not checked: that needs Node 20 or later with npm" >&2
exit 1
