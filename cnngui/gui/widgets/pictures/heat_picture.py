"""A heat map over the part of a photo that a network sees, smooth between its numbers."""

import cv2
import numpy as np
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.boxes import Box
from cnngui.engine.colours import Scale, paint
from cnngui.gui.look.i18n import number_seen
from cnngui.gui.widgets.pictures.pictures import PhotoPicture, resampled, rgb_image


class HeatPicture(PhotoPicture):
    """A photo with a map over a part of it.

    Parameters
    ----------
    pixels : (H, W, 3) uint8 RGB
    plane : (h, w) float32
        Spread over ``box``: its first number is in the middle of the first of h × w equal parts.
    box : Box
        x, y, width, height in px of the photo.
    scale : Scale
    share : float
        Of the photo, 0 to 1.

    Examples
    --------
    >>> from cnngui.engine.colours import magnitude
    >>> black, plane = np.zeros((4, 8, 3), np.uint8), np.float32([[0, 1]])
    >>> heat = HeatPicture(black, plane, (2.0, 0.0, 4.0, 4.0), magnitude(1.0), 0.5)
    >>> heat.cell(0, 0)[0], heat.cell(0, 2)[0], heat.cell(0, 5)[0]
    (('0', '0', '0'), ('0.00',), ('1.00',))
    """

    def __init__(self, pixels: Pixels, plane: Array, box: Box, scale: Scale, share: float) -> None:
        super().__init__(pixels)
        self._plane, self._box, self._scale, self._share = np.asarray(plane, np.float32), box, scale, share

    def _spread(self, rows: slice, columns: slice, size: tuple[int, int]) -> tuple[Array, Array]:
        """Return the map, and whether it is there, at each of ``size`` px of a part."""
        (x, y, width, height), (high, wide) = self._box, self._plane.shape
        down = rows.start + (np.arange(size[0]) + 0.5) * (rows.stop - rows.start) / size[0]
        across = columns.start + (np.arange(size[1]) + 0.5) * (columns.stop - columns.start) / size[1]
        inside = np.outer((down >= y) & (down < y + height), (across >= x) & (across < x + width))
        at_row = np.clip((down - y) / height * high - 0.5, 0, high - 1).astype(np.float32)
        at_column = np.clip((across - x) / width * wide - 0.5, 0, wide - 1).astype(np.float32)
        grid = np.meshgrid(at_column, at_row)
        spread = cv2.remap(self._plane, grid[0], grid[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(spread, np.float32), inside

    def tile(self, rows: slice, columns: slice, size: tuple[int, int]) -> QImage:
        """Draw a part."""
        return rgb_image(self.mixed(rows, columns, size))

    def mixed(self, rows: slice, columns: slice, size: tuple[int, int]) -> Pixels:
        """Return a part as (H, W, 3) uint8 of ``size``."""
        under = resampled(self._pixels[rows, columns], size)
        spread, inside = self._spread(rows, columns, size)
        over = paint(self._scale, spread)
        both = cv2.addWeighted(np.asarray(under, np.uint8), self._share, over, 1 - self._share, 0)
        return np.asarray(np.where(inside[..., None], both, under), np.uint8)

    def cell(self, row: int, column: int) -> tuple[tuple[str, ...], tuple[int, int, int]]:
        """Return the map's number where there is one, and the colour that is seen."""
        x, y, width, height = self._box
        if not (x <= column + 0.5 < x + width and y <= row + 0.5 < y + height):
            return super().cell(row, column)
        high, wide = self._plane.shape
        value = self._plane[int((row + 0.5 - y) / height * high), int((column + 0.5 - x) / width * wide)]
        red, green, blue = (
            int(part) for part in self.mixed(slice(row, row + 1), slice(column, column + 1), (1, 1))[0, 0]
        )
        return (number_seen(float(value), 2),), (red, green, blue)
