#!/bin/sh
# Try every Linux installer in dist/, as root: smoke.sh PYTHON
set -eu
cd "$(dirname "$0")/.."
python=$1
for tool in debootstrap:debootstrap Xvfb:xvfb xdotool:xdotool xwd:x11-apps; do
    PATH=$PATH:/usr/sbin command -v "${tool%%:*}" >/dev/null || sh packaging/linux/apt_install.sh "${tool#*:}"
done
found=
for installer in dist/*.deb dist/*.run; do
    [ -f "$installer" ] || continue
    found=yes
    PATH=$PATH:/usr/sbin "$python" packaging/smoke.py "$installer"
done
[ -n "$found" ] || { echo "CNNGUI: no installer is in dist/: make package" >&2; exit 2; }
