"""What can be done to a whole filter at once, and as what it can be copied: two tables."""

from collections.abc import Callable
from dataclasses import dataclass

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.kernels import values as kernels
from cnngui.engine.kernels.values import Filter, Kernel

Slices = tuple[Kernel, ...]


@dataclass(frozen=True)
class Tool:
    """A button that changes the whole filter.

    Parameters
    ----------
    icon : str
        A qtawesome name.
    name, hint : str
        English, marked for translation in the context "KernelEditor".
    change : callable
        Slices before → slices after.
    """

    icon: str
    name: str
    hint: str
    change: Callable[[Slices], Slices]


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


TOOLS = (
    Tool(
        "mdi6.rotate-right",
        QT_TRANSLATE_NOOP("KernelEditor", "Rotate"),
        QT_TRANSLATE_NOOP("KernelEditor", "Turn the kernel by 90° clockwise."),
        each(kernels.rotate),
    ),
    Tool(
        "mdi6.flip-horizontal",
        QT_TRANSLATE_NOOP("KernelEditor", "Flip left and right"),
        QT_TRANSLATE_NOOP("KernelEditor", "Swap the left and right columns of the kernel."),
        each(kernels.flip),
    ),
    Tool(
        "mdi6.flip-vertical",
        QT_TRANSLATE_NOOP("KernelEditor", "Flip top and bottom"),
        QT_TRANSLATE_NOOP("KernelEditor", "Swap the top and bottom rows of the kernel."),
        each(kernels.flip_vertical),
    ),
    Tool(
        "mdi6.plus-minus-variant",
        QT_TRANSLATE_NOOP("KernelEditor", "Negate"),
        QT_TRANSLATE_NOOP("KernelEditor", "Change the sign of every number, so that light and dark edges swap."),
        each(kernels.negate),
    ),
    Tool(
        "mdi6.scale-balance",
        QT_TRANSLATE_NOOP("KernelEditor", "Normalise"),
        QT_TRANSLATE_NOOP(
            "KernelEditor", "Divide by the sum, so that the numbers add up to 1 and the response stays as bright."
        ),
        normalised,
    ),
    Tool(
        "mdi6.numeric-0-box-outline",
        QT_TRANSLATE_NOOP("KernelEditor", "Zero"),
        QT_TRANSLATE_NOOP("KernelEditor", "Set every number to 0, to begin anew."),
        each(kernels.zero),
    ),
)

FORMATS: tuple[tuple[str, Callable[[Filter], str]], ...] = (
    ("CSV", lambda edited: kernels.to_csv(edited.slices)),
    ("NumPy", lambda edited: kernels.to_numpy(edited.slices)),
    ("OpenCV", lambda edited: kernels.to_opencv(edited.slices, edited.bias)),
    ("PyTorch", lambda edited: kernels.to_pytorch(edited.slices, edited.bias)),
)
"""How a filter can be copied; the names are the same in every language."""
