"""All slices of a filter at once."""

from collections.abc import Callable

from cnngui.engine.kernels import values as kernels
from cnngui.engine.kernels.check import Kernel

Slices = tuple[Kernel, ...]
"""One kernel, or one for each channel."""


def each(change: Callable[[Kernel], Kernel]) -> Callable[[Slices], Slices]:
    """Make a change of one kernel a change of every slice.

    >>> each(kernels.negate)((((1.0,),), ((-2.0,),)))
    (((-1.0,),), ((2.0,),))
    """
    return lambda slices: tuple(change(kernel) for kernel in slices)


def normalised(slices: Slices) -> Slices:
    """Normalise a filter as a whole: with several slices it is all their numbers that add up to 1.

    >>> normalised((((1.0,),), ((3.0,),)))
    (((0.25,),), ((0.75,),))
    """
    height = len(slices[0])
    rows = kernels.normalise(tuple(row for kernel in slices for row in kernel))
    return tuple(rows[start : start + height] for start in range(0, len(rows), height))
