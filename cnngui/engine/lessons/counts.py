"""Why convolutions: how many numbers a layer has to learn, each count with its multiplication written out."""

from dataclasses import dataclass
from functools import lru_cache
from math import prod

from cnngui.engine.chain import LayerShape
from cnngui.engine.numbers import written
from cnngui.engine.sizes import Axis, Pair

Shape = tuple[int, int, int]


@dataclass(frozen=True)
class Multiplication:
    """A count and how it comes about.

    Parameters
    ----------
    pattern : str
        As it is written, with ``{}`` for every number.
    numbers : tuple of int
        What stands there.
    value : int
        What it comes to.
    """

    pattern: str
    numbers: tuple[int, ...]
    value: int

    def text(self, thousands: str = "") -> str:
        """Write it out, "= value" included, with ``thousands`` between groups of three digits.

        >>> fully_connected((32, 32, 3), (28, 28, 6)).text(" ")
        '32·32·3 × 28·28·6 = 3 072 × 4 704 = 14 450 688'
        """
        return f"{self.product(thousands)} = {written(self.value, thousands=thousands, noise=0).text}"

    def product(self, thousands: str = "") -> str:
        """Write out what is multiplied, without what it comes to.

        >>> parameters((3, 3), 256, 512).product()
        '(3·3·256 + 1)·512'
        """
        digits = (written(number, thousands=thousands, noise=0).text for number in self.numbers)
        return self.pattern.format(*digits)


def features(shape: Shape) -> Multiplication:
    """Count the numbers of an input or output (H, W, C).

    >>> features((64, 64, 3)).text()
    '64·64·3 = 12288'
    """
    return Multiplication("{}·{}·{}", shape, prod(shape))


def weights(inputs: int, units: int) -> Multiplication:
    """Count the weights of a fully connected layer, without its biases, as the course does.

    >>> weights(3_000_000, 1000).text(",")
    '3,000,000 × 1,000 = 3,000,000,000'
    """
    return Multiplication("{} × {}", (inputs, units), inputs * units)


def fully_connected(input: Shape, output: Shape) -> Multiplication:  # noqa: A002  (the glossary's word)
    """Count the weights from every number of the input to every number of the output, without biases.

    >>> fully_connected((2, 2, 1), (1, 3, 1)).text()
    '2·2·1 × 1·3·1 = 4 × 3 = 12'
    """
    ends = prod(input), prod(output)
    return Multiplication("{}·{}·{} × {}·{}·{} = {} × {}", (*input, *output, *ends), prod(ends))


def parameters(size: Pair, depth: int, filters: int) -> Multiplication:
    """Count the parameters of a convolutional layer: the numbers of every filter and its bias.

    >>> parameters((5, 5), 3, 6).text()
    '(5·5·3 + 1)·6 = 456'
    """
    return Multiplication("({}·{}·{} + {})·{}", (*size, depth, 1, filters), (prod(size) * depth + 1) * filters)


FEATURES_64 = features((64, 64, 3))
FEATURES_1000 = features((1000, 1000, 3))
WEIGHTS_1000 = weights(FEATURES_1000.value, 1000)
FULLY_CONNECTED = fully_connected((32, 32, 3), (28, 28, 6))
ONE_CHANNEL = parameters((5, 5), 1, 6)
RGB = parameters((5, 5), 3, 6)

COUNTS = (FEATURES_64, FEATURES_1000, WEIGHTS_1000, ONE_CHANNEL, RGB, FULLY_CONNECTED)
"""The counts of the course's slides, in their order; `ONE_CHANNEL` is the printed one, `RGB` the right one."""


def dense_parameters(input: Shape, output: Shape) -> Multiplication:  # noqa: A002  (the glossary's word)
    """Count the weights from every number of the input to every number of the output, and a bias for each of those.

    >>> dense_parameters((6, 6, 1), (4, 4, 1)).text()
    '(6·6·1 + 1) × 4·4·1 = 37 × 16 = 592'
    """
    ends = prod(input) + 1, prod(output)
    return Multiplication("({}·{}·{} + {}) × {}·{}·{} = {} × {}", (*input, 1, *output, *ends), prod(ends))


@dataclass(frozen=True)
class Connections:
    """What one layer has to learn, fully connected and as it is: weights and biases on both sides.

    Parameters
    ----------
    dense : Multiplication
        From all of the input to the whole output.
    convolution : Multiplication or None
        Of the filters; None for a layer that only pools, which has nothing to learn.
    """

    dense: Multiplication
    convolution: Multiplication | None


def slid_output(shape: LayerShape) -> Shape:
    """Return what the window that slides gives: the convolution, or the pool of a layer that only pools."""
    return shape.output if shape.pools_only else shape.convolved


def connections(shape: LayerShape) -> Connections:
    """Count what the current layer has to learn, and what a fully connected layer of the same sizes would.

    Pooling after a convolution, which has nothing to learn, is left out.

    Examples
    --------
    >>> from cnngui.engine.chain import shapes
    >>> from cnngui.engine.lessons.examples import example
    >>> both = connections(shapes(example("convolution").chain, (6, 6, 1))[0])
    >>> both.dense.text(), both.convolution.text()
    ('(6·6·1 + 1) × 4·4·1 = 37 × 16 = 592', '(3·3·1 + 1)·1 = 10')
    """
    size = (shape.rows.size, shape.columns.size)
    return Connections(
        dense=dense_parameters(shape.input, slid_output(shape)),
        convolution=None if shape.pools_only else parameters(size, shape.depth, shape.filters),
    )


def links(shape: LayerShape, row: int, column: int) -> tuple[Pair, ...]:
    """Return the input cells (row, column) that one unit of the convolution is connected to, padding left out.

    A fully connected unit is connected to all of them.

    Raises
    ------
    IndexError
        When the convolution gives no such unit.

    Examples
    --------
    >>> from cnngui.engine.chain import shapes
    >>> from cnngui.engine.lessons.examples import example
    >>> links(shapes(example("padding").chain, (6, 6, 1))[0], 0, 0)
    ((0, 0), (0, 1), (1, 0), (1, 1))
    """
    height, width, _ = shape.convolved
    if not (0 <= row < height and 0 <= column < width):
        message = f"no unit ({row}, {column}) in ({height}, {width})"
        raise IndexError(message)
    return tuple((r, c) for r in _inside(shape.rows, row) for c in _inside(shape.columns, column))


@lru_cache(maxsize=8)
def all_links(shape: LayerShape) -> dict[int, list[tuple[int, int]]]:
    """Return, for each output, its inputs and which number of the filters each is multiplied by.

    Units are counted row by row and channel by channel, weights slice by slice and filter by filter; a pool has no
    weights, and -1 in their place. Padding is left out.

    >>> from cnngui.engine.chain import shapes
    >>> from cnngui.engine.lessons.examples import example
    >>> all_links(shapes(example("padding").chain, (6, 6, 1))[0])[0]
    [(0, 4), (1, 5), (6, 7), (7, 8)]
    >>> all_links(shapes(example("max-pooling-channels").chain, (6, 6, 2))[0])[9]
    [(36, -1), (37, -1), (42, -1), (43, -1)]
    """
    rows, columns = shape.window_rows, shape.window_columns
    height, width, channels = slid_output(shape)
    flat = {
        row * width + column: [
            (r * columns.length + c, down * columns.size + across)
            for down, r in enumerate(rows.pixels(row))
            for across, c in enumerate(columns.pixels(column))
            if 0 <= r < rows.length and 0 <= c < columns.length
        ]
        for row in range(height)
        for column in range(width)
    }
    cells, size = rows.length * columns.length, rows.size * columns.size
    found = {}
    for channel in range(channels):
        number, slices = _seen(shape, channel)
        for unit, pairs in flat.items():
            found[channel * height * width + unit] = [
                (given * cells + cell, -1 if shape.pools_only else (number * shape.depth + part) * size + weight)
                for part, given in enumerate(slices)
                for cell, weight in pairs
            ]
    return found


def _seen(shape: LayerShape, channel: int) -> tuple[int, range]:
    """Return which filter makes a channel, and which channels of the input it sees."""
    given = shape.input[2]
    if shape.depth == given:
        return channel, range(given)
    number, seen = divmod(channel, given)
    return number, range(seen, seen + 1)


def _inside(axis: Axis, index: int) -> tuple[int, ...]:
    return tuple(pixel for pixel in axis.pixels(index) if 0 <= pixel < axis.length)
