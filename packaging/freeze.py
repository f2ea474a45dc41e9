"""Make the folder that runs without Python: ``freeze.py`` fills ``build/frozen/cnngui`` and says how large it is.

PyInstaller follows `cnngui.spec`. Then the licences and the manual page come in, and on Linux what only debuggers read
of the largest libraries goes. ``freeze.py --measure`` only measures: the start, frozen and from source, in turn.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / "build"
FROZEN = BUILD / "frozen" / "cnngui"
PROGRAM = FROZEN / ("cnngui.exe" if sys.platform == "win32" else "cnngui")
STRIPPED = ("torch/lib/libtorch_cpu.so", "torch/lib/libtorch_python.so", "torch/lib/libc10.so", "libpython3*.so*")
"""Not NumPy's and OpenCV's libraries: those that were patched for their wheels do not survive it."""

STARTS = 7
GOAL = 1.3
"""The frozen start may take so many times that from source."""


def refuse_cuda() -> None:
    """Stop where PyTorch is not the build for the CPU: the installer would be gigabytes."""
    import torch  # noqa: PLC0415  (heavy)

    if torch.version.cuda is not None:
        print(f"freeze: PyTorch {torch.__version__} here is the one for CUDA; the installers take the one for the CPU.")
        print("        TORCH_INDEX=https://download.pytorch.org/whl/cpu make package    in a folder without build/")
        raise SystemExit(1)


def freeze() -> None:
    """Make the folder anew."""
    shutil.rmtree(FROZEN.parent, ignore_errors=True)
    run(sys.executable, HERE / "icons.py", BUILD / "icons")
    # Stored, not packed: the installers pack better, and modules load faster.
    environment = os.environ | {"PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    folders = ["--distpath", str(FROZEN.parent), "--workpath", str(BUILD / "pyinstaller")]
    subprocess.run([*command, *folders, HERE / "cnngui.spec"], check=True, env=environment)
    for folder in licence_folders():
        run(sys.executable, HERE / "licences.py", folder, BUILD / "libraries.txt")
    run(sys.executable, HERE / "man_page.py", BUILD / "cnngui.1.gz")
    if sys.platform == "linux":
        strip()


def licence_folders() -> list[Path]:
    """Return where the licences go: beside the program, and in macOS' app."""
    app = FROZEN.parent / "CNNGUI.app" / "Contents" / "Resources" / "licences"
    return [FROZEN / "licences", *([app] if sys.platform == "darwin" else [])]


def strip() -> None:
    """Take off what only debuggers read."""
    for pattern in STRIPPED:
        for library in (FROZEN / "_internal").glob(pattern):
            before = library.stat().st_size
            run("strip", "--strip-unneeded", library)
            print(f"stripped {library.name}: {before / 1e6:.1f} to {library.stat().st_size / 1e6:.1f} MB")


def run(*command: str | Path) -> None:
    """Run a command, and stop where it fails."""
    subprocess.run([str(word) for word in command], check=True)


def size(folder: Path) -> int:
    """Return the bytes in a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def first_paint(command: list[str]) -> float:
    """Start the window once, without a display, and return the milliseconds until its first paint."""
    with tempfile.TemporaryDirectory(prefix="cnngui-start-") as home:
        own = dict.fromkeys(("CNNGUI_CONFIG_DIR", "CNNGUI_CACHE_DIR", "CNNGUI_DATA_DIR"), home)
        own |= {"QT_QPA_PLATFORM": "offscreen", "CNNGUI_QUIT_AFTER_FIRST_PAINT": "1"}
        told = subprocess.run(command, env=os.environ | own, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(told.stdout.rpartition("first paint ")[2].removesuffix("ms\n").strip())


def measure() -> bool:
    """Measure the start, frozen and from source in turn, print both, and tell whether the goal is met."""
    frozen, source = [str(PROGRAM)], [sys.executable, "-m", "cnngui"]
    times: dict[str, list[float]] = {"frozen": [], "source": []}
    for _ in range(STARTS):
        times["frozen"].append(first_paint(frozen))
        times["source"].append(first_paint(source))
    ours, theirs = (statistics.median(times[name][1:]) for name in ("frozen", "source"))  # the first one warms the disk
    print(f"first paint, median of {STARTS - 1}: frozen {ours:.0f} ms, from source {theirs:.0f} ms,", end=" ")
    print(f"{ours / theirs:.2f} times (goal: {GOAL})")
    return ours <= GOAL * theirs


def main() -> int:
    """Make it, and say what became of it."""
    if sys.argv[1:] != ["--measure"]:
        if find_spec("PyInstaller") is None:
            print("freeze: PyInstaller is not here; `make package` sets it up.")
            return 1
        refuse_cuda()
        start = time.monotonic()
        freeze()
        print("\nLeft out:")
        print((BUILD / "left-out.txt").read_text(encoding="utf-8"))
        print(f"{FROZEN}: {size(FROZEN) / 1e6:.0f} MB, made in {time.monotonic() - start:.0f} s")
    measure()
    return 0


if __name__ == "__main__":
    sys.exit(main())
