# Everything that a person does with this repository. `make` alone tells what there is.
# Needs Python 3.11 or later, make and git; all else goes into .venv.

.DEFAULT_GOAL := help
SHELL := /bin/sh
FOLDER ?= examples/almelo
WORK_FOLDER ?= .cache/work
PYTEST_ARGS ?= -n 2 --dist worksteal

PYTHON_HERE := .venv/bin/python
# A municipal network may sign its traffic itself: trust what the machine trusts, where it says so.
CERTIFICATES := $(wildcard /etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem /etc/pki/tls/certs/ca-bundle.crt)
UV := $(PYTHON_HERE) -m uv pip install --quiet --compile-bytecode --python .venv/bin/python $(if $(CERTIFICATES),--system-certs)
PERSPECTIEF := .venv/bin/perspectief
STAMPS := .venv/.stamps

# A .venv that was made elsewhere (a copied or moved folder) is made anew.
MOVED := $(shell test "$$(cat .venv/.place 2>/dev/null)" = "$$(pwd)" || echo moved)

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

.PHONY: install
install: $(STAMPS)/package ## Install into .venv, and tell how to call it
	@echo 'Installed. For this terminal: PATH="$$PWD/.venv/bin:$$PATH"'

.PHONY: demo
demo: $(STAMPS)/package ## Build the example and show its goals; installs what that needs
	@$(PERSPECTIEF) build "$(FOLDER)"
	@$(PERSPECTIEF) status "$(FOLDER)"

.PHONY: serve
serve: $(STAMPS)/package ## Show the example's site on localhost
	@$(PERSPECTIEF) serve "$(FOLDER)"

.PHONY: work
work: $(STAMPS)/package ## Try the work floor in a made-up town on localhost; prints passwords
	@$(PERSPECTIEF) work demo "$(WORK_FOLDER)"

.PHONY: test
test: $(STAMPS)/test ## Run all tests, those in a browser too
	@$(PYTHON_HERE) -m scripts.ensure_chromium
	@$(PYTHON_HERE) -m scripts.ensure_office
	@$(PYTHON_HERE) -m scripts.ensure_postgres
	@$(PYTHON_HERE) -m pytest $(PYTEST_ARGS)

.PHONY: check
check: $(STAMPS)/check ## Style, types, rooms, licences, messages and schemas
	@$(PYTHON_HERE) scripts/check.py

.PHONY: soak
soak: $(STAMPS)/test ## Run the long tests: a hundred builds killed at random, and the like
	@$(PYTHON_HERE) -m pytest $(PYTEST_ARGS) -m soak

.PHONY: bench
bench: $(STAMPS)/package ## Measure the speed of builds and of the command line
	@$(PYTHON_HERE) -m benchmarks.start "$(FOLDER)"
	@$(PYTHON_HERE) -m benchmarks.build $(BENCH_ARGS)

.PHONY: messages
messages: $(STAMPS)/package ## Bring the catalogues of translations up to date
	@$(PYTHON_HERE) scripts/messages.py

.PHONY: schemas
schemas: $(STAMPS)/package ## Write the JSON Schemas of programme.yaml and account.json
	@$(PYTHON_HERE) scripts/schemas.py

.PHONY: requirements
requirements: $(STAMPS)/uv ## Pin what pyproject.toml asks for (UPGRADE=1 takes the newest)
	@sh scripts/requirements.sh $(if $(UPGRADE),--upgrade)

.PHONY: clean
clean: ## Remove the environment and everything that was built
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
	rm -rf examples/*/site examples/*/.cache
	find src tests scripts -name __pycache__ -type d -exec rm -rf {} +

# --- what has been installed: a stamp is older than the file that asks for more ---

$(STAMPS)/uv: scripts/venv.sh requirements/uv.txt $(MOVED)
	@sh scripts/venv.sh
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/package: $(STAMPS)/uv requirements/run.txt requirements/build.txt pyproject.toml
	@$(UV) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(UV) --no-deps --no-build-isolation --editable .
	@$(PYTHON_HERE) scripts/compile.py
	@touch $@

$(STAMPS)/test: $(STAMPS)/package requirements/test.txt
	@$(UV) --require-hashes -r requirements/test.txt
	@touch $@

$(STAMPS)/check: $(STAMPS)/test requirements/check.txt
	@$(UV) --require-hashes -r requirements/check.txt
	@touch $@

.PHONY: moved
moved:
