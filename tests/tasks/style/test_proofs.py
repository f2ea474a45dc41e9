"""A hundred pictures from noise in each of three styles: every one comes out whole. Takes minutes."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from math import isfinite

import numpy as np
import pytest

from cnngui.engine.arrays import Pixels
from cnngui.engine.photos import read_photo
from cnngui.networks.network import Network
from cnngui.paths import resources
from cnngui.tasks.style import Controls, StyleSettings, StyleStep, run
from cnngui.tasks.style.steps import Record, StyleResult
from tests.networks.reference import Weights
from tests.tasks.style.helpers import MODES, Told, cat, through

SEEDS, SIZE, STEPS = 100, 96, 5

WORKERS = 2
"""Pictures grow side by side: each computes in one thread, see `tests.networks.conftest.one_thread`."""

FALLS_TO = 0.6
"""Share of a scale's first loss that is left after its last step, at most; 0.2 to 0.3 as it should be."""

MOST_STUCK = 0.05
"""Share of the values that are 0 or 255, at most; below 0.01 as it should be."""

TILES = 3
"""Rows and columns of parts, in each of which there is something to be seen."""


@dataclass(frozen=True, eq=False)
class Grown:
    """What came of one seed."""

    seed: int
    told: Sequence[Told]
    records: Sequence[Record]
    result: StyleResult

    def faults(self) -> list[str]:
        """Name what is wrong with it; nothing where all is well."""
        return [f"seed {self.seed}: {fault}" for fault in (*self._on_the_way(), *self._of_the_picture())]

    def _on_the_way(self) -> Iterator[str]:
        if len(self.records) != self.result.steps:
            yield f"{len(self.records)} of {self.result.steps} steps are noted down"
        if not all(isfinite(value) for record in self.records for value in _numbers(record)):
            yield "a loss is no number"
        yield from (f"it told {told}" for told in self.told if not isinstance(told, StyleStep))
        for scale, steps in groupby(self.records, key=lambda record: record.scale):
            totals = [step.losses.total for step in steps]
            if not totals[-1] < FALLS_TO * totals[0]:
                yield f"at {scale} the loss went from {totals[0]:.4g} to {totals[-1]:.4g}"

    def _of_the_picture(self) -> Iterator[str]:
        image = self.result.image
        stuck = float(((image == 0) | (image == 255)).mean())
        flattest = min(float(tile.std()) for tile in _tiles(image))
        if not 80 < image.mean() < 175:
            yield f"its mean is {image.mean():.1f}"
        if flattest < 20:
            yield f"a part of it is flat, {flattest:.1f}"
        if stuck > MOST_STUCK:
            yield f"{stuck:.1%} of its values are 0 or 255"


def _numbers(record: Record) -> list[float]:
    losses = record.losses
    return [losses.total, *losses.content.values(), *losses.style.values()]


def _tiles(image: Pixels) -> Iterator[Pixels]:
    for rows in np.array_split(image, TILES):
        yield from np.array_split(rows, TILES, axis=1)


def grown(networks: Sequence[Network], style: Pixels, seed: int) -> Grown:
    """Let noise grow; seeds take turns in how the network computes."""
    controls = Controls()
    settings = StyleSettings(size=SIZE, steps=STEPS, start="noise", seed=seed, strength=0.5)
    told, result = through(run(networks[seed % len(networks)], cat(), [style], settings, controls))
    return Grown(seed, told, controls.records(), result)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", ["stained-glass", "ink-wash", "waves"])
def test_noise_becomes_a_picture(weights: Weights, name: str) -> None:
    """Whatever the seed: losses fall and are numbers, no step is taken back, nothing is black, flat or stuck."""
    style = read_photo(resources() / "styles" / f"{name}.jpg").pixels
    networks = [Network(weights, mode) for mode in MODES]
    with ThreadPoolExecutor(WORKERS) as workers:
        pictures = list(workers.map(partial(grown, networks, style), range(SEEDS)))
    assert [fault for picture in pictures for fault in picture.faults()] == []
    first, *others = (picture.result.image.astype(int) for picture in pictures)
    assert all(np.abs(other - first).mean() > 1 for other in others)  # a seed counts
