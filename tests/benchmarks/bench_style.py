"""Style transfer beside the way that everybody writes it: the time until ours reaches the loss that one ends with.

The straight way: float32, channels first, autograd, `torch.optim.LBFGS`, 100 iterations from the photo at the final
size. Each runs in a process of its own, so that the peak of memory is its own. No total variation. Six pairs of
pictures that differ in kind, since what helps one may hold up another; ``python -m tests.benchmarks.bench_style PAIR``
measures one alone.
"""

import resource
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from time import perf_counter
from typing import TypeVar

import cv2
import numpy as np
import torch

from cnngui.engine.arrays import Pixels
from cnngui.engine.following import Following, finish
from cnngui.engine.photos import read_photo
from cnngui.networks.modes import trial_photos, trials
from cnngui.networks.network import CPU, Mode, Network
from cnngui.networks.weights import VGG16_CONV, read_conv
from cnngui.paths import resources
from cnngui.tasks.style import Controls, StyleSettings, StyleStep, run
from cnngui.tasks.style.canvas import Canvas
from cnngui.tasks.style.passage import Passage
from cnngui.tasks.style.scale import Scale
from cnngui.tuning import keep_freed_memory
from tests.benchmarks.harness import Row, report, took
from tests.tasks.style.straight import loss_of, picture_of, targets_of

SIZE, ITERATIONS = 384, 100

PAIRS: Mapping[str, tuple[str, str]] = {
    "astronaut, starry-swirls": ("astronaut.jpg", "starry-swirls.jpg"),
    "coffee, stained-glass": ("coffee.jpg", "stained-glass.jpg"),
    "rocket, waves": ("rocket.jpg", "waves.jpg"),
    "chelsea, mosaic": ("chelsea.png", "mosaic.jpg"),
    "camera, engraving": ("camera.png", "engraving.jpg"),
    "hubble, watercolour": ("hubble_deep_field.jpg", "watercolour.jpg"),
}
"""A portrait, a thing, a landscape, fur, grey on grey, and points on black; the first three were looked at when the
method was chosen, the others only afterwards."""

MIDDLE, WORST = 0.28, 0.36
"""Shares of the straight way's time: of the median of all pairs at most, and of each."""

LARGE, SMALL = 1024, 128
"""Px of the two sizes whose costs a pixel are compared."""

Result = TypeVar("Result")

STEPS = 100
"""At the final scale, at most; it stops as soon as it is there."""


@dataclass(frozen=True)
class Straight:
    """What the straight way took, the loss that it ended with, and its peak of memory in MB."""

    seconds: float
    loss: float
    peak: float


@dataclass(frozen=True)
class Ours:
    """Seconds until our loss is as small, the drawn picture's loss, the peak in MB, seconds to the first look."""

    seconds: float
    loss: float
    peak: float
    first: float


def pictures(pair: str) -> tuple[Pixels, Pixels]:
    """Return two bundled pictures, their longer sides 384 px, so that both ways see the very same."""
    made = []
    for folder, name in zip(("photos", "styles"), PAIRS[pair], strict=True):
        photo = read_photo(resources() / folder / name).pixels
        factor = SIZE / max(photo.shape)
        size = (round(photo.shape[1] * factor), round(photo.shape[0] * factor))
        made.append(np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), np.uint8))
    return made[0], made[1]


def straight(pair: str) -> Straight:
    """Go the straight way."""
    weights, (content, style) = read_conv(VGG16_CONV), pictures(pair)
    started = perf_counter()
    targets = targets_of(weights, content, style)
    picture = picture_of(content).requires_grad_()
    optimiser = torch.optim.LBFGS([picture], max_iter=ITERATIONS, tolerance_grad=-1, tolerance_change=-1)

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        loss = loss_of(weights, picture, targets)
        torch.autograd.backward(loss)
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call, arg-type, unused-ignore]
    seconds = perf_counter() - started
    with torch.no_grad():
        return Straight(seconds, loss_of(weights, picture, targets).item(), _peak())


def ours(pair: str, goal: float, mode: Mode) -> Ours:
    """Go ours, until the loss is as small as the goal."""
    keep_freed_memory()
    network, (content, style), controls = _network(mode), pictures(pair), Controls()
    settings = StyleSettings(size=SIZE, steps=STEPS, tv_weight=0)
    started, first, there = perf_counter(), 0.0, 0.0
    growing = Following(run(network, content, [style], settings, controls))
    for step in growing:
        if not isinstance(step, StyleStep) or step.losses is None:
            continue
        now = perf_counter() - started
        first = first or now
        if max(step.scale) == SIZE and step.losses.total <= goal and not there:
            there = now
            controls.stop()
    peak = _peak()
    with torch.no_grad():
        drawn = loss_of(
            network.weights, picture_of(growing.value.image), targets_of(network.weights, content, style)
        ).item()
    return Ours(there or float("inf"), drawn, peak, first)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def picked() -> Mode:
    """Find the mode that the app would take."""
    keep_freed_memory()
    return finish(trials(_network(Mode(CPU)), CPU, trial_photos()))


def _network(mode: Mode) -> Network:
    return Network(read_conv(VGG16_CONV), mode, name=VGG16_CONV.name)


def pixel_costs(mode: Mode) -> list[float]:
    """Return the microseconds that a step takes a pixel, at the large and at the small size."""
    keep_freed_memory()
    network, (content, style) = _network(mode), pictures(next(iter(PAIRS)))
    costs = []
    for size in (LARGE, SMALL):
        settings = StyleSettings(size=size)
        canvas = Canvas.at(size, content, [style], settings)
        scale = Scale(Passage(network), canvas, settings)
        pixels = scale.sent(canvas.content)
        finish(scale.loss_and_slope(pixels))
        spent = []
        for _ in range(3):
            started = perf_counter()
            finish(scale.loss_and_slope(pixels))
            spent.append(perf_counter() - started)
        costs.append(1e6 * min(spent) / (canvas.size[0] * canvas.size[1]))
    return costs


def alone(work: Callable[..., Result], *arguments: object) -> Result:
    """Work in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def main() -> int:
    """Measure one after the other; each takes all processors."""
    mode = alone(picked)
    large, small = alone(pixel_costs, mode)
    status = report(
        f"Style transfer, a step ({mode.of_style})",
        [Row(f"a pixel at {LARGE}: at {SMALL}", large, small, 1.0)],
        unit="µs",
    )
    return status | raced([pair for pair in PAIRS if pair.split(",")[0] in sys.argv] or list(PAIRS), mode)


def raced(pairs: Sequence[str], mode: Mode) -> int:
    """Go both ways with each pair, and report on all."""
    found: dict[str, tuple[Ours, Straight]] = {}
    for pair in pairs:
        peer = alone(straight, pair)
        found[pair] = alone(ours, pair, peer.loss, mode), peer
    times = [Row(pair, mine.seconds, peer.seconds, WORST) for pair, (mine, peer) in found.items()]
    drawn = [Row(f"{pair}: as it is drawn", mine.loss, peer.loss, 1.05) for pair, (mine, peer) in found.items()]
    peaks = [Row(pair, mine.peak, peer.peak, 1.0) for pair, (mine, peer) in found.items()]
    middle = Row("share of the straight way's time, median", statistics.median(row.ratio for row in times), 1.0, MIDDLE)
    first = took("the slowest first step", max(mine.first for mine, _ in found.values()), 1.0)
    status = report(
        f"Style transfer, {SIZE} px, to the loss of {ITERATIONS} straight iterations", [*times, first], unit="s"
    )
    status |= report("Style transfer", [middle], unit="")
    status |= report("Style transfer, loss", drawn, unit="")
    return status | report("Style transfer, peak of memory", peaks, unit="MB")


if __name__ == "__main__":
    sys.exit(main())
