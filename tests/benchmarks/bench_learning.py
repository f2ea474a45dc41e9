"""A filter that learns: seconds from noise to cosine 0.99 with every 3×3 kernel of the table, on the bundled cat.

The photo's windows are cut out and summed up within that time. The peer is plain descent on raw pixels, which is what a
first attempt does. Beside it: the seconds until the unknown filter of a pair of pictures has been found.
"""

import statistics
import sys
from time import perf_counter

import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.convolution import correlate
from cnngui.engine.following import finish
from cnngui.engine.kernels.table import KERNELS, find
from cnngui.engine.photos import read_photo
from cnngui.paths import bundled_photos
from cnngui.tasks.filter_learning import Learner, LearnSettings, learn, scene_of, scene_of_pair
from tests.benchmarks.harness import Row, report, within

GOAL, LIMIT = 0.99, 3.0
"""Cosine, and the most seconds to it."""

MOST = 100_000

PAIRS = ("sobel-x", "box-3", "gaussian-5")


def seconds_to_goal(photo: Pixels, name: str, settings: LearnSettings) -> tuple[float, int]:
    """Return the seconds to the cosine, and the steps."""
    began = perf_counter()
    learner = Learner(scene_of(photo, find(name).filter), settings)
    while (learner.cosine or 0.0) < GOAL and learner.number < MOST:
        learner.step()
    return perf_counter() - began, learner.number


def filtered(photo: Pixels, name: str) -> Pixels:
    """Filter channel by channel, rounded and clipped to bytes."""
    weights = np.array(find(name).filter.slices[0], np.float32)[None, ..., None]
    planes = [correlate(photo[..., at : at + 1].astype(np.float32), weights)[..., 0] for at in range(3)]
    return np.clip(np.round(np.stack(planes, axis=-1)), 0, 255).astype(np.uint8)


def pair_row(photo: Pixels, name: str) -> Row:
    """Measure until nothing is left to learn; the peer is NumPy's least squares on the same pixels, at one go."""
    second = filtered(photo, name)
    began = perf_counter()
    learner = Learner(scene_of_pair(photo, second))
    finish(learn(learner))
    ours = perf_counter() - began
    windows, places = learner.scene.sample
    began = perf_counter()
    with_ones = np.column_stack([windows, np.ones(len(windows))])
    np.linalg.lstsq(with_ones, learner.scene.targets.ravel()[places], rcond=None)
    return Row(f"pair of pictures: {name}; the peer is least squares", ours, perf_counter() - began, None)


def main() -> int:
    """Measure every kernel from three noises."""
    photo = read_photo(next(path for path in bundled_photos() if path.stem == "chelsea")).pixels
    names = [row.name for row in KERNELS if row.filter.shape == (3, 3)]
    ours = [seconds_to_goal(photo, name, LearnSettings(seed=seed)) for name in names for seed in range(3)]
    raw = [seconds_to_goal(photo, name, LearnSettings(momentum=0.0, centred=False)) for name in names]
    seconds = [spent for spent, _ in ours]
    rows = [
        within(f"{len(names)} kernels of 3×3, from noise to cosine 0.99", seconds, LIMIT, percent=100),
        Row("the same, median; the peer is plain descent on raw pixels", *_medians(ours, raw, 0), None),
        Row("the same, steps", *_medians(ours, raw, 1), None),
        *(pair_row(photo, name) for name in PAIRS),
    ]
    return report("A filter that learns, on the cat of 300×451", rows, unit="s")


def _medians(ours: list[tuple[float, int]], peer: list[tuple[float, int]], at: int) -> tuple[float, float]:
    return statistics.median(each[at] for each in ours), statistics.median(each[at] for each in peer)


if __name__ == "__main__":
    sys.exit(main())
