"""The feature maps of a layer prepared for comparison: afterwards a response is ranked by one product with all maps."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Array, Doubles
from cnngui.tasks.compare.cells import Grid
from cnngui.tasks.maps import Maps

if TYPE_CHECKING:
    import torch


CONSTANT = 1e-6
"""A map whose standard deviation is a smaller part of its numbers is constant: float32 tells them no better apart."""

SMALL = 96
"""Rows or columns, at most, of the shrunk maps on which chance is found out."""

_STRIP = 1 << 18
"""Numbers that are looked at together: what is made of them, a megabyte, stays in the processor's cache."""


class MapTable:
    """All maps of a layer on the grid on which a response is compared with them.

    Where that grid is the maps' own, nothing is copied: the maps are read where and as they were computed. Where it is
    coarser, each of its cells holds the mean over the maps' cells in it, computed here once, in float32.

    Parameters
    ----------
    maps : Maps
    given : Grid
        Of the responses.

    Attributes
    ----------
    grid : Grid
        The common one.

    Examples
    --------
    >>> import torch
    >>> from cnngui.networks.architectures import VGG16
    >>> from cnngui.networks.network import Mode
    >>> from cnngui.tasks.compare.cells import Cells
    >>> planes = torch.arange(32.0).reshape(1, 2, 4, 4)
    >>> maps = Maps(VGG16.layer("conv1_1"), True, (4, 4), Mode(), 1.0, 1.0, planes)
    >>> table = MapTable(maps, Grid(Cells(0, 2, 2), Cells(0, 2, 2)))
    >>> table.grid.size, table.means.tolist()
    ((2, 2), [7.5, 23.5])
    """

    def __init__(self, maps: Maps, given: Grid) -> None:
        height, width, self.count = maps.shape
        self.maps, self.given = maps, given
        own = Grid.of_layer(maps.layer.name, (height, width))
        self.grid = own.common(given)
        self._planes = _brought(maps.tensor[0].permute(1, 2, 0), own, self.grid)
        self.means, self.squares = self._counted()

    @property
    def bytes(self) -> int:
        """What the maps take; where the grid is their own, no other memory than theirs."""
        return int(self._planes.nbytes)

    @property
    def numbers(self) -> int:
        """How many numbers of a map are compared."""
        rows, columns = self.grid.size
        return rows * columns

    def is_for(self, maps: Maps, given: Grid) -> bool:
        """Whether it is the table of these maps and of a response with that grid."""
        return self.maps.tensor is maps.tensor and self.given == given

    def products(self, response: Array) -> Doubles:
        """Return the sum, over all places, of the response times each map, the map's mean taken off.

        Parameters
        ----------
        response : (h, w) float32
            On `grid`.

        Returns
        -------
        (C,) float64
            Added up in float32 over rows, and the rows in float64.
        """
        import torch  # noqa: PLC0415  (heavy)

        planes = self._planes
        with torch.inference_mode():
            values = torch.from_numpy(np.ascontiguousarray(response)).to(planes.device)
            if planes.dtype == torch.float32:
                sums = [torch.bmm(values[:, None], planes)[:, 0]]
            else:  # half precision is widened strip by strip, for a copy of all would take longer than the product
                sums = [torch.bmm(values[rows][:, None], planes[rows].float())[:, 0] for rows in self._strips()]
            found = np.concatenate([each.cpu().numpy() for each in sums]).sum(axis=0, dtype=np.float64)
        return np.asarray(found - self.means * float(response.sum(dtype=np.float64)), np.float64)

    @cached_property
    def small(self) -> Doubles:
        """All maps shrunk to at most `SMALL` rows and columns by means, their own mean taken off, (C, h·w)."""
        import torch  # noqa: PLC0415  (heavy)

        with torch.inference_mode():
            planes = self._planes.permute(2, 0, 1)[None]
            shrunk = torch.nn.functional.adaptive_avg_pool2d(planes, self.small_size)[0].float().cpu().numpy()
        flat = shrunk.reshape(self.count, -1).astype(np.float64)
        return np.asarray(flat - flat.mean(axis=1, keepdims=True), np.float64)

    @property
    def small_size(self) -> tuple[int, int]:
        """Rows and columns of the shrunk maps."""
        rows, columns = self.grid.size
        shrink = min(SMALL / max(rows, columns), 1.0)
        return max(round(rows * shrink), 1), max(round(columns * shrink), 1)

    def _strips(self) -> Iterator[slice]:
        rows, columns = self.grid.size
        step = max(_STRIP // (columns * self.count), 1)
        return (slice(first, first + step) for first in range(0, rows, step))

    def _counted(self) -> tuple[Doubles, Doubles]:
        """Return the mean of every map, and the sum of the squares about it.

        Each strip has its own mean, and the strips are put together by Chan, Golub and LeVeque 1979.
        """
        import torch  # noqa: PLC0415  (heavy)

        total, mean = 0, np.zeros(self.count)
        squares, sizes = np.zeros(self.count), np.zeros(self.count)
        with torch.inference_mode():
            for rows in self._strips():
                strip = self._planes[rows].reshape(-1, self.count).float()
                middle = strip.mean(0)
                left = strip - middle
                own = left.mul_(left).sum(0).cpu().numpy().astype(np.float64)
                there, count = middle.cpu().numpy().astype(np.float64), len(strip)
                apart = there - mean
                squares += own + apart**2 * (total * count / (total + count))
                mean += apart * (count / (total + count))
                sizes += own + count * there**2
                total += count
        return mean, np.where(squares > CONSTANT**2 * sizes, squares, 0.0)


def _brought(planes: "torch.Tensor", own: Grid, grid: Grid) -> "torch.Tensor":
    """Bring maps, (H, W, C), to a grid that is as coarse or coarser: a view where the cells are the same."""
    import torch  # noqa: PLC0415  (heavy)

    rows, columns = grid.rows.places_in(own.rows), grid.columns.places_in(own.columns)
    if rows is not None and columns is not None:
        return planes[rows, columns]
    down = torch.from_numpy(grid.rows.means_of(own.rows)).to(planes.device)
    across = torch.from_numpy(grid.columns.means_of(own.columns)).to(planes.device)
    with torch.inference_mode():
        return torch.stack([_row_of(planes, weights, across) for weights in down])


def _row_of(planes: "torch.Tensor", down: "torch.Tensor", across: "torch.Tensor") -> "torch.Tensor":
    """Return one row of the means: only the rows of the maps that count in it are read."""
    counted = down.nonzero()[:, 0]
    first, last = int(counted[0]), int(counted[-1]) + 1
    part = planes[first:last].float()
    return across @ (down[first:last, None, None] * part).sum(0)


def brought(response: Array, own: Grid, grid: Grid) -> Array:
    """Bring a response to a grid that is as coarse as its own or coarser: it is cut where the cells are the same.

    Parameters
    ----------
    response : (h, w) float32
    own, grid : Grid

    Examples
    --------
    >>> from cnngui.tasks.compare.cells import Cells
    >>> cells, halves = Cells(0, 1, 4), Cells(0, 2, 2)
    >>> brought(np.arange(16, dtype=np.float32).reshape(4, 4), Grid(cells, cells), Grid(halves, cells)).tolist()
    [[2.0, 3.0, 4.0, 5.0], [10.0, 11.0, 12.0, 13.0]]
    """
    for axis, (mine, wanted) in enumerate(((own.rows, grid.rows), (own.columns, grid.columns))):
        places = wanted.places_in(mine)
        if places is not None:
            response = response[places] if axis == 0 else response[:, places]
        else:
            means = wanted.means_of(mine)
            response = means @ response if axis == 0 else response @ means.T
    return np.ascontiguousarray(response, np.float32)
