# The handbook's commands. Each sets up what it needs in .venv, from the locked requirements.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000
# The theme and some plugins print notices about other products at each build.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help serve build test check bench format lock clean

help: ## Show these lines
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

serve: $(VENV)/site ## Serve the handbook at http://127.0.0.1:8000, with live reload
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

build: $(VENV)/site ## Build the handbook into site/, strictly
	$(BIN)/mkdocs build --strict

test: $(VENV)/tests ## Run every test, in a real browser too
	$(BIN)/python tools/browser.py --install
	$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest

check: $(VENV)/tests ## Format, lint, types, prose, unit tests: seconds, no browser
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/codespell
	$(BIN)/python tools/prose.py docs README.md CONTRIBUTING.md
	$(BIN)/python -m pytest -m "not site and not browser"

bench: $(VENV)/tests ## Print the figures, each as a ratio measured in one run
	$(BIN)/python tools/bench.py

format: $(VENV)/tests ## Format the code
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

lock: $(VENV)/tests ## Pin every version anew from requirements*.in (uv pip compile)
	$(BIN)/uv pip compile requirements.in --universal --python-version 3.11 --generate-hashes --upgrade --quiet -o requirements.txt
	$(BIN)/uv pip compile requirements-dev.in -c requirements.txt --universal --python-version 3.11 --generate-hashes --upgrade --quiet -o requirements-dev.txt

clean: ## Remove what the commands made
	rm -rf $(VENV) site

# The marker files say which requirements are installed.
$(VENV)/site: requirements.txt | $(VENV)/python
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

$(VENV)/tests: requirements-dev.txt requirements.txt | $(VENV)/python
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@touch $@ $(VENV)/site

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "The handbook needs Python 3.11 or newer: install it, or name it with make PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python can't make virtual environments here: install its venv package (Debian, Ubuntu: apt-get install python3-venv)"; exit 1; }
	@touch $@
