"""A plan worked out: the table of its layers with every count, up to where it does not fit any more."""

from dataclasses import dataclass, field
from functools import lru_cache
from math import prod
from typing import Literal

from cnngui.engine.lessons.counts import Multiplication
from cnngui.engine.sizes import Axis, Pair
from cnngui.networks.plans.blocks import NOTHING, Block, Conv, Dense, Flatten, Shape, Sum
from cnngui.networks.plans.plan import INPUT, Plan
from cnngui.networks.plans.sight import Sight
from cnngui.networks.plans.troubles import CrossingError, PlanError, SourceError, SumError

BYTES = {"float32": 4, "half": 2}
"""Of one number."""

Number = Literal["float32", "half"]


@dataclass(frozen=True)
class Row:
    """One layer.

    Parameters
    ----------
    name : str
    block : Block or None
        None for the input.
    places : tuple of int
        Where in the plan's blocks it and what is done in place behind it stand.
    then : tuple of Block
        What is done in place behind it: ReLU, flattening.
    given : Shape
        What it sees: (H, W, C), or (units,).
    output : Shape
        Of a, before it is flattened.
    parameters, macs : Multiplication
        With their products written out.
    connections : int
        As counted in 1998, biases included.
    axes : (Axis, Axis) or None
        The window that slides, along rows and columns.
    sight : Sight
        What one unit sees of the input.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> row = worked(known("vgg16")).row("conv5_3")
    >>> row.field, row.stride, row.parameters.text(), row.weights
    ((196, 196), (16, 16), '(3·3·512 + 1)·512 = 2359808', (3, 3, 512, 512))
    """

    name: str
    block: Block | None
    places: tuple[int, ...]
    then: tuple[Block, ...]
    given: Shape
    output: Shape
    parameters: Multiplication = NOTHING
    macs: Multiplication = NOTHING
    connections: int = 0
    axes: tuple[Axis, Axis] | None = None
    sight: Sight = field(default_factory=Sight)

    @property
    def kind(self) -> str:
        """What it is called in files."""
        return self.block.kind if self.block else INPUT

    @property
    def is_depthwise(self) -> bool:
        """Whether each filter sees one channel only, of several."""
        return isinstance(self.block, Conv) and 1 < self.block.groups == self.given[-1]

    @property
    def size(self) -> int:
        """Numbers of a: its activation size."""
        return prod(self.output)

    @property
    def is_flattened(self) -> bool:
        """Whether the next layer sees it as one vector."""
        return any(isinstance(block, Flatten) for block in self.then)

    @property
    def f(self) -> int | None:
        """Rows and columns of the window that slides."""
        return self.axes[0].size if self.axes else None

    @property
    def s(self) -> int | None:
        """From one window to the next."""
        return self.axes[0].stride if self.axes else None

    @property
    def p(self) -> int | None:
        """Padding on each side; None where there is none, or `paddings` are uneven."""
        sides = {side for pair in self.paddings or () for side in pair}
        return sides.pop() if len(sides) == 1 else None

    @property
    def paddings(self) -> tuple[Pair, Pair] | None:
        """Padding at the top and the bottom, and at the left and the right."""
        return (
            ((self.axes[0].before, self.axes[0].after), (self.axes[1].before, self.axes[1].after))
            if self.axes
            else None
        )

    @property
    def field(self) -> Pair:
        """Rows and columns of the input that one unit sees; padding counts, but for a unit that sees everything."""
        return self.sight.size

    @property
    def stride(self) -> Pair | None:
        """Rows and columns of the input from one unit to the next; None where there is no such number."""
        return self.sight.jump

    @property
    def weights(self) -> Shape:
        """Shape of W: (f, f, channels seen, n_C), fully connected (inputs, units); () where there are none."""
        if isinstance(self.block, Conv):
            return self.block.size, self.block.size, self.given[2] // self.block.groups, self.block.filters
        if isinstance(self.block, Dense):
            return prod(self.given), self.block.units
        return ()

    @property
    def bias(self) -> Shape:
        """Shape of b: (n_C,); () where there is none."""
        has_bias = isinstance(self.block, Conv | Dense) and self.block.bias
        return (self.output[-1],) if has_bias else ()

    def batch(self, m: int | str = "m") -> tuple[int | str, ...]:
        """Shape of A: a for each of m inputs.

        >>> from cnngui.networks.plans.known import known
        >>> worked(known("vgg16")).row("pool5").batch()
        ('m', 7, 7, 512)
        """
        return m, *self.output

    def bytes(self, number: Number = "float32") -> int:
        """Memory that its activation needs."""
        return self.size * BYTES[number]

    def parameter_bytes(self, number: Number = "float32") -> int:
        """Memory that its parameters need."""
        return self.parameters.value * BYTES[number]


@dataclass(frozen=True)
class Totals:
    """Sums of the columns; ``size`` counts the input too."""

    parameters: int
    macs: int
    connections: int
    size: int


@dataclass(frozen=True)
class Trouble:
    """Where a plan does not fit any more.

    Parameters
    ----------
    place : int
        In the plan's blocks.
    error : PlanError
        Why.
    """

    place: int
    error: PlanError


@dataclass(frozen=True)
class Worked:
    """The table of a plan.

    Parameters
    ----------
    plan : Plan
    rows : tuple of Row
        The input, then the layers, up to the first that does not fit.
    trouble : Trouble or None
    """

    plan: Plan
    rows: tuple[Row, ...]
    trouble: Trouble | None = None

    @property
    def layers(self) -> tuple[Row, ...]:
        """The rows without the input."""
        return self.rows[1:]

    @property
    def totals(self) -> Totals:
        """The sums of the columns."""
        return Totals(
            sum(row.parameters.value for row in self.rows),
            sum(row.macs.value for row in self.rows),
            sum(row.connections for row in self.rows),
            sum(row.size for row in self.rows),
        )

    @property
    def output(self) -> Shape:
        """What comes out at the end."""
        last = self.rows[-1]
        return (last.size,) if last.is_flattened else last.output

    def row(self, name: str) -> Row:
        """Return a row by its name.

        Raises
        ------
        KeyError
            When there is none of that name.
        """
        found = {row.name: row for row in self.rows}
        return found[name]


@lru_cache(maxsize=512)
def worked(plan: Plan) -> Worked:
    """Work a plan out.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    Worked
        Up to the first block that does not fit; the same object for an equal plan.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> worked(known("vgg16")).totals.parameters, str(worked(known("vgg16").with_input((20, 20, 3))).trouble.error)
    (138357544, 'pool5 needs a window of 2×2, but only 1×1 are left, padding included.')
    """
    rows = [Row(INPUT, None, (), (), plan.input, plan.input)]
    shape, open_sums = plan.input, _Sums()
    for place, block in enumerate(plan.blocks):
        try:
            if isinstance(block, Sum):
                open_sums.check(block, shape, rows)
            row = rows[-1]
            output = block.output(shape)
            if block.in_place:
                rows[-1] = _with(row, place, block)
            else:
                rows.append(_row(place, block, shape, output, rows))
            shape = output
        except PlanError as error:
            return Worked(plan, tuple(rows), Trouble(place, error))
    return Worked(plan, tuple(rows))


def _with(row: Row, place: int, block: Block) -> Row:
    """Let a block stand behind its layer."""
    return Row(**{**row.__dict__, "places": (*row.places, place), "then": (*row.then, block)})


def _row(place: int, block: Block, given: Shape, output: Shape, rows: list[Row]) -> Row:
    before = rows[-1]
    counted = before.output if before.is_flattened else given  # 7·7·512 says more than 25088
    axes, sight = block.axes(given), before.sight.through(block, before.output, rows[0].output)
    if isinstance(block, Sum):
        sight = sight.joined(next(row for row in rows if row.name == block.source).sight)
    return Row(
        block.name,
        block,
        (place,),
        (),
        given,
        output,
        block.parameters(counted),
        block.macs(counted),
        block.connections(counted),
        axes,
        sight,
    )


class _Sums:
    """Sums follow one another or lie inside one another: from each source to its sum nothing else is crossed."""

    def __init__(self) -> None:
        self._done: list[tuple[int, int]] = []

    def check(self, block: Sum, shape: Shape, rows: list[Row]) -> None:
        """Refuse a sum that cannot be."""
        source = next((at for at, row in enumerate(rows) if row.name == block.source), None)
        if source is None:
            raise SourceError(block.name, block.source)
        row = rows[source]
        other = (row.size,) if row.is_flattened else row.output
        if other != shape:
            raise SumError(block.name, block.source, _written(shape), _written(other))
        if any(start < source < end for start, end in self._done):
            raise CrossingError(block.name, block.source)
        self._done.append((source, len(rows)))


def _written(shape: Shape) -> str:
    return "×".join(map(str, shape))
