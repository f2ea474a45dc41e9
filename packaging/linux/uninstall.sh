#!/bin/sh
# Remove CNNGUI from the home folder; what you made with it stays.
#   sh uninstall.sh [--settings-too]
set -eu
home=$(cd "$(dirname "$0")" && pwd -P)
prefix=$(dirname "$(dirname "$home")")
[ -x "$home/cnngui" ] && [ "$(basename "$home")" = cnngui ] || { echo "CNNGUI: nothing of CNNGUI is in $home." >&2; exit 2; }

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
rm -rf "${CNNGUI_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/cnngui}"   # what can be made again
[ "${1:-}" != --settings-too ] || rm -rf "$own_settings" "$own_data"
cd /
rm -rf "$home"
printf '%s\n' "$folders" | while read -r folder; do [ -z "$folder" ] || rmdir "$folder" 2>/dev/null || :; done
echo "CNNGUI is removed."
for left in "$own_settings" "$own_data"; do
    if [ -e "$left" ]; then echo "Yours, and still there: $left"; fi
done
