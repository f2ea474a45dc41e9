"""Winograd's minimal filtering: a 3×3 layer with a fifth to a half of the multiplications, in float32.

F(4×4, 3×3) computes sixteen outputs at a time from a tile of 6×6 inputs. Tile and filter are transformed, multiplied
number by number (for all channels and all tiles together that is 36 products of matrices), and transformed back: 36
multiplications in place of 144. F(6×6, 3×3) takes 64 in place of 324, from tiles of 8×8, and F(2×2, 3×3) 16 in place of
36. See Lavin and Gray 2015, "Fast Algorithms for Convolutional Neural Networks" (arXiv:1509.09308).

The transforms are products with small matrices, over all tiles and channels at once: few and large operations, each of
which fills the cores, and between which nothing is copied but what overlaps. The error is some hundred-thousandths of a
layer's range. docs/decisions/0008-winograd-as-products.md has the figures.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from math import prod
from typing import TYPE_CHECKING

import numpy as np
from numpy.polynomial import polynomial
from numpy.typing import NDArray

if TYPE_CHECKING:
    import torch

FILTER = 3
"""Rows and columns of a filter."""

POINTS = (0, 1, -1, 2, -2, 0.5, -0.5)
"""Where polynomials are evaluated, beside infinity: the first three for tiles of 2×2 outputs, all for 6×6."""

TILES = (2, 4, 6)
"""Rows and columns of outputs that a tile may have."""

READING = 25
"""A filter's transformed number takes as long to fetch as to multiply by those of so many tiles."""

LARGE_FILTERS = 256 * 256
"""Inputs × outputs up to which there are tiles of 6×6: their filters take seven times the memory of the weights."""

BAND = 4 << 20
"""Numbers in a buffer, at most: some rows of tiles are transformed and multiplied at a time."""


@dataclass(frozen=True)
class Transform:
    """The three small matrices of F(m×m, 3×3), for tiles of n = m + 2 inputs a side.

    Parameters
    ----------
    outputs : (m, n) float64
        Aᵀ of the paper.
    filters : (n, 3) float64
        G of the paper, but for a factor in every row.
    inputs : (n, n) float64
        Bᵀ of the paper, but for the inverse factors.
    """

    outputs: NDArray[np.float64]
    filters: NDArray[np.float64]
    inputs: NDArray[np.float64]


@cache
def transform(tile: int) -> Transform:
    """Return the matrices for tiles of so many outputs a side.

    Outputs and filters are evaluated as polynomials at the points; inputs go the way back, through Lagrange's.

    >>> found, photo, filter_ = transform(4), np.arange(6.0), np.array([1.0, 2.0, 3.0])
    >>> (found.outputs @ ((found.filters @ filter_) * (found.inputs @ photo))).round(9).tolist()
    [8.0, 14.0, 20.0, 26.0]
    >>> np.correlate(photo, filter_).tolist()
    [8.0, 14.0, 20.0, 26.0]
    """
    points = np.array(POINTS[: tile + FILTER - 2])
    size = len(points) + 1
    outputs, filters, inputs = np.zeros((tile, size)), np.zeros((size, FILTER)), np.zeros((size, size))
    outputs[:, :-1], outputs[-1, -1] = points ** np.arange(tile)[:, None], 1
    filters[:-1], filters[-1, -1] = points[:, None] ** np.arange(FILTER), 1
    for place, point in enumerate(points):
        others = np.delete(points, place)
        inputs[place, :-1] = polynomial.polyfromroots(others) / prod(point - others)
    inputs[-1] = polynomial.polyfromroots(points)
    return Transform(outputs, filters, inputs)


def tile_for(height: int, width: int, inputs: int, outputs: int) -> int:
    """Choose the outputs a side of a tile: the larger, the fewer multiplications, but the more filters to be fetched.

    At the edge of a map a large tile also has more to no purpose.

    >>> [tile_for(side, side, 64, 128) for side in (14, 28, 112)], tile_for(112, 112, 512, 512)
    ([2, 4, 6], 4)
    """
    tiles = TILES if inputs * outputs <= LARGE_FILTERS else TILES[:-1]
    return min(tiles, key=lambda side: (side + 2) ** 2 * (-(-height // side) * -(-width // side) + READING))


def transformed(weight: NDArray[np.float32], tile: int) -> "torch.Tensor":
    """Transform the filters of a layer.

    Parameters
    ----------
    weight : (O, I, 3, 3) float32
    tile : int
        Outputs a side of a tile, m.

    Returns
    -------
    Tensor
        (n·n, I, O) float32, n = m + 2: four or seven times as many numbers as before. The n·n go over columns first,
        then rows.

    Examples
    --------
    >>> transformed(np.ones((8, 4, 3, 3), np.float32), 6).shape
    torch.Size([64, 4, 8])
    """
    import torch  # noqa: PLC0415  (heavy)

    outputs, inputs = weight.shape[:2]
    matrix = torch.from_numpy(transform(tile).filters).float()
    planes = torch.from_numpy(np.ascontiguousarray(weight.transpose(2, 3, 1, 0)))  # row, column, I, O
    by_rows = (matrix @ planes.reshape(FILTER, -1)).view(-1, FILTER, inputs * outputs)
    made = torch.empty(len(matrix), len(matrix), inputs * outputs)
    for row, given in enumerate(by_rows):  # in turn, so that hardly more memory is needed than in the end
        made[:, row] = matrix @ given
    return made.view(-1, inputs, outputs)


class WinogradLayer:
    """A 3×3 layer with padding 1 and stride 1, on the CPU.

    Parameters
    ----------
    weight : (O, I, 3, 3) float32
    bias : (O,) float32

    Examples
    --------
    >>> import torch
    >>> layer = WinogradLayer(np.ones((1, 1, 3, 3), np.float32), np.zeros(1, np.float32))
    >>> layer.through(torch.ones(1, 1, 5, 7), relu=True)[0, 0, 0].round().int().tolist()
    [4, 6, 6, 6, 6, 6, 4]
    """

    def __init__(self, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        import torch  # noqa: PLC0415  (heavy)

        self._weight, self._bias = weight, torch.from_numpy(bias)
        self._filters: dict[int, torch.Tensor] = {}

    def through(self, planes: "torch.Tensor", *, relu: bool) -> "torch.Tensor":
        """Return the layer's output.

        Parameters
        ----------
        planes : Tensor, (1, I, H, W) float32
            Best with channels last in memory.
        relu : bool
            Cut at 0.

        Returns
        -------
        Tensor
            (1, O, H, W) float32, channels last in memory.
        """
        outputs, inputs = self._weight.shape[:2]
        tile = tile_for(planes.shape[2], planes.shape[3], inputs, outputs)
        if tile not in self._filters:
            self._filters = {tile: transformed(self._weight, tile)}  # one form at a time: they take more than maps do
        bands = _Bands(planes[0].permute(1, 2, 0), self._filters[tile], tile)
        with _lent(bands.room) as memory:
            for first in range(0, bands.down, bands.rows):
                bands.work(memory, first, self._bias, relu=relu)
        return bands.output.permute(0, 3, 1, 2)


_SPARE: list[NDArray[np.float32]] = []
"""Memory that no layer works in just now: taken anew each time, its pages would cost as much as the products."""


@contextmanager
def _lent(count: int) -> "Generator[torch.Tensor, None, None]":
    """Lend so many numbers to work in; with layers one after the other it is always the same memory."""
    import torch  # noqa: PLC0415  (heavy)

    try:
        memory = _SPARE.pop()
    except IndexError:
        memory = np.empty(0, np.float32)
    if memory.size < count:
        memory = np.empty(count, np.float32)
    try:
        yield torch.from_numpy(memory)
    finally:
        _SPARE.append(memory)


class _Bands:
    """A layer's work, some rows of tiles at a time; every step reads one part of the memory and fills another."""

    def __init__(self, pixels: "torch.Tensor", filters: "torch.Tensor", tile: int) -> None:
        import torch  # noqa: PLC0415  (heavy)

        self._pixels, self._filters, self._tile = pixels, filters, tile
        self._size = size = tile + FILTER - 1
        (height, width, inputs), outputs = pixels.shape, filters.shape[2]
        self.down, self._across = -(-height // tile), -(-width // tile)
        of_a_row = size * (size * self._across * max(inputs, outputs) + inputs * FILTER)
        bands = -(-self.down // max(BAND // of_a_row, 1))
        self.rows = -(-self.down // bands)
        self._line = tile * self._across + FILTER - 1
        self._shares = of_a_row * self.rows, of_a_row * self.rows, (tile * self.rows + FILTER - 1) * self._line * inputs
        self.room = sum(self._shares)
        self.output = torch.empty(1, height, width, outputs)
        matrices = transform(tile)
        self._inputs, self._outputs = (torch.from_numpy(each).float() for each in (matrices.inputs, matrices.outputs))

    def work(self, memory: "torch.Tensor", first: int, bias: "torch.Tensor", *, relu: bool) -> None:
        """Compute the outputs of the rows of tiles from ``first`` on, in memory with ``room``."""
        import torch  # noqa: PLC0415  (heavy)

        one, other, padded = torch.split(memory[: self.room], list(self._shares))
        rows = min(self.rows, self.down - first)
        tiles = self._transformed_tiles(first, rows, (one, other, padded))
        products = _cut(other, self._size**2, rows * self._across, len(bias))
        torch.bmm(tiles, self._filters, out=products)
        products[self._size + 1].add_(bias)  # at the point 1, which every output has with a factor of 1
        whole = self._transformed_back(products, one, other)
        by_place = whole.view(self._tile, self._tile, rows, self._across, len(bias))  # column, row of a tile, tiles
        self._place(by_place.permute(2, 1, 3, 0, 4), first * self._tile, relu=relu)

    def _transformed_back(self, products: "torch.Tensor", one: "torch.Tensor", other: "torch.Tensor") -> "torch.Tensor":
        """Transform over columns and rows, at once where that is less to do than to write down what is between."""
        import torch  # noqa: PLC0415  (heavy)

        tile, size, count = self._tile, self._size, products[0].numel()
        if tile < TILES[-1]:
            whole = _cut(one, tile * tile, count)
            return torch.mm(torch.kron(self._outputs, self._outputs), products.view(size * size, count), out=whole)
        by_columns = _cut(one, tile, size * count)
        torch.mm(self._outputs, products.view(size, size * count), out=by_columns)
        matrices, whole = self._outputs.expand(tile, tile, size), _cut(other, tile, tile, count)
        return torch.bmm(matrices, by_columns.view(tile, size, count), out=whole)

    def _transformed_tiles(self, first: int, rows: int, memory: "tuple[torch.Tensor, ...]") -> "torch.Tensor":
        """Transform tiles over rows, before they overlap within a line, then over columns: (n·n, tiles, I)."""
        import torch  # noqa: PLC0415  (heavy)

        size, tile, line, inputs = self._size, self._tile, self._line, self._pixels.shape[2]
        one, other, padded = memory
        overlapping = tile * line * inputs, line * inputs, 1
        pixels = self._padded(padded, first * tile - 1, rows * tile + FILTER - 1)
        lines = pixels.as_strided((rows, size, line * inputs), overlapping, pixels.storage_offset())
        by_rows = _cut(one, rows, size, line * inputs)
        torch.bmm(self._inputs.expand(rows, size, size), lines, out=by_rows)
        apart = _cut(other, size, size, rows, self._across, inputs)  # column, row of a tile, tiles, channels
        steps = (inputs, line * inputs, size * line * inputs, tile * inputs, 1)
        apart.copy_(by_rows.as_strided(apart.shape, steps, by_rows.storage_offset()))
        made = _cut(one, size, size * rows * self._across * inputs)
        torch.mm(self._inputs, apart.view(size, -1), out=made)
        return made.view(size**2, rows * self._across, inputs)

    def _padded(self, memory: "torch.Tensor", top: int, count: int) -> "torch.Tensor":
        """Return so many rows of pixels from ``top`` on, with zeros around the photo."""
        height, width, inputs = self._pixels.shape
        low, high = max(top, 0), min(top + count, height)
        padded = _cut(memory, count, self._line, inputs)
        for beside in (padded[: low - top], padded[high - top :], padded[:, :1], padded[:, width + 1 :]):
            beside.zero_()
        padded[low - top : high - top, 1 : width + 1] = self._pixels[low:high]
        return padded

    def _place(self, tiles: "torch.Tensor", top: int, *, relu: bool) -> None:
        """Put tiles (rows, m, columns, m, O) where they belong; of the last ones, what the output has."""
        import torch  # noqa: PLC0415  (heavy)

        tile, (_, height, width, outputs) = self._tile, self.output.shape
        for row, given_rows, count in _parts(min(len(tiles) * tile, height - top), tile):
            for column, given_columns, length in _parts(width, tile):
                given = tiles[given_rows, :count, given_columns, :length]
                begin = ((top + row) * width + column) * outputs
                steps = (tile * width * outputs, width * outputs, tile * outputs, outputs, 1)
                place = self.output.as_strided(given.shape, steps, begin)
                torch.clamp_min(given, 0, out=place) if relu else place.copy_(given)


def _cut(memory: "torch.Tensor", *shape: int) -> "torch.Tensor":
    """Use the beginning of some memory in a shape."""
    return memory[: prod(shape)].view(shape)


def _parts(length: int, tile: int) -> list[tuple[int, slice, int]]:
    """Cut a side into its whole tiles and the rest: where it begins, which tiles, how much of each.

    >>> _parts(9, 4)
    [(0, slice(0, 2, None), 4), (8, slice(2, 3, None), 1)]
    """
    whole, rest = divmod(length, tile)
    parts = [(0, slice(0, whole), tile)] if whole else []
    return [*parts, (whole * tile, slice(whole, whole + 1), rest)] if rest else parts
