# make site | serve | check | quick | test | lock: each works on a bare Debian or Ubuntu with git, make and Python 3.11 or later.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Nothing is installed that a lock does not name by its hash; the project itself is built with what is installed.
LOCKED = $(BIN)/pip install -q --require-hashes --only-binary :all: -r
HERE = $(BIN)/pip install -q --no-deps --no-build-isolation -e .
LOCK = $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --only-binary :all: \
	--no-annotate --fork-strategy fewest --upgrade --custom-compile-command 'make lock'
# Two at a time, the tests of a file one after another: those of the browser share a site.
TWO := -n 2 --dist loadfile

.PHONY: site serve check quick test fuzz lock audit clean

site: $(VENV)/site-ready
	$(BIN)/deskbook build
	@echo "Open it: $(BIN)/python -m http.server -d site $(PORT), then http://127.0.0.1:$(PORT)/"

serve: $(VENV)/site-ready
	$(BIN)/deskbook serve --port $(PORT)

# What is judged without running a test, two things at a time.
check: $(VENV)/test-ready
	@$(MAKE) -s -j2 --output-sync=target $(CHECKS)

CHECKS := check-style check-types check-layers check-content check-web
.PHONY: $(CHECKS)
check-style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types:
	$(BIN)/mypy

check-layers:
	$(BIN)/lint-imports

check-content:
	$(BIN)/deskbook check
	$(BIN)/deskbook tickets

# Scripts and style sheets; without Node this says so and goes on.
check-web:
	@! sh web/ensure_node.sh || { $(MAKE) -s web/node_modules/.package-lock.json && cd web && npm run -s lint && npm run -s types && npm run -s test; }

web/node_modules/.package-lock.json: web/package-lock.json
	npm ci --prefix web --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# Everything that needs neither a whole site nor a browser.
quick: $(VENV)/test-ready
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pytest -n 2 --dist worksteal -m "not fuzz and not build and not browser"

test: $(VENV)/test-ready
	sh tests/browser/ensure_chromium.sh $(BIN)/python
	@$(MAKE) -s check
	SITE_SINCE="$$DESKBOOK_SINCE" DESKBOOK_SINCE= PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pytest $(TWO)

# The long suites, weekly; exit code 5 says that there is none.
fuzz: $(VENV)/test-ready
	sh tests/browser/ensure_chromium.sh $(BIN)/python
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pytest -m fuzz || test $$? -eq 5

# The lock of the tests is made first; the others hold the same versions of what they share.
lock: $(VENV)/tools-ready
	$(LOCK) pyproject.toml --all-extras --group build -o requirements-dev.lock
	$(LOCK) pyproject.toml --extra holidays --group build -c requirements-dev.lock -o requirements.lock
	$(LOCK) --group tools -c requirements-dev.lock -o requirements-tools.lock

audit: $(VENV)/tools-ready
	for lock in requirements-dev.lock requirements-tools.lock; do \
	  $(BIN)/pip-audit --require-hashes --disable-pip -r $$lock || exit 1; done

clean:
	rm -rf $(VENV) site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache web/node_modules

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Deskbook needs Python 3.11 or later, this is " + sys.version.split()[0] + "; run make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); sh tests/ensure_venv.sh && $(PYTHON) -m venv $(VENV); }

$(VENV)/site-ready: $(BIN)/python pyproject.toml requirements.lock
	$(LOCKED) requirements.lock
	$(HERE)
	touch $@

$(VENV)/test-ready: $(BIN)/python pyproject.toml requirements-dev.lock
	$(LOCKED) requirements-dev.lock
	$(HERE)
	touch $@ $(VENV)/site-ready

$(VENV)/tools-ready: $(BIN)/python requirements-tools.lock
	$(LOCKED) requirements-tools.lock
	touch $@
