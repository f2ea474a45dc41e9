"""Bring resources/i18n up to date: today's texts into the .ts files, and these into the .qm files that the app loads.

    python packaging/update_translations.py

Translate what it says is missing, in the .ts files, by hand or with Qt Linguist, and run it again.
"""

import subprocess
import sys
from pathlib import Path

import PySide6
from translations import LANGUAGES, find_texts, merge, read_ts, source_files, ts_path, write_ts


def main() -> int:
    """Write the files, say what is missing, and give the exit status."""
    texts = find_texts(source_files())
    missing = 0
    for language in LANGUAGES:
        path = ts_path(language)
        translations = merge(texts, read_ts(path), language)
        write_ts(path, language, translations)
        for message, forms in translations.items():
            if not forms or not all(forms):
                missing += 1
                print(f"{path.name}: {message.context}: {message.source}")
        compile_ts(path)
    print(f"{len(texts)} texts, {missing} translations missing")
    return 1 if missing else 0


def compile_ts(path: Path) -> None:
    """Compile a .ts file into the .qm file beside it, with the tool that comes with PySide6."""
    folder = Path(PySide6.__file__).parent
    tool = folder / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run([tool, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)


if __name__ == "__main__":
    sys.exit(main())
