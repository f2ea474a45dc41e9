"""Fully connected layers."""

from dataclasses import dataclass

from cnngui.engine.lessons.counts import Multiplication
from cnngui.networks.plans.blocks.block import MOST, NOTHING, Block, Shape, product
from cnngui.networks.plans.troubles import NotFlatError


@dataclass(frozen=True)
class Dense(Block):
    """A fully connected layer.

    Examples
    --------
    >>> fc6 = Dense("fc6", 4096)
    >>> fc6.parameters((7, 7, 512)).text(), fc6.output((25088,))
    ('(7·7·512 + 1)·4096 = 102764544', (4096,))
    """

    units: int = 10
    bias: bool = True

    def __post_init__(self) -> None:
        super().__post_init__()
        self.refuse("n_C", self.units, 1, MOST)

    @property
    def kind(self) -> str:
        """As its layers are called: fc6."""
        return "fc"

    def output(self, given: Shape) -> Shape:
        """Return (units,)."""
        if len(given) == 3:
            raise NotFlatError(self.name, *given)
        return (self.units,)

    def parameters(self, given: Shape) -> Multiplication:
        """Count a weight for each number that goes in, and one bias a unit; ``given`` may be what was flattened."""
        if not self.bias:
            return self.macs(given)
        inside = product(*_telling(given))
        pattern = f"({inside.pattern} + {{}})·{{}}"
        return Multiplication(pattern, (*inside.numbers, 1, self.units), (inside.value + 1) * self.units)

    def macs(self, given: Shape) -> Multiplication:
        """Every number times every weight of it."""
        return product(*_telling(given), self.units)

    def connections(self, given: Shape) -> int:
        """As many as parameters."""
        return self.parameters(given).value


@dataclass(frozen=True)
class RadialBasis(Dense):
    """The output of 1998: for each class the squared distance to a fixed code, which is not learned.

    Examples
    --------
    >>> RadialBasis("output", 10).parameters((84,)).value, RadialBasis("output", 10).macs((84,)).text()
    (0, '84·10 = 840')
    """

    bias: bool = False

    @property
    def kind(self) -> str:
        """Radial basis functions."""
        return "rbf"

    def parameters(self, given: Shape) -> Multiplication:
        """Nothing is learned."""
        del given
        return NOTHING

    def connections(self, given: Shape) -> int:
        """Every number to every class."""
        return self.macs(given).value


def _telling(given: Shape) -> Shape:
    """Leave out factors of 1."""
    return tuple(length for length in given if length > 1) or (1,)
