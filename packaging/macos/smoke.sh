#!/bin/bash
# Try the .dmg: mount it, copy the app, let it test itself, draw every lab. Never run here: written for GitHub's runners.
set -eu
cd "$(dirname "$0")/../.."
image=$(echo dist/cnngui-*-macos-arm64.dmg)
mkdir -p build/mount build/applications
hdiutil attach "$image" -nobrowse -mountpoint build/mount
trap 'hdiutil detach build/mount' EXIT
cp -R build/mount/CNNGUI.app build/applications/
program=build/applications/CNNGUI.app/Contents/MacOS/CNNGUI
"$program" --self-test
"$program" filter resources/photos/chelsea.png --kernel sobel-x --output build/edges.png
"$program" shots build/labs
codesign --verify --deep --strict build/applications/CNNGUI.app
rm -rf build/applications
