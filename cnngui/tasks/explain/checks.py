"""Whether an explanation is one: it must change with the network's weights, and what it points at must matter."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array, Doubles, Pixels
from cnngui.networks.classifiers import Classifier, Runner, Seen
from cnngui.tasks.explain.maps import Explanation, grad_cam, spread_over
from cnngui.tasks.explain.occlusion import probability_of

MOST_ALIKE = 0.5
"""Rank correlation with maps of networks with random weights from which on a map shows the photo, not the network."""

NETWORKS = 3
"""With random weights; the maps of one have 49 numbers, too few to be sure."""

POINTS = 20
"""Of a curve, after its first."""

CHANCES = 2
"""Random orders of which the means are taken to compare with."""

Kind = Literal["deletion", "insertion"]


def shuffled(network: Classifier, seed: int) -> Classifier:
    """Return the network with the numbers of each layer's weights in random order.

    What belongs to a channel's batch normalisation stays together, so that numbers stay of the size that they had.
    """
    random, found = np.random.default_rng(seed), {}
    for step in network.runner.steps:
        name = f"{step.name}.weight"
        if name in network.runner.weights:
            found[name] = _mixed(network.runner.weights[name], random)
    runner = network.runner
    return replace(network, runner=Runner(runner.plan, {**runner.weights, **found}, runner.mode))


def _mixed(values: Array, random: np.random.Generator) -> Array:
    flat = values.reshape(-1).copy()
    random.shuffle(flat)
    return flat.reshape(values.shape)


def rank_correlation(one: Array, other: Array) -> float:
    """Return Spearman's rank correlation of two arrays, −1 to 1; 0 where all numbers of one are alike.

    >>> rank_correlation(np.float32([1, 2, 3]), np.float32([10, 20, 400]))
    1.0
    """
    first, second = _ranks(one), _ranks(other)
    size = float(np.sqrt((first @ first) * (second @ second)))
    return float(first @ second) / size if size else 0.0


def _ranks(values: Array) -> Doubles:
    """Return ranks less their mean; equal numbers share theirs."""
    _, inverse, counts = np.unique(values.reshape(-1), return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    shared = (ends - (counts - 1) / 2)[inverse.reshape(-1)].astype(np.float64)
    found: Doubles = shared - shared.mean()
    return found


@dataclass(frozen=True, eq=False)
class Randomised:
    """The same explanation of networks with random weights.

    Parameters
    ----------
    explanations : tuple of Explanation
        One a network.
    correlations : tuple of float
        Of each one's weighted sum with the real one's.
    fraction : float
        Of the work.
    """

    explanations: tuple[Explanation, ...]
    correlations: tuple[float, ...]
    fraction: float

    @property
    def correlation(self) -> float:
        """The mean of all so far."""
        return float(np.mean(self.correlations))

    @property
    def passes(self) -> bool:
        """Whether the real map is another one."""
        return self.correlation < MOST_ALIKE


def randomised(
    network: Classifier, real: Explanation, count: int = NETWORKS, seed: int = 0
) -> Generator[Randomised, None, Randomised]:
    """Explain the same class with networks whose weights are random, and compare.

    Parameters
    ----------
    network : Classifier
    real : Explanation
        Of it, by Grad-CAM.
    count : int
        Networks.
    seed : int

    Yields
    ------
    Randomised
        After each network.
    """
    found: list[Explanation] = []
    correlations: list[float] = []
    for number in range(count):
        other = shuffled(network, seed + number)
        found.append(grad_cam(other, real.seen, real.index, real.layer))
        correlations.append(rank_correlation(real.weighted, found[-1].weighted))
        yield Randomised(tuple(found), tuple(correlations), (number + 1) / count)
    return Randomised(tuple(found), tuple(correlations), 1.0)


@dataclass(frozen=True, eq=False)
class Curve:
    """How the class's probability changes as pixels go or come.

    Parameters
    ----------
    kind : {"deletion", "insertion"}
        Grey takes the place of pixels, or a blurred photo becomes sharp.
    shares : tuple of float
        Of all pixels, 0 to 1.
    probabilities : tuple of float
        One for each share.
    """

    kind: Kind
    shares: tuple[float, ...] = ()
    probabilities: tuple[float, ...] = ()

    @property
    def area(self) -> float:
        """The mean of the probabilities, by trapezia, as far as it goes."""
        if len(self.shares) < 2:
            return self.probabilities[0] if self.probabilities else 0.0
        width = self.shares[-1] - self.shares[0]
        return float(np.trapezoid(self.probabilities, self.shares)) / width

    def longer(self, share: float, probability: float) -> "Curve":
        """Return the curve with one point more."""
        return replace(self, shares=(*self.shares, share), probabilities=(*self.probabilities, probability))


@dataclass(frozen=True, eq=False)
class Faithful:
    """How much what an explanation points at matters, as far as it is measured.

    Parameters
    ----------
    curves : mapping of kind to Curve
        Hottest pixels first.
    controls : mapping of kind to Curve
        Places in random order, as large: the means of several orders.
    fraction : float
        Of the work.
    """

    curves: dict[Kind, Curve]
    controls: dict[Kind, Curve]
    fraction: float

    def is_better(self, kind: Kind) -> bool | None:
        """Tell whether the class goes, or comes, sooner than at random places; None while that is not known."""
        if self.fraction < 1:
            return None
        return (self.curves[kind].area < self.controls[kind].area) is (kind == "deletion")

    @property
    def passes(self) -> bool | None:
        """Whether it is better both ways; None while that is not known."""
        return self.is_better("deletion") and self.is_better("insertion")


def faithful(
    network: Classifier, real: Explanation, points: int = POINTS, seed: int = 0
) -> Generator[Faithful, None, Faithful]:
    """Draw the deletion and the insertion curve of an explanation (Petsiuk and others 2018), beside those of chance.

    Yields
    ------
    Faithful
        After each point.
    """
    random, shape = np.random.default_rng(seed), real.heat.shape
    chances = [
        _order(spread_over(random.permutation(real.heat.size).astype(np.float32).reshape(shape), real.seen))
        for _ in range(CHANCES)
    ]
    curves: dict[Kind, Curve] = {"deletion": Curve("deletion"), "insertion": Curve("insertion")}
    controls = dict(curves)
    work = [
        (kind, drawn, orders)
        for drawn, orders in ((curves, [_order(spread_over(real.weighted, real.seen))]), (controls, chances))
        for kind in curves
    ]
    for kind, drawn, orders in work:
        before, after = _ends(network, real.seen, kind)
        for point in range(points + 1):
            share = point / points
            mixed = [_mix(before, after, order[: round(share * order.size)]) for order in orders]
            probability = float(np.mean([probability_of(network, each, real.index) for each in mixed]))
            drawn[kind] = drawn[kind].longer(share, probability)
            done = sum(len(each.shares) for each in (*curves.values(), *controls.values()))
            yield Faithful(dict(curves), dict(controls), done / (4 * points + 4))
    return Faithful(curves, controls, 1.0)


def _order(heat: Array) -> NDArray[np.intp]:
    """Return the places of all pixels, the hottest first."""
    return np.argsort(-heat.reshape(-1), kind="stable")


def _ends(network: Classifier, seen: Seen, kind: Kind) -> tuple[Pixels, Pixels]:
    """Return what the photo is at first, and what takes its place."""
    if kind == "deletion":
        grey = np.clip(np.rint(network.preparation.values.offset), 0, 255).astype(np.uint8)
        return seen.pixels, np.broadcast_to(grey, seen.pixels.shape)
    blurred = cv2.GaussianBlur(seen.pixels, (0, 0), seen.pixels.shape[0] / 20)
    return np.asarray(blurred, np.uint8), seen.pixels


def _mix(before: Pixels, after: Pixels, places: NDArray[np.intp]) -> Pixels:
    mixed = before.reshape(-1, 3).copy()
    mixed[places] = after.reshape(-1, 3)[places]
    return mixed.reshape(before.shape)
