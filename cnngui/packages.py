"""The packages that CNNGUI needs, for those who look whether they are there: ``cnngui doctor`` and Help › Report."""

import sys
from dataclasses import dataclass
from importlib import metadata


@dataclass(frozen=True)
class Package:
    """A package that CNNGUI needs, or is faster with: its name, the module that must load, and its stand-ins."""

    name: str
    module: str
    stand_ins: tuple[str, ...] = ()
    is_needed: bool = True


_NCNN = () if sys.platform == "darwin" else (Package("ncnn", "ncnn", is_needed=False),)

PACKAGES = (
    *_NCNN,
    Package("numpy", "numpy"),
    Package("opencv-python-headless", "cv2", ("opencv-python", "opencv-contrib-python-headless")),
    Package("pillow", "PIL.Image"),
    Package("platformdirs", "platformdirs"),
    Package("PySide6-Essentials", "PySide6.QtWidgets"),
    Package("pyqtgraph", "pyqtgraph"),
    Package("qtawesome", ""),  # it loads all of Qt, and has nothing of its own that could fail
    Package("safetensors", "safetensors"),
    Package("torch", "torch"),
)


def installed(package: Package) -> tuple[str, str] | None:
    """Return name and version of a package, or of the first stand-in that is there, without importing it.

    >>> installed(Package("no-such-package", "no_such_package")) is None
    True
    """
    for name in (package.name, *package.stand_ins):
        try:
            return name, metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return None
