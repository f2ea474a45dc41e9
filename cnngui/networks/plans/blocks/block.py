"""What every block of a plan has: a name, what comes out of it, and what it costs to learn and to compute.

A shape is (H, W, C), or (units,) once it is flattened. Every count comes with its product written out.
"""

import re
from dataclasses import dataclass
from math import prod
from typing import ClassVar

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.lessons.counts import Multiplication
from cnngui.engine.sizes import Axis
from cnngui.networks.plans.troubles import FlatError, PlanError

Shape = tuple[int, ...]

NOTHING = Multiplication("{}", (0,), 0)

MOST = 65_536
"""Filters, units and channels that a block can have."""

LARGEST = 1024
"""Of a window, a padding or a stride."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,23}")


def product(*factors: int) -> Multiplication:
    """Multiply, and keep the factors.

    >>> product(28, 28, 6).text()
    '28·28·6 = 4704'
    """
    return Multiplication("·".join(["{}"] * len(factors)), factors, prod(factors))


@dataclass(frozen=True)
class Block:
    """One block of a plan; by itself it does nothing.

    Parameters
    ----------
    name : str
        Letters, digits and "_", such as "conv4_2"; each block of a plan has its own.
    """

    name: str
    in_place: ClassVar[bool] = False
    """Whether it has no row of its own in a table: it stands behind the layer before it."""

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            text = QT_TRANSLATE_NOOP(
                "Errors", "“{name}” is no name of a layer: take up to 24 letters, digits and _, a letter first."
            )
            shown = "".join(sign if sign.isprintable() else "�" for sign in self.name[:40])
            raise PlanError(text, name=shown)

    @property
    def kind(self) -> str:
        """What it is called in files."""
        raise NotImplementedError

    def axes(self, given: Shape) -> tuple[Axis, Axis] | None:
        """Return its window along rows and columns, where it slides one."""
        del given
        return None

    def output(self, given: Shape) -> Shape:
        """Return the shape of what comes out.

        Raises
        ------
        PlanError
            When it cannot be given that.
        """
        return given

    def parameters(self, given: Shape) -> Multiplication:
        """Count the numbers to learn."""
        del given
        return NOTHING

    def macs(self, given: Shape) -> Multiplication:
        """Count the multiply-adds for one input, biases left out."""
        del given
        return NOTHING

    def connections(self, given: Shape) -> int:
        """Count as in 1998: all that goes into each unit that has weights, its bias included."""
        del given
        return 0

    def refuse(self, what: str, value: int, low: int, high: int) -> None:
        """Refuse a number of the block that is out of range."""
        if not low <= value <= high:
            text = QT_TRANSLATE_NOOP("Errors", "{what} of {layer} is {value}; it must be from {low} to {high}.")
            raise PlanError(text, what=what, layer=self.name, value=value, low=low, high=high)

    def grid(self, given: Shape) -> tuple[int, int, int]:
        """Return rows, columns and channels; a vector is refused."""
        if len(given) != 3:
            raise FlatError(self.name, given[0])
        rows, columns, channels = given
        return rows, columns, channels
