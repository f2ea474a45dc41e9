"""The doctor finds what is there, and is not taken in by what is only half there."""

import builtins
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from cnngui import __version__, paths
from cnngui.cli import checkup
from cnngui.cli.checkup import LIBRARIES, Library
from cnngui.cli.finding import Finding
from cnngui.networks import weights
from cnngui.networks.digits import files
from cnngui.packages import PACKAGES

HAS_QT = importlib.util.find_spec("PySide6") is not None
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="Debian's libraries")


def named(findings: Sequence[Finding], name: str) -> Finding:
    """Return the finding of that name."""
    (found,) = [finding for finding in findings if finding.name == name]
    return found


def test_everything_is_looked_at() -> None:
    """All sections are there, with the versions that Python itself knows."""
    findings = tuple(checkup.examine({}))
    sections = {finding.section for finding in findings}
    assert {"program", "packages", "devices", "display", "resources", "folders"} <= sections
    assert named(findings, "CNNGUI").found == __version__
    assert named(findings, "numpy").found == np.__version__
    assert named(findings, "photos").works
    assert {package.name for package in PACKAGES} <= {finding.name for finding in findings}


def test_here_everything_is_there_but_perhaps_qt() -> None:
    """What these tests run on is whole, apart from Qt in the environment without it."""
    missing = {finding.name for finding in checkup.examine({}) if finding.missing}
    assert missing == (set() if HAS_QT else {"PySide6-Essentials", "pyqtgraph", "qtawesome"})


@linux_only
def test_a_missing_library_names_its_debian_package() -> None:
    """A library that does not load is needed, and apt can bring it."""
    found = checkup.library_finding(Library("libno-such-thing.so.1", "libno-such-thing1"), {})
    assert found.missing
    assert (found.found, found.remedy) == ("missing", "apt install libno-such-thing1")


@linux_only
def test_x11_libraries_are_needed_only_under_x11() -> None:
    """Without X11 the window does without its libraries."""
    library = Library("libno-such-thing.so.1", "libno-such-thing1", x11=True)
    assert not checkup.library_finding(library, {"WAYLAND_DISPLAY": "wayland-0"}).needed
    assert checkup.library_finding(library, {"DISPLAY": ":0"}).needed


@linux_only
def test_the_libraries_are_those_that_the_set_up_installs() -> None:
    """What the doctor asks for and what `make run` installs are one list."""
    script = Path(__file__).parents[2] / "packaging" / "linux" / "libraries.sh"
    text = script.read_text(encoding="utf-8")
    assert [library.package.split()[0] for library in LIBRARIES if library.package.split()[0] not in text] == []


@linux_only
@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "neither DISPLAY nor WAYLAND_DISPLAY"),
        ({"DISPLAY": ""}, "neither DISPLAY nor WAYLAND_DISPLAY"),
        ({"DISPLAY": ":1"}, "X11 at :1"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":1"}, "Wayland at wayland-0"),
    ],
)
def test_display(environment: dict[str, str], words: str) -> None:
    """A display is found where one is set, and is never needed."""
    found = checkup.display(environment)
    assert words in found.found
    assert not found.missing


def test_an_unwritable_folder_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder of settings that cannot be is told of; CNNGUI works all the same."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CNNGUI_CONFIG_DIR", str(tmp_path / "file" / "config"))
    settings = named(list(checkup.folders()), "settings")
    assert not settings.works
    assert not settings.missing
    assert "CNNGUI_CONFIG_DIR" in settings.remedy


def test_looking_at_folders_makes_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder that is not there yet counts as writable when it could be made, and is not made."""
    monkeypatch.setenv("CNNGUI_CACHE_DIR", str(tmp_path / "deep" / "cache"))
    assert named(list(checkup.folders()), "cache").works
    assert os.listdir(tmp_path) == []  # noqa: PTH208  (pathlib says no more)


def test_missing_photos_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without its photos is broken."""
    monkeypatch.setattr(paths, "bundled_photos", tuple)
    photos = named(list(checkup.resources()), "photos")
    assert photos.missing
    assert "again" in photos.remedy


def test_the_bundled_digits_are_checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Both files: the digits, and the network."""
    (sound,) = checkup.bundled_digits()
    assert sound.works
    assert sound.found == "10000 to learn and 5000 to test, and a LeNet-5 that reads them, sound"
    for name in ("mnist-15000.npz", "lenet5.safetensors"):
        folder = tmp_path / Path(name).stem / "digits"
        shutil.copytree(paths.resources() / "digits", folder)
        (folder / name).write_bytes((folder / name).read_bytes()[:-100])
        with monkeypatch.context() as patch:
            for module in (paths, files):
                patch.setattr(module, "resources", lambda folder=folder: folder.parent)
            (damaged,) = checkup.bundled_digits()
        assert (damaged.works, damaged.needed, damaged.remedy) == (False, False, "install CNNGUI again")
        assert name in damaged.found


def test_the_bundled_cutouts_are_checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """All of them are read; none, or a damaged one, is told."""
    (sound,) = checkup.bundled_cutouts()
    assert (sound.works, sound.found) == (True, "119 of 5 kinds, sound")
    monkeypatch.setattr(paths, "bundled_cutouts", lambda: tmp_path)
    (gone,) = checkup.bundled_cutouts()
    assert (gone.works, gone.needed, gone.remedy) == (False, False, "install CNNGUI again")


def test_the_bundled_weights_are_checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """All of the file: one flipped bit is found, and named."""
    (sound,) = checkup.bundled_weights()
    assert sound.works
    whole = bytearray((paths.resources() / "weights" / "vgg16-conv-f16.safetensors").read_bytes())
    whole[-1] ^= 1
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "vgg16-conv-f16.safetensors").write_bytes(whole)
    monkeypatch.setattr(weights, "resources", lambda: tmp_path)
    (damaged,) = checkup.bundled_weights()
    assert not damaged.works
    assert "vgg16-conv-f16.safetensors" in damaged.found


def test_the_bundled_detector_is_checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file that is cut off is named, one that is gone is told; the program itself works without."""
    (sound,) = checkup.bundled_detector()
    assert sound.works
    monkeypatch.setattr(weights, "resources", lambda: tmp_path)
    (gone,) = checkup.bundled_detector()
    assert (gone.works, gone.needed, gone.remedy) == (False, False, "install CNNGUI again")
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "ssd-mobilenetv2-f16.safetensors").write_bytes(b"too short")
    (cut,) = checkup.bundled_detector()
    assert not cut.works
    assert "ssd-mobilenetv2-f16.safetensors has 9 bytes" in cut.found


@pytest.mark.parametrize("section", ["devices", "resources", "folders"])
def test_the_doctor_survives_without_packages(monkeypatch: pytest.MonkeyPatch, section: str) -> None:
    """Where one of our own modules does not load, its section says so, and the others are there."""
    real: Callable[..., ModuleType] = builtins.__import__

    def failing(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002  (its true names)
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if name == "cnngui.networks.devices" or (name == "cnngui" and "paths" in (fromlist or ())):
            raise ModuleNotFoundError("No module named 'platformdirs'")
        return real(name, globals, locals, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", failing)
    findings = list(checkup.examine({}))
    assert named(findings, section).missing
    assert "platformdirs" in named(findings, section).found
    assert named(findings, "numpy").works
