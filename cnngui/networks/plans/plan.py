"""A network on paper: its input and its blocks, in order. Every change gives a new plan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.networks.plans.blocks import MOST, Block, Dense, Shape, Sum
from cnngui.networks.plans.troubles import PlanError

LONGEST_SIDE = 8192
"""Rows and columns that an input can have."""

MOST_BLOCKS = 500

LONGEST_NAME = 60
"""Letters of a network's name."""

INPUT = "input"
"""What the network's input is called."""


@dataclass(frozen=True)
class Plan:
    """A network on paper; whether it fits together is for `cnngui.networks.plans.worked.worked` to say.

    Parameters
    ----------
    name : str
        Of a known network, such as "vgg16", or any other.
    variant : str
        Which form of it.
    input : (H, W, C)
    blocks : tuple of Block
        From the input on.

    Raises
    ------
    PlanError
        When the input is out of range or two blocks have one name.

    Examples
    --------
    >>> from cnngui.networks.plans.blocks import Conv, Flatten
    >>> plan = Plan("mine", input=(8, 8, 1), blocks=(Conv("conv1", 4), Flatten("flatten"), Dense("fc2", 10)))
    >>> plan.classes, plan.with_classes(3).blocks[-1].units
    (10, 3)
    """

    name: str
    variant: str = ""
    input: Shape = (32, 32, 1)
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        for title in (self.name, self.variant):
            if len(title) > LONGEST_NAME or not title.isprintable():
                shown = "".join(sign if sign.isprintable() else "�" for sign in title[:LONGEST_NAME])
                text = QT_TRANSLATE_NOOP(
                    "Errors", "“{name}” is no name of a network: take up to {most} letters, on one line."
                )
                raise PlanError(text, name=shown, most=LONGEST_NAME)
        if len(self.input) != 3 or not all(
            1 <= length <= most for length, most in zip(self.input, (LONGEST_SIDE, LONGEST_SIDE, MOST), strict=True)
        ):
            shape = "×".join(map(str, self.input[:4]))
            text = QT_TRANSLATE_NOOP(
                "Errors", "The input is {shape}; it must be from 1×1×1 to {side}×{side}×{channels}."
            )
            raise PlanError(text, shape=shape, side=LONGEST_SIDE, channels=MOST)
        if len(self.blocks) > MOST_BLOCKS:
            text = QT_TRANSLATE_NOOP("Errors", "The network has {count} layers; {most} are the most.")
            raise PlanError(text, count=len(self.blocks), most=MOST_BLOCKS)
        names = [INPUT, *(block.name for block in self.blocks)]
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            text = QT_TRANSLATE_NOOP("Errors", "Two layers are called {layer}: give one of them another name.")
            raise PlanError(text, layer=twice)

    @cached_property
    def classes(self) -> int:
        """Units of the last fully connected layer; 0 where there is none."""
        return next((block.units for block in reversed(self.blocks) if isinstance(block, Dense)), 0)

    def with_input(self, shape: Shape) -> "Plan":
        """Return the same blocks on another input (H, W, C)."""
        return replace(self, input=shape)

    def with_classes(self, count: int) -> "Plan":
        """Return the same network with another number of units in its last fully connected layer.

        Raises
        ------
        PlanError
            When it has none, or the number is out of range.
        """
        for at in reversed(range(len(self.blocks))):
            block = self.blocks[at]
            if isinstance(block, Dense):
                return self.replaced(at, replace(block, units=count))
        text = QT_TRANSLATE_NOOP(
            "Errors", "{network} has no fully connected layer that gives classes: add one, with a flattening before it."
        )
        raise PlanError(text, network=self.name)

    def replaced(self, at: int, block: Block) -> "Plan":
        """Return the plan with another block at a place; sums follow a new name."""
        old = self.blocks[at].name
        blocks = (*self.blocks[:at], block, *self.blocks[at + 1 :])
        if block.name != old:
            blocks = tuple(
                replace(each, source=block.name) if isinstance(each, Sum) and each.source == old else each
                for each in blocks
            )
        return replace(self, blocks=blocks)

    def inserted(self, at: int, block: Block) -> "Plan":
        """Return the plan with one more block before the one at a place.

        >>> from cnngui.networks.plans.blocks import Flatten
        >>> [block.name for block in Plan("mine", blocks=(Dense("fc1"),)).inserted(0, Flatten("flatten")).blocks]
        ['flatten', 'fc1']
        """
        return replace(self, blocks=(*self.blocks[:at], block, *self.blocks[at:]))

    def without(self, *places: int) -> "Plan":
        """Return the plan without the blocks at these places."""
        return replace(self, blocks=tuple(block for at, block in enumerate(self.blocks) if at not in places))

    def moved(self, old: int, new: int) -> "Plan":
        """Return the plan with the block at ``old`` taken out and put where it will be the one at ``new``."""
        left = self.without(old).blocks
        return replace(self, blocks=(*left[:new], self.blocks[old], *left[new:]))

    def fresh_name(self, kind: str) -> str:
        """Return a name that no block has yet.

        >>> Plan("mine", blocks=(Dense("fc1"),)).fresh_name("fc")
        'fc2'
        """
        return next(name for name in _numbered(kind) if name not in {INPUT, *(block.name for block in self.blocks)})


def _numbered(kind: str) -> Iterator[str]:
    return (f"{kind}{number}" for number in range(1, MOST_BLOCKS + 2))
