# demo and test work on a fresh machine with Python 3.11 or newer: each sets up what it needs first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# The sources as they are, by their folder: `make build` puts compiled modules beside them and one above.
SELF := LUOSHI_PURE=1 $(INSTALL) --no-deps --no-build-isolation --config-settings editable_mode=compat --editable .
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header pyproject.toml

.PHONY: help demo build pure test lint scores bench baseline lock messages reference golden clean

help:
	@echo "make demo      extract and compare examples/: reading views, workbooks, data and the comparison site in demo/"
	@echo "make build     compile the rules in place (two minutes); again after every change to them"
	@echo "make pure      remove the compiled rules"
	@echo "make test      lint, types, import contracts and all tests"
	@echo "make lint      ruff, mypy --strict and the import contracts"
	@echo "make scores    scores on the annotated documents, gains and losses"
	@echo "make bench     the same, and speed beside the peers, length, memory, processes"
	@echo "make baseline  bench, and make its scores the new baseline and the figures in the READMEs"
	@echo "make golden    write the golden outputs of examples/ anew, to be read before they are committed"
	@echo "make messages  collect the messages and compile their translations"
	@echo "make reference write the command-line reference and the schema in docs/ anew"
	@echo "make lock      pin the requirements anew"
	@echo "make clean     remove what the other targets made"

# Each set of requirements is installed once and again when its lock changes.
$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes --requirement requirements.txt
	$(SELF)
	touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes --requirement requirements-dev.txt
	$(SELF)
	touch $@

$(VENV)/.bench: requirements-bench.txt | $(VENV)/.base
	$(INSTALL) --require-hashes --requirement requirements-bench.txt
	touch $@

# Compiled anew when a source changes; where that cannot be done, setup.py says so and the rules stay plain Python.
$(VENV)/.compiled: setup.py $(wildcard luoshi/extraction/*.py) | $(VENV)/.base
	@echo "compiling the rules of luoshi.extraction, about two minutes ..."
	$(BIN)/python setup.py --quiet build_ext --inplace --force --parallel 2
	touch $@

build: $(VENV)/.compiled

pure:
	find luoshi -name '*.so' -delete
	rm -rf luoshi__mypyc*.so build $(VENV)/.compiled

demo: $(VENV)/.base
	$(BIN)/python tools/demo.py

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/python -m pytest -n auto --dist worksteal

scores: $(VENV)/.dev
	$(BIN)/python -m benchmarks.run --scores

bench: $(VENV)/.bench $(VENV)/.compiled
	$(BIN)/python -m benchmarks.run

baseline: $(VENV)/.bench $(VENV)/.compiled
	$(BIN)/python -m benchmarks.run --update

golden: $(VENV)/.dev
	$(BIN)/python -m tests.golden

messages: $(VENV)/.dev
	$(BIN)/python tools/messages.py

reference: $(VENV)/.dev
	$(BIN)/python tools/reference.py

lock: | $(BIN)/python
	$(INSTALL) uv
	$(LOCK) --extra all --extra build --output-file requirements.txt
	$(LOCK) --extra test --output-file requirements-dev.txt --constraint requirements.txt
	$(LOCK) --extra all --extra bench --output-file requirements-bench.txt --constraint requirements.txt

clean: pure
	rm -rf $(VENV) demo build dist luoshi.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
