# Every command of the project. `make run` and `make test` need nothing typed before them.
PYTHON_IN_VENV := .venv/bin/python
PYTHON_IN_PACKAGE_VENV := build/package-venv/bin/python
PYTEST := $(PYTHON_IN_VENV) -m pytest

# What runs without Qt: the engine side and the command line (of the folders that exist).
QT_FREE_TESTS := $(wildcard tests/engine tests/networks tests/tasks tests/cli)

# As many workers as processors, each of which computes on one thread: together they fill the machine.
ONE_THREAD := OMP_NUM_THREADS=1
WORKERS := -n auto --maxprocesses 4

heading = @printf '\n== %s\n' "$(1)"

.NOTPARALLEL:
.PHONY: help run test venv setup test-setup lint types imports doctests without-qt unit translations size-report \
        test-slow docs reference package smoke bench bench-compare format clean distclean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

run: setup ## set up what is missing and open the window (without a display: draw pictures into shots/)
	@sh packaging/run.sh

test: lint types imports doctests without-qt unit translations size-report ## set up what is missing and run every check

venv: ## make an empty .venv, to put a PyTorch of your choice in before `make run` (see README)
	@sh packaging/setup.sh venv

setup:
	@sh packaging/setup.sh run

test-setup:
	@sh packaging/setup.sh test

lint: test-setup ## ruff: rules and layout
	$(call heading,Lint: ruff)
	@$(PYTHON_IN_VENV) -m ruff check cnngui tests packaging
	@$(PYTHON_IN_VENV) -m ruff format --check cnngui tests packaging

types: test-setup ## mypy --strict over everything
	$(call heading,Types: mypy --strict)
	@$(PYTHON_IN_VENV) -m mypy

imports: test-setup ## import-linter: who may import whom
	$(call heading,Imports: import-linter)
	@.venv/bin/lint-imports --no-logo

doctests: test-setup ## the examples in the docstrings
	$(call heading,Doctests: the examples in the docstrings)
	@$(PYTEST) -q -p tests.conftest --doctest-modules cnngui

without-qt: test-setup ## engine and command line in an environment without PySide6
	$(call heading,Without Qt: engine and command line in an environment without PySide6)
	@$(PYTHON_IN_VENV) packaging/without_qt.py build/without-qt
	@$(ONE_THREAD) build/without-qt/bin/python -m pytest -q $(WORKERS) $(QT_FREE_TESTS)

unit: test-setup ## the tests that need Qt, all but the slow ones (`make without-qt` runs the others)
	$(call heading,Tests: all but the slow ones and those that ran without Qt)
	@$(ONE_THREAD) $(PYTEST) $(WORKERS) --doctest-modules $(addprefix --ignore=,$(QT_FREE_TESTS)) tests

translations: test-setup ## every text on screen has its translation
	$(call heading,Translations)
	@if [ -f packaging/check_translations.py ]; then $(PYTHON_IN_VENV) packaging/check_translations.py; fi

size-report: test-setup ## the five longest files, classes and functions
	$(call heading,Size report)
	@$(PYTHON_IN_VENV) packaging/size_report.py cnngui

test-slow: test-setup ## the long proofs
	$(call heading,Tests: the slow ones)
	@$(PYTEST) -m slow --hypothesis-seed $$(date +%s) tests

docs: ## the guide in English and French, for the browser and without a server, into resources/guide
	@sh packaging/guide/build.sh

reference: test-setup ## write docs/command-line.md from the parsers of the command line
	@$(PYTHON_IN_VENV) packaging/reference.py

package: docs ## make the installers of this system in dist/, and measure them (Linux: .deb, .run, and the Windows script compiled)
	@sh packaging/setup.sh package
	@PYTHON="$(PYTHON_IN_PACKAGE_VENV)" sh packaging/package.sh

smoke: ## install dist/*.deb and *.run into a bare Debian, try everything, remove them (as root; after make package)
	@sh packaging/smoke.sh $(PYTHON_IN_PACKAGE_VENV)

bench: test-setup ## ours against its peers, measured alternately; all rows go to build/bench.json
	$(call heading,Benchmarks)
	@$(PYTHON_IN_VENV) -m tests.benchmarks

bench-compare: test-setup ## what became slower: make bench-compare OLD.json (beside build/bench.json)
	@$(PYTHON_IN_VENV) -m tests.benchmarks.against $(filter %.json,$(MAKECMDGOALS))

format: test-setup ## lay out the code and mend what ruff can
	@$(PYTHON_IN_VENV) -m ruff check --fix cnngui tests packaging
	@$(PYTHON_IN_VENV) -m ruff format cnngui tests packaging

clean: ## remove what the commands made, but .venv
	rm -rf build dist shots .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find cnngui tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove .venv as well
	rm -rf .venv
