"""Where borders are padded, a window seen alone and the same window in a whole photo are not the same: by how much."""

from dataclasses import dataclass

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.networks.network import Network
from cnngui.networks.torch_loading import load_torch
from cnngui.tasks.detect.detector import DetectError

SAME = 1e-5
"""Share of the layer's range up to which two numbers count as the same: what is left is rounding."""


@dataclass(frozen=True, eq=False)
class BorderDifference:
    """How far the maps of a window differ.

    Parameters
    ----------
    layer : str
    differences : (rows, columns) float32
        At each place of the window's maps the largest difference of any channel, as a share of the layer's range.

    Examples
    --------
    >>> found = BorderDifference("conv1_1", np.float32([[0.5, 0], [0, 0]]))
    >>> found.largest, found.same, found.places
    (0.5, 3, 4)
    """

    layer: str
    differences: Array

    @property
    def largest(self) -> float:
        """Share of the layer's range."""
        return float(self.differences.max())

    @property
    def places(self) -> int:
        """How many places the window's maps have."""
        return self.differences.size

    @property
    def same(self) -> int:
        """How many of them are the same both ways: those that see nothing of what was padded."""
        return int((self.differences <= SAME).sum())


def border_difference(
    network: Network, photo: Pixels, layer: str, corner: tuple[int, int], side: int
) -> BorderDifference:
    """Compare a window's maps, computed alone, with those cut out of the whole photo's.

    Parameters
    ----------
    network : Network
        Such as VGG-16, each of whose convolutions pads its borders with zeros.
    photo : (H, W, 3) uint8 RGB
    layer : str
    corner : (y, x)
        Of the window, in px; multiples of what one step of the layer is in the photo, so that both ways pool alike.
    side : int
        Of the window, in px; such a multiple too.

    Raises
    ------
    DetectError
        When the window is no such multiple, or not within the photo.
    """
    last = network.architecture.layer(layer)
    before = network.architecture.until(last.name)
    step = 1
    for each in before:
        step *= each.stride
    (y, x), (height, width) = corner, photo.shape[:2]
    if any(length % step for length in (y, x, side)) or side < step:
        text = QT_TRANSLATE_NOOP("Errors", "A window of {layer} begins and ends at multiples of {step} px.")
        raise DetectError(text, layer=layer, step=step)
    if min(y, x) < 0 or y + side > height or x + side > width:
        text = QT_TRANSLATE_NOOP("Errors", "The window is not within the photo: make it smaller, or move it.")
        raise DetectError(text)
    whole, alone = (_maps(network, each, layer) for each in (photo, photo[y : y + side, x : x + side]))
    rows = side // step
    cut = whole[:, y // step : y // step + rows, x // step : x // step + rows]
    span = float(whole.max() - whole.min()) or 1.0
    return BorderDifference(layer, np.asarray(np.abs(cut - alone).max(axis=0) / span, np.float32))


def _maps(network: Network, photo: Pixels, layer: str) -> Array:
    """Return (C, H, W) of a layer."""
    with load_torch().inference_mode():
        planes = network.sent(photo)
        for each in network.architecture.until(layer):
            planes = network.through(each, planes)
        return np.asarray(planes[0].float().cpu().numpy(), np.float32)
