#!/bin/sh
# Remove CNNGUI from the home folder; what you made with it stays.
#   sh uninstall.sh [--settings-too]
set -eu

# What it says, as formats of printf: English, and French where the system speaks it.
NOTHING='CNNGUI: nothing of CNNGUI is in %s.'
REMOVED='CNNGUI is removed.'
YOURS='Yours, and still there: %s'
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    fr | fr[_.@-]*)
        NOTHING='CNNGUI : il n’y a rien de CNNGUI dans %s.'
        REMOVED='CNNGUI est désinstallé.'
        YOURS='Ceci est à vous, et reste là : %s'
        ;;
esac
# shellcheck disable=SC2059  (they are formats)
tell() { printf -- "$@"; printf '\n'; }

home=$(cd "$(dirname "$0")" && pwd -P)
prefix=$(dirname "$(dirname "$home")")
[ -x "$home/cnngui" ] && [ "$(basename "$home")" = cnngui ] || { tell "$NOTHING" "$home" >&2; exit 2; }

share=$prefix/share
folders=$(cat "$home/folders" 2>/dev/null || :)
[ "$(readlink "$prefix/bin/cnngui")" != ../lib/cnngui/cnngui ] || rm -f "$prefix/bin/cnngui"
rm -f "$share/applications/cnngui.desktop" "$share/mime/packages/cnngui-mime.xml" "$share/metainfo/cnngui.metainfo.xml" \
    "$share/man/man1/cnngui.1.gz" "$share"/icons/hicolor/*/apps/cnngui.*
sh "$home/menus.sh" "$share"
# What the desktop's tools wrote because of us alone.
case $folders in
    *"$share/mime/packages"*) rm -rf "$share/mime" ;;
esac
case $folders in
    *"$share/applications"*) rm -f "$share/applications/mimeinfo.cache" ;;
esac

own_settings=${CNNGUI_CONFIG_DIR:-${XDG_CONFIG_HOME:-$HOME/.config}/cnngui}
own_data=${CNNGUI_DATA_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/cnngui}
# With our folder goes the one around it, where nothing else is in it.
remove() {
    [ -d "$1" ] || return 0
    rm -rf "$1"
    case $1 in
        "${HOME:-}/.cache/cnngui" | "${HOME:-}/.config/cnngui") rmdir "${1%/*}" 2>/dev/null || : ;;
    esac
}
remove "${CNNGUI_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/cnngui}"   # what can be made again
if [ "${1:-}" = --settings-too ]; then remove "$own_settings"; remove "$own_data"; fi
cd /
rm -rf "$home"
printf '%s\n' "$folders" | while read -r folder; do [ -z "$folder" ] || rmdir "$folder" 2>/dev/null || :; done
tell "$REMOVED"
for left in "$own_settings" "$own_data"; do
    if [ -e "$left" ]; then tell "$YOURS" "$left"; fi
done
