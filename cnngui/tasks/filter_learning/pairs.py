"""Two pictures, a photo and what another program's filter made of it: which filter was it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array, Doubles, Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.pixels import planes_of_photo, to_grey
from cnngui.engine.sizes import Pair
from cnngui.tasks.filter_learning.knowable import moments
from cnngui.tasks.filter_learning.scenes import Scene, refuse_small
from cnngui.tasks.filter_learning.settings import LearningError

SIZES = (3, 5, 7)
"""Rows and columns of the kernels that are tried, where none is given."""

ENOUGH = 1.02
"""A larger kernel is taken only where the smaller one leaves this many times as much unexplained."""

ROUNDED = 0.35
"""Grey levels of difference that rounding to bytes leaves at most, as root of the mean square: it is 0.29."""

FEWEST = 50
"""Pixels that are not clipped, for each weight, that are needed."""

ALIGNED, SHIFTED = 0.98, 0.25
"""A filter that explains less than the first share of the variation, while with a shift less than the second share of
the rest is left: not aligned."""


@dataclass(frozen=True, eq=False)
class Fit:
    """What the best kernel of a size leaves.

    Parameters
    ----------
    scene : Scene
    left : float
        Mean of the squared differences.
    variance : float
        Of the target.
    weights : (C, f_h, f_w) float64
    """

    scene: Scene
    left: float
    variance: float
    weights: Doubles

    @property
    def explained(self) -> float:
        """Share of the target's variation that it explains."""
        return 1 - self.left / self.variance if self.variance > 0 else 0.0


def scene_of_pair(first: Pixels, second: Pixels, shape: Pair | None = None) -> Scene:
    """Make the second of two pictures the target; pixels that are clipped to 0 or 255 there are left out.

    A second picture in colour was filtered channel by channel with one kernel. A grey one of a photo in colour was made
    of its luminance, unless a kernel with a slice for each colour explains more.

    Parameters
    ----------
    first, second : (H, W, 3) uint8 RGB
    shape : (rows, columns), optional
        Of the kernel; by default 3×3, 5×5 or 7×7, the smallest that explains as much as the larger ones.

    Raises
    ------
    LearningError
        When the two have different sizes, are not aligned, or nearly all of the second is clipped.

    Examples
    --------
    >>> random = np.random.default_rng(0)
    >>> photo = random.integers(60, 190, (40, 50, 3)).astype(np.uint8)
    >>> blurred = (photo[:, :-2] / 2.0 + photo[:, 2:] / 2.0).round().astype(np.uint8)
    >>> scene = scene_of_pair(photo[:, 1:-1], blurred)
    >>> scene.inputs.shape, scene.shape
    ((3, 1, 40, 48), (3, 3))
    """
    if first.shape != second.shape:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The second picture has {other_height}×{other_width} pixels, the photo {height}×{width}: "
            "they must have the same size.",
        )
        sizes = dict(
            zip(("height", "width", "other_height", "other_width"), (*first.shape[:2], *second.shape[:2]), strict=True)
        )
        raise LearningError(text, **sizes)
    shapes = (shape,) if shape else tuple((size, size) for size in SIZES if min(first.shape[:2]) > size)
    refuse_small(first.shape[:2], shapes[0] if shapes else (SIZES[0], SIZES[0]))
    fits: list[Fit] = []
    for each in shapes:
        fits.extend(_fit(first, second, each, in_colour=in_colour) for in_colour in _ways(first, second))
        if min(fit.left for fit in fits) <= (ROUNDED / 255) ** 2:
            break
    least = min(fit.left for fit in fits)
    chosen = next(fit for fit in fits if fit.left <= max(ENOUGH * least, (ROUNDED / 255) ** 2))
    if chosen.explained < ALIGNED:
        _refuse_shifted(first, second, chosen)
    return chosen.scene


def _is_grey(picture: Pixels) -> bool:
    return bool((picture == picture[..., :1]).all())


def _ways(first: Pixels, second: Pixels) -> tuple[bool, ...]:
    """Return the ways to see a pair: channel by channel or in grey, and with a slice for each colour."""
    return (False, True) if _is_grey(second) and not _is_grey(first) else (False,)


def _scene(first: Pixels, second: Pixels, shape: Pair, *, in_colour: bool) -> Scene:
    if not _is_grey(second):
        inputs, targets = np.stack(planes_of_photo(first))[:, None], second.transpose(2, 0, 1)
    else:
        inputs = np.stack(planes_of_photo(first))[None] if in_colour else to_grey(first)[None, None]
        targets = second[None, ..., 0]
    (up, left), (rows, columns) = ((shape[0] - 1) // 2, (shape[1] - 1) // 2), shape
    height, width = second.shape[:2]
    inside = targets[:, up : up + height - rows + 1, left : left + width - columns + 1]
    kept = (inside > 0) & (inside < 255)
    scale = np.float32(255)
    return Scene(
        np.asarray(inputs / scale, np.float32),
        np.asarray(inside / scale, np.float32),
        kept,
        shape,
        shape,
        is_clipped=True,
    )


def _fit(first: Pixels, second: Pixels, shape: Pair, *, in_colour: bool = False) -> Fit:
    """Find by the normal equations how much the best kernel of a shape leaves unexplained."""
    scene = _scene(first, second, shape, in_colour=in_colour)
    windows, places = scene.sample
    if len(windows) < FEWEST * scene.count:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "Nearly all pixels of the second picture are 0 or 255, where it may have been clipped: "
            "too few are left to learn from.",
        )
        raise LearningError(text)
    left, variance, weights = _left(windows, scene.targets.ravel()[places])
    return Fit(scene, left, variance, weights.reshape(scene.depth, *shape))


def _left(windows: Array, target: Array) -> tuple[float, float, Doubles]:
    """Return the mean square that the best weights and bias leave, the variance, and the weights."""
    found = moments(windows)
    wanted = target.astype(np.float64)
    off = wanted - wanted.mean()
    pulled: Doubles = windows.T.astype(np.float64) @ off / found.count
    weights = np.linalg.pinv(found.centred, rcond=1e-9, hermitian=True) @ pulled
    made = windows @ weights.astype(np.float32) - np.float32(found.mean @ weights)
    return float(np.square(off - made).mean()), float(off @ off / found.count), np.asarray(weights)


def _refuse_shifted(first: Pixels, second: Pixels, fit: Fit) -> None:
    """Refuse pictures of which one is shifted against the other: their shift explains what no kernel can."""
    down, right = _shift(first.mean(axis=2), second.mean(axis=2))
    found = _shifted(first, second, (down, right), fit)
    if found is None or found.left > SHIFTED * fit.left:
        return
    size = np.abs(found.weights).sum(axis=0)
    more = (float(size.sum(axis=1 - axis) @ np.arange(size.shape[axis]) / size.sum()) for axis in (0, 1))
    down, right = (
        by - round(at - (length - 1) / 2) for by, at, length in zip((down, right), more, size.shape, strict=True)
    )
    text = QT_TRANSLATE_NOOP(
        "Errors",
        "The two pictures are not aligned: the second is moved {down} rows down and {right} columns to the right.",
    )
    raise LearningError(text, down=down, right=right)


def _shifted(first: Pixels, second: Pixels, by: Pair, fit: Fit) -> Fit | None:
    """Return the fit of two pictures of which the second is moved back; None where nothing is left of them."""
    (down, right), (height, width), shape = by, first.shape[:2], fit.scene.shape
    if not (down or right) or abs(down) > height // 2 or abs(right) > width // 2:
        return None
    here = first[max(-down, 0) : height - max(down, 0), max(-right, 0) : width - max(right, 0)]
    there = second[max(down, 0) : height - max(-down, 0), max(right, 0) : width - max(-right, 0)]
    is_enough = all(length > size for length, size in zip(here.shape[:2], shape, strict=True))
    return _fit(here, there, shape, in_colour=fit.scene.depth == 3) if is_enough else None


def _shift(first: NDArray[np.floating], second: NDArray[np.floating]) -> Pair:
    """Return by how many rows and columns the second is shifted, by phase correlation."""
    window = np.outer(*(np.hanning(length) for length in first.shape))
    one, other = (np.fft.rfft2((each - each.mean()) * window) for each in (first, second))
    product = other * one.conj()
    peaks = np.fft.irfft2(product / np.maximum(np.abs(product), 1e-9 * np.abs(product).max() + 1e-30), first.shape)
    at = np.unravel_index(int(np.abs(peaks).argmax()), peaks.shape)
    down, right = (
        int(place) - (length if place > length // 2 else 0) for place, length in zip(at, first.shape, strict=True)
    )
    return down, right
