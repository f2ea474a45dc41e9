"""`cnngui --self-test`: does what is installed here work? Five things in seconds, in words, without a display."""

import sys
import time
from collections.abc import Callable

import numpy as np

from cnngui import __version__
from cnngui.cli.console import answer
from cnngui.cli.guard import DONE, MISTAKE
from cnngui.engine.errors import CnnguiError

SECONDS = 10.0
"""It is to take no longer."""

_FAILURES = (CnnguiError, ImportError, OSError, RuntimeError, ValueError, ArithmeticError)
"""What a damaged installation raises."""

_ON_PAPER = ((-5, -4, 0, 8), (-10, -2, 2, 3), (0, -2, -4, -7), (-3, -2, -3, -16))
"""What the course's 6×6 grid gives with a vertical-edge kernel of ±1, added up by hand."""

_CLOSE = 1e-3
"""The layer's numbers reach some hundreds; float32 sums in another order differ by less."""


class SelfTestError(CnnguiError):
    """What was computed is not what it should be."""


def run() -> int:
    """Try everything, say how it went, and give 0 where all works, 2 where something does not.

    What goes wrong is told in one sentence, and the rest is tried all the same.
    """
    start = time.monotonic()
    answer(f"CNNGUI {__version__}, {_form()}")
    failed = [name for name, check in CHECKS if not _tried(name, check)]
    took = time.monotonic() - start
    if failed:
        answer(f"{' and '.join(failed)}: not as it should be. Install CNNGUI again, or ask: cnngui doctor")
        return MISTAKE
    slow = "" if took <= SECONDS else f" This computer is slow: {SECONDS:.0f} s would do."
    answer(f"Everything works; it took {took:.1f} s.{slow}")
    return DONE


def _form() -> str:
    version = sys.version.split()[0]
    if getattr(sys, "frozen", False):
        return f"installed with its own Python {version}"
    return f"in Python {version}, {sys.executable}"


def _tried(name: str, check: Callable[[], str]) -> bool:
    try:
        found = check()
    except _FAILURES as error:
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        answer(f"  FAILS  {name:9} {reason}")
        return False
    answer(f"  ok     {name:9} {found}")
    return True


def versions() -> str:
    """Load every package that CNNGUI needs, and name its version."""
    from cnngui.cli.packages import package_finding  # noqa: PLC0415
    from cnngui.packages import PACKAGES  # noqa: PLC0415

    findings = [package_finding(package) for package in PACKAGES]
    missing = [f"{finding.name}: {finding.found}" for finding in findings if finding.missing]
    if missing:
        raise SelfTestError("{missing}", missing="; ".join(missing))
    return ", ".join(f"{finding.name} {finding.found}" for finding in findings)


def device() -> str:
    """Let the best device compute a small convolution."""
    from cnngui.networks.devices import probe, torch_trouble  # noqa: PLC0415

    found = next((each for each in probe() if each.works), None)
    if found is None:
        raise SelfTestError("nothing computes here. {trouble}", trouble=torch_trouble())
    return f"{found.title} computes a small convolution in {found.milliseconds or 0:.2g} ms"


def one_filter() -> str:
    """Slide a vertical-edge kernel over the course's 6×6 grid, and compare with the sums on paper."""
    from cnngui import paths  # noqa: PLC0415
    from cnngui.engine.convolution import correlate  # noqa: PLC0415
    from cnngui.engine.grids import read_grid  # noqa: PLC0415

    grid = read_grid(next(path for path in paths.bundled_grids() if path.stem == "course-6x6")).numbers
    bank = np.array([[1, 0, -1]] * 3, np.float32)[None, ..., None]
    found = correlate(grid.reshape(6, 6, 1), bank, padding=0)[..., 0]
    if not np.array_equal(found, np.array(_ON_PAPER)):
        raise SelfTestError("a vertical edge on a 6×6 grid does not give the numbers on paper")
    row = ", ".join(map(str, _ON_PAPER[0])).replace("-", "−")
    return f"a vertical edge on a 6×6 grid gives {row}, …, as on paper"


def one_layer() -> str:
    """Compute the first layer of VGG-16 twice, in PyTorch and in NumPy, and compare."""
    from cnngui import paths  # noqa: PLC0415
    from cnngui.engine.convolution import correlate  # noqa: PLC0415
    from cnngui.engine.photos import read_photo  # noqa: PLC0415
    from cnngui.networks.network import Network  # noqa: PLC0415
    from cnngui.networks.weights import VGG16_CONV, read_conv  # noqa: PLC0415

    weights = read_conv(VGG16_CONV)
    network = Network(weights)
    planes = network.sent(read_photo(paths.bundled_photos()[0]).pixels[:64, :64])
    ours = network.through(network.architecture.layer("conv1_1"), planes, relu=False).numpy()[0].transpose(1, 2, 0)
    bank = np.ascontiguousarray(weights["conv1_1.weight"].transpose(0, 2, 3, 1))
    theirs = correlate(np.ascontiguousarray(planes.numpy()[0].transpose(1, 2, 0)), bank) + weights["conv1_1.bias"]
    difference = float(np.abs(ours - theirs).max())
    if not difference < _CLOSE:
        raise SelfTestError("PyTorch and NumPy differ by {difference} in conv1_1", difference=difference)
    return f"conv1_1 of VGG-16, {ours.shape[2]} maps: PyTorch and NumPy agree to {_CLOSE:g}"


def one_photo() -> str:
    """Send the cat through the detector, which is to find it."""
    from cnngui import paths  # noqa: PLC0415
    from cnngui.engine.photos import read_photo  # noqa: PLC0415
    from cnngui.networks.detectors import bundled_detector  # noqa: PLC0415
    from cnngui.tasks.detect import detections, looked  # noqa: PLC0415

    photo = read_photo(paths.bundled_photos()[0])
    found = detections(looked(bundled_detector(), photo.pixels)).found
    if not found or found[0].name() != "Cat":
        raise SelfTestError("the detector does not find the cat in the bundled photo")
    return f"the detector finds a cat in {photo.name}, score {found[0].score:.2f}"


CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("versions", versions),
    ("device", device),
    ("filter", one_filter),
    ("layer", one_layer),
    ("photo", one_photo),
)
"""What is tried, in this order."""
