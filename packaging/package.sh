#!/bin/sh
# Make the installers of this system: PYTHON=build/package-venv/bin/python sh packaging/package.sh
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python}

"$python" packaging/freeze.py
case $(uname -s) in
    Linux)
        "$python" packaging/package_linux.py
        if command -v makensis >/dev/null; then "$python" packaging/package_windows.py; fi
        ;;
    Darwin) bash packaging/macos/package.sh "$("$python" -c 'import cnngui; print(cnngui.__version__)')" ;;
    *) "$python" packaging/package_windows.py ;;
esac
"$python" packaging/sums.py dist
