"""A package is there only if it is installed, loads, and is none that is known to be bad."""

import importlib
import sys
import tomllib
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from packaging.requirements import Requirement

from cnngui.cli import packages
from cnngui.packages import PACKAGES, Package


def test_the_packages_are_those_of_pyproject() -> None:
    """Every dependency of the project is looked at, and nothing else."""
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    listed = [Requirement(line) for line in tomllib.loads(text)["project"]["dependencies"]]
    names = {each.name for each in listed if each.marker is None or each.marker.evaluate()}
    assert {package.name for package in PACKAGES} == names


def test_a_missing_package_is_named_with_its_remedy() -> None:
    """What is not installed says how to get it."""
    found = packages.package_finding(Package("no-such-package", "no_such_package"))
    assert found.missing
    assert found.remedy == "pip install no-such-package"


def test_a_package_that_only_makes_it_faster_may_be_missing() -> None:
    """It is told, and is no failure."""
    found = packages.package_finding(Package("no-such-package", "no_such_package", is_needed=False))
    assert not found.works
    assert not found.missing


def test_a_package_that_does_not_load_is_not_ok(monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed is not enough: it must load."""

    def fail(name: str) -> ModuleType:
        raise OSError("libgfortran.so.5: cannot open shared object file\nmore")

    monkeypatch.setattr(importlib, "import_module", fail)
    found = packages.package_finding(Package("numpy", "numpy"))
    assert found.missing
    assert found.found == f"{np.__version__} does not load: libgfortran.so.5: cannot open shared object file"
    assert found.remedy == "pip install --force-reinstall numpy"


def pretend_versions(monkeypatch: pytest.MonkeyPatch, versions: Mapping[str, str]) -> None:
    """Let these packages be installed, and no others."""

    def version(name: str) -> str:
        if name not in versions:
            raise metadata.PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(metadata, "version", version)


def test_pyside_6_12_0_is_refused_before_python_3_12(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version that ends Python 3.11 at random is told of, although it loads."""
    pretend_versions(monkeypatch, {"PySide6-Essentials": "6.12.0"})
    monkeypatch.setattr(importlib, "import_module", ModuleType)
    package = Package("PySide6-Essentials", "PySide6.QtWidgets")
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    bad = packages.package_finding(package)
    monkeypatch.setattr(sys, "version_info", (3, 12, 0))
    good = packages.package_finding(package)
    assert bad.missing
    assert "at random" in bad.found
    assert "<6.12" in bad.remedy
    assert good.works


def test_a_stand_in_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opencv-python has the same cv2; both together are warned of."""
    pretend_versions(monkeypatch, {"opencv-python": "5.0"})
    opencv = next(package for package in PACKAGES if package.module == "cv2")
    assert packages.package_finding(opencv).name == "opencv-python"
    assert not list(packages.twins())
    pretend_versions(monkeypatch, {"opencv-python": "5.0", "opencv-python-headless": "5.0"})
    (twins,) = packages.twins()
    assert not twins.works
    assert "pip uninstall opencv-python," in twins.remedy


def test_an_installed_program_has_no_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an installer brought along is mended by the installer."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    finding = packages.package_finding(Package("no-such-package", "no_such_package"))
    assert finding.remedy == "install CNNGUI again"
