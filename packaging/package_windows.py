"""Pack the frozen folder for Windows: ``package_windows.py`` compiles `windows/cnngui.nsi` with makensis.

On Windows the payload is ``build/frozen/cnngui``, made there by `packaging/freeze.py`. Elsewhere there is no program
for Windows to pack: the script is compiled with a stand-in, which proves that it compiles and no more, and the name of
what comes out says so.
"""

import shutil
import subprocess
import sys

from freeze import BUILD, FROZEN, ROOT

sys.path.insert(0, str(ROOT))

from cnngui import __version__

SCRIPT = ROOT / "packaging" / "windows" / "cnngui.nsi"
STAND_IN = {
    "cnngui.exe": b"MZ, and no more: a stand-in",
    "CNNGUI-window.exe": b"MZ, and no more: a stand-in",
    "_internal/base_library.zip": b"a stand-in",
    "licences/INDEX.txt": b"a stand-in",
}


def main() -> int:
    """Compile the setup, and say what it carries."""
    makensis = shutil.which("makensis")
    if makensis is None:
        print("package: makensis is not here: apt-get install nsis, or on Windows: choco install nsis")
        return 1
    payload, name = FROZEN, f"cnngui-{__version__}-windows-x64.exe"
    if sys.platform != "win32":
        payload, name = BUILD / "windows-stand-in", f"STAND-IN-{__version__}-windows-x64.exe"
        for each, content in STAND_IN.items():
            (payload / each).parent.mkdir(parents=True, exist_ok=True)
            (payload / each).write_bytes(content)
    output = (ROOT / "dist" if sys.platform == "win32" else BUILD) / name
    output.parent.mkdir(exist_ok=True)
    words = {
        "VERSION": __version__,
        "PAYLOAD": payload,
        "ICON": BUILD / "icons" / "icon.ico",
        "LICENSE": ROOT / "LICENSE",
        "OUTPUT": output,
    }
    defines = [f"-D{word}={value}" for word, value in words.items()]
    subprocess.run([makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, SCRIPT], check=True)
    print(f"{output}: {output.stat().st_size / 1e6:.1f} MB")
    if sys.platform != "win32":
        print(
            "This setup carries a stand-in, not the program: it shows that the script compiles. Never run on Windows."
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
