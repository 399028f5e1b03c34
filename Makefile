# Everything runs in its own environment; set PYTHON to choose the interpreter it is made of.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: reproduce test test-all lint bench docs clean

reproduce: .venv/ready
	$(BIN)/mofcell reproduce

test: .venv/ready
	$(BIN)/python -m pytest -n 2 -m "not slow"

test-all: .venv/ready
	$(BIN)/python -m pytest -n 2

lint: .venv/ready
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: .venv/ready
	$(BIN)/python -m benchmarks

.venv/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "mofcell needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@

clean:
	rm -rf .venv report build dist *.egg-info
