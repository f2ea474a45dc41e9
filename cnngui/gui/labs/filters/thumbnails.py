"""Small pictures of what each named kernel does to today's photo."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from cnngui.engine.chain import Chain, Layer, planes_for, run
from cnngui.engine.colours import grey, signed
from cnngui.engine.kernels.table import KERNELS
from cnngui.engine.kernels.values import Filter
from cnngui.engine.scale_limits import typical_limit
from cnngui.engine.sources import Source
from cnngui.gui.widgets.pictures.pictures import PlanePicture

LONGEST = 96
"""Longer side in px. Small on purpose: at this size a 3×3 kernel shows."""

KEEPS_BRIGHTNESS = 0.5
"""Kernels whose numbers add up to more show a photo, not differences."""


def thumbnails(source: Source) -> dict[str, QImage]:
    """Filter a small copy of the photo with every named kernel."""
    coarse = max(min(source.shape[:2]) // (4 * LONGEST), 1)  # leaves enough pixels to average
    (plane,) = planes_for(source.data[::coarse, ::coarse], "grey")
    factor = max(max(plane.shape) / LONGEST, 1.0)
    size = (max(round(plane.shape[1] / factor), 16), max(round(plane.shape[0] / factor), 16))
    small = np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.float32)
    return {row.name: _thumbnail(small, row.filter) for row in KERNELS}


def _thumbnail(plane: NDArray[np.float32], kernel: Filter) -> QImage:
    """Draw one response: what keeps the brightness as a photo, whatever else on the signed scale."""
    response = run(Chain((Layer((kernel,), border="replicate"),)), (plane,))[-1][0]
    brightness = sum(sum(row) for row in kernel.slices[0])
    scale = grey(0, 255 * brightness) if brightness > KEEPS_BRIGHTNESS else signed(typical_limit([response])[0])
    height, width = response.shape
    return PlanePicture([response], scale).tile(slice(0, height), slice(0, width), (height, width))
