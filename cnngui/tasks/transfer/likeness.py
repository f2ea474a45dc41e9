"""Which pictures are nearly the same: saved again, smaller, brighter, or the next of a burst.

One of them in the training set and another in the validation set would make the validation a test of memory.
"""

from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array
from cnngui.engine.following import finish
from cnngui.tasks.learning import Places
from cnngui.tasks.transfer.pictures import PictureSet

ALIKE = 0.96
"""Correlation of two thumbnails from which on they are nearly the same. Measured: 0.996 and more for the same picture
as JPEG of quality 50, at half its size or with noise, 0.978 and more where it is made 12 % brighter; 0.935 at most for
two of the bundled cut-outs, on white."""

NEAR = 45.0
"""Of 255: mean colours that lie farther apart are two pictures."""

FLAT = 3.0
"""Of 255: spread of a thumbnail in which there is nothing to compare but its colour."""

_BLOCK = 128


def groups(pictures: PictureSet) -> Places:
    """Return for each picture the first one that it is nearly the same as; most are only the same as themselves.

    Examples
    --------
    >>> from cnngui.tasks.transfer.pictures import of_pictures
    >>> ramp = np.repeat(np.arange(0, 240, 4, np.uint8)[:, None, None], 3, 2) * np.ones((1, 60, 1), np.uint8)
    >>> pictures = of_pictures({"down": [ramp, ramp + 9], "across": [ramp.transpose(1, 0, 2)]})
    >>> groups(pictures).tolist()
    [0, 0, 2]
    """
    return finish(grouping(pictures))


def grouping(pictures: PictureSet) -> Generator[None, None, Places]:
    """Find out what `groups` returns.

    Each is compared with firsts only: a long row of pictures that change little by little makes several groups.

    Yields
    ------
    None
        After every 128 pictures.

    Returns
    -------
    (n,) intp
    """
    found = np.arange(len(pictures), dtype=np.intp)
    if not len(pictures):
        return found
    shapes, means = _described(np.stack([example.thumbnail for example in pictures.examples]))
    firsts: list[int] = []
    for start in range(0, len(pictures), _BLOCK):
        block, old = slice(start, start + _BLOCK), np.array(firsts, np.intp)
        earlier = _matches(shapes[block], means[block], shapes[old], means[old])
        within = _matches(shapes[block], means[block], shapes[block], means[block])
        for at in range(len(within)):
            before = np.flatnonzero(earlier[at])
            new = [start + each for each in np.flatnonzero(within[at, :at]) if found[start + each] == start + each]
            if before.size or new:
                found[start + at] = old[before[0]] if before.size else new[0]
            else:
                firsts.append(start + at)
        yield
    return found


def _described(thumbnails: NDArray[np.uint8]) -> tuple[Array, Array]:
    """Return what is compared: each thumbnail without its mean colour, of length 1, or 0 where it is flat; the mean."""
    values = thumbnails.astype(np.float32)
    means = values.mean((1, 2))
    rest = (values - means[:, None, None]).reshape(len(values), -1)
    lengths = np.linalg.norm(rest, axis=1, keepdims=True)
    flat = lengths < FLAT * np.sqrt(rest.shape[1])
    return np.where(flat, 0, rest / np.maximum(lengths, 1e-6)).astype(np.float32), means


def _matches(one: Array, one_means: Array, other: Array, other_means: Array) -> NDArray[np.bool_]:
    """Return which of one row are nearly the same as which of another."""
    apart = np.abs(one_means[:, None] - other_means[None]).max(2) if len(other) else np.zeros((len(one), 0))
    both_flat = ~np.asarray(one.any(1))[:, None] & ~np.asarray(other.any(1))[None]
    return np.asarray((apart < NEAR) & (one @ other.T >= ALIKE) | both_flat & (apart < FLAT))
