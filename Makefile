# The handbook's commands. Each sets up what it needs in .venv, from the locked requirements.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JUDGES := node_modules/.package-lock.json
LYCHEE := $(BIN)/lychee --config tools/links.toml
ADDRESS ?= 127.0.0.1:8000
# The theme and some plugins print notices about other products at each build.
CANT_INSTALL := The packages can't be installed: check the network and where pip looks for them (pip config list), then run this again
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help serve build pdf epub files test check bench links-external addresses style format lock clean

help: ## Show these lines
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 23

serve: $(VENV)/site ## Serve the handbook at http://127.0.0.1:8000, with live reload
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

build: $(VENV)/site ## Build the handbook into site/, strictly
	$(BIN)/mkdocs build --strict

# A build clears site/, so what was made before is made again: it fits the pages, and they link to it.
MADE = $(shell ls site/files 2>/dev/null | sed -n 's/^handbook-zh\.//p; s/^checklist-zh-a4\.pdf/checklist/p')

define make_files
$(if $(filter-out epub,$(1)),$(BIN)/python tools/browser.py --install)
HANDBOOK_FILES="$(sort $(1))" $(BIN)/mkdocs build --strict
$(BIN)/python tools/files.py site $(sort $(1))
endef

pdf: $(VENV)/tests ## Build the handbook, and beside it the whole as PDF: site/files/handbook-*.pdf
	$(call make_files,pdf $(MADE))

epub: $(VENV)/tests ## Build the handbook, and beside it the whole as EPUB: site/files/handbook-*.epub
	$(call make_files,epub $(MADE))

files: $(VENV)/tests ## Build the handbook, and beside it the whole as PDF and EPUB, and the checklist as PDF
	$(call make_files,pdf epub checklist)

test: $(VENV)/tests $(JUDGES) ## Run every test, in a real browser too
	$(BIN)/python tools/browser.py --install
	$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -m "site or browser" --numprocesses auto --dist worksteal

check: $(VENV)/tests ## Format, lint, types, prose, unit tests: seconds, no browser
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/codespell
	$(BIN)/python tools/prose.py docs README.md CONTRIBUTING.md
	$(BIN)/python tools/audit.py
	$(BIN)/python -m pytest -m "not site and not browser"

bench: $(VENV)/tests $(JUDGES) ## Print the figures, each as a ratio measured in one run
	$(BIN)/python tools/bench.py

links-external: build ## Fetch every address on another host once, slowly (what answered isn't asked again for a week)
	$(LYCHEE) --dump --root-dir "$(CURDIR)/site" $(if $(SITE_URL),--exclude '^$(SITE_URL)') site | sort -u | $(LYCHEE) -

addresses: build ## Add the site's addresses to those that have to stay, tests/urls.txt
	$(BIN)/python tests/addresses.py site

style: build ## Take from the theme's style sheets what the handbook uses, after a new version of the theme
	$(BIN)/python tools/style.py site

format: $(VENV)/tests ## Format the code
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

lock: $(VENV)/tests ## Pin every version anew from requirements*.in and package.json
	$(BIN)/uv pip compile requirements.in --universal --python-version 3.11 --generate-hashes --upgrade --quiet -o requirements.txt
	$(BIN)/uv pip compile requirements-dev.in -c requirements.txt --universal --python-version 3.11 --generate-hashes --upgrade --quiet -o requirements-dev.txt
	$(BIN)/npm update --package-lock-only --quiet

clean: ## Remove what the commands made
	rm -rf $(VENV) node_modules site

# The marker files say which requirements are installed.
$(VENV)/site: requirements.txt | $(VENV)/python
	$(BIN)/python -m pip install --quiet -r requirements.txt || { echo "$(CANT_INSTALL)"; exit 1; }
	@touch $@

$(VENV)/tests: requirements-dev.txt requirements.txt | $(VENV)/python
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt || { echo "$(CANT_INSTALL)"; exit 1; }
	@touch $@ $(VENV)/site

# What judges the built site and is to be had from npm alone; node itself is among the Python packages.
$(JUDGES): package-lock.json | $(VENV)/tests
	$(BIN)/npm ci --quiet || { echo "The npm packages can't be installed: check the network and npm's registry (npm config get registry), then run this again"; exit 1; }
	@touch $@

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "The handbook needs Python 3.11 or newer: install it, or name it with make PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python can't make virtual environments here: install its venv package (Debian, Ubuntu: apt-get install python3-venv)"; exit 1; }
	@touch $@
