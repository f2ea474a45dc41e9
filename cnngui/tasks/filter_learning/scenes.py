"""What a filter learns from: pictures, and the response that it is to give at every pixel where the kernel fits."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.chain import planes_for
from cnngui.engine.convolution import correlate
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.kernels.values import Filter, resized
from cnngui.engine.pixels import LUMINANCE
from cnngui.engine.sizes import Pair
from cnngui.tasks.filter_learning.settings import LearningError

MOST_WINDOWS, MOST_NUMBERS = 200_000, 20_000_000
"""Pixels that are learned from, and numbers of their windows, at most; of a larger photo they are drawn by lot."""

SHOWN = 700
"""Rows and columns that are shown at most: the middle of a larger photo."""


@dataclass(frozen=True, eq=False)
class Scene:
    """Pictures and targets.

    Parameters
    ----------
    inputs : (K, C, H, W) float32
        K pictures of C channels, 0 to 1; one filter of C slices goes over all of them.
    targets : (K, H − u_h + 1, W − u_w + 1) float32
        Where a window of ``window`` pixels fits.
    kept : like targets, bool
        Whether a pixel is learned from.
    window : (u_h, u_w)
        The learned kernel and the one that made the target both fit into it.
    shape : (f_h, f_w)
        Of the learned kernel.
    true : Filter or None
        The filter that made the target, in the shape that is learned, where it is known and has that shape.
    is_clipped : bool
        Whether the targets are bytes, so that a response is cut off at 0 and 255 before it is compared on screen.
    """

    inputs: Array
    targets: Array
    kept: NDArray[np.bool_]
    window: Pair
    shape: Pair
    true: Filter | None = None
    is_clipped: bool = False

    @property
    def depth(self) -> int:
        """Slices of the learned filter."""
        return int(self.inputs.shape[1])

    @property
    def count(self) -> int:
        """How many weights are learned."""
        return self.depth * self.shape[0] * self.shape[1]

    @cached_property
    def sample(self) -> tuple[Array, NDArray[np.intp]]:
        """Windows that are learned from, (N, C·f_h·f_w) float32, and where in the targets, flat, they are."""
        places = np.flatnonzero(self.kept)
        most = max(min(MOST_WINDOWS, MOST_NUMBERS // self.count), self.count)
        if len(places) > most:
            places = np.sort(np.random.default_rng(0).choice(places, most, replace=False))
        top, left = ((u - 1) // 2 - (f - 1) // 2 for u, f in zip(self.window, self.shape, strict=True))
        _, height, width = self.targets.shape
        picture, row, column = np.unravel_index(places, self.targets.shape)
        windows = np.empty((len(places), self.depth, *self.shape), np.float32)
        for i in range(self.shape[0]):
            for j in range(self.shape[1]):
                seen = self.inputs[:, :, top + i : top + i + height, left + j : left + j + width]
                windows[:, :, i, j] = seen[picture, :, row, column]
        return windows.reshape(len(places), self.count), places

    @cached_property
    def shown(self) -> tuple[list[Array], slice, slice]:
        """The part of the pictures that is shown, each (H, W, C) float32, and where in the targets it is.

        Where nothing is cut off, the mean of the pictures stands for them all.
        """
        _, height, width = self.targets.shape
        rows, columns = _middle(height), _middle(width)
        tall = slice(rows.start, rows.stop + self.window[0] - 1)
        wide = slice(columns.start, columns.stop + self.window[1] - 1)
        seen = self.inputs[:, :, tall, wide]
        pictures = list(seen) if self.is_clipped or len(seen) == 1 else [seen.mean(axis=0)]
        return [np.ascontiguousarray(each.transpose(1, 2, 0)) for each in pictures], rows, columns

    def response(self, learned: Filter) -> Array:
        """Return what a filter makes of the part that is shown, (H, W) float32 on the photo's scale, before ReLU."""
        weights = np.stack([np.array(resized(part, self.window), np.float32) for part in learned.slices], axis=-1)
        bias, made = np.float32(learned.bias), list[Array]()
        for grid in self.shown[0]:
            found = correlate(grid, weights[None], padding=0)[..., 0] * np.float32(255) + bias
            made.append(found.clip(0, 255) if self.is_clipped else found)
        return made[0] if len(made) == 1 else np.asarray(np.mean(made, axis=0), np.float32)

    def target(self, more: Array | None = None) -> Array:
        """Return the target of the part that is shown, with something added to all targets, on the photo's scale."""
        _, rows, columns = self.shown
        targets = self.targets[:, rows, columns]
        if more is not None:
            targets = targets + more.reshape(self.targets.shape)[:, rows, columns]
        return np.asarray(targets.mean(axis=0) * np.float32(255), np.float32)


def _middle(length: int) -> slice:
    first = max(length - SHOWN, 0) // 2
    return slice(first, first + min(length, SHOWN))


def scene_of(photo: Pixels, mine: Filter, shape: Pair | None = None, *, in_colour: bool = False) -> Scene:
    """Make a filter's response on a photo the target.

    Parameters
    ----------
    photo : (H, W, 3) uint8 RGB
    mine : Filter
        Of one slice, on the photo's luminance, or of three.
    shape : (rows, columns), optional
        Of the kernel that learns; by default that of ``mine``.
    in_colour : bool
        Let a filter of three slices learn where ``mine`` has one, too.

    Raises
    ------
    LearningError
        When the photo is smaller than the kernel, or ``mine`` sees other channels than a photo has.

    Examples
    --------
    >>> photo = np.random.default_rng(0).integers(0, 256, (20, 30, 3)).astype(np.uint8)
    >>> scene = scene_of(photo, Filter((((1.0, -1.0),),)), (3, 3))
    >>> scene.window, scene.targets.shape, scene.true.slices[0][1]
    ((3, 3), (1, 18, 28), (0.0, 1.0, -1.0))
    """
    if mine.depth not in {1, 3}:
        text = QT_TRANSLATE_NOOP(
            "Errors", "This filter sees {depth} channels: only one that sees the photo itself can be learned from it."
        )
        raise LearningError(text, depth=mine.depth)
    shape = shape or mine.shape
    window = max(shape[0], mine.shape[0]), max(shape[1], mine.shape[1])
    refuse_small(photo.shape[:2], window)
    if mine.depth == 1 and in_colour:
        parts = (tuple(tuple(share * each for each in row) for row in mine.slices[0]) for share in LUMINANCE)
        mine = Filter(tuple(parts), mine.bias)
    planes = planes_for(photo, "sum" if mine.depth == 3 else "grey")
    grid = np.stack(planes, axis=-1) / np.float32(255)
    whole = np.stack([np.array(resized(part, window), np.float64) for part in mine.slices], axis=-1)
    targets = correlate(grid, whole[None].astype(np.float32), padding=0)[..., 0] + np.float32(mine.bias / 255)
    if not np.isfinite(targets).all():
        text = QT_TRANSLATE_NOOP("Errors", "The numbers of this filter are too large to be learned.")
        raise LearningError(text)
    is_whole = all(own <= learned for own, learned in zip(mine.shape, shape, strict=True))
    true = mine.changed(lambda part: resized(part, shape)) if is_whole else None
    inputs = np.ascontiguousarray(grid.transpose(2, 0, 1))[None]
    return Scene(inputs, targets[None], np.ones((1, *targets.shape), np.bool_), window, shape, true)


def refuse_small(photo: Pair, window: Pair) -> None:
    """Refuse a photo in which a window does not have a few places.

    Raises
    ------
    LearningError
    """
    if any(length <= size for length, size in zip(photo, window, strict=True)):
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The photo has {height}×{width} pixels: a kernel of {rows}×{columns} needs more of them to learn from.",
        )
        raise LearningError(text, height=photo[0], width=photo[1], rows=window[0], columns=window[1])
