#!/bin/sh
# Install Debian or Ubuntu packages, as root or through sudo: apt_install.sh PACKAGE…
set -eu

. "$(dirname "$0")/../say.sh"

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null; then
    as_root=sudo
else
    say 'These system packages are missing, and you are not root, nor is sudo here. Ask an administrator to run:' \
        'Ces paquets du système manquent, vous n’êtes pas root, et sudo n’est pas là. Demandez à un administrateur de lancer :'
    say '    apt-get install --no-install-recommends %s' '    apt-get install --no-install-recommends %s' "$*"
    exit 1
fi

known() { apt-cache show "$1" >/dev/null 2>&1; }

# Debian 13 and Ubuntu 24.04 gave one library a new name; only they know it.
name_here() { if [ "$1" = libglib2.0-0 ] && known libglib2.0-0t64; then echo libglib2.0-0t64; else echo "$1"; fi; }

all_known() { for package; do known "$(name_here "$package")" || return 1; done; }

update() { $as_root apt-get update -qq; }

install() {
    names=$(for package; do name_here "$package"; done)
    # shellcheck disable=SC2086  (an empty $as_root and the list of names are meant to fall apart into words)
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $names
}

say 'Installing system packages: %s' 'Installation de paquets du système : %s' "$*"
# A new machine has no package lists, a long unused one has stale ones; only then are they fetched.
all_known "$@" || update
install "$@" || { update && install "$@"; }
