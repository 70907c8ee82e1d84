# make demo     set up (own virtual environment) and parse a fixture to JSON
# make test     set up and run the tests
# make check    ruff, strict types, docs, and the quality gate where ../shared is present
# make format   put the code in ruff's form
# make coverage the tests with their coverage
# make bench    benchmarks: some minutes; make fuzz: fuzzers; make floors: raise the quality gate's floors
# make fixtures show which fixtures differ from their JSON (python -m tests.test_fixtures --write PATH writes it)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check coverage fixtures format lint types patterns docs gate floors bench fuzz fuzz-short clean

demo: $(STAMP)
	@$(BIN)/postparse fixtures/demo/letterpress.html

test: $(STAMP)
	$(BIN)/python -m pytest

check: lint types patterns docs fuzz-short gate

coverage: $(STAMP)
	$(BIN)/python -m pytest -q --cov=postparse --cov-report=term:skip-covered

fixtures: $(STAMP)
	$(BIN)/python -m tests.test_fixtures

lint: $(STAMP)
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks

format: $(STAMP)
	$(BIN)/ruff format src tests benchmarks
	$(BIN)/ruff check --fix src tests benchmarks

types: $(STAMP)
	$(BIN)/mypy

patterns: $(STAMP)
	$(BIN)/python -m tests.backtracking

docs: $(STAMP)
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html

gate: $(STAMP)
	$(BIN)/python -m benchmarks.quality_gate

floors: $(STAMP)
	$(BIN)/python -m benchmarks.quality_gate --raise

bench: $(STAMP)
	$(BIN)/python -m benchmarks

fuzz: $(STAMP)
	$(BIN)/python -m pip install -q atheris
	for target in parse_html parse_text read from_json documents build_thread structure trees; do $(BIN)/python -m tests.fuzz $$target --runs 500000 || exit 1; done

fuzz-short: $(STAMP)
	$(BIN)/python -m tests.fuzz all --plain --runs 150

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "postparse needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade pip
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(STAMP)

clean:
	rm -rf $(VENV) docs/_build .mypy_cache .ruff_cache .pytest_cache
