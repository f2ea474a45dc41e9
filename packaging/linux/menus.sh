#!/bin/sh
# Tell the desktop that menus and file types changed, where it has the tools: menus.sh SHARE_FOLDER
share=$1
if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$share/applications" 2>/dev/null || :; fi
if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime" >/dev/null 2>&1 || :; fi
if command -v gtk-update-icon-cache >/dev/null && [ -f "$share/icons/hicolor/icon-theme.cache" ]; then
    gtk-update-icon-cache -q -t "$share/icons/hicolor" 2>/dev/null || :
fi
exit 0
