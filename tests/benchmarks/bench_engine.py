"""The engine's fast forms on a photo of 12 megapixels, against OpenCV, SciPy and NumPy.

The photo is grey and float32, as the engine has it; the kernel is lopsided, so that no peer can split it in two.
"""

import sys

import cv2
import numpy as np
from cv2.typing import MatLike
from scipy import ndimage

from cnngui.engine.arrays import Array
from cnngui.engine.convolution import correlate
from cnngui.engine.pooling import pool
from tests.benchmarks.harness import Row, compare, report

HEIGHT, WIDTH = 3000, 4000
KERNEL = np.array([[1, 2, -1], [0, 3, -4], [2, -5, 1]], np.float32)
CENTRE = (-1, -1)


def filters(grey: Array) -> list[Row]:
    """One 3×3 filter, padding same, zero border; everybody allocates the result."""
    grid, bank = grey[..., None], KERNEL[None, ..., None]

    def ours() -> Array:
        return correlate(grid, bank, padding="same", border="zero")

    def bare_opencv() -> MatLike:
        return cv2.filter2D(grey, cv2.CV_32F, KERNEL, None, CENTRE, 0, cv2.BORDER_CONSTANT)

    def scipy() -> Array:
        response: Array = ndimage.correlate(grey, KERNEL, mode="constant")
        return response

    np.testing.assert_allclose(ours()[..., 0], bare_opencv(), atol=1e-2)
    np.testing.assert_allclose(ours()[..., 0], scipy(), atol=1e-2)
    return [
        compare("3×3 filter: bare cv2.filter2D", ours, bare_opencv, target=1.2),
        compare("3×3 filter: scipy.ndimage.correlate", ours, scipy, target=1 / 3, rounds=7),
    ]


def pools(grey: Array) -> list[Row]:
    """Pooling 2×2, stride 2, against the usual NumPy one-liner."""
    grid = grey[..., None]
    windows = grey.reshape(HEIGHT // 2, 2, WIDTH // 2, 2)

    def ours_max() -> Array:
        return pool(grid, "max", 2, 2)

    def numpy_max() -> Array:
        pooled: Array = windows.max(axis=(1, 3))
        return pooled

    def ours_average() -> Array:
        return pool(grid, "average", 2, 2)

    def numpy_average() -> Array:
        pooled: Array = windows.mean(axis=(1, 3))
        return pooled

    np.testing.assert_array_equal(ours_max()[..., 0], numpy_max())
    np.testing.assert_allclose(ours_average()[..., 0], numpy_average(), rtol=1e-5)
    return [
        compare("max pool 2×2: NumPy reshape-max", ours_max, numpy_max, target=1 / 5, rounds=9),
        compare("average pool 2×2: NumPy reshape-mean", ours_average, numpy_average, rounds=9),
    ]


def main() -> int:
    """Measure on a photo of noise: the arithmetic does not care what it shows."""
    grey = np.random.default_rng(0).uniform(0, 255, (HEIGHT, WIDTH)).astype(np.float32)
    return report(f"Engine, {WIDTH} × {HEIGHT} px, grey", filters(grey) + pools(grey))


if __name__ == "__main__":
    sys.exit(main())
