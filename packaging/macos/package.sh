#!/bin/bash
# Pack CNNGUI.app, which packaging/freeze.py has made, into a .dmg: bash packaging/macos/package.sh VERSION
# On a Mac with Apple silicon only. WRITTEN BY THE TOOLS' MANUALS, AND NEVER RUN: nobody had a Mac here.
#
# Signing and notarization are hooks; without their variables the app is signed ad hoc, which runs on the Mac that made
# it, and elsewhere after a right click on it and Open:
#   SIGN_IDENTITY     "Developer ID Application: Name (TEAM)", a certificate in the keychain
#   NOTARY_PROFILE    made once by: xcrun notarytool store-credentials NAME
set -eu
cd "$(dirname "$0")/../.."
version=$1
app=build/frozen/CNNGUI.app
image=dist/cnngui-$version-macos-arm64.dmg
entitlements=packaging/macos/entitlements.plist

say() { printf 'CNNGUI: %s\n' "$*" >&2; }

[ "$(uname -s)" = Darwin ] || { say "a .dmg is made on macOS only."; exit 2; }
[ -d "$app" ] || { say "there is no $app: run packaging/freeze.py first."; exit 2; }

# The libraries first, then the programs, then the app around them: a signature covers what is inside.
identity=${SIGN_IDENTITY:--}
runtime=
[ "$identity" = - ] || runtime="--options runtime --timestamp"
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    while IFS= read -r -d '' library; do
        # shellcheck disable=SC2086
        codesign --force --sign "$identity" $runtime "$library"
    done
# shellcheck disable=SC2086
codesign --force --sign "$identity" $runtime --entitlements "$entitlements" "$app"
codesign --verify --deep --strict "$app"

mkdir -p dist build/dmg
rm -rf build/dmg/* "$image"
cp -R "$app" build/dmg/
cp LICENSE build/dmg/
ln -s /Applications build/dmg/Applications
hdiutil create -volname "CNNGUI $version" -srcfolder build/dmg -fs HFS+ -format ULMO "$image"
[ "$identity" = - ] || codesign --sign "$identity" --timestamp "$image"

if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature "$image"
else
    say "not notarized (NOTARY_PROFILE is not set): Gatekeeper asks before it opens the app."
fi
say "$image: $(($(stat -f %z "$image") / 1000000)) MB"
