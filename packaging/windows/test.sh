#!/bin/bash
# What `make test` does, on Windows in Git's bash, where there is no make. Never run here: written for GitHub's runners.
set -eu
cd "$(dirname "$0")/../.."
python -m venv .venv
python=.venv/Scripts/python
$python -m pip install --disable-pip-version-check -c constraints.txt ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} torch
$python -m pip install --disable-pip-version-check -c constraints.txt -e '.[test]'
$python -m ruff check cnngui tests packaging
$python -m mypy
.venv/Scripts/lint-imports --no-logo
OMP_NUM_THREADS=1 $python -m pytest -n auto --maxprocesses 4 --doctest-modules tests
$python packaging/check_translations.py
$python packaging/size_report.py cnngui
