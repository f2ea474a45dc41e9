"""Make an environment that has everything that .venv has, except Qt: ``without_qt.py FOLDER``.

A real environment, and not an import hook in .venv, because the command line is tested in processes of its own and
because ``importlib.metadata`` must not see Qt either. Its packages are links to those of .venv, so that it takes a
tenth of a second and no second copy of PyTorch.
"""

import sys
import sysconfig
import venv
from importlib import metadata
from pathlib import Path

QT = {
    "pyqtgraph",
    "pyside6-essentials",
    "pyside6-addons",
    "pyside6",
    "pytest-qt",
    "qtawesome",
    "qtpy",
    "shiboken6",
    "superqt",
}


def entries_of(distribution: metadata.Distribution) -> set[str]:
    """Names in site-packages that belong to ``distribution``, such as PySide6 and its .dist-info."""
    return {file.parts[0] for file in distribution.files or () if file.parts[0] != ".."}


def make(folder: Path) -> None:
    """Make the environment at ``folder``, in place of one that is there."""
    here = Path(sysconfig.get_path("purelib"))
    venv.create(folder, clear=True, symlinks=True)
    there = folder / here.relative_to(sys.prefix)
    hidden: set[str] = set()
    for distribution in metadata.distributions(path=[str(here)]):
        if distribution.name.lower().replace("_", "-") in QT:
            hidden |= entries_of(distribution)
    for entry in here.iterdir():
        if entry.name not in hidden:
            (there / entry.name).symlink_to(entry)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
