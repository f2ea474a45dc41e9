"""A digit as it is drawn: strokes of a round brush on a square canvas."""

from collections.abc import Sequence

import cv2
import numpy as np

from cnngui.engine.arrays import Doubles, Pixels

Stroke = Sequence[tuple[float, float]] | Doubles
"""Points (x, y), 0 to 1 of the canvas' side, the top left corner first."""

_BITS = 4
"""Of a pixel: OpenCV takes its places in sixteenths."""


def drawn(strokes: Sequence[Stroke], width: float = 0.08, side: int = 280) -> Pixels:
    """Draw black strokes on white.

    Parameters
    ----------
    strokes : sequence of Stroke
        One point is a dot.
    width : float
        Of the brush, as a share of the side.
    side : int
        Pixels of the canvas.

    Returns
    -------
    (side, side) uint8

    Examples
    --------
    >>> canvas = drawn([[(0.5, 0.2), (0.5, 0.8)]], 0.1, 100)
    >>> int(canvas[50, 50]), int(canvas[50, 10]), int((canvas[50] < 128).sum())
    (0, 255, 12)
    """
    canvas = np.full((side, side), 255, np.uint8)
    thickness = max(1, round(width * side))
    for stroke in strokes:
        points = np.rint((np.asarray(stroke, np.float64).reshape(-1, 2) * side - 0.5) * 2**_BITS).astype(np.int32)
        if len(points) == 1:
            points = np.repeat(points, 2, axis=0)
        cv2.polylines(canvas, [points], isClosed=False, color=0, thickness=thickness, lineType=cv2.LINE_AA, shift=_BITS)
    return canvas
