"""The layers of a chain as the course's blocks (convolution, pooling, fully connected), in its notation."""

from dataclasses import dataclass
from typing import Literal

from cnngui.engine.chain import Chain, LayerShape
from cnngui.engine.pooling import PoolKind
from cnngui.engine.sizes import Axis

Kind = Literal["convolution", "pooling", "dense"]
Shape = tuple[int, ...]


@dataclass(frozen=True)
class LayerBlock:
    """One block.

    Parameters
    ----------
    kind : {"convolution", "pooling", "dense"}
        A filter as large as its input is a fully connected layer.
    rows, columns : Axis
        The window that slides: f, p, s, n_H and n_W.
    input, output : (n_H, n_W, n_C)
    depth : int
        Slices of one filter, n_C of the layer before; 0 for a pooling.
    filters : int
        0 for a pooling.
    relu : bool
    pool : {"max", "average"} or None
    """

    kind: Kind
    rows: Axis
    columns: Axis
    input: tuple[int, int, int]
    output: tuple[int, int, int]
    depth: int = 0
    filters: int = 0
    relu: bool = False
    pool: PoolKind | None = None

    @property
    def weights(self) -> Shape:
        """Shape of W: (f, f, n_C of the layer before, n_C); fully connected (inputs, units); of a pool ()."""
        if self.kind == "pooling":
            return ()
        if self.kind == "dense":
            return self.input[0] * self.input[1] * self.depth, self.filters
        return self.rows.size, self.columns.size, self.depth, self.filters

    @property
    def bias(self) -> Shape:
        """Shape of b: (n_C,); () of a pooling."""
        return (self.filters,) if self.filters else ()

    @property
    def activation(self) -> Shape:
        """Shape of a: (n_H, n_W, n_C); of a fully connected layer (units,)."""
        return (self.filters,) if self.kind == "dense" else self.output

    @property
    def parameters(self) -> int:
        """How many numbers there are to learn, biases included."""
        return (self.rows.size * self.columns.size * self.depth + 1) * self.filters

    @property
    def counting(self) -> str:
        """How the parameters are counted; "" where there are none.

        >>> from cnngui.engine.chain import shapes
        >>> from cnngui.engine.lessons.examples import example
        >>> course = example("blocks")
        >>> found = layer_blocks(course.chain, shapes(course.chain, (6, 6, 1)))
        >>> [(block.kind, block.activation, block.counting) for block in found]
        [('convolution', (4, 4, 2), '(3·3·1 + 1)·2'), ('pooling', (2, 2, 2), ''), ('dense', (3,), '(8 + 1)·3')]
        """
        if self.kind == "pooling":
            return ""
        inside = "·".join(map(str, self.weights[:-1]))
        return f"({inside} + 1)·{self.filters}"


def layer_blocks(chain: Chain, shapes: tuple[LayerShape, ...]) -> tuple[LayerBlock, ...]:
    """Return the blocks of a chain, one after the other: a layer with a pooling is two of them.

    Parameters
    ----------
    chain : Chain
    shapes : tuple of LayerShape
        Its sizes, as from `cnngui.engine.chain.shapes`.
    """
    found = []
    for layer, shape in zip(chain.layers, shapes, strict=True):
        if not shape.pools_only:
            kind: Kind = "dense" if _sees_all(shape) else "convolution"
            found.append(
                LayerBlock(
                    kind,
                    shape.rows,
                    shape.columns,
                    shape.input,
                    shape.convolved,
                    shape.depth,
                    shape.filters,
                    relu=layer.relu,
                )
            )
        if layer.pooling and shape.pool_rows and shape.pool_columns:
            given = shape.input if shape.pools_only else shape.convolved
            found.append(
                LayerBlock("pooling", shape.pool_rows, shape.pool_columns, given, shape.output, pool=layer.pooling.kind)
            )
    return tuple(found)


def _sees_all(shape: LayerShape) -> bool:
    """Tell whether every filter is as large as what it is given, which then is laid over it once."""
    both = shape.rows, shape.columns
    return shape.depth == shape.input[2] and all(axis.size == axis.length == axis.padded for axis in both)
