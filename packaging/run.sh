#!/bin/sh
# Open the window. Where there is no display, do the main job without one and leave pictures.
set -eu
cd "$(dirname "$0")/.."
. packaging/say.sh

if [ "$(uname -s)" = Darwin ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/cnngui
fi

filtered() {
    picture=shots/chelsea-$1.png
    shift
    echo
    echo "cnngui filter $photo $* --output $picture"
    .venv/bin/cnngui filter "$photo" "$@" --output "$picture"
}

tell 'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window opens.' \
    'Il n’y a pas d’écran ici (ni DISPLAY ni WAYLAND_DISPLAY n’est défini) : aucune fenêtre ne s’ouvre.'
tell 'CNNGUI does its main job all the same: it filters and pools a photo, then draws its labs.' \
    'CNNGUI fait quand même l’essentiel : il filtre une photo et y applique le pooling, puis dessine ses ateliers.'
mkdir -p shots
photo=$(echo resources/photos/chelsea.*)
filtered vertical-edge --kernel vertical-edge
filtered horizontal-edge --kernel horizontal-edge
filtered sharpen --kernel sharpen --draw grey
filtered own-numbers --kernel 2,1,0/1,0,-1/0,-1,-2
filtered rgb-sum --kernel vertical-edge --channels sum
filtered relu-max-pool --kernel vertical-edge --relu --pool max --pool-size 2 --pool-stride 2
filtered average-pool --kernel vertical-edge --pool average --pool-size 4 --pool-stride 4

echo
echo "cnngui shots shots"
.venv/bin/cnngui shots shots
echo
tell 'The pictures are in %s' 'Les images sont dans %s' "$PWD/shots"
