"""SSD-MobileNetV2 as a table: every convolution, in the order in which a photo goes through them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

SIDE: Final = 300
"""Px a side of what the network sees."""

CLASSES: Final = 24
"""Scores of a box: the first is that there is nothing."""

COORDINATES: Final = 4
"""Numbers of a box."""


@dataclass(frozen=True)
class ConvLayer:
    """One convolution, with the batch normalisation that it was trained with already in its numbers.

    Borders are padded with zeros so that ``ceil(rows / stride)`` rows come out; where an odd number of rows is to be
    added, the last side has one more, as TensorFlow does it.

    Parameters
    ----------
    name : str
        Of its tensors in the file: "block1.expand" has "block1.expand.weight" and "block1.expand.bias".
    inputs, channels : int
        Before and behind it.
    size : int
        Of the kernel, 1 or 3.
    stride : int
    is_depthwise : bool
        Each kernel sees one channel only.
    is_cut : bool
        Whether ReLU6 follows, which cuts numbers at 0 and at 6.
    begins_block : bool
        What it sees is kept, in case that the block ends with a sum.
    is_sum : bool
        What the block has seen is added to what comes out.
    of_map : int or None
        For the heads: the map that it looks at, by its place among `maps`.

    Examples
    --------
    >>> layer = ConvLayer("block2.depthwise", 96, 96, 3, stride=2, is_depthwise=True)
    >>> layer.weight_shape, layer.parameters, layer.output(150), layer.padding(150)
    ((96, 1, 3, 3), 960, 75, (0, 1))
    """

    name: str
    inputs: int
    channels: int
    size: int = 1
    stride: int = 1
    is_depthwise: bool = False
    is_cut: bool = True
    begins_block: bool = False
    is_sum: bool = False
    of_map: int | None = None

    @property
    def weight_shape(self) -> tuple[int, int, int, int]:
        """(O, I, f, f), as torch has it."""
        return self.channels, 1 if self.is_depthwise else self.inputs, self.size, self.size

    @property
    def parameters(self) -> int:
        """How many numbers it has learned, biases included."""
        outputs, inputs, rows, columns = self.weight_shape
        return outputs * (inputs * rows * columns + 1)

    def output(self, rows: int) -> int:
        """Return how many rows come out, of so many."""
        return -(-rows // self.stride)

    def padding(self, rows: int) -> tuple[int, int]:
        """Return how many rows of zeros come before and behind."""
        total = max((self.output(rows) - 1) * self.stride + self.size - rows, 0)
        return total // 2, total - total // 2

    def macs(self, rows: int) -> int:
        """Return how many multiplications it takes on so many rows and columns."""
        outputs, inputs, height, width = self.weight_shape
        return self.output(rows) ** 2 * outputs * inputs * height * width


_GROUPS: Final = (
    (1, 16, 1, 1),
    (6, 24, 2, 2),
    (6, 32, 3, 2),
    (6, 64, 4, 2),
    (6, 96, 3, 1),
    (6, 160, 3, 2),
    (6, 320, 1, 1),
)
"""MobileNetV2's blocks: how many times wider inside, channels behind them, how many, stride of the first."""

_FIRST, _LAST = 32, 1280
"""Channels behind the first convolution, and behind the last one of MobileNetV2."""

_EXTRAS: Final = ((256, 512), (128, 256), (128, 256), (64, 128))
"""What SSD adds: channels of a 1×1 convolution, and of the 3×3 one behind it that halves rows and columns."""

BOXES: Final = (3, 6, 6, 6, 6, 6)
"""Boxes at each place of the six maps that the heads look at."""

_FIRST_MAP = "block13.expand"


def _blocks() -> Iterator[ConvLayer]:
    inputs, number = _FIRST, 0
    for wider, channels, count, first_stride in _GROUPS:
        for place in range(count):
            stride, name, inside = (1 if place else first_stride), f"block{number}", inputs * wider
            if wider > 1:
                yield ConvLayer(f"{name}.expand", inputs, inside, begins_block=True)
            yield ConvLayer(f"{name}.depthwise", inside, inside, 3, stride, is_depthwise=True)
            is_sum = stride == 1 and inputs == channels
            yield ConvLayer(f"{name}.project", inside, channels, is_cut=False, is_sum=is_sum)
            inputs, number = channels, number + 1


def _trunk() -> Iterator[ConvLayer]:
    yield ConvLayer("first", 3, _FIRST, 3, 2)
    yield from _blocks()
    inputs = _GROUPS[-1][1]
    yield ConvLayer("last", inputs, _LAST)
    inputs = _LAST
    for number, (narrow, wide) in enumerate(_EXTRAS):
        yield ConvLayer(f"extra{number}.reduce", inputs, narrow)
        yield ConvLayer(f"extra{number}.halve", narrow, wide, 3, 2)
        inputs = wide


MAPS: Final = (_FIRST_MAP, "last", *(f"extra{number}.halve" for number in range(len(_EXTRAS))))
"""The layers whose maps the heads look at, the finest first."""


def _all() -> Iterator[ConvLayer]:
    for layer in _trunk():
        yield layer
        if layer.name in MAPS:
            place = MAPS.index(layer.name)
            for part, numbers in (("boxes", COORDINATES), ("classes", CLASSES)):
                channels = BOXES[place] * numbers
                yield ConvLayer(f"head{place}.{part}", layer.channels, channels, is_cut=False, of_map=place)


LAYERS: Final = tuple(_all())
"""All 72 of them: 55 ordinary ones, of which 12 are heads, and 17 depthwise ones."""


def shapes() -> dict[str, tuple[int, ...]]:
    """Return the tensors of the file, by name.

    >>> shapes()["head0.classes.weight"], len(shapes())
    ((72, 576, 1, 1), 144)
    """
    found: dict[str, tuple[int, ...]] = {}
    for layer in LAYERS:
        found[f"{layer.name}.weight"] = layer.weight_shape
        found[f"{layer.name}.bias"] = (layer.channels,)
    return found


def map_sides(side: int = SIDE) -> tuple[int, ...]:
    """Return rows (and columns) of the six maps.

    >>> map_sides()
    (19, 10, 5, 3, 2, 1)
    """
    return tuple(rows for layer, rows in walked(side) if layer.name in MAPS)


def walked(side: int = SIDE) -> Iterator[tuple[ConvLayer, int]]:
    """Return every layer with the rows of what comes out of it.

    >>> sum(layer.parameters for layer, _ in walked())
    4951996
    """
    rows = side
    for layer in LAYERS:
        rows = layer.output(rows)
        yield layer, rows


def macs(side: int = SIDE) -> int:
    """Return the multiplications of one photo.

    >>> macs()
    672993008
    """
    total, rows = 0, side
    for layer, after in walked(side):
        total += layer.macs(rows)
        rows = after
    return total
