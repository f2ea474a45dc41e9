"""The detector that comes with the app: where its weights lie, and whether they are sound."""

from pathlib import Path

from cnngui.engine.following import finish
from cnngui.networks.detectors.layers import shapes
from cnngui.networks.detectors.network import Detector
from cnngui.networks.network import Mode
from cnngui.networks.weight_files import read_tensors
from cnngui.networks.weights import Preprocessing, WeightsFile, checking, not_here
from cnngui.paths import resources

SSD_MOBILENET = WeightsFile(
    name="ssd-mobilenet-v2",
    file="ssd-mobilenetv2-f16.safetensors",
    bytes=9_917_064,
    sha256="c63c1edb4e1ffe48fb1d9c187af8a51af9e90456e81179c657270d70f9a45978",
    licence="Apache-2.0",
    source="comes with CNNGUI",
    preprocessing=Preprocessing((127.5, 127.5, 127.5), (127.5, 127.5, 127.5), white=255),
    form="cnngui",
    optional=False,
)
"""Trained on Open Images V4 by Google, in float16; made by ``packaging/convert_ssd_mobilenet.py``."""


def bundled_file() -> Path:
    """Return where its weights lie.

    >>> bundled_file().name
    'ssd-mobilenetv2-f16.safetensors'
    """
    return resources() / "weights" / SSD_MOBILENET.file


def bundled_detector(mode: Mode | None = None) -> Detector:
    """Return the SSD-MobileNetV2 that comes with the app.

    Parameters
    ----------
    mode : Mode, optional
        By default float32 on the CPU.

    Raises
    ------
    WeightsError
        When its file is missing or damaged.

    Examples
    --------
    >>> bundled_detector().mode.device
    'cpu'
    """
    if not bundled_file().is_file():
        raise not_here(SSD_MOBILENET)
    return load_detector(bundled_file(), mode)


def load_detector(path: Path, mode: Mode | None = None) -> Detector:
    """Read the weights of the SSD-MobileNetV2 from a file, which must be the known one, byte for byte.

    Raises
    ------
    DamagedError
        When it is cut off, changed or another file.
    WeightsError
        When it is not here, or cannot be read.
    """
    finish(checking(SSD_MOBILENET, path))
    return Detector(read_tensors(path, shapes(), pickled=False), mode)
