# make site | serve | test | lock: each works on a bare Debian or Ubuntu with git, make and Python 3.11 or later.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Sites are built as of the commit's date, so that an old checkout still builds.
AS_OF_COMMIT = SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct)

.PHONY: site serve check test lock clean

site: $(VENV)/site-ready
	$(AS_OF_COMMIT) $(BIN)/deskbook check
	$(AS_OF_COMMIT) PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/mkdocs build
	@echo "The site is in site/. Open it: $(BIN)/python -m http.server -d site $(PORT), then http://127.0.0.1:$(PORT)/"

serve: $(VENV)/site-ready
	DESKBOOK_SITE_URL="http://127.0.0.1:$(PORT)/" $(BIN)/mkdocs serve --livereload -a 127.0.0.1:$(PORT)

check: $(VENV)/site-ready
	$(BIN)/deskbook check

test: $(VENV)/test-ready
	sh tests/browser/ensure_chromium.sh $(BIN)/python
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(AS_OF_COMMIT) $(BIN)/deskbook check
	$(AS_OF_COMMIT) $(BIN)/deskbook tickets
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pytest

lock: $(VENV)/test-ready
	$(BIN)/pip install -q --upgrade --upgrade-strategy eager -e '.[dev]'
	( echo '# Versions that `make` and CI install; `make lock` writes this file from pyproject.toml.'; \
	  $(BIN)/pip freeze --exclude-editable ) > requirements.lock

clean:
	rm -rf $(VENV) site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Deskbook needs Python 3.11 or later, this is " + sys.version.split()[0] + "; run make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); sh tests/ensure_venv.sh && $(PYTHON) -m venv $(VENV); }

$(VENV)/site-ready: $(BIN)/python pyproject.toml requirements.lock
	$(BIN)/pip install -q -c requirements.lock -e .
	touch $@

$(VENV)/test-ready: $(BIN)/python pyproject.toml requirements.lock
	$(BIN)/pip install -q -c requirements.lock -e '.[dev]'
	touch $@ $(VENV)/site-ready
