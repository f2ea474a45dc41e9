"""What the page that reads a digit computes. No Qt."""

from collections.abc import Generator
from dataclasses import dataclass

import cv2
import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.digits import (
    SIDE,
    Digits,
    DigitSet,
    Prepared,
    Transform,
    covered,
    drawn,
    ink_of_drawing,
    prepared,
    transformed,
)
from cnngui.engine.digits.preparation import BOX
from cnngui.engine.following import Following
from cnngui.engine.kernels.slices import Slices
from cnngui.gui.labs.digits.reading_state import LIMITS, Edit, Reading
from cnngui.networks.digits import DigitNetwork
from cnngui.networks.plans.blocks import Conv, Dense, RadialBasis
from cnngui.networks.plans.plan import INPUT
from cnngui.networks.plans.worked import worked
from cnngui.tasks.digits import Curve, Examined, curve, edited, examined, kernel_of
from cnngui.tasks.digits.curves import ASKED

CANVAS = 280
"""Pixels of the side of a drawing."""

MOST_AT_ONCE = 4_000_000
"""Multiply-adds of a network that is asked on the main thread, at every stroke: LeNet-5 has 416,520."""

Box = tuple[float, float, float, float]
"""Top, left, height and width."""


@dataclass(frozen=True, eq=False)
class Seen:
    """A digit on its way to the network.

    Parameters
    ----------
    ink : (H, W) float32
        Of what was drawn, taken or photographed.
    made : Prepared
        Before it is spoilt.
    picture : (28, 28) uint8
        What the network sees.
    label : int or None
        What it is, where that is known.
    mass : (row, column) or None
        Centre of the ink, in its pixels.
    """

    ink: Array
    made: Prepared
    picture: Pixels
    label: int | None
    mass: tuple[float, float] | None


def ink_of(state: Reading, digits: Digits, photo: Array | None) -> Array:
    """Return the ink of what is to be read, 0 to 1."""
    if state.origin == "test":
        return np.asarray(digits.test.pictures[state.number % len(digits.test)] / np.float32(255), np.float32)
    if state.origin == "photo":
        return np.zeros((SIDE, SIDE), np.float32) if photo is None else photo
    return ink_of_drawing(drawn(state.strokes, state.width / 100, CANVAS))


def seen_of(state: Reading, digits: Digits, photo: Array | None) -> Seen:
    """Prepare, spoil and cover what is to be read; a test digit was prepared by those who made MNIST."""
    ink = ink_of(state, digits, photo)
    label = None
    if state.origin == "test":
        at = state.number % len(digits.test)
        label = int(digits.test.labels[at])
        made = Prepared(digits.test.pictures[at], (0, 0, SIDE, SIDE), 0.0, (0.0, 0.0))
    else:
        made = prepared(ink, state.preparation)
    return Seen(ink, made, picture_of(state, made.picture), label, _mass(ink))


def picture_of(state: Reading, picture: Pixels) -> Pixels:
    """Spoil, cover and invert a digit, (28, 28) or (n, 28, 28)."""
    many = picture.reshape(-1, SIDE, SIDE)
    for transform, amount in state.spoilt.items():
        many = transformed(many, transform, amount)
    found = many.reshape(picture.shape)
    if state.cover is not None:
        cover = state.cover
        found = covered(found, cover.top, cover.left, cover.side, cover.side)
    return found if state.invert else np.asarray(255 - found, np.uint8)


def _mass(ink: Array) -> tuple[float, float] | None:
    total = float(ink.sum())
    if total <= 0:
        return None
    rows, columns = (float((ink.sum(1 - axis) * np.arange(ink.shape[axis])).sum() / total) for axis in (0, 1))
    return rows, columns


def on_ink(state: Reading, seen: Seen, field: Box) -> Box | None:
    """Return which part of the ink a part of the digit shows.

    Parameters
    ----------
    state : Reading
    seen : Seen
    field : (top, left, height, width)
        In pixels of the digit.

    Returns
    -------
    (top, left, height, width) or None
        In pixels of the ink; None where the digit was turned, or is empty.
    """
    if state.turn or seen.made.box is None:
        return None
    top, left, height, width = field[0] - state.down, field[1] - state.right, *field[2:]
    if state.origin == "test":
        return top, left, height, width
    side = max(seen.made.box[2:]) if state.fit else max(seen.ink.shape)
    scale = side / (BOX if state.fit else SIDE)
    starts = []
    for axis in (0, 1):
        length = seen.made.box[2 + axis] if state.fit else side
        small = max(1, round(length / scale))
        start = (SIDE - 1) / 2 - (small - 1) / 2 - seen.made.shift[axis] if state.centre else (SIDE - small) / 2
        outer = seen.made.box[axis] if state.fit else -(side - seen.ink.shape[axis]) // 2
        starts.append((round(start), outer))
    corner = [outer + (at - start) * scale for at, (start, outer) in zip((top, left), starts, strict=True)]
    return corner[0], corner[1], height * scale, width * scale


# Networks


def changed_network(network: DigitNetwork, edits: tuple[Edit, ...]) -> DigitNetwork:
    """Return a network with the kernels that were changed by hand; what it does not have is passed over."""
    for edit in edits:
        if edit.layer in editable(network):
            kernel, _ = kernel_of(network, edit.layer, 0)
            if len(edit.numbers) == kernel.size and edit.filter < filters_of(network, edit.layer):
                numbers = np.array(edit.numbers, np.float32).reshape(kernel.shape)
                network = edited(network, edit.layer, edit.filter, numbers, edit.bias)
    return network


def editable(network: DigitNetwork) -> dict[str, bool]:
    """Return the layers with kernels, and whether they are convolutions: grids that can be typed into."""
    found = {}
    for block in network.plan.blocks:
        is_sum = isinstance(block, Conv | Dense) and not isinstance(block, RadialBasis)
        if is_sum and network.tensor(block.name) is not None:
            found[block.name] = isinstance(block, Conv)
    return found


def filters_of(network: DigitNetwork, layer: str) -> int:
    """Return how many kernels a layer has."""
    return len(network.weights[str(network.tensor(layer))])


def kernel_behind(network: DigitNetwork, layer: str, channel: int) -> tuple[str, int] | None:
    """Return the kernel that made a map or a unit: its own, or that of the nearest layer before with as many."""
    names = [INPUT, *(block.name for block in network.plan.blocks)]
    known = editable(network)
    for name in reversed(names[: names.index(layer) + 1] if layer in names else names):
        if name in known:
            return name, min(channel, filters_of(network, name) - 1)
    return next(((name, 0) for name in known), None)


def is_quick(network: DigitNetwork) -> bool:
    """Whether a digit goes through within a part of a frame."""
    return worked(network.plan).totals.macs <= MOST_AT_ONCE


# Measured off the main thread


@dataclass(frozen=True)
class CurveRequest:
    """The accuracy of a network over the amounts of one way of spoiling, or of two: both shifts."""

    network: DigitNetwork
    transforms: tuple[Transform, ...]


@dataclass(frozen=True)
class SpoiltRequest:
    """The accuracy of a network on digits spoilt as they are now, and not covered."""

    network: DigitNetwork
    state: Reading


def as_spoilt(state: Reading) -> Reading:
    """Return what of a state spoils digits, and nothing else."""
    kept = {name: getattr(state, name) for name in LIMITS}
    return Reading(invert=state.invert, cover=state.cover, **kept)


def spoilt_accuracy(request: SpoiltRequest, digits: DigitSet) -> Generator[float, None, Examined]:
    """Measure the accuracy on the first 1,000 test digits; tell the share of the work."""
    few, parts = digits.first(ASKED), []
    for start in range(0, len(few), 100):
        parts.append(picture_of(request.state, few.pictures[start : start + 100]))
        yield 0.3 * len(parts) * 100 / len(few)
    steps = Following(examined(request.network, DigitSet(np.concatenate(parts), few.labels)))
    for step in steps:
        yield 0.3 + 0.7 * step.fraction
    return steps.value


def curves(request: CurveRequest, digits: DigitSet) -> Generator[tuple[Curve, ...], None, tuple[Curve, ...]]:
    """Measure one curve after the other; tell those that are there, the last one in part."""
    found: tuple[Curve, ...] = ()
    for transform in request.transforms:
        steps = Following(curve(request.network, digits, transform))
        for step in steps:
            yield (*found, step)
        found = (*found, steps.value)
    return found


def sheet_of(seen: Seen) -> Pixels:
    """Return ink as it lies on paper, (H, W) uint8: dark on white."""
    return np.rint(255 * (1 - seen.ink)).astype(np.uint8)


def sheet_of_photo(photo: Pixels, ink: Array) -> Pixels:
    """Return a photo on as many pixels as its ink has."""
    height, width = ink.shape
    return np.asarray(cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def next_of(digits: DigitSet, label: int, number: int) -> int:
    """Return the number of the next digit with a label; the first after the last.

    >>> next_of(DigitSet(np.zeros((4, 28, 28), np.uint8), np.uint8([1, 2, 1, 1])), 1, 2)
    3
    """
    places = np.flatnonzero(digits.labels == label)
    later = places[places > number]
    found = later if len(later) else places
    return int(found[0]) if len(found) else number


def slices_of(kernel: Array) -> Slices | None:
    """Return a kernel, (f, f, C), slice by slice, for its editor; None for one that is no grid."""
    if kernel.ndim != 3:
        return None
    return tuple(
        tuple(tuple(float(number) for number in row) for row in kernel[:, :, channel])
        for channel in range(kernel.shape[2])
    )


def numbers_of(slices: Slices) -> tuple[float, ...]:
    """Return the numbers of a kernel, (f, f, C), row by row."""
    return tuple(np.array(slices, np.float64).transpose(1, 2, 0).ravel().tolist())
