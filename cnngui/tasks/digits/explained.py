"""A unit's sum in the form in which Filters and Steps show the arithmetic of theirs."""

from collections.abc import Iterator

import numpy as np

from cnngui.engine.arithmetic import Explanation, Numbers, Slice, Sum
from cnngui.engine.arrays import Array
from cnngui.engine.pooling import PoolKind
from cnngui.networks.digits import DigitNetwork
from cnngui.networks.plans.blocks import Conv, Pool
from cnngui.tasks.digits.units import Unit


def explanation_of(network: DigitNetwork, unit: Unit) -> Explanation | None:
    """Return where a unit of a convolution or a pooling comes from; None for others, and where there is no plain sum.

    Parameters
    ----------
    network : DigitNetwork
    unit : Unit
        Of this network; see `cnngui.tasks.digits.unit_of`.

    Examples
    --------
    >>> from cnngui.networks.digits import lenet
    >>> from cnngui.tasks.digits.units import unit_of
    >>> network = DigitNetwork.fresh(lenet(), 0)
    >>> passage = network.passage(np.full((28, 28), 90, np.uint8))
    >>> unit = unit_of(network, passage, "C3", (2, 3, 5))
    >>> found = explanation_of(network, unit)
    >>> len(found.sums[0].slices), abs(found.value - unit.value) < 1e-5
    (6, True)
    """
    block = next((each for each in network.plan.blocks if each.name == unit.layer), None)
    if unit.patch is None or unit.patch.ndim != 3:
        return None
    if isinstance(block, Pool):
        return None if block.pool == "subsampling" else _pooled(unit, block, block.pool)
    if not isinstance(block, Conv) or unit.kernel is None:
        return None
    top, left = (at * block.stride - block.padding for at in unit.place[:2])
    slices = tuple(_slices(unit.patch.astype(np.float64), unit.kernel.astype(np.float64)))
    row, column, channel = unit.place
    whole = Sum(row, column, slices, unit.bias, relu=False)
    size = block.size
    return Explanation(row, column, channel, (whole,), (1, 1), None, (top, top + size), (left, left + size))


def _slices(patch: Array, kernel: Array) -> Iterator[Slice]:
    for channel in range(patch.shape[2]):
        window, weights = patch[:, :, channel], kernel[:, :, channel]
        inside = tuple((True,) * window.shape[1] for _ in range(window.shape[0]))
        yield Slice(channel, _numbers(window), inside, _numbers(weights), _numbers(window * weights))


def _pooled(unit: Unit, block: Pool, kind: PoolKind) -> Explanation:
    assert unit.patch is not None  # noqa: S101  (asked before)
    row, column, channel = unit.place
    top, left = row * block.stride - block.padding, column * block.stride - block.padding
    sums = []
    for at, value in np.ndenumerate(unit.patch[:, :, 0]):
        number = ((float(value),),)
        part = Slice(channel, number, ((True,),), ((1.0,),), number)
        sums.append(Sum(top + at[0], left + at[1], (part,), 0.0, relu=False))
    rows, columns = (top, top + block.size), (left, left + block.size)
    size = (block.size, block.size)
    return Explanation(row, column, channel, tuple(sums), size, kind, rows, columns, pools_only=True)


def _numbers(grid: Array) -> Numbers:
    return tuple(tuple(float(number) for number in row) for row in grid)
