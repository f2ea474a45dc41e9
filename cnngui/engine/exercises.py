"""Exercises for pen and paper: one layer, its small input, and the answers; such as what is on the lab's screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from cnngui.engine.arithmetic import Numbers
from cnngui.engine.chain import Chain, Channels, Layer, LayerShape, Planes, run, shapes
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.kernels.values import Filter
from cnngui.engine.numbers import as_fractions, weight, written
from cnngui.engine.numbers.writing import rounded

Kind = Literal["pooling", "convolution", "stride", "relu", "padding", "rgb", "channels"]
"""What an exercise is about; "channels" are several that are not red, green and blue."""

LARGEST = 16
"""Rows or columns, and channels or filters, of an exercise that is taken from a chain."""

HIGHEST = 100_000
"""What numbers of an exercise that is taken from a chain must be below, on either side of 0."""

DIGITS = 2
"""Decimals of the numbers on a worksheet."""


class WorksheetError(CnnguiError):
    """A worksheet that cannot be made."""


@dataclass(frozen=True)
class Exercise:
    """One exercise.

    Parameters
    ----------
    number : int
        As printed, from 1.
    kind : str
        What it is about, see `Kind`.
    planes : tuple of rows of numbers
        The input, one grid a channel; whole numbers or with two decimals at most.
    chain : Chain
        Of one layer.
    """

    number: int
    kind: Kind
    planes: tuple[Numbers, ...]
    chain: Chain

    @property
    def layer(self) -> Layer:
        """The one layer."""
        return self.chain.layers[0]

    @property
    def each(self) -> bool:
        """Whether the filter sees every channel apart."""
        return self.chain.channels == "each"

    @property
    def pools_only(self) -> bool:
        """Whether there is nothing but pooling: the kernel is the single number 1."""
        layer = self.layer
        plain = Layer((Filter((((1.0,),),)),), padding=layer.padding, pooling=layer.pooling)
        same = replace(layer, filters=tuple(replace(kernel, name="") for kernel in layer.filters)) == plain
        alone = self.each or len(self.planes) == 1
        return layer.pooling is not None and same and layer.padding in {0, "same"} and alone

    @property
    def shape(self) -> LayerShape:
        """The sizes of the layer."""
        rows = self.planes[0]
        return shapes(self.chain, (len(rows), len(rows[0]), len(self.planes)))[0]

    def arrays(self) -> Planes:
        """Return the input as the engine takes it."""
        return tuple(np.array(plane, np.float32) for plane in self.planes)


@dataclass(frozen=True, eq=False)
class Stage:
    """What a pupil writes down before going on: the response (with bias), after ReLU, after pooling."""

    name: Literal["response", "relu", "pooling"]
    planes: Planes


def answers(exercise: Exercise) -> Planes:
    """Return the numbers that are asked for.

    Examples
    --------
    >>> layer = Layer((Filter((((1.0, -1.0),),)),), padding=0)
    >>> answers(worksheet_of(Chain((layer,)), (np.float32([[3, 0, 1]]),)))[0]
    array([[ 3., -1.]], dtype=float32)
    """
    return run(exercise.chain, exercise.arrays())[-1]


def stages(exercise: Exercise) -> tuple[Stage, ...]:
    """Return all that has to be written down, the answers last.

    Examples
    --------
    >>> layer = Layer((Filter((((1.0, -1.0),),)),), padding=0, relu=True)
    >>> [stage.planes[0].tolist() for stage in stages(worksheet_of(Chain((layer,)), (np.float32([[3, 0, 1]]),)))]
    [[[3.0, -1.0]], [[3.0, 0.0]]]
    """
    layer = exercise.layer
    found: list[Stage] = []
    if not exercise.pools_only:
        found.append(Stage("response", _after(exercise, replace(layer, relu=False, pooling=None))))
    if layer.relu:
        found.append(Stage("relu", _after(exercise, replace(layer, pooling=None))))
    if layer.pooling:
        found.append(Stage("pooling", answers(exercise)))
    return tuple(found)


def _after(exercise: Exercise, layer: Layer) -> Planes:
    return run(replace(exercise.chain, layers=(layer,)), exercise.arrays())[-1]


def worksheet_of(chain: Chain, planes: Planes, layer: int = 0, number: int = 1) -> Exercise:
    """Make an exercise of one layer of a chain, such as the one on screen.

    Parameters
    ----------
    chain : Chain
    planes : tuple of (H, W) float32
        The input of the chain. The layer's own input is rounded to two decimals, as it is printed.
    layer : int
        Which layer, from 0.
    number : int
        As printed.

    Raises
    ------
    WorksheetError
        When there is no such layer, or its grids are larger than a sheet of paper.

    Examples
    --------
    >>> layer = Layer((Filter((((1.0, -1.0),),)),), padding=1)
    >>> worksheet_of(Chain((layer,)), (np.float32([[3, 0, 1.125]]),))
    Exercise(number=1, kind='padding', planes=(((3.0, 0.0, 1.13),),), chain=...)
    """
    if not 0 <= layer < len(chain.layers):
        text = QT_TRANSLATE_NOOP("Errors", "There is no layer {layer} in a chain of {count}.")
        raise WorksheetError(text, layer=layer + 1, count=len(chain.layers))
    channels: Channels = "sum" if layer else chain.channels
    given = run(Chain(chain.layers[:layer], chain.channels), planes)[-1] if layer else planes
    one = _printable(chain.layers[layer])
    rows = tuple(_rounded(plane.tolist()) for plane in given)
    exercise = Exercise(number, "convolution", rows, Chain((one,), channels))
    _refuse_large(exercise)
    return replace(exercise, kind=_kind(exercise, coloured=layer == 0))


def _refuse_large(exercise: Exercise) -> None:
    shape = exercise.shape
    largest = max(*shape.input, *shape.convolved, shape.filters)
    if largest > LARGEST:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "A worksheet has room for {most} rows, columns and channels, not for {largest}: "
            "take a smaller grid or less padding.",
        )
        raise WorksheetError(text, most=LARGEST, largest=largest)


def _kind(exercise: Exercise, *, coloured: bool) -> Kind:
    """Name what is hardest about an exercise."""
    layer = exercise.layer
    shape = exercise.shape
    if exercise.pools_only:
        return "pooling"
    if len(exercise.planes) > 1:
        return "rgb" if coloured and len(exercise.planes) == 3 else "channels"
    if layer.relu:
        return "relu"
    if shape.rows.before + shape.rows.after + shape.columns.before + shape.columns.after:
        return "padding"
    return "convolution" if layer.stride == (1, 1) else "stride"


def _printable(layer: Layer) -> Layer:
    """Round what the sheet would round; thirds and ninths stay, since they are written as fractions."""
    return replace(layer, filters=tuple(_printable_filter(kernel) for kernel in layer.filters))


def _printable_filter(kernel: Filter) -> Filter:
    rows = [row for part in kernel.slices for row in part]
    slices = kernel.slices if as_fractions(rows) else tuple(_rounded_weights(part) for part in kernel.slices)
    return replace(kernel, slices=slices, bias=_rounded_weight(kernel.bias))


def _rounded_weights(rows: Sequence[Sequence[float]]) -> Numbers:
    return tuple(tuple(_rounded_weight(value) for value in row) for row in rows)


def _rounded_weight(value: float) -> float:
    """Round a weight as it is written: to two decimals, or, rather than to 0, to two digits that count."""
    _rounded_number(value)  # refuses what is too large
    return float(weight(value, DIGITS).said) + 0.0


def over_denominator(slices: tuple[Numbers, ...]) -> tuple[tuple[Numbers, ...], int]:
    """Write kernels over a denominator where two decimals do not do; return whole numbers and it.

    >>> over_denominator((((1 / 9, 2 / 9),),)), over_denominator((((0.25, 1.0),),))
    (((((1.0, 2.0),),), 9), ((((0.25, 1.0),),), 1))
    """
    rows = [row for part in slices for row in part]
    fractions = as_fractions(rows)
    if all(written(number, DIGITS).exact for row in rows for number in row) or fractions is None:
        return slices, 1
    whole, denominator = fractions
    height = len(slices[0])
    numbers = [tuple(float(number) for number in row) for row in whole]
    return tuple(tuple(numbers[first : first + height]) for first in range(0, len(numbers), height)), denominator


def _rounded(rows: Sequence[Sequence[float]]) -> Numbers:
    """Round to two decimals, halves away from zero as `cnngui.engine.numbers.writing.rounded` does."""
    return tuple(tuple(_rounded_number(value) for value in row) for row in rows)


def _rounded_number(value: float) -> float:
    if not abs(value) < HIGHEST:  # NaN too
        text = QT_TRANSLATE_NOOP(
            "Errors", "A worksheet has room for numbers below {most}, not for {value}: take smaller ones."
        )
        raise WorksheetError(text, most=HIGHEST, value=float(value))
    return float(rounded(value, DIGITS)) + 0.0  # no −0
