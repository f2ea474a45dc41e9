"""The detector that comes with the app: its weights, and how they are read."""

from dataclasses import dataclass
from pathlib import Path

from cnngui.engine.following import finish
from cnngui.networks.detectors.layers import LAYERS, shapes
from cnngui.networks.detectors.network import Detector
from cnngui.networks.network import Mode
from cnngui.networks.weight_files import Tensors, read_tensors
from cnngui.networks.weights import Preprocessing, WeightsFile, reading


@dataclass(frozen=True)
class DetectorFile(WeightsFile):
    """The file of its weights."""

    @property
    def layers(self) -> dict[str, str]:
        """Names in the file are ours.

        >>> len(SSD_MOBILENET.layers)
        72
        """
        return {layer.name: layer.name for layer in LAYERS}

    def read(self, path: Path) -> Tensors:
        """Read all its tensors."""
        return read_tensors(path, shapes(), pickled=False)


SSD_MOBILENET = DetectorFile(
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
    return Detector(finish(reading(SSD_MOBILENET)), mode)
