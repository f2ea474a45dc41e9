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

# What it says, as formats of printf: English, and French where the system speaks it.
USAGE='CNNGUI %s, a laboratory for convolutional neural networks.
  sh %s                    install into your home folder (~/.local)
  sh %s --prefix FOLDER    install into another folder
  sh %s --check            only check that this file is whole
  sh %s --quiet            say nothing but what goes wrong'
REFUSED='CNNGUI: '
PREFIX_IS_BARE='--prefix takes a folder, such as --prefix ~/programs.'
IS_UNKNOWN='“%s” is not known here; see: sh %s --help'
NO_HOME='HOME is not set: name a folder with --prefix.'
OTHER_SYSTEM='this installer is for Linux on x86_64, not %s on %s.'
NO_GLIBC='this system has no glibc, which CNNGUI needs (version %s or newer).'
OLD_GLIBC='glibc %s or newer is needed; this system has %s.'
NO_FILE='start it as a file: sh %s'
DAMAGED='this file is damaged or incomplete: fetch it again.'
WHOLE='The file is whole.'
IS_FILE='%s is a file: name a folder with --prefix.'
READ_ONLY='the folder %s cannot be written: name another one with --prefix.'
NO_ROOM='%s MB are needed in %s, %s MB are free: make room, or name another folder with --prefix.'
NOT_UNPACKED='it could not be unpacked into %s (is the disk full?); nothing was changed.'
ANEW='Putting CNNGUI %s in anew, in %s …'
REPLACES='CNNGUI %s is in %s; version %s takes its place …'
INSTALLS='Installing CNNGUI %s into %s …'
INSTALLED='Installed. Start it from the menu, or: %s'
NO_COMMAND='(%s is not among the folders of commands yet; it is after the next login on most systems.)'
ANOTHER='Another CNNGUI is at %s; “cnngui” alone starts that one as long as its folder comes first in PATH.'
TO_REMOVE='To remove it: sh "%s"'
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    fr | fr[_.@-]*)
        USAGE='CNNGUI %s, un laboratoire de réseaux de neurones convolutifs.
  sh %s                     installer dans votre dossier personnel (~/.local)
  sh %s --prefix DOSSIER    installer dans un autre dossier
  sh %s --check             vérifier seulement que ce fichier est entier
  sh %s --quiet             ne dire que ce qui ne va pas'
        REFUSED='CNNGUI : '
        PREFIX_IS_BARE='--prefix demande un dossier, par exemple --prefix ~/programmes.'
        IS_UNKNOWN='« %s » n’est pas connu ici ; voyez : sh %s --help'
        NO_HOME='HOME n’est pas défini : indiquez un dossier avec --prefix.'
        OTHER_SYSTEM='cet installateur est fait pour Linux sur x86_64, et non pour %s sur %s.'
        NO_GLIBC='ce système n’a pas la glibc, dont CNNGUI a besoin (version %s ou plus récente).'
        OLD_GLIBC='il faut la glibc %s ou plus récente ; ce système a la %s.'
        NO_FILE='lancez-le comme un fichier : sh %s'
        DAMAGED='ce fichier est abîmé ou incomplet : récupérez-le de nouveau.'
        WHOLE='Le fichier est entier.'
        IS_FILE='%s est un fichier : indiquez un dossier avec --prefix.'
        READ_ONLY='impossible d’écrire dans le dossier %s : indiquez-en un autre avec --prefix.'
        NO_ROOM='il faut %s Mo dans %s, %s Mo y sont libres : faites de la place, ou indiquez un autre dossier avec --prefix.'
        NOT_UNPACKED='le contenu n’a pas pu être déballé dans %s (le disque est-il plein ?) ; rien n’a été changé.'
        ANEW='CNNGUI %s est remis en place, dans %s …'
        REPLACES='CNNGUI %s est dans %s ; la version %s prend sa place …'
        INSTALLS='Installation de CNNGUI %s dans %s …'
        INSTALLED='CNNGUI est installé. Lancez-le depuis le menu, ou par : %s'
        NO_COMMAND='(%s n’est pas encore parmi les dossiers des commandes ; sur la plupart des systèmes, il l’est après la prochaine connexion.)'
        ANOTHER='Un autre CNNGUI est là : %s ; « cnngui » seul lance celui-là tant que son dossier vient d’abord dans PATH.'
        TO_REMOVE='Pour le désinstaller : sh "%s"'
        ;;
esac

# tell FORMAT WORD…: one of the texts above, its words filled in. refuse: the same, and that is the end.
# shellcheck disable=SC2059  (they are formats)
tell() { printf -- "$@"; printf '\n'; }
say() { [ -n "$quiet" ] || tell "$@"; }
refuse() { { printf '%s' "$REFUSED"; tell "$@"; } >&2; exit 2; }

prefix=${HOME:-}/.local
quiet=
check=
while [ $# -gt 0 ]; do
    case $1 in
        --prefix) [ $# -gt 1 ] || refuse "$PREFIX_IS_BARE"; prefix=$2; shift ;;
        --prefix=*) prefix=${1#--prefix=} ;;
        --quiet) quiet=yes ;;
        --check) check=yes ;;
        -h | --help) tell "$USAGE" "$VERSION" "${0##*/}" "${0##*/}" "${0##*/}" "${0##*/}"; exit 0 ;;
        *) refuse "$IS_UNKNOWN" "$1" "${0##*/}" ;;
    esac
    shift
done
case $prefix in
    /*) ;;
    *) prefix=$PWD/$prefix ;;
esac
[ "$prefix" != "/.local" ] || refuse "$NO_HOME"

# Is this computer one that it runs on, and is the file whole?
[ "$(uname -s) $(uname -m)" = "Linux x86_64" ] || refuse "$OTHER_SYSTEM" "$(uname -s)" "$(uname -m)"
libc=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d ' ' -f 2) || libc=
[ -n "$libc" ] || refuse "$NO_GLIBC" "$GLIBC"
oldest=$(printf '%s\n%s\n' "$GLIBC" "$libc" | sort -V | head -n 1)
[ "$oldest" = "$GLIBC" ] || refuse "$OLD_GLIBC" "$GLIBC" "$libc"
file=$0
[ -r "$file" ] || refuse "$NO_FILE" "${0##*/}"
found=$(tail -n "+$LINES" "$file" | sha256sum | cut -d ' ' -f 1)
[ "$found" = "$SHA256" ] || refuse "$DAMAGED"
[ -z "$check" ] || { say "$WHOLE"; exit 0; }

# Is there a place to put it?
place=$prefix
while [ ! -e "$place" ]; do place=$(dirname "$place"); done
[ -d "$place" ] || refuse "$IS_FILE" "$place"
probe=$place/.cnngui-probe-$$
(: >"$probe") 2>/dev/null || refuse "$READ_ONLY" "$place"
rm -f "$probe"
free=$(df -Pk "$place" | awk 'NR == 2 { print $4 }')
[ "$free" -ge "$NEEDED_KB" ] || refuse "$NO_ROOM" "$((NEEDED_KB / 1024))" "$place" "$((free / 1024))"

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
    if [ "$before" = "$VERSION" ]; then say "$ANEW" "$VERSION" "$home"
    else say "$REPLACES" "$before" "$home" "$VERSION"; fi
else
    say "$INSTALLS" "$VERSION" "$home"
fi
make_folder "$prefix/lib"
make_folder "$prefix/bin"
mkdir "$new"
unpacked || { undo; refuse "$NOT_UNPACKED" "$prefix"; }

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

say "$INSTALLED" "$prefix/bin/cnngui"
case :$PATH: in
    *":$prefix/bin:"*) ;;
    *) say "$NO_COMMAND" "$prefix/bin" ;;
esac
other=$(command -v cnngui 2>/dev/null || :)
case $other in
    "" | "$prefix/bin/cnngui") ;;
    *) say "$ANOTHER" "$other" ;;
esac
say "$TO_REMOVE" "$home/uninstall.sh"
exit 0
