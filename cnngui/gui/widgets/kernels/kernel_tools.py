"""What can be done to a whole filter at once, and as what it can be copied: two tables."""

from collections.abc import Callable
from dataclasses import dataclass

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.kernels import values as kernels
from cnngui.engine.kernels.slices import Slices, each, normalised
from cnngui.engine.kernels.values import Filter


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
