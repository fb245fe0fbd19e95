#!/bin/sh
# Lighthouse on the built site: benchmarks/lighthouse.sh [SITE]. Needs Node and Chromium; prints a table,
# fails below the budget: accessibility and best practices 100, performance 95.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
site=${1:-$here/../site}
python=${PYTHON:-$here/../.venv/bin/python}
tools=${LIGHTHOUSE_TOOLS:-$(mktemp -d)}
work=$(mktemp -d)
[ -x "$tools/node_modules/.bin/lighthouse" ] || npm install --silent --no-audit --no-fund --prefix "$tools" lighthouse@12.8.2
CHROME_PATH=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
export CHROME_PATH

"$python" "$here/serving.py" "$site" --port 0 >"$work/url" &
server=$!
trap 'kill $server; rm -rf "$work"' EXIT
until [ -s "$work/url" ]; do sleep 0.2; done
url=$(cat "$work/url")

for page in "" sops/refunds/ decide/trees/; do
  for form in mobile desktop; do
    flag=""
    [ "$form" = mobile ] || flag="--preset=desktop"
    # shellcheck disable=SC2086
    "$tools/node_modules/.bin/lighthouse" "$url$page" $flag --quiet --output=json \
      --output-path="$work/$(printf %s "$page" | tr / _)$form.json" \
      --only-categories=performance,accessibility,best-practices \
      --chrome-flags="--headless=new --no-sandbox --disable-gpu"
  done
done
"$python" "$here/lighthouse.py" "$work"/*.json
