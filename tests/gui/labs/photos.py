"""Small photos for the labs, and what plain torch makes of them."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Pixels
from cnngui.engine.grids import Grid
from cnngui.engine.photos import Photo
from tests.networks.reference import bundled, chelsea, forward

CAT = (64, 96)
"""(H, W) of the photo that most tests look at; at 224 px it is seen as it is."""


@cache
def cat() -> Photo:
    """Return the bundled cat, small."""
    return Photo(chelsea(CAT[0]), "chelsea.png")


def a_photo(height: int = 30, width: int = 40) -> Photo:
    """Draw a photo with a lopsided pattern: no two pixels near each other are equal in all colours."""
    rows, columns = np.mgrid[:height, :width]
    pixels = np.stack([rows * 7 % 256, columns * 5 % 256, (rows * columns) % 256], axis=2)
    return Photo(pixels.astype(np.uint8), "pattern.png")


def a_grid() -> Grid:
    """Return a grid of numbers, which is no photo."""
    return Grid(np.arange(48, dtype=np.float32).reshape(6, 8), "grid.csv")


@cache
def rights() -> Mapping[str, tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Return the small cat's maps before and after ReLU by plain torch, (C, H, W), layer by layer."""
    return {name: (before.numpy(), after.numpy()) for name, before, after in forward(bundled(), cat().pixels)}


def right(layer: str, *, before_relu: bool = False) -> NDArray[np.float32]:
    """Return a layer's maps as they should be."""
    return rights()[layer][0 if before_relu else 1]


def computed_by_torch(photo: Pixels, layer: str) -> NDArray[np.float32]:
    """Return a layer's maps of any photo by plain torch, (C, H, W)."""
    return next(after.numpy() for name, _, after in forward(bundled(), photo) if name == layer)


def pixels_of(image: QImage) -> Pixels:
    """Return a picture as (H, W, 4) RGBA."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4).copy()


def near(found: NDArray[np.float32], expected: NDArray[np.float32]) -> bool:
    """Tell whether numbers are the same, but for the order in which sums were rounded."""
    return found.shape == expected.shape and float(np.abs(found - expected).max()) <= 1e-4 * float(np.ptp(expected))
