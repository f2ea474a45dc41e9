"""Winograd's minimal filtering F(4×4, 3×3): a 3×3 layer with a quarter of the multiplications, in float32.

Sixteen outputs are computed at a time from a tile of 6×6 inputs. Tile and filter are transformed, multiplied number by
number (for all channels and all tiles together that is 36 products of matrices), and transformed back: 36
multiplications in place of 144. See Lavin and Gray 2015, "Fast Algorithms for Convolutional Neural Networks"
(arXiv:1509.09308), section 4.3, whose matrices these are.

Worth it where a processor has no fast half precision. Measured beside the direct form on two cores with AVX2, all
convolutional layers of VGG-16: 0.6 of its time. The error is some millionths of a layer's range.

The transforms are written as additions of whole planes and not as products with the small matrices, because that is
what memory can keep up with, and are made in strips that fit the processor's cache. The products of matrices want many
tiles at a time, which do not: several strips make up a band, which is multiplied as one.
"""

from math import prod
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import torch

OUT, IN = 4, 6
"""Rows and columns of a tile, after and before."""

FILTER_TRANSFORM = np.array(
    [
        [1 / 4, 0, 0],
        [-1 / 6, -1 / 6, -1 / 6],
        [-1 / 6, 1 / 6, -1 / 6],
        [1 / 24, 1 / 12, 1 / 6],
        [1 / 24, -1 / 12, 1 / 6],
        [0, 0, 1],
    ]
)
"""G of the paper, for the points 0, 1, -1, 2, -2 and infinity."""

STRIP = 2 << 20
"""Numbers in a strip of transformed tiles: about what fits the cache."""

BAND_TILES = 256
"""Tiles that are multiplied at a time, at least, where a layer has so many; more where they fit into a strip."""


FEW = 64 * 64
"""Inputs × outputs of layers that are as fast in the direct form, or faster: the transforms cost what they save."""


def pays(inputs: int, outputs: int) -> bool:
    """Tell whether a layer with these numbers of channels is faster this way.

    >>> pays(64, 64), pays(64, 128)
    (False, True)
    """
    return inputs * outputs > FEW


def transformed(weight: NDArray[np.float32]) -> "torch.Tensor":
    """Transform the filters of a layer, once.

    Parameters
    ----------
    weight : (O, I, 3, 3) float32

    Returns
    -------
    Tensor
        (36, I, O) float32: four times as many numbers as before. The 36 go over columns first, then rows.

    Examples
    --------
    >>> transformed(np.ones((8, 3, 3, 3), np.float32)).shape
    torch.Size([36, 3, 8])
    """
    import torch  # noqa: PLC0415  (heavy)

    outputs, inputs = weight.shape[:2]
    planes = torch.from_numpy(np.ascontiguousarray(weight.transpose(2, 3, 1, 0)).reshape(3, 3, -1))
    matrix = torch.from_numpy(FILTER_TRANSFORM.astype(np.float32))
    by_rows = (matrix @ planes.reshape(3, -1)).reshape(IN, 3, -1)
    made = torch.empty(IN, IN, inputs * outputs)
    for row in range(IN):  # in turn, so that hardly more memory is needed than in the end
        made[:, row] = matrix @ by_rows[row]
    return made.view(IN * IN, inputs, outputs)


def convolve(planes: "torch.Tensor", filters: "torch.Tensor", bias: "torch.Tensor", *, relu: bool) -> "torch.Tensor":
    """Correlate with 3×3 filters, padding 1, stride 1, add the bias, and cut at 0 where ``relu`` is set.

    Parameters
    ----------
    planes : Tensor, (H, W, I) float32
        Any strides; the channels of a pixel should lie side by side.
    filters : Tensor, (36, I, O)
        From `transformed`.
    bias : Tensor, (O,)
    relu : bool

    Returns
    -------
    Tensor
        (H, W, O) float32.

    Examples
    --------
    >>> import torch
    >>> filters = transformed(np.ones((1, 1, 3, 3), np.float32))
    >>> convolve(torch.ones(5, 7, 1), filters, torch.zeros(1), relu=False)[..., 0].round().int().tolist()[0]
    [4, 6, 6, 6, 6, 6, 4]
    """
    bands = _Bands(planes, filters)
    for first in range(0, bands.down, bands.rows):
        bands.work(first, bias, relu=relu)
    return bands.output[: planes.shape[0]]


class _Bands:
    """A layer's work, some rows of tiles at a time, in buffers that all share.

    The columns of the input are sorted by their place in a tile (0, 1, 2, 3, then 0 again of the next), so that every
    addition runs over long stretches of memory.
    """

    def __init__(self, planes: "torch.Tensor", filters: "torch.Tensor") -> None:
        import torch  # noqa: PLC0415  (heavy)

        self._planes, self._filters = planes, filters
        height, width, self._inputs = planes.shape
        self._outputs = filters.shape[2]
        self.down, self._across = -(-height // OUT), -(-width // OUT)
        widest = max(self._inputs, self._outputs)
        self._strip = _even(self.down, STRIP // (IN * IN * widest * self._across))
        self.rows = min(-(-max(self._strip, BAND_TILES // self._across) // self._strip) * self._strip, self.down)
        self._given = torch.zeros(OUT * self._strip + 2, OUT, self._across + 1, self._inputs)
        tiles, many = self._strip * self._across, IN * IN * self.rows * self._across
        self._by_rows = torch.empty(IN * self._strip * OUT * (self._across + 1) * self._inputs)
        self._tiles, self._products = torch.empty(many * self._inputs), torch.empty(many * self._outputs)
        self._half, self._whole = (torch.empty(count * tiles * self._outputs) for count in (IN * OUT, OUT * OUT))
        self._spare = torch.empty(2 * max(IN * tiles * widest, OUT * self._strip * (self._across + 1) * self._inputs))
        self._width = width
        self.output = torch.empty(self.down * OUT, width, self._outputs)  # without gaps, for what adds it up

    def work(self, first: int, bias: "torch.Tensor", *, relu: bool) -> None:
        """Compute the outputs of the rows of tiles from ``first`` on."""
        import torch  # noqa: PLC0415  (heavy)

        rows = min(self.rows, self.down - first)
        tiles = _cut(self._tiles, IN, IN, rows, self._across, self._inputs)
        products = _cut(self._products, IN, IN, rows, self._across, self._outputs)
        strips = [slice(top, min(top + self._strip, rows)) for top in range(0, rows, self._strip)]
        for strip in strips:
            self._transform_input(first + strip.start, tiles[:, :, strip])
        torch.bmm(tiles.view(IN * IN, -1, self._inputs), self._filters, out=products.view(IN * IN, -1, self._outputs))
        for strip in strips:
            self._transform_output(products[:, :, strip], bias, first + strip.start, relu=relu)

    def _transform_output(self, products: "torch.Tensor", bias: "torch.Tensor", first: int, *, relu: bool) -> None:
        """Transform a strip's products over rows, then over columns, and put them where they belong."""
        products[1, 1].add_(bias)  # the one term that all sixteen outputs have with a factor of 1
        half = _cut(self._half, OUT, *products.shape[1:])
        _output_transform(products, half, self._spare)
        whole = _cut(self._whole, OUT, OUT, *products.shape[2:])
        _output_transform(half.transpose(0, 1), whole, self._spare)
        self._place(whole.permute(2, 0, 3, 1, 4), first, relu=relu)

    def _place(self, tiles: "torch.Tensor", first: int, *, relu: bool) -> None:
        """Put tiles (rows, 4, columns, 4, O) where they belong; of the last column of tiles, what the output has."""
        import torch  # noqa: PLC0415  (heavy)

        rows = len(tiles)
        target = self.output[first * OUT : (first + rows) * OUT].view(rows, OUT, self._width, self._outputs)
        whole, rest = divmod(self._width, OUT)
        parts = [(tiles[:, :, :whole], target[:, :, : whole * OUT].view(rows, OUT, whole, OUT, self._outputs))]
        if rest:
            parts.append((tiles[:, :, whole, :rest], target[:, :, whole * OUT :]))
        for given, place in parts:
            if relu:
                torch.clamp_min(given, 0, out=place)
            else:
                place.copy_(given)

    def _transform_input(self, first: int, tiles: "torch.Tensor") -> None:
        """Fetch a strip's pixels, and transform them over rows, then over columns."""
        given, (height, _, inputs), rows = self._given, self._planes.shape, tiles.shape[2]
        top = first * OUT - 1
        low, high = max(top, 0), min(top + OUT * rows + 2, height)
        given[high - top :].zero_()  # padding below; above, it is 0 from the start and stays so
        for place in range(OUT):
            columns = self._planes[low:high, (place - 1) % OUT :: OUT]
            start = 1 if place == 0 else 0  # the first column of all is padding
            given[low - top : high - top, place, start : start + columns.shape[1]] = columns
        line = OUT * (self._across + 1) * inputs
        overlapping = (line, OUT * line, (self._across + 1) * inputs, inputs, 1)
        pixels = given.as_strided((IN, rows, OUT, self._across + 1, inputs), overlapping)
        by_rows = _cut(self._by_rows, *pixels.shape)
        _input_transform(tuple(pixels), by_rows, self._spare)
        places = tuple(by_rows[:, :, place % OUT, place // OUT : place // OUT + self._across] for place in range(IN))
        _input_transform(places, tiles, self._spare)


def _even(count: int, most: int) -> int:
    """Divide rows into parts of about the same height, of at most ``most`` rows, or one."""
    parts = -(-count // max(most, 1))
    return -(-count // parts)


def _cut(buffer: "torch.Tensor", *shape: int) -> "torch.Tensor":
    """Use the beginning of a buffer in another shape."""
    return buffer[: prod(shape)].view(shape)


def _input_transform(d: tuple["torch.Tensor", ...], out: "torch.Tensor", spare: "torch.Tensor") -> None:
    """Multiply by the paper's Bᵀ: six planes into six, in fourteen additions."""
    import torch  # noqa: PLC0415  (heavy)

    even, odd = _cut(spare, 2, *d[0].shape)
    torch.sub(d[4], d[2], alpha=4, out=even)
    torch.sub(d[3], d[1], alpha=4, out=odd)
    torch.add(even, odd, out=out[1])
    torch.sub(even, odd, out=out[2])
    torch.sub(d[4], d[2], out=even)
    torch.sub(d[3], d[1], out=odd)
    torch.add(even, odd, alpha=2, out=out[3])
    torch.sub(even, odd, alpha=2, out=out[4])
    torch.sub(d[0], d[2], out=out[0])
    torch.add(even, out[0], alpha=4, out=out[0])
    torch.sub(d[5], d[3], out=out[5])
    out[5].sub_(odd, alpha=4)


def _output_transform(m: "torch.Tensor", out: "torch.Tensor", spare: "torch.Tensor") -> None:
    """Multiply by the paper's Aᵀ: six planes into four, in ten additions."""
    import torch  # noqa: PLC0415  (heavy)

    near, far = _cut(spare, 2, *m.shape[1:])
    torch.add(m[1], m[2], out=near)
    torch.add(m[3], m[4], out=far)
    torch.add(m[0], near, out=out[0]).add_(far)
    torch.add(near, far, alpha=4, out=out[2])
    torch.sub(m[1], m[2], out=near)
    torch.sub(m[3], m[4], out=far)
    torch.add(near, far, alpha=2, out=out[1])
    torch.add(near, far, alpha=8, out=out[3]).add_(m[5])
