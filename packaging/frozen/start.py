"""What the frozen program does first; then it is `cnngui` like any other."""

import atexit
import multiprocessing
import os
import shutil
import sys
import tempfile
from pathlib import Path


def prepare() -> None:
    """Undo what freezing changes for the programs that we start, and give Qt letters where the system names none."""
    multiprocessing.freeze_support()
    if sys.platform == "linux":
        # The bootloader's own; a browser that opens our guide would load our libraries instead of its own.
        former = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
        os.environ.pop("LD_LIBRARY_PATH", None)
        if former:
            os.environ["LD_LIBRARY_PATH"] = former
        if all(os.environ.get(name, "") in {"", "C", "POSIX"} for name in ("LC_ALL", "LC_CTYPE", "LANG")):
            os.environ.pop("LC_ALL", None)
            os.environ["LC_CTYPE"] = "C.UTF-8"
        _give_fonts_a_cache()


def _give_fonts_a_cache() -> None:
    """Let the fonts' cache go elsewhere where the home folder cannot be written; else each process complains."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path(os.environ.get("HOME") or "/", ".cache"))
    place = next(folder for folder in (cache, *cache.absolute().parents) if folder.exists())
    if not os.access(place, os.W_OK):
        os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="cnngui-")
        atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)


if __name__ == "__main__":
    prepare()
    from cnngui.__main__ import main

    sys.exit(main())
