"""What `cnngui doctor` finds out: facts only, one `Finding` each; `cnngui.cli.doctor` draws them."""

import ctypes
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cnngui import __version__
from cnngui.cli.finding import Finding
from cnngui.cli.packages import package_finding, twins
from cnngui.packages import PACKAGES


@dataclass(frozen=True)
class Library:
    """A system library that Qt loads on Linux, its Debian package, and whether only X11 takes it."""

    file: str
    package: str
    x11: bool = False


LIBRARIES = (
    Library("libEGL.so.1", "libegl1"),
    Library("libGL.so.1", "libgl1"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libglib-2.0.so.0", "libglib2.0-0 (libglib2.0-0t64 from Debian 13 and Ubuntu 24.04 on)"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", x11=True),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", x11=True),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", x11=True),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", x11=True),
    Library("libxcb-shape.so.0", "libxcb-shape0", x11=True),
)


def examine(environment: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """Look at everything, in the order in which it is shown.

    >>> next(examine()).name
    'CNNGUI'
    """
    yield from program()
    yield from (package_finding(package) for package in PACKAGES)
    yield from twins()
    yield from _surviving("devices", devices)
    if sys.platform == "linux":
        yield from (library_finding(library, environment) for library in LIBRARIES)
    yield display(environment)
    yield from _surviving("resources", resources)
    yield from _surviving("resources", bundled_weights)
    yield from _surviving("resources", bundled_detector)
    yield from _surviving("folders", folders)


def _surviving(section: str, look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """Look at a section for which our own modules are needed, which do not load where a package is missing."""
    try:
        yield from look()
    except ImportError as error:
        remedy = "mend the packages first"
        yield Finding(section, section, f"cannot be looked at: {error}", works=False, remedy=remedy)


def program() -> Iterator[Finding]:
    """Name CNNGUI, Python and the system."""
    yield Finding("program", "CNNGUI", __version__)
    yield Finding("program", "Python", f"{platform.python_version()}, {sys.executable}")
    yield Finding("program", "system", platform.platform())


def devices() -> Iterator[Finding]:
    """Find what can compute: a device that fails is no harm as long as the CPU works."""
    from cnngui.networks.devices import probe, torch_trouble  # noqa: PLC0415  (NumPy and torch)

    trouble = torch_trouble()
    if trouble:
        yield Finding("devices", "none", trouble, works=False, needed=False, remedy="mend torch first")
    for device in probe():
        found = f"{device.title}, a small convolution takes {device.milliseconds or 0:.2g} ms"
        yield Finding(
            "devices", device.name, found if device.works else device.reason, device.works, device.name == "cpu"
        )


def library_finding(library: Library, environment: Mapping[str, str]) -> Finding:
    """Look whether a system library loads; those of X11 are needed only where X11 is."""
    needed = not library.x11 or bool(environment.get("DISPLAY"))
    try:
        ctypes.CDLL(library.file)
    except OSError as error:
        found = "missing" if "No such file" in str(error) else str(error)
        remedy = f"apt install {library.package}"
        return Finding("libraries", library.file, found, works=False, needed=needed, remedy=remedy)
    return Finding("libraries", library.file, "loads", needed=needed)


def display(environment: Mapping[str, str]) -> Finding:
    """Look for a screen; `cnngui filter` and `cnngui shots` do without.

    >>> display({"DISPLAY": ":0"}).found if sys.platform == "linux" else "X11 at :0"
    'X11 at :0'
    """
    if sys.platform in {"win32", "darwin"}:
        return Finding("display", "display", "this system always has one", needed=False)
    if environment.get("WAYLAND_DISPLAY"):
        return Finding("display", "display", f"Wayland at {environment['WAYLAND_DISPLAY']}", needed=False)
    if environment.get("DISPLAY"):
        return Finding("display", "display", f"X11 at {environment['DISPLAY']}", needed=False)
    found = "none (neither DISPLAY nor WAYLAND_DISPLAY is set): no window, but everything else works"
    remedy = "for the window, start it from a desktop session; without one, use cnngui filter and cnngui shots"
    return Finding("display", "display", found, works=False, needed=False, remedy=remedy)


def resources() -> Iterator[Finding]:
    """Look for the bundled photos, digits and cut-outs."""
    from cnngui import paths  # noqa: PLC0415  (platformdirs)

    folder, photos = paths.resources(), len(paths.bundled_photos())
    remedy = "" if photos else "install CNNGUI again: its bundled photos are gone"
    found = f"{photos} bundled photos in {folder}"
    yield Finding("resources", "photos", found, works=photos > 0, remedy=remedy)
    yield from bundled_digits()
    yield from bundled_cutouts()


def bundled_weights() -> Iterator[Finding]:
    """Check the weights that come along: their size and SHA-256, and every number in them."""
    from cnngui.networks.weight_files import WeightsError  # noqa: PLC0415  (NumPy)
    from cnngui.networks.weights import VGG16_CONV, find, read_conv  # noqa: PLC0415

    remedy = "install CNNGUI again, or: cnngui weights import FILE"
    try:
        read_conv(VGG16_CONV)
    except WeightsError as error:
        yield Finding("resources", "weights", str(error), works=False, needed=False, remedy=remedy)
    else:
        yield Finding("resources", "weights", f"VGG-16, convolutional layers, sound: {find(VGG16_CONV)}")


def bundled_detector() -> Iterator[Finding]:
    """Check the weights of the detector: their size and SHA-256, and every number in them."""
    from cnngui.networks import detectors  # noqa: PLC0415  (PyTorch)
    from cnngui.networks.weight_files import WeightsError  # noqa: PLC0415  (NumPy)

    try:
        detectors.bundled_detector()
    except WeightsError as error:
        yield Finding("resources", "detector", str(error), works=False, needed=False, remedy="install CNNGUI again")
    else:
        yield Finding("resources", "detector", "SSD-MobileNetV2, sound")


def bundled_digits() -> Iterator[Finding]:
    """Read the digits that come along, and the network that has learned them."""
    from cnngui import paths  # noqa: PLC0415  (platformdirs)
    from cnngui.engine.digits import read_bundled  # noqa: PLC0415  (NumPy, OpenCV)
    from cnngui.engine.errors import CnnguiError  # noqa: PLC0415
    from cnngui.networks.digits import bundled_network  # noqa: PLC0415  (PyTorch)

    try:
        digits = read_bundled(paths.bundled_digits())
        bundled_network()
    except CnnguiError as error:
        yield Finding("resources", "digits", str(error), works=False, needed=False, remedy="install CNNGUI again")
    else:
        found = f"{len(digits.train)} to learn and {len(digits.test)} to test, and a LeNet-5 that reads them, sound"
        yield Finding("resources", "digits", found)


def bundled_cutouts() -> Iterator[Finding]:
    """Read the cut-outs that come along."""
    from cnngui import paths  # noqa: PLC0415  (platformdirs)
    from cnngui.engine.cutouts import KINDS, read_cutouts  # noqa: PLC0415  (NumPy, OpenCV)
    from cnngui.engine.errors import CnnguiError  # noqa: PLC0415

    try:
        count = len(read_cutouts(paths.bundled_cutouts()))
    except CnnguiError as error:
        yield Finding("resources", "cut-outs", str(error), works=False, needed=False, remedy="install CNNGUI again")
    else:
        yield Finding("resources", "cut-outs", f"{count} of {len(KINDS)} kinds, sound")


def folders() -> Iterator[Finding]:
    """Look whether the folders of settings, caches and data can be written; none is made."""
    from cnngui import paths  # noqa: PLC0415  (platformdirs)

    places = {
        "settings": (paths.config_folder(), "CNNGUI_CONFIG_DIR"),
        "cache": (paths.cache_folder(), "CNNGUI_CACHE_DIR"),
        "data": (paths.data_folder(), "CNNGUI_DATA_DIR"),
    }
    for name, (folder, variable) in places.items():
        works = _writable(folder)
        found = str(folder) if works else f"{folder} cannot be written, so nothing is remembered there"
        remedy = "" if works else f"set {variable} to a folder that can be written"
        yield Finding("folders", name, found, works=works, needed=False, remedy=remedy)


def _writable(folder: Path) -> bool:
    """Try it where the folder is, or will be; the file has no name and is gone at once."""
    place = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=place):
            return True
    except OSError:
        return False
