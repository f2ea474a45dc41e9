#!/bin/sh
# CNNGUI @VERSION@ for Linux x86_64: installs itself into your home folder. No administrator, no network.
#   sh cnngui-@VERSION@-linux-x86_64.run [--prefix FOLDER] [--quiet]     (FOLDER: ~/.local)
# What follows the last line of this text is data.
set -eu
umask 022

VERSION=@VERSION@
LINES=@LINES@
TOOLS_BYTES=@TOOLS_BYTES@
DATA_BYTES=@DATA_BYTES@
SHA256=@SHA256@
NEEDED_KB=@NEEDED_KB@
GLIBC=@GLIBC@

say() { [ -n "$quiet" ] || printf '%s\n' "$*"; }
refuse() { printf 'CNNGUI: %s\n' "$*" >&2; exit 2; }

usage() {
    cat <<TEXT
CNNGUI $VERSION, a laboratory for convolutional neural networks.
  sh ${0##*/}                    install into your home folder (~/.local)
  sh ${0##*/} --prefix FOLDER    install into another folder
  sh ${0##*/} --check            only check that this file is whole
  sh ${0##*/} --quiet            say nothing but what goes wrong
TEXT
}

prefix=${HOME:-}/.local
quiet=
check=
while [ $# -gt 0 ]; do
    case $1 in
        --prefix) [ $# -gt 1 ] || refuse "--prefix takes a folder, such as --prefix ~/programs."; prefix=$2; shift ;;
        --prefix=*) prefix=${1#--prefix=} ;;
        --quiet) quiet=yes ;;
        --check) check=yes ;;
        -h | --help) usage; exit 0 ;;
        *) refuse "“$1” is not known here; see: sh ${0##*/} --help" ;;
    esac
    shift
done
case $prefix in
    /*) ;;
    *) prefix=$PWD/$prefix ;;
esac
[ "$prefix" != "/.local" ] || refuse "HOME is not set: name a folder with --prefix."

# Is this computer one that it runs on, and is the file whole?
[ "$(uname -s) $(uname -m)" = "Linux x86_64" ] || refuse "this installer is for Linux on x86_64, not $(uname -s) on $(uname -m)."
libc=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d ' ' -f 2) || libc=
[ -n "$libc" ] || refuse "this system has no glibc, which CNNGUI needs (version $GLIBC or newer)."
oldest=$(printf '%s\n%s\n' "$GLIBC" "$libc" | sort -V | head -n 1)
[ "$oldest" = "$GLIBC" ] || refuse "glibc $GLIBC or newer is needed; this system has $libc."
file=$0
[ -r "$file" ] || refuse "start it as a file: sh ${0##*/}"
found=$(tail -n "+$LINES" "$file" | sha256sum | cut -d ' ' -f 1)
[ "$found" = "$SHA256" ] || refuse "this file is damaged or incomplete: fetch it again."
[ -z "$check" ] || { say "The file is whole."; exit 0; }

# Is there a place to put it?
place=$prefix
while [ ! -e "$place" ]; do place=$(dirname "$place"); done
[ -d "$place" ] || refuse "$place is a file: name a folder with --prefix."
probe=$place/.cnngui-probe-$$
(: >"$probe") 2>/dev/null || refuse "the folder $place cannot be written: name another one with --prefix."
rm -f "$probe"
free=$(df -Pk "$place" | awk 'NR == 2 { print $4 }')
[ "$free" -ge "$NEEDED_KB" ] || refuse "$((NEEDED_KB / 1024)) MB are needed in $place, $((free / 1024)) MB are free: make room, or name another folder with --prefix."

home=$prefix/lib/cnngui
share=$prefix/share
new=$prefix/lib/.cnngui-new-$$
old=$prefix/lib/.cnngui-old-$$
made=
make_folder() {
    [ -d "$1" ] && return 0
    make_folder "$(dirname "$1")"
    mkdir "$1"
    made="$1
$made"
}
undo() {
    rm -rf "$new"
    [ ! -d "$old" ] || [ -d "$home" ] || mv "$old" "$home"
    printf '%s' "$made" | while read -r folder; do rmdir "$folder" 2>/dev/null || :; done
}
trap 'undo; exit 130' INT TERM HUP
unpacked() {
    # What unpacks comes first, packed with gzip, which every system has.
    tail -n "+$LINES" "$file" | head -c "$TOOLS_BYTES" | tar -xzf - -C "$new" --no-same-owner &&
        tail -n "+$LINES" "$file" | tail -c "+$((TOOLS_BYTES + 1))" | head -c "$DATA_BYTES" |
        LD_LIBRARY_PATH="$new/tools" "$new/tools/xz" -dcq -T0 | tar -xf - -C "$new" --no-same-owner &&
        cp -R "$new/keep/." "$new/usr/lib/cnngui/" && [ -x "$new/usr/lib/cnngui/cnngui" ]
}

before=
if [ -r "$home/VERSION" ]; then
    before=$(cat "$home/VERSION")
    if [ "$before" = "$VERSION" ]; then say "Putting CNNGUI $VERSION in anew, in $home …"
    else say "CNNGUI $before is in $home; version $VERSION takes its place …"; fi
else
    say "Installing CNNGUI $VERSION into $home …"
fi
make_folder "$prefix/lib"
make_folder "$prefix/bin"
mkdir "$new"
unpacked || { undo; refuse "it could not be unpacked into $prefix (is the disk full?); nothing was changed."; }

# Swap it in: whoever starts it meanwhile gets the old one or the new one, whole.
if [ -d "$home" ]; then mv "$home" "$old"; fi
mv "$new/usr/lib/cnngui" "$home"
ln -sfn ../lib/cnngui/cnngui "$prefix/bin/cnngui"

# What menus and file managers read. In a desktop entry, ", `, $ and \ are escaped inside quotes, and % is doubled.
for folder in applications mime/packages metainfo man/man1; do make_folder "$share/$folder"; done
quoted=$(printf '%s' "$home/cnngui" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g')
awk -v program="\"$(printf '%s' "$quoted" | sed 's/\\/\\\\/g')\"" -v try="$(printf '%s' "$home/cnngui" | sed 's/\\/\\\\/g')" '
    /^Exec=/ { print "Exec=" program " %f"; next } /^TryExec=/ { print "TryExec=" try; next } { print }
' "$new/usr/share/applications/cnngui.desktop" >"$share/applications/cnngui.desktop"
for each in mime/packages/cnngui-mime.xml metainfo/cnngui.metainfo.xml man/man1/cnngui.1.gz; do
    cp "$new/usr/share/$each" "$share/$each"
done
for icon in "$new"/usr/share/icons/hicolor/*/apps/cnngui.*; do
    folder=$share/icons/hicolor/$(basename "$(dirname "$(dirname "$icon")")")/apps
    make_folder "$folder"
    cp "$icon" "$folder/"
done
# The folders that were made for it go when it goes, the deepest first.
{ printf '%s' "$made"; cat "$old/folders" 2>/dev/null || :; } | awk 'NF && !seen[$0]++' >"$home/folders"
rm -rf "$new" "$old"
sh "$home/menus.sh" "$share"

say "Installed. Start it from the menu, or: $prefix/bin/cnngui"
case :$PATH: in
    *":$prefix/bin:"*) ;;
    *) say "($prefix/bin is not among the folders of commands yet; it is after the next login on most systems.)" ;;
esac
other=$(command -v cnngui 2>/dev/null || :)
case $other in
    "" | "$prefix/bin/cnngui") ;;
    *) say "Another CNNGUI is at $other; “cnngui” alone starts that one as long as its folder comes first in PATH." ;;
esac
say "To remove it: sh \"$home/uninstall.sh\""
exit 0
