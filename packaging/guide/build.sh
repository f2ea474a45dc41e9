#!/bin/sh
# Build the guide of both languages into resources/guide, where the app and its installers find it.
# MkDocs has an environment of its own, build/docs-venv; DOCS_PYTHON names another Python that has it.
set -eu
cd "$(dirname "$0")/../.."
python=${DOCS_PYTHON:-build/docs-venv/bin/python}

if [ -z "${DOCS_PYTHON:-}" ] && ! $python -c 'import material, PIL' 2>/dev/null; then
    "${PYTHON:-python3}" -m venv --clear build/docs-venv
    wanted=$($python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["docs"])')
    # shellcheck disable=SC2086  (one word a package)
    $python -m pip install --quiet --disable-pip-version-check -c packaging/guide/constraints.txt $wanted
fi
"$python" packaging/guide/build.py "$@"
