# Every target installs what it needs on a machine with python3 (3.11 or newer), python3-venv and make.
# Written for any make, GNU 3.81 included, and any HOME or none.

PYTHON = python3
VENV = .venv
BIN = $(VENV)/bin
TOOLS = $(VENV)/tools
PIP_INSTALL = -m pip install --quiet --no-input --disable-pip-version-check

# The stamps carry a sum of the lock file, so that a changed lock is installed and an unchanged one costs nothing.
RUNTIME = $(VENV)/runtime-$(shell cat requirements.lock 2>/dev/null | cksum | tr -d ' ')
DEVELOPMENT = $(VENV)/development-$(shell cat requirements-dev.lock 2>/dev/null | cksum | tr -d ' ')

.PHONY: run test test-dovecot browser check style imports dependencies types bench audit lock openapi clean

# The service with its demo data on SQLite, or on the database that INDGANG_DATABASE_URL names.
run: $(RUNTIME)
	@$(BIN)/python -m app.cli serve --demo

# Both databases; PostgreSQL comes with the development dependencies. `make test TESTS=tests/intake` runs a part; what needs
# a browser is `make browser`.
test: $(DEVELOPMENT)
	@$(BIN)/python -m pytest --ignore=tests/browser --numprocesses 4 --dist loadfile --no-loadscope-reorder $(TESTS)

# The mailbox beside a Dovecot of this machine; says so and ends with 77 where there is none.
test-dovecot: $(DEVELOPMENT)
	@$(BIN)/python -m tests.mailbox.dovecot --numprocesses 0

# The pages with their scripts in a Chromium of this machine, pictures in .run/screenshots; ends with 77 where there is none.
browser: $(DEVELOPMENT)
	@INDGANG_SCREENSHOTS=.run/screenshots $(BIN)/python -m tests.browser.chromium

# Seconds when warm; `make -k check` shows everything at once.
check: style imports dependencies types

style: $(DEVELOPMENT)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .

imports: $(DEVELOPMENT)
	@$(BIN)/lint-imports > $(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }

dependencies: $(DEVELOPMENT)
	@$(BIN)/deptry --no-ansi . 2> $(VENV)/dependencies.txt || { cat $(VENV)/dependencies.txt; exit 1; }

types: $(DEVELOPMENT)
	@$(BIN)/mypy

# All of them, short; `make bench BENCH=queue` polls beside a million past reports: minutes, and gigabytes of disk.
bench: $(DEVELOPMENT)
	@$(BIN)/python -m bench $(BENCH)

# Asks the network for known weaknesses in what is locked; strict, for a package that nobody could be asked about is no
# package without weaknesses. Where nobody can be asked at all it says so and ends with 77, for nothing was found out.
AUDIT = $(TOOLS)/bin/pip-audit --strict --require-hashes --disable-pip
audit: $(TOOLS)/bin/pip-audit
	@for lock in requirements.lock requirements-dev.lock; do \
		$(AUDIT) -r $$lock 2> $(VENV)/audit.txt && { cat $(VENV)/audit.txt; continue; }; \
		grep -q '^requests.exceptions\.' $(VENV)/audit.txt || { cat $(VENV)/audit.txt >&2; exit 1; }; \
		echo "make audit needs the network: nobody could be asked about $$lock, so nothing is known of it." >&2; exit 77; \
	done

# Both lock files anew from pyproject.toml, for every platform; no address of an index is written down.
COMPILE = $(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(UPGRADE) pyproject.toml
lock: $(TOOLS)/bin/uv
	@$(COMPILE) -o requirements.lock
	@$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock

# What the service promises, written from the code; a test fails when the file and the code differ.
openapi: $(RUNTIME)
	@$(BIN)/python -m app.cli openapi > $(VENV)/openapi.json
	@mv $(VENV)/openapi.json openapi/openapi.json

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; } # half a one would pass for a whole one

$(RUNTIME): $(BIN)/python
	@echo "Installing what the service needs ..."
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements.lock
	@rm -f $(VENV)/runtime-*
	@touch $@

$(DEVELOPMENT): $(BIN)/python
	@echo "Installing what the tests need ..."
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements-dev.lock
	@rm -f $(VENV)/development-*
	@touch $@

$(TOOLS)/bin/uv $(TOOLS)/bin/pip-audit: $(BIN)/python
	@$(BIN)/python -m venv $(TOOLS)
	@$(TOOLS)/bin/python $(PIP_INSTALL) uv pip-audit
