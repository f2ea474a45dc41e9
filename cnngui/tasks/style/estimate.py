"""How long a style transfer will take, and how much memory, before it starts: measured by steps at two small sizes."""

from dataclasses import dataclass, replace
from math import prod
from time import perf_counter

import numpy as np

from cnngui.engine.following import finish
from cnngui.engine.memory import free_memory
from cnngui.engine.sizes import Pair
from cnngui.networks.network import CPU, Network
from cnngui.tasks.style.canvas import Canvas
from cnngui.tasks.style.passage import Passage
from cnngui.tasks.style.pyramid import pair_of, scales_of, smaller_size, steps_at
from cnngui.tasks.style.scale import Scale
from cnngui.tasks.style.settings import StyleSettings

LEAST_TRIES, MOST_TRIES, ENOUGH = 3, 6, 0.4
"""Steps that are tried: more than the fewest for so many seconds only."""

TRIED = (96, 192)
"""Px a side of the pictures that are tried: what a step costs whatever its size, and what it costs a pixel."""

LEAST_RATE = 0.5
"""Of what a pixel costs all told at the larger size: so much it costs at least, should a trial have been disturbed."""

REMEMBERED = 2 * 20 + 8
"""Pictures that L-BFGS remembers, and a few to work with."""

AT_REST = 500 << 20
"""Bytes of the filters, turned and transformed, and of buffers that do not depend on the size."""


@dataclass(frozen=True)
class Estimate:
    """What a run will cost.

    Parameters
    ----------
    seconds : float
    bytes : int
        At the largest scale.
    size : int
        Px of the longer side that was asked for.
    fits : bool
        Whether that much memory is free; True where the system does not tell.
    smaller : int or None
        A size that fits, where that one does not; None where none does, or it fits.
    """

    seconds: float
    bytes: int
    size: int
    fits: bool
    smaller: int | None


def estimate(network: Network, photo: Pair, settings: StyleSettings, styles: int = 1) -> Estimate:
    """Estimate the cost of a run on the network's device; takes about half a second to a second.

    Parameters
    ----------
    network : Network
    photo : (H, W)
        Of the content picture.
    settings : StyleSettings
    styles : int
        How many style pictures there are; they are taken for about square.

    Examples
    --------
    >>> weights = {"conv1_1.weight": np.ones((64, 3, 3, 3), np.float32), "conv1_1.bias": np.zeros(64, np.float32)}
    >>> settings = StyleSettings(content_layers={}, style_layers={"relu1_1": 1})
    >>> found = estimate(Network(weights), (300, 451), settings)
    >>> found.size, found.seconds > 0, found.bytes > 512 * 340 * 64 * 4
    (512, True, True)
    """
    seconds = settings.seconds
    if seconds is None:
        (steps, pixels), (a_step, a_pixel) = _work(photo, settings, styles), _costs(network, settings)
        seconds = steps * a_step + pixels * a_pixel
    needed = bytes_needed(network, photo, settings)
    free = free_memory() if network.mode.device == CPU else _free_on(network.mode.device)
    fits = free is None or needed <= free
    smaller = None if fits else _fitting(network, photo, settings, free or 0)
    return Estimate(seconds, needed, settings.size, fits, smaller)


def bytes_needed(network: Network, photo: Pair, settings: StyleSettings) -> int:
    """Return the bytes of the largest scale: all maps, their slopes on the way back, and what L-BFGS remembers."""
    size = pair_of(photo, settings.size)
    number = 2 if network.mode.of_style.precision == "bfloat16" else 4
    path = network.architecture.until(settings.layers[-1])
    shapes = zip(path, network.architecture.shapes(size), strict=False)
    maps = [prod(shape) * (number + (8 if layer.kind == "pool" else 0)) for layer, shape in shapes]
    return sum(maps) + 4 * max(maps) + 4 * 3 * REMEMBERED * prod(size) + AT_REST


def _work(photo: Pair, settings: StyleSettings, styles: int) -> tuple[float, float]:
    """Add up all steps of all scales, and their pixels; a look at a picture without the way back counts half."""
    sizes, steps, pixels = scales_of(settings), 0.0, 0.0
    for position, longest in enumerate(sizes):
        area, count = prod(pair_of(photo, longest)), steps_at(settings, position, len(sizes))
        looks = 0.5 * area + 0.5 * styles * 0.8 * (longest * settings.style_scale) ** 2
        steps += count + 0.5 + 0.5 * styles
        pixels += count * area + looks
    return steps, pixels


def _costs(network: Network, settings: StyleSettings) -> tuple[float, float]:
    """Return the seconds of a step whatever its size, and those that it takes a pixel."""
    small, large = (_seconds(network, settings, size) for size in TRIED)
    areas = TRIED[0] ** 2, TRIED[1] ** 2
    a_pixel = max((large - small) / (areas[1] - areas[0]), LEAST_RATE * large / areas[1])
    return max(small - a_pixel * areas[0], 0.0), a_pixel


def _seconds(network: Network, settings: StyleSettings, size: int) -> float:
    """Make a few steps; the first readies the filters, and the least disturbed of the others counts."""
    side = np.linspace(0, 255, size, dtype=np.float32)
    picture = np.stack([np.add.outer(side, side) / 2] * 3, -1).astype(np.uint8)
    tried = replace(settings, size=size, mask=None, strength=None, style_mix=(), style_scale=1.0, scales=None)
    scale = Scale(Passage(network, settings.pooling), Canvas.at(size, picture, [picture], tried), tried)
    pixels = scale.sent(picture.astype(np.float32))
    times: list[float] = []
    while len(times) < LEAST_TRIES or (len(times) < MOST_TRIES and sum(times) < ENOUGH):
        start = perf_counter()
        losses, _slope = finish(scale.loss_and_slope(pixels))
        del losses
        times.append(perf_counter() - start)
    return min(times[1:])


def _fitting(network: Network, photo: Pair, settings: StyleSettings, free: int) -> int | None:
    size = smaller_size(settings.size)
    while size is not None and bytes_needed(network, photo, replace(settings, size=size, scales=None)) > free:
        size = smaller_size(size)
    return size


def _free_on(device: str) -> int | None:
    """Return the free bytes of a CUDA device; other kinds do not tell."""
    import torch  # noqa: PLC0415  (heavy)

    return int(torch.cuda.mem_get_info(device)[0]) if device.startswith("cuda") else None
