# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CODE := bot tests bench

.DEFAULT_GOAL := help
.PHONY: help run test test-fast check lint types contracts bench samples pictures docs lock browser

help:  ## say what there is to make
	@awk -F ':.*##' '/^[a-z-]+:.*##/ { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/run.stamp  ## start everything; without settings, the sandbox at http://127.0.0.1:8765
	@exec $(BIN)/tradewire run

# Many tests wait for something: four workers keep two cores busy. Python may keep what it
# compiled, even where it is told not to: each worker would spend seconds on it again.
test: .venv/dev.stamp browser  ## run every test
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 4 --dist loadfile

test-fast: .venv/dev.stamp  ## run the tests that need neither Chromium nor PostgreSQL
	@echo "Left out: the tests in a browser, on PostgreSQL, and over several processes."
	$(BIN)/python -m pytest -m "not browser and not postgres and not processes"

check: lint types contracts  ## lint, check types and import contracts

lint: .venv/dev.stamp
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

types: .venv/dev.stamp
	$(BIN)/mypy

contracts: .venv/dev.stamp
	$(BIN)/lint-imports --no-cache

bench: .venv/bench.stamp  ## run the benchmarks; takes about ten minutes
	$(BIN)/python -m bench

pictures: .venv/dev.stamp browser  ## take the pictures of docs/images anew
	$(BIN)/python -m tests.pictures

samples: .venv/dev.stamp  ## write the briefings of the sample press anew, under docs/samples
	$(BIN)/python -m tests.samples

docs: .venv/dev.stamp  ## write the tables of the README and .env.sample anew
	$(BIN)/python -m tests.docs

lock:  ## pin the dependencies anew; needs uv
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --group build pyproject.toml -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --group build --group dev pyproject.toml \
		-c requirements/run.txt -o requirements/dev.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --group bench -c requirements/dev.txt -o requirements/bench.txt

browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium; } || \
		{ echo "The package chromium is missing: install it, or run make test-fast."; exit 1; }

# pip's messages name download locations; they are shown only when it fails.
.venv/run.stamp: requirements/run.txt pyproject.toml
	@echo "Installing Tradewire into .venv (once, about a minute)."
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@$(PIP) install --require-hashes -r requirements/run.txt 2>.venv/pip.log || { cat .venv/pip.log; exit 1; }
	@$(PIP) install --no-deps --no-build-isolation --editable . 2>.venv/pip.log || { cat .venv/pip.log; exit 1; }
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@echo "Installing what the tests need."
	@$(PIP) install --require-hashes -r requirements/dev.txt 2>.venv/pip.log || { cat .venv/pip.log; exit 1; }
	@touch $@

.venv/bench.stamp: requirements/bench.txt .venv/dev.stamp
	@echo "Installing what the benchmarks are held beside."
	@$(PIP) install --require-hashes -r requirements/bench.txt 2>.venv/pip.log || { cat .venv/pip.log; exit 1; }
	@touch $@
