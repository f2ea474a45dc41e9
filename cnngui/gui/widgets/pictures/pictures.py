"""What an `ImageView` draws: a photo, or one plane of numbers on a colour scale. No widget here."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Array
from cnngui.engine.colours import Scale, paint, paint_argb
from cnngui.engine.listings.arithmetic_text import Style
from cnngui.gui.look.i18n import locale, number

LARGE = 4_000_000
"""Numbers from which averaging is worth a second thread."""


class Picture(Protocol):
    """Something with H×W cells that can be drawn at any size."""

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W)."""

    @property
    def detail(self) -> int:
        """How many px a cell has, each way: 1, unless there is a finer picture under the numbers."""

    def tile(self, rows: slice, columns: slice, size: tuple[int, int]) -> QImage:
        """Draw a part at ``size`` (H, W) device px: averaged when smaller, square pixels when larger."""

    def cell(self, row: int, column: int) -> tuple[tuple[str, ...], tuple[int, int, int]]:
        """Return the numbers of one cell, as written on it, and its colour (R, G, B)."""

    def describe(self) -> str:
        """Say what is seen in one sentence, for screen readers."""


class PhotoPicture:
    """A photo, (H, W, 3) uint8 RGB."""

    detail = 1

    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        self._pixels = pixels

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W)."""
        height, width = self._pixels.shape[:2]
        return height, width

    def tile(self, rows: slice, columns: slice, size: tuple[int, int]) -> QImage:
        """Draw a part of the photo."""
        return rgb_image(resampled(self._pixels[rows, columns], size))

    def cell(self, row: int, column: int) -> tuple[tuple[str, ...], tuple[int, int, int]]:
        """Red, green and blue."""
        red, green, blue = (int(value) for value in self._pixels[row, column])
        return (str(red), str(green), str(blue)), (red, green, blue)

    def describe(self) -> str:
        """Its size."""
        height, width = self.shape
        text = QCoreApplication.translate("Pictures", "Photo, {width} × {height} px")
        return text.format(width=number(width), height=number(height))


class PlanePicture:
    """Planes of numbers, (H, W) float32, on a colour scale: one, or several whose mean is drawn.

    ``digits`` are the decimals that are written.
    """

    detail = 1

    def __init__(self, planes: Sequence[Array], scale: Scale, digits: int = 1) -> None:
        self._planes = planes
        self._scale = scale
        self._digits = digits

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W)."""
        height, width = self._planes[0].shape
        return height, width

    def tile(self, rows: slice, columns: slice, size: tuple[int, int]) -> QImage:
        """Draw a part of the planes."""
        parts = [resampled(plane[rows, columns], size) for plane in self._planes]
        return rgb32_image(paint_argb(self._scale, parts[0] if len(parts) == 1 else np.mean(parts, axis=0)))

    def cell(self, row: int, column: int) -> tuple[tuple[str, ...], tuple[int, int, int]]:
        """One number a plane."""
        values = [float(plane[row, column]) for plane in self._planes]
        mean = np.full((1, 1), sum(values) / len(values), np.float32)
        red, green, blue = paint(self._scale, mean)[0, 0]
        style = style_on_screen(self._digits)
        return tuple(style.write(value).text for value in values), (int(red), int(green), int(blue))

    def describe(self) -> str:
        """Its size: to find more would mean to look at every number."""
        height, width = self.shape
        text = QCoreApplication.translate("Pictures", "{width} × {height} numbers")
        return text.format(width=number(width), height=number(height))


class BlendPicture(PlanePicture):
    """A map over the photo that it comes from.

    Parameters
    ----------
    photo : (H, W, 3) uint8 RGB
    plane : (h, w) float32
        Each of its numbers belongs to a square of ``detail`` px of the photo.
    scale : Scale
    share : float
        Of the photo, 0 to 1.
    detail : int
    digits : int
        Decimals that are written.
    """

    def __init__(
        self, photo: NDArray[np.uint8], plane: Array, scale: Scale, share: float, detail: int, digits: int = 2
    ) -> None:
        super().__init__([plane], scale, digits)
        self._photo, self._share = photo, share
        self.detail = detail if share > 0 else 1

    def tile(self, rows: slice, columns: slice, size: tuple[int, int]) -> QImage:
        """Draw a part: the photo smoothly, the map in squares."""
        if self._share <= 0:
            return super().tile(rows, columns, size)
        part = self._planes[0][rows, columns]
        small = min(size[0], part.shape[0]), min(size[1], part.shape[1])
        over = resampled(paint(self._scale, resampled(part, small)), size)
        down, across = (slice(each.start * self.detail, each.stop * self.detail) for each in (rows, columns))
        under = resampled(self._photo[down, across], size)
        mixed = cv2.addWeighted(under, self._share, over, 1 - self._share, 0)
        return rgb_image(np.asarray(mixed, np.uint8))

    def cell(self, row: int, column: int) -> tuple[tuple[str, ...], tuple[int, int, int]]:
        """Return the map's number, and the colour that is seen."""
        texts, colour = super().cell(row, column)
        square = self._photo[
            row * self.detail : (row + 1) * self.detail, column * self.detail : (column + 1) * self.detail
        ]
        if self._share <= 0 or not square.size:
            return texts, colour
        seen = self._share * square.reshape(-1, 3).mean(0) + (1 - self._share) * np.array(colour)
        red, green, blue = (int(part) for part in seen)
        return texts, (red, green, blue)


class WipePicture(PhotoPicture):
    """One photo over another of the same size: ``over`` on the left, ``under`` from a column on.

    Parameters
    ----------
    under, over : (H, W, 3) uint8 RGB
    share : float
        How far ``over`` reaches from the left, 0 to 1.
    """

    def __init__(self, under: NDArray[np.uint8], over: NDArray[np.uint8], share: float) -> None:
        super().__init__(under)
        self._over = over
        self._column = round(share * under.shape[1])

    def tile(self, rows: slice, columns: slice, size: tuple[int, int]) -> QImage:
        """Draw a part of both."""
        part = self._pixels[rows, columns]
        edge = min(max(self._column - columns.start, 0), part.shape[1])
        if edge:
            part = np.concatenate([self._over[rows, columns][:, :edge], part[:, edge:]], axis=1)
        return rgb_image(resampled(part, size))

    def cell(self, row: int, column: int) -> tuple[tuple[str, ...], tuple[int, int, int]]:
        """Red, green and blue of what is seen."""
        return PhotoPicture(self._over).cell(row, column) if column < self._column else super().cell(row, column)


def style_on_screen(digits: int = 1) -> Style:
    """Return how the language on screen writes pixels and sums: whole numbers plainly, others with few decimals."""
    return Style(digits, locale().decimalPoint(), locale().groupSeparator())


def resampled(part: NDArray[Any], size: tuple[int, int]) -> NDArray[Any]:
    """Bring a part to (H, W) ``size``: the mean of what falls together when smaller, nearest when larger.

    A whole factor first, since `cv2.resize` averages whole factors four times as fast; what is left, less than a factor
    of two, is interpolated between those means.

    Examples
    --------
    >>> resampled(np.float32([[0, 2], [4, 6]]), (1, 1))
    array([[3.]], dtype=float32)
    """
    height, width = part.shape[:2]
    down = min(height // max(size[0], 1), width // max(size[1], 1))
    if down >= 2:
        part = _averaged(part, down)
    smaller = size[0] < part.shape[0] or size[1] < part.shape[1]
    return _resize(part, size, cv2.INTER_LINEAR if smaller else cv2.INTER_NEAREST)


def _averaged(part: NDArray[Any], down: int) -> NDArray[Any]:
    """Average squares of ``down`` pixels; the upper and the lower half of a large part at the same time."""
    height, width = part.shape[0] // down, part.shape[1] // down
    part = part[: height * down, : width * down]
    if part.size < LARGE:
        return _squares(part, down)
    middle = height // 2 * down
    with ThreadPoolExecutor(1) as pool:
        lower = pool.submit(_squares, part[middle:], down)
        return np.concatenate([_squares(part[:middle], down), lower.result()])


def _squares(part: NDArray[Any], down: int) -> NDArray[Any]:
    return _resize(part, (part.shape[0] // down, part.shape[1] // down), cv2.INTER_AREA)


def _resize(part: NDArray[Any], size: tuple[int, int], how: int) -> NDArray[Any]:
    if part.shape[:2] == size:
        return part
    resized = cv2.resize(part, size[::-1], interpolation=how)
    return np.asarray(resized, part.dtype).reshape(*size, *part.shape[2:])


def rgb_image(pixels: NDArray[np.uint8]) -> QImage:
    """Make a `QImage` of its own from (H, W, 3) uint8 RGB."""
    height, width = pixels.shape[:2]
    with_alpha = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2BGRA)  # Qt's 32 bits are B, G, R, A in memory
    return QImage(with_alpha.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def rgb32_image(pixels: NDArray[np.uint32]) -> QImage:
    """Make a `QImage` of its own from (H, W) uint32, 0xffRRGGBB."""
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
