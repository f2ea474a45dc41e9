"""PyTorch, loaded so that the window does not stand still meanwhile."""

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

_GLOBAL = "libtorch_global_deps"
"""What PyTorch itself loads first, its symbols visible to all."""

_HUGE_PAGES = "THP_MEM_ALLOC_ENABLE"
"""PyTorch reads it when it loads, and asks Linux for large pages of memory: passes through VGG-16 on 512×512 px took
0.92 of the time without."""

_WAITING = "OMP_WAIT_POLICY"
"""OpenMP, on which PyTorch and ncnn share a layer out, reads it when it loads. By default a thread that is done goes
round in circles until the others are: with other programs on the processors it takes their time, and most of ours. On a
very busy machine passes through VGG-16 at 224 px took a quarter of the time, at 512 two thirds: see
docs/decisions/0006-ncnn.md."""

_PYTHON = "libtorch_python"
"""Its dependencies, hundreds of megabytes, come along."""


def load_torch() -> ModuleType:
    """Import PyTorch; on Linux and macOS its libraries are loaded first, without holding the interpreter.

    ``import torch`` holds it for as long as the dynamic linker takes, 0.14 to 0.28 s here, and a window in the same
    process stands still. A foreign call through `ctypes` lets other threads run; the import then finds the libraries
    in memory, and the longest stand-still measured was 0.07 s.

    Raises
    ------
    ImportError
        When PyTorch is not installed, or does not load.

    Examples
    --------
    >>> load_torch().__name__
    'torch'
    """
    if "torch" not in sys.modules:
        ask_for_large_pages()
        wait_asleep()
        if os.name == "posix":
            _preload()
    import torch  # noqa: PLC0415  (loaded on first need)

    return torch


def ask_for_large_pages() -> None:
    """Let PyTorch, where it is not loaded yet, ask Linux for large pages; the user's own setting holds."""
    os.environ.setdefault(_HUGE_PAGES, "1")


def wait_asleep() -> None:
    """Let threads that wait for others sleep, where no OpenMP is loaded yet; the user's own setting holds."""
    os.environ.setdefault(_WAITING, "passive")


def _preload() -> None:
    """Ask the dynamic linker for the libraries; what fails here, the import will tell."""
    spec = find_spec("torch")
    if spec is None or spec.origin is None:
        return
    ending = ".dylib" if sys.platform == "darwin" else ".so"
    folder = Path(spec.origin).parent / "lib"
    linker = ctypes.CDLL(None)
    linker.dlopen.restype = ctypes.c_void_p
    for name, mode in ((_GLOBAL, os.RTLD_NOW | os.RTLD_GLOBAL), (_PYTHON, os.RTLD_NOW)):
        library = folder / f"{name}{ending}"
        if library.exists():
            linker.dlopen(os.fsencode(library), mode)
