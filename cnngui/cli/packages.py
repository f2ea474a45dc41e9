"""The packages of `cnngui.packages`: whether they are there, load, and are none that is known to be bad."""

import importlib
import platform
import sys
from collections.abc import Iterator

from cnngui.cli.finding import Finding
from cnngui.packages import PACKAGES, Package, installed


def package_finding(package: Package) -> Finding:
    """Look whether a package is installed and loads.

    >>> package_finding(Package("no-such-package", "no_such_package")).remedy
    'pip install no-such-package'
    """
    there = installed(package)
    if not there:
        found = f"not installed (Python {platform.python_version()})"
        remedy = _remedy(f"pip install {package.name}")
        return Finding("packages", package.name, found, works=False, needed=package.is_needed, remedy=remedy)
    name, version = there
    known = known_trouble(name, version, sys.version_info[:2])
    if known:
        return Finding("packages", name, f"{version}: {known[0]}", works=False, remedy=known[1])
    trouble = load_trouble(package.module)
    if trouble:
        remedy = _remedy(f"pip install --force-reinstall {name}")
        if ".so" in trouble and "PySide6" in name:
            remedy = "install the system libraries named below"
        found = f"{version} does not load: {trouble}"
        return Finding("packages", name, found, works=False, needed=package.is_needed, remedy=remedy)
    return Finding("packages", name, version)


def _remedy(command: str) -> str:
    """Return what to type; what an installer brought along has no pip, and is mended by the installer."""
    return "install CNNGUI again" if getattr(sys, "frozen", False) else command


def known_trouble(name: str, version: str, python: tuple[int, ...]) -> tuple[str, str] | None:
    """Return what is known to be bad about a version, and the remedy.

    >>> known_trouble("PySide6-Essentials", "6.12.0", (3, 11))[1]
    'pip install "PySide6-Essentials>=6.11.3,<6.12", or use Python 3.12 or newer'
    >>> known_trouble("PySide6-Essentials", "6.12.0", (3, 12)) is None
    True
    """
    if name.startswith("PySide6") and version == "6.12.0" and python < (3, 12):
        shown = ".".join(map(str, python))
        return (
            f"this version ends Python {shown} at random (fatal error: deallocating None)",
            'pip install "PySide6-Essentials>=6.11.3,<6.12", or use Python 3.12 or newer',
        )
    return None


def load_trouble(module: str) -> str:
    """Import a module; why that fails, or nothing.

    >>> load_trouble("json"), load_trouble("no_such_module")
    ('', "No module named 'no_such_module'")
    """
    if not module:
        return ""
    try:
        importlib.import_module(module)
    except (ImportError, OSError, RuntimeError, AttributeError) as error:
        return (str(error).strip().splitlines() or [type(error).__name__])[0]
    return ""


def twins() -> Iterator[Finding]:
    """Find packages that write the same folder, so that one breaks the other."""
    for package in PACKAGES:
        there = [name for name in (package.name, *package.stand_ins) if installed(Package(name, ""))]
        if len(there) > 1:
            found, remedy = f"{' and '.join(there)} overwrite each other", f"pip uninstall {' '.join(there[1:])}"
            remedy += f", then pip install --force-reinstall {there[0]}"
            yield Finding("packages", package.module, found, works=False, needed=False, remedy=remedy)
