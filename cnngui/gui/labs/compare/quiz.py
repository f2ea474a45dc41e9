"""Six pictures for the class: three by hand-made filters, three by learned ones, in any order. No Qt."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.errors import Note
from cnngui.engine.kernels.table import NamedKernel, find
from cnngui.gui.labs.compare.work import Progress, rms
from cnngui.networks.network import Mode, Network
from cnngui.tasks.compare import chain_of, hand_made
from cnngui.tasks.feature_maps import Cache, FellBack, Size, feature_maps, sized
from cnngui.tasks.maps import Maps

EACH = 3

FLAT = 0.02
"""Learned filters whose maps hardly change over the photo would give themselves away: they are left out."""

HAND_MADE = (
    "vertical-edge",
    "horizontal-edge",
    "diagonal-edge-up",
    "diagonal-edge-down",
    "sobel-x",
    "sobel-y",
    "scharr-x",
    "scharr-y",
    "laplacian",
    "laplacian-8",
    "line-vertical",
    "line-horizontal",
    "corner",
    "high-pass",
)


@dataclass(frozen=True, eq=False)
class Question:
    """One picture, in units of its root mean square, and which filter made it.

    Parameters
    ----------
    plane : (H, W) float32
    kernel : NamedKernel or None
        The hand-made filter.
    channel : int or None
        The learned filter of the first layer.
    """

    plane: Array
    kernel: NamedKernel | None = None
    channel: int | None = None


def questions(
    pixels: Pixels, size: Size, key: object, network: Network, cache: Cache, spare: Mode, seed: int | None
) -> Generator[Progress, None, tuple[tuple[Question, ...], Pixels]]:
    """Choose six filters and run them on a photo; the same seed chooses the same."""
    photo = sized(pixels, size)
    first = network.architecture.names[0]
    maps: Maps | None = None
    note: Note | None = None
    for step in feature_maps(network, photo, [first], before_relu=True, cache=cache, key=key, spare=spare):
        if isinstance(step, Maps):
            maps = step
        elif isinstance(step, FellBack):
            note = step.note
        yield Progress(step.fraction, note)
    assert maps is not None  # noqa: S101  (it was asked for)
    chance = np.random.default_rng(seed)
    numbers = maps.statistics
    lively = np.flatnonzero(numbers.most - numbers.least > FLAT * (numbers.most - numbers.least).max())
    learned = [int(each) for each in chance.choice(lively, EACH, replace=False)]
    by_hand = [find(str(name)) for name in chance.choice(HAND_MADE, EACH, replace=False)]
    found = [Question(_scaled(maps.map(channel)), channel=channel) for channel in learned]
    found += [Question(_scaled(hand_made(chain_of(row.filter), photo).plane), kernel=row) for row in by_hand]
    order = chance.permutation(len(found))
    return tuple(found[int(at)] for at in order), photo


def _scaled(plane: Array) -> Array:
    """Take the mean off and divide: neither brightness nor strength shall tell where a picture is from."""
    centred = plane - np.float32(plane.mean(dtype=np.float64))
    return np.asarray(centred / np.float32(rms(centred)), np.float32)
