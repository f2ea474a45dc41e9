#!/bin/sh
# See to it that the system libraries that Qt loads are here; install those that are missing where apt can.
set -eu
cd "$(dirname "$0")"
PATH=$PATH:/usr/sbin:/sbin

. ../say.sh

# Neither dpkg nor another packager is asked: what counts is whether the loader finds the library.
found=$(ldconfig -p 2>/dev/null) || exit 0
packages=
libraries=
while read -r library package; do
    case $found in
        *"$library "*) ;;
        *)
            packages="$packages $package"
            libraries="$libraries $library"
            ;;
    esac
done <<'TABLE'
libEGL.so.1 libegl1
libGL.so.1 libgl1
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxcb-cursor.so.0 libxcb-cursor0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
TABLE

[ -n "$packages" ] || exit 0
if command -v apt-get >/dev/null; then
    # shellcheck disable=SC2086  (a list of packages)
    sh apt_install.sh $packages || say 'Going on without them; the window may not open.' \
        'On continue sans eux ; il se peut que la fenêtre ne s’ouvre pas.'
else
    say 'Qt needs these libraries, which are missing here:%s. Install them with the packages of your distribution. Going on.' \
        'Qt a besoin de ces bibliothèques, qui manquent ici :%s. Installez-les par les paquets de votre distribution. On continue.' "$libraries"
fi
