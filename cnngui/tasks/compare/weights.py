"""Weight space: the numbers of a hand-made kernel beside those of the learned filters that see the photo.

A kernel of one slice is spread over red, green and blue; the mean of all 27 numbers is taken off on both sides, and
what is left is compared by the cosine of the angle between the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Doubles
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.kernels.table import KERNELS, NamedKernel
from cnngui.engine.kernels.values import Filter, resized
from cnngui.engine.pixels import LUMINANCE

Spread = Literal["luminance", "equal"]
"""How one slice becomes three: by the weights of red, green and blue in grey, or a third of it each."""

SIDE = 3
"""Rows and columns of a learned filter."""

TRANSFORMS: tuple[str, ...] = (
    "identity",
    "rotate-90",
    "rotate-180",
    "rotate-270",
    "flip",
    "flip-vertical",
    "transpose",
    "anti-transpose",
)
"""What can be done to a square kernel so that it covers itself; rotations are clockwise, flip swaps left and right."""

SMALL_KERNELS: tuple[NamedKernel, ...] = tuple(row for row in KERNELS if max(row.filter.shape) <= SIDE)
"""The named kernels that fit a learned filter."""

_ROUNDING = 1e-12
"""Similarities that differ less are equal: the order of a sum must not decide which comes first."""


class CompareError(CnnguiError):
    """A kernel that cannot be compared."""


@dataclass(frozen=True)
class Match:
    """A channel, and how much it resembles the hand-made kernel.

    Parameters
    ----------
    channel : int
        From 0.
    similarity : float
        -1 to 1; of opposites, negative.
    transform : str
        One of `TRANSFORMS`: what was done to the hand-made kernel.
    """

    channel: int
    similarity: float
    transform: str = "identity"


def ranked(similarities: Doubles, transforms: Sequence[str] | None = None) -> tuple[Match, ...]:
    """Return a match a channel, the largest |similarity| first, equal ones by channel.

    Parameters
    ----------
    similarities : (O,) float64
    transforms : sequence of str, optional
        One a channel.

    Examples
    --------
    >>> [(match.channel, match.similarity) for match in ranked(np.array([0.5, -0.9, 0.5]))]
    [(1, -0.9), (0, 0.5), (2, 0.5)]
    """
    order = np.argsort(-np.round(np.abs(similarities), 12), kind="stable")
    names = transforms or ("identity",) * len(similarities)
    return tuple(Match(int(channel), float(similarities[channel]), names[channel]) for channel in order)


def spread_out(kernel: Filter, channels: int = 3, spread: Spread = "luminance") -> Doubles:
    """Return the numbers of a hand-made kernel as a filter that sees red, green and blue.

    Parameters
    ----------
    kernel : Filter
        At most 3×3; a smaller one is padded with zeros around its centre. Of one slice, which is spread, or of as
        many as there are channels, which are taken as they are.
    channels : int
        3, or 1 for a kernel that stays as it is.
    spread : {"luminance", "equal"}
        0.299, 0.587 and 0.114 times the slice, or a third of it each.

    Returns
    -------
    (3, 3, channels) float64

    Raises
    ------
    CompareError
        When the kernel is larger, has another number of slices, or is zero everywhere.

    Examples
    --------
    >>> from cnngui.engine.kernels.table import find
    >>> spread_out(find("vertical-edge").filter)[0].round(3).tolist()
    [[0.299, 0.587, 0.114], [0.0, 0.0, 0.0], [-0.299, -0.587, -0.114]]
    """
    _refuse(kernel, channels)
    slices = [np.array(resized(each, (SIDE, SIDE)), np.float64) for each in kernel.slices]
    if len(slices) == channels:
        return np.stack(slices, axis=-1)
    weights = LUMINANCE if spread == "luminance" and channels == len(LUMINANCE) else (1 / channels,) * channels
    return np.asarray(slices[0][..., None] * np.array(weights), np.float64)


def _refuse(kernel: Filter, channels: int) -> None:
    rows, columns = kernel.shape
    if max(kernel.shape) > SIDE:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The kernel is {rows}×{columns} but the learned filters are {side}×{side}: "
            "make it smaller, or compare responses.",
        )
        raise CompareError(text, rows=rows, columns=columns, side=SIDE)
    if kernel.depth not in {1, channels}:
        text = QT_TRANSLATE_NOOP(
            "Errors", "The kernel has {depth} slices: give one, or one for each of the {channels} channels."
        )
        raise CompareError(text, depth=kernel.depth, channels=channels)
    refuse_zeros(kernel)


def refuse_zeros(kernel: Filter) -> None:
    """Refuse a kernel that is zero everywhere.

    Raises
    ------
    CompareError

    Examples
    --------
    >>> refuse_zeros(Filter((((0.0, 0.0),),)))
    Traceback (most recent call last):
    cnngui.tasks.compare.weights.CompareError: The kernel is zero everywhere, ...: write a number into it.
    """
    if not any(number for each in kernel.slices for row in each for number in row):
        text = QT_TRANSLATE_NOOP(
            "Errors", "The kernel is zero everywhere, so there is nothing to compare: write a number into it."
        )
        raise CompareError(text)


def unit(rows: Doubles, *, centred: bool) -> Doubles:
    """Bring every row to length 1, its mean taken off first where wanted; one of which nothing is left becomes zeros.

    >>> unit(np.array([[3.0, 4.0], [2.0, 2.0]]), centred=False)[0].tolist()
    [0.6, 0.8]
    >>> unit(np.array([[3.0, 4.0], [2.0, 2.0]]), centred=True).round(3).tolist()
    [[-0.707, 0.707], [0.0, 0.0]]
    """
    largest = np.abs(rows).max(axis=1, keepdims=True)
    scaled = rows / np.where(largest > 0, largest, 1)  # squares of tiny and of huge numbers would leave float64
    left = scaled - scaled.mean(axis=1, keepdims=True) if centred else scaled
    norms = np.linalg.norm(left, axis=1, keepdims=True)
    return np.asarray(np.where(norms > _ROUNDING, left / np.where(norms > _ROUNDING, norms, 1), 0.0), np.float64)


def transformed(numbers: Doubles) -> Doubles:
    """Return all `TRANSFORMS` of kernels, in that order.

    Parameters
    ----------
    numbers : (…, 3, 3, C)

    Returns
    -------
    (8, …, 3, 3, C)

    Examples
    --------
    >>> square = np.arange(1.0, 10.0).reshape(3, 3, 1)
    >>> [each[0, :, 0].tolist() for each in transformed(square)[:2]]
    [[1.0, 2.0, 3.0], [7.0, 4.0, 1.0]]
    """
    plane = (-3, -2)
    turns = [np.rot90(numbers, -turn, plane) for turn in range(4)]
    flips = [np.flip(numbers, -2), np.flip(numbers, -3)]
    crossed = [np.swapaxes(numbers, *plane), np.swapaxes(turns[2], *plane)]
    return np.stack([*turns, *flips, *crossed])


class WeightRanking:
    """The learned filters, prepared: ranking them costs well under a millisecond.

    Parameters
    ----------
    learned : (O, 3, 3, 3) float
        Filters, channels, rows, columns: as a network's weights lie.

    Examples
    --------
    >>> from cnngui.engine.kernels.table import find
    >>> learned = np.random.default_rng(0).normal(size=(64, 3, 3, 3))
    >>> learned[5] = -2 * spread_out(find("sobel-x").filter).transpose(2, 0, 1)
    >>> best = WeightRanking(learned).rank(find("sobel-y").filter, transforms=True)[0]
    >>> best.channel, round(best.similarity, 6), best.transform
    (5, 1.0, 'rotate-90')
    """

    def __init__(self, learned: NDArray[np.floating]) -> None:
        self.count = len(learned)
        flat = np.asarray(learned, np.float64).transpose(0, 2, 3, 1).reshape(self.count, -1)
        self._units = {centred: unit(flat, centred=centred) for centred in (False, True)}

    def rank(
        self, kernel: Filter, *, spread: Spread = "luminance", centred: bool = True, transforms: bool = False
    ) -> tuple[Match, ...]:
        """Rank the filters; see `rank_weights`."""
        numbers = spread_out(kernel, spread=spread)
        similarities, which = self.best(numbers[None], centred=centred, transforms=transforms)
        if not similarities.any() and not unit(numbers.reshape(1, -1), centred=centred).any():
            text = QT_TRANSLATE_NOOP(
                "Errors",
                "All numbers of the kernel are equal, so nothing is left when their mean is taken off: change one.",
            )
            raise CompareError(text)
        return ranked(similarities[0], [TRANSFORMS[each] for each in which[0].tolist()])

    def best(
        self, numbers: Doubles, *, centred: bool = True, transforms: bool = False
    ) -> tuple[Doubles, NDArray[np.int64]]:
        """Compare many kernels at once.

        Parameters
        ----------
        numbers : (K, 3, 3, 3) float64
            Rows, columns, channels, as `spread_out` returns them.
        centred, transforms : bool

        Returns
        -------
        similarities : (K, O) float64
            Signed; with transforms, that of the largest size. 0 where nothing is left to compare.
        which : (K, O) int64
            Places in `TRANSFORMS`, the earliest of equals.
        """
        if not transforms:
            units = unit(numbers.reshape(len(numbers), -1), centred=centred)
            only = np.asarray(np.clip(units @ self._units[centred].T, -1.0, 1.0), np.float64)
            return only, np.zeros(only.shape, np.int64)
        every = transformed(numbers)
        units = unit(every.reshape(-1, every[0, 0].size), centred=centred)
        all_of_them = (units @ self._units[centred].T).reshape(len(every), len(numbers), self.count)
        sizes = np.abs(all_of_them)
        which = (sizes >= sizes.max(axis=0) - _ROUNDING).argmax(axis=0)
        found = np.take_along_axis(all_of_them, which[None], axis=0)[0]
        return np.clip(found, -1.0, 1.0), which.astype(np.int64)


def rank_weights(
    kernel: Filter,
    learned: NDArray[np.floating],
    *,
    spread: Spread = "luminance",
    centred: bool = True,
    transforms: bool = False,
) -> tuple[Match, ...]:
    """Rank learned filters by how much they resemble a kernel.

    Parameters
    ----------
    kernel : Filter
        See `spread_out`.
    learned : (O, 3, 3, 3) float
    spread : {"luminance", "equal"}
    centred : bool
        Take the mean of all 27 numbers off, on both sides.
    transforms : bool
        Take for each filter that of the eight `TRANSFORMS` of the kernel with the largest |similarity|.

    Returns
    -------
    tuple of Match
        One a filter, the largest |similarity| first; a filter that is constant has 0.

    Raises
    ------
    CompareError
        When the kernel cannot be compared.

    Examples
    --------
    >>> from cnngui.engine.kernels.table import find
    >>> learned = np.stack([np.eye(3), np.ones((3, 3))])[:, None] * np.ones((1, 3, 1, 1))
    >>> rank_weights(find("line-diagonal-up").filter, learned, spread="equal", transforms=True)[0].transform
    'rotate-90'
    """
    return WeightRanking(learned).rank(kernel, spread=spread, centred=centred, transforms=transforms)


def similarity_matrix(
    learned: NDArray[np.floating], kernels: Sequence[NamedKernel] = SMALL_KERNELS, spread: Spread = "luminance"
) -> Doubles:
    """Compare every learned filter with every named kernel, the means taken off.

    Parameters
    ----------
    learned : (O, 3, 3, 3) float
    kernels : sequence of NamedKernel
        At most 3×3 each.
    spread : {"luminance", "equal"}

    Returns
    -------
    (O, K) float64
        0, never NaN, where a kernel or a filter is constant.

    Raises
    ------
    CompareError
        When a kernel is larger than 3×3.

    Examples
    --------
    >>> similarity_matrix(np.random.default_rng(0).normal(size=(64, 3, 3, 3))).shape == (64, len(SMALL_KERNELS))
    True
    """
    numbers = np.stack([spread_out(row.filter, spread=spread) for row in kernels])
    return WeightRanking(learned).best(numbers)[0].T


def without_twin(matrix: Doubles, level: float) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the filters that resemble no kernel, and the kernels that resemble no filter.

    Parameters
    ----------
    matrix : (O, K) float64
        From `similarity_matrix`.
    level : float
        A |similarity| above it makes a twin.

    Returns
    -------
    channels, columns : tuple of int

    Examples
    --------
    >>> without_twin(np.array([[0.9, 0.1], [-0.2, 0.3]]), 0.5)
    ((1,), (1,))
    """
    is_twin = np.abs(matrix) > level
    channels, columns = (np.flatnonzero(~is_twin.any(axis=axis)).tolist() for axis in (1, 0))
    return tuple(channels), tuple(columns)
