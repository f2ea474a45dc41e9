"""One unit of a layer: what it sees, and the sum that made its number."""

from dataclasses import dataclass

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.networks.digits import DigitNetwork, Passage
from cnngui.networks.digits.network import MARGIN
from cnngui.networks.plans.blocks import Block, Conv, Dense, Flatten, Pool, RadialBasis
from cnngui.networks.plans.plan import INPUT
from cnngui.networks.plans.worked import worked
from cnngui.tasks.digits.bench import kernel_of


@dataclass(frozen=True, eq=False)
class Unit:
    """One number of a layer.

    Parameters
    ----------
    layer : str
    place : (row, column, channel)
        Of a vector, (0, 0, unit).
    value : float
    field : (top, left, height, width)
        What it sees of the digit of 28×28; parts may lie outside, in the margin.
    given : str
        The layer before, whose numbers it sums.
    patch : (f, f, C) or (inputs,) float32 or None
        Those numbers, padding as zeros; None where it is no sum: ReLU, flattening.
    kernel : the same shape, or None
        What they are multiplied by; None for a pooling.
    bias : float
    """

    layer: str
    place: tuple[int, int, int]
    value: float
    field: tuple[int, int, int, int]
    given: str
    patch: Array | None = None
    kernel: Array | None = None
    bias: float = 0.0


def unit_of(network: DigitNetwork, passage: Passage, layer: str, place: tuple[int, int, int]) -> Unit:
    """Return one unit of a digit's passage.

    Parameters
    ----------
    network : DigitNetwork
    passage : Passage
        What this network made of the digit.
    layer : str
        Of the plan, or "input".
    place : (row, column, channel)
        Of a vector, (0, 0, unit).

    Examples
    --------
    >>> from cnngui.networks.digits import lenet
    >>> network = DigitNetwork.fresh(lenet(), 0)
    >>> passage = network.passage(np.full((28, 28), 90, np.uint8))
    >>> unit = unit_of(network, passage, "C3", (2, 3, 5))
    >>> unit.given, unit.patch.shape, unit.field
    ('S2', (5, 5, 6), (2, 4, 14, 14))
    >>> abs(float((unit.patch * unit.kernel).sum()) + unit.bias - unit.value) < 1e-5
    True
    """
    values = passage.layer(layer).values
    value = float(values[place] if values.ndim == 3 else values[place[2]])
    seen, before = _field(network, passage, layer, place), passage.before(layer)
    block = next((each for each in network.plan.blocks if each.name == layer), None)
    patch = None if block is None else _patch(block, before.values, place)
    if _is_sum(block):
        kernel, bias = kernel_of(network, layer, place[2])
        return Unit(layer, place, value, seen, before.name, patch, kernel, bias)
    return Unit(layer, place, value, seen, before.name, patch)


def _is_sum(block: Block | None) -> bool:
    """Whether every unit is the sum of all that its window sees, with weights, and a bias."""
    if isinstance(block, Conv):
        return block.groups == 1 and not block.connections_of
    return isinstance(block, Dense) and not isinstance(block, RadialBasis)


def _patch(block: Block, given: Array, place: tuple[int, int, int]) -> Array | None:
    """Return the numbers that a unit sums or pools."""
    if isinstance(block, Dense):
        return given if _is_sum(block) else None
    if isinstance(block, Conv) and not _is_sum(block):
        return None
    if not isinstance(block, Conv | Pool):
        return None
    padded = np.pad(given, ((block.padding, block.padding), (block.padding, block.padding), (0, 0)))
    top, left = place[0] * block.stride, place[1] * block.stride
    window = padded[top : top + block.size, left : left + block.size]
    return window if isinstance(block, Conv) else window[:, :, place[2] : place[2] + 1]


def _field(
    network: DigitNetwork, passage: Passage, layer: str, place: tuple[int, int, int]
) -> tuple[int, int, int, int]:
    """Return the receptive field, in pixels of the digit."""
    rows, columns, _ = network.plan.input
    if layer == INPUT:
        return place[0] - MARGIN, place[1] - MARGIN, 1, 1
    at = next(number for number, block in enumerate(network.plan.blocks) if block.name == layer)
    before = passage.before(layer).values
    if isinstance(network.plan.blocks[at], Flatten) and before.ndim == 3:  # torch takes channel after channel
        channel, *where = np.unravel_index(place[2], (before.shape[2], *before.shape[:2]))
        return _field(network, passage, passage.before(layer).name, (int(where[0]), int(where[1]), int(channel)))
    row = next(each for each in reversed(worked(network.plan).rows) if not each.places or min(each.places) <= at)
    fields = row.sight.fields
    if fields is None or passage.layer(layer).values.ndim == 1:
        return -MARGIN, -MARGIN, rows, columns
    (top, bottom), (left, right) = (one.span(where) for one, where in zip(fields, place[:2], strict=True))
    return top - MARGIN, left - MARGIN, bottom - top, right - left
