#!/bin/sh
# Set up .venv; nothing is done, and pip is not even started, where it is already as it should be.
#   setup.sh venv   an empty environment
#   setup.sh run    the app
#   setup.sh test   the app and what its checks need
#   setup.sh package   what installers are made with, in build/package-venv: the app's own packages, and no others
set -eu
cd "$(dirname "$0")/.."
what=$1
venv=.venv
[ "$what" != package ] || venv=build/package-venv
venv_python=$venv/bin/python

. packaging/say.sh

# What an installed environment depends on. Its scripts hold absolute paths, so a moved folder needs a new one.
key() { echo "$PWD $($venv_python -V 2>&1) $(cksum pyproject.toml constraints.txt packaging/constraints.txt)"; }

is_set_up() { [ -x $venv_python ] && [ "$(cat "$venv/set-up-for-$1" 2>/dev/null)" = "$(key)" ]; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    say 'Python 3.11 or newer is needed; found here: %s.' 'Il faut Python 3.11 ou plus récent ; trouvé ici : %s.' \
        "$("${PYTHON:-python3}" --version 2>&1 | head -n 1)"
    say 'Install one (Debian and Ubuntu: apt-get install python3 python3-venv), or name it: make run PYTHON=/path/to/python3.12' \
        'Installez-en un (Debian et Ubuntu : apt-get install python3 python3-venv), ou nommez-le : make run PYTHON=/chemin/vers/python3.12'
    return 1
}

venv_works() { $venv_python -c 'import pip' 2>/dev/null && grep -qF "$PWD/$venv" "$venv/bin/activate"; }

make_venv() {
    python=$(find_python)
    say 'Making %s with %s …' 'Création de %s avec %s …' "$venv" "$("$python" -V)"
    # Debian and Ubuntu keep venv's other half, ensurepip, in a package of its own.
    if ! "$python" -c 'import ensurepip' 2>/dev/null && command -v apt-get >/dev/null; then
        sh packaging/linux/apt_install.sh "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
    "$python" -m venv --clear "$venv"
}

install() {
    say 'Installing the packages. PyTorch is the large one (README tells how to choose its build) …' \
        'Installation des paquets. PyTorch est le plus gros (README.fr dit comment choisir sa version) …'
    # PyTorch first, so that nothing else asks for another build of it.
    # TORCH_INDEX names another index for it, such as https://download.pytorch.org/whl/cpu.
    $venv_python -m pip install --disable-pip-version-check -c constraints.txt ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} torch
    $venv_python -m pip install --disable-pip-version-check -c constraints.txt -c packaging/constraints.txt -e "$1"
    if ! $venv_python -c 'import PySide6.QtWidgets'; then
        say 'Qt does not load, most likely for want of the system libraries named above.' \
            'Qt ne se charge pas, sans doute faute des bibliothèques du système nommées plus haut.'
        return 1
    fi
}

is_set_up "$what" && exit 0
[ "$what" = venv ] || [ "$(uname -s)" != Linux ] || sh packaging/linux/libraries.sh
venv_works || make_venv
case $what in
    venv) ;;
    run)
        install .
        key >.venv/set-up-for-run
        ;;
    test)
        install '.[test]'
        key >.venv/set-up-for-run
        key >.venv/set-up-for-test
        ;;
    package)
        if [ "$(uname -s)" = Linux ] && command -v apt-get >/dev/null; then
            for tool in makensis:nsis xz:xz-utils strip:binutils; do
                command -v "${tool%%:*}" >/dev/null || sh packaging/linux/apt_install.sh "${tool#*:}"
            done
        fi
        install '.[package]'
        key >$venv/set-up-for-package
        ;;
    *)
        say 'setup.sh venv|run|test|package, not %s' 'setup.sh venv|run|test|package, et non %s' "$what"
        exit 2
        ;;
esac
