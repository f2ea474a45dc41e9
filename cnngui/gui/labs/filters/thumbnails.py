"""Small pictures of what each named kernel does to today's photo."""

import cv2
import numpy as np
from PySide6.QtGui import QImage

from cnngui.engine.chain import Chain, Layer, planes_for, run
from cnngui.engine.colours import grey, limit_of, signed
from cnngui.engine.kernel_table import KERNELS
from cnngui.gui.widgets.pictures import PlanePicture
from cnngui.gui.workspace import Source

LONGEST = 96
"""Longer side in px. Small on purpose: at this size a 3×3 kernel shows."""


def thumbnails(source: Source) -> dict[str, QImage]:
    """Filter a small copy of the photo with every named kernel."""
    coarse = max(min(source.shape[:2]) // (4 * LONGEST), 1)  # leaves enough pixels to average
    (plane,) = planes_for(source.data[::coarse, ::coarse], "grey")
    factor = max(max(plane.shape) / LONGEST, 1.0)
    size = (max(round(plane.shape[1] / factor), 16), max(round(plane.shape[0] / factor), 16))
    small = np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.float32)
    return {row.name: _thumbnail(small, Chain((Layer((row.filter,), border="replicate"),))) for row in KERNELS}


def _thumbnail(plane: np.ndarray[tuple[int, int], np.dtype[np.float32]], chain: Chain) -> QImage:
    """Draw one response: blurs and the like in grey, whatever has negative numbers on the signed scale."""
    response = run(chain, (plane,))[-1][0]
    keeps_sign = float(response.min()) >= -1 and float(response.max()) > 1
    scale = grey(0, max(float(response.max()), 1.0)) if keeps_sign else signed(limit_of(response))
    height, width = response.shape
    return PlanePicture(response, scale).tile(slice(0, height), slice(0, width), (height, width))
