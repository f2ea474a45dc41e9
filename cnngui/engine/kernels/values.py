"""Kernels and filters as values, and what can be done to them: rotate, flip, negate, normalise, resize.

`parse` and the ``to_…`` functions, which read and write them as text, are at hand here too; named kernels are in
`cnngui.engine.kernels.table`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import fsum, isfinite

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.errors import QT_TRANSLATE_NOOP, KernelError
from cnngui.engine.kernels.check import HIGHEST, LARGEST, Kernel, check, shape_of
from cnngui.engine.kernels.code import to_csv, to_numpy, to_opencv, to_pytorch, to_text
from cnngui.engine.kernels.parser import parse

__all__ = [
    "HIGHEST",
    "LARGEST",
    "Filter",
    "Kernel",
    "as_array",
    "flip",
    "flip_vertical",
    "negate",
    "normalise",
    "parse",
    "resized",
    "rotate",
    "shape_of",
    "to_csv",
    "to_numpy",
    "to_opencv",
    "to_pytorch",
    "to_text",
    "turn_half",
    "zero",
]


@dataclass(frozen=True)
class Filter:
    """A kernel with its depth and bias.

    Parameters
    ----------
    slices : tuple of Kernel
        One kernel, for grey or shared by every channel, or one for each input channel; all of one shape.
    bias : float
        Added to every number of the response.
    name : str
        Name in the kernel table, or "".

    Raises
    ------
    KernelError
        When the slices are no filter (see `cnngui.engine.kernels.check.check`) or the bias is not finite.

    Examples
    --------
    >>> vertical_edge = Filter(parse("1,0,-1/1,0,-1/1,0,-1"))
    >>> vertical_edge.shape, vertical_edge.depth
    ((3, 3), 1)
    """

    slices: tuple[Kernel, ...]
    bias: float = 0.0
    name: str = ""

    def __post_init__(self) -> None:
        check(self.slices)
        if not (isfinite(self.bias) and abs(self.bias) <= HIGHEST):
            text = QT_TRANSLATE_NOOP("Errors", "The bias is {bias}; it must be a finite number from −1e30 to 1e30.")
            raise KernelError(text, bias=self.bias)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns, (f_h, f_w)."""
        return shape_of(self.slices[0])

    @property
    def depth(self) -> int:
        """How many slices."""
        return len(self.slices)

    def changed(self, change: Callable[[Kernel], Kernel]) -> "Filter":
        """Return the filter with ``change`` done to every slice; it has no name any more.

        >>> Filter(parse("1,2;3,4"), bias=1.0).changed(negate)
        Filter(slices=(((-1.0, -2.0),), ((-3.0, -4.0),)), bias=1.0, name='')
        """
        return replace(self, slices=tuple(change(kernel) for kernel in self.slices), name="")


def as_array(filter: Filter, channels: int) -> NDArray[np.float32]:  # noqa: A002  (the glossary's word)
    """Return the numbers of ``filter`` for an input of ``channels`` channels.

    Parameters
    ----------
    filter : Filter
        With one slice, which is repeated on every channel, or exactly ``channels`` slices.
    channels : int
        Channels of the input, at least 1.

    Returns
    -------
    ndarray of float32, shape (f_h, f_w, channels)
        Not flipped.

    Raises
    ------
    KernelError
        When the filter has several slices, but not as many as the input has channels.

    Examples
    --------
    >>> as_array(Filter(parse("1,2")), 3).tolist()
    [[[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]]]
    """
    if filter.depth not in {1, channels}:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The filter has {depth} slices but the input has {channels} channels; "
            "give one slice, or one for each channel.",
        )
        raise KernelError(text, depth=filter.depth, channels=channels)
    slices = filter.slices * channels if filter.depth == 1 else filter.slices
    return np.stack([np.asarray(kernel, np.float32) for kernel in slices], axis=-1)


def rotate(kernel: Kernel) -> Kernel:
    """Turn by 90° clockwise.

    >>> rotate(((1.0, 2.0), (3.0, 4.0)))
    ((3.0, 1.0), (4.0, 2.0))
    """
    return tuple(zip(*reversed(kernel), strict=True))


def flip(kernel: Kernel) -> Kernel:
    """Swap left and right.

    >>> flip(((1.0, 2.0), (3.0, 4.0)))
    ((2.0, 1.0), (4.0, 3.0))
    """
    return tuple(row[::-1] for row in kernel)


def flip_vertical(kernel: Kernel) -> Kernel:
    """Swap top and bottom.

    >>> flip_vertical(((1.0, 2.0), (3.0, 4.0)))
    ((3.0, 4.0), (1.0, 2.0))
    """
    return kernel[::-1]


def turn_half(kernel: Kernel) -> Kernel:
    """Turn by 180°, as true convolution does before it slides the kernel.

    >>> turn_half(((1.0, 2.0), (3.0, 4.0)))
    ((4.0, 3.0), (2.0, 1.0))
    """
    return flip(flip_vertical(kernel))


def negate(kernel: Kernel) -> Kernel:
    """Change every sign; zero stays 0.0, not -0.0.

    >>> negate(((1.0, 0.0, -2.5),))
    ((-1.0, 0.0, 2.5),)
    """
    return tuple(tuple(0.0 - number for number in row) for row in kernel)


def zero(kernel: Kernel) -> Kernel:
    """Replace every number by 0.

    >>> zero(((1.0, 2.0),))
    ((0.0, 0.0),)
    """
    return tuple((0.0,) * len(row) for row in kernel)


def normalise(kernel: Kernel) -> Kernel:
    """Divide so that the numbers add up to 1, and the response is as bright as the photo.

    Where they add up to 0, as in edge kernels, their absolute values add up to 1 instead, so that no response is larger
    than the largest pixel. A kernel of zeros stays as it is.

    >>> normalise(((1.0, 2.0, 1.0),)), normalise(((1.0, 0.0, -1.0),))
    (((0.25, 0.5, 0.25),), ((0.5, 0.0, -0.5),))
    """
    numbers = [number for row in kernel for number in row]
    total, size = fsum(numbers), fsum(abs(number) for number in numbers)
    # 0.1 + 0.2 - 0.3 is not quite 0: a sum lost in rounding must not become a divisor.
    divisor = size if abs(total) <= 1e-12 * size else total
    return tuple(tuple(number / divisor for number in row) for row in kernel) if divisor else kernel


def resized(kernel: Kernel, shape: tuple[int, int]) -> Kernel:
    """Crop, or pad with zeros, around the centre.

    The centre is the number that falls on the pixel being computed: the middle one or, of an even count, the one before
    the middle, as with padding "same".

    Parameters
    ----------
    kernel : Kernel
        Any kernel.
    shape : (int, int)
        Rows and columns wanted, 1 to 15.

    Raises
    ------
    KernelError
        When the shape is out of range.

    Examples
    --------
    >>> resized(((5.0,),), (3, 3))
    ((0.0, 0.0, 0.0), (0.0, 5.0, 0.0), (0.0, 0.0, 0.0))
    >>> resized(((1.0, 2.0, 3.0, 4.0, 5.0),), (1, 3))
    ((2.0, 3.0, 4.0),)
    """
    if not all(1 <= length <= LARGEST for length in shape):
        text = QT_TRANSLATE_NOOP("Errors", "A kernel cannot be {rows}×{columns}; 1×1 to {most}×{most} is possible.")
        raise KernelError(text, rows=shape[0], columns=shape[1], most=LARGEST)
    rows, columns = shape_of(kernel)
    down, right = ((new - 1) // 2 - (old - 1) // 2 for new, old in zip(shape, (rows, columns), strict=True))

    def number(row: int, column: int) -> float:
        inside = 0 <= row - down < rows and 0 <= column - right < columns
        return kernel[row - down][column - right] if inside else 0.0

    return tuple(tuple(number(row, column) for column in range(shape[1])) for row in range(shape[0]))
