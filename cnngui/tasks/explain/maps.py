"""Where a network looked: Grad-CAM and CAM, step by step, and the gradients of the photo itself.

No hook is hung on anything and no graph is kept: the network goes up to the layer without gradients, and on from its
maps, which alone want one. An exception leaves nothing behind.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import cv2
import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.networks.classifiers import Classifier, Seen

if TYPE_CHECKING:
    import torch

Method = Literal["grad-cam", "cam"]


class ExplainError(CnnguiError):
    """An explanation that cannot be had."""


@dataclass(frozen=True)
class Share:
    """What one map of the layer adds to the explanation.

    Parameters
    ----------
    channel : int
        From 0.
    weight : float
        What its numbers are multiplied by.
    total : float
        Weight times the sum of its numbers; those of all channels add up to the sum of `Explanation.weighted`.
    """

    channel: int
    weight: float
    total: float


@dataclass(frozen=True, eq=False)
class Step:
    """One of the seven numbered steps.

    Parameters
    ----------
    number : int
        From 1.
    name : {"maps", "gradients", "weights", "shares", "sum", "relu", "photo"}
    values : ndarray or tuple of Share
    """

    number: int
    name: str
    values: "Array | tuple[Share, ...]"


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why a class got its score, by the maps of one layer.

    Parameters
    ----------
    method : {"grad-cam", "cam"}
    index : int
        The class.
    layer : str
    score : float
        Of the class before softmax.
    probability : float
    maps : (H, W, C) float32
        What the layer gives, after its activation.
    gradients : (H, W, C) float32
        How much the score grows with each number of the maps.
    weights : (C,) float32
        The means of the gradients over rows and columns.
    seen : Seen
        The photo as the network saw it, and where that lies.

    Examples
    --------
    >>> from cnngui.engine.photos import read_photo
    >>> from cnngui.networks.classifiers import bundled
    >>> from cnngui.paths import bundled_photos
    >>> network = bundled()
    >>> found = grad_cam(network, network.seen(read_photo(bundled_photos()[0]).pixels), 285)
    >>> found.layer, found.heat.shape, [step.name for step in found.steps()][:3]
    ('conv9', (7, 7), ['maps', 'gradients', 'weights'])
    """

    method: Method
    index: int
    layer: str
    score: float
    probability: float
    maps: Array
    gradients: Array
    weights: Array
    seen: Seen

    @cached_property
    def weighted(self) -> Array:
        """The maps times their weights, added up, (H, W).

        Of the last layer of a network that takes means of it these numbers add up to the score without its bias: each
        place's share of it. So they are not stretched, and classes can be compared.
        """
        found: Array = (self.maps @ self.weights).astype(np.float32)
        return found

    @cached_property
    def heat(self) -> Array:
        """`weighted` without what speaks against the class, (H, W), 0 and more."""
        return np.maximum(self.weighted, 0)

    @cached_property
    def spread(self) -> Array:
        """`heat` over what the network saw, (side, side); where in the photo that is says ``seen.box``."""
        return spread_over(self.heat, self.seen)

    def shares(self, count: int = 6) -> tuple[Share, ...]:
        """Return the maps that add or take most, the largest first."""
        totals = self.weights * self.maps.sum((0, 1))
        largest = np.argsort(-np.abs(totals), kind="stable")[:count]
        return tuple(Share(int(at), float(self.weights[at]), float(totals[at])) for at in largest)

    def steps(self, count: int = 6) -> tuple[Step, ...]:
        """Return the seven steps, with the ``count`` maps that add or take most."""
        values: dict[str, Array | tuple[Share, ...]] = {
            "maps": self.maps,
            "gradients": self.gradients,
            "weights": self.weights,
            "shares": self.shares(count),
            "sum": self.weighted,
            "relu": self.heat,
            "photo": self.spread,
        }
        return tuple(Step(number, *named) for number, named in enumerate(values.items(), 1))


def grad_cam(network: Classifier, seen: Seen, index: int, layer: str = "") -> Explanation:
    """Explain a class by Grad-CAM (Selvaraju and others 2017).

    Parameters
    ----------
    network : Classifier
    seen : Seen
    index : int
        The class.
    layer : str
        One of ``network.layers``; by default the last.

    Raises
    ------
    ExplainError
        When there is no such layer or class.
    """
    import torch  # noqa: PLC0415  (heavy)

    layer = layer or network.last
    refuse(network, index, layer)
    cut = network.maps(seen.pixels, layer)
    with network.computing(with_gradients=True):
        leaf = cut.maps.detach().requires_grad_()
        scores = network.logits_from(network.runner.replaced(cut, leaf))[0]
        (wanted,) = torch.autograd.grad(scores[index], leaf)
    score, probability = _of_class(scores.detach(), index)
    maps, gradients = _cells(cut.maps), _cells(wanted)
    weights = gradients.mean((0, 1), dtype=np.float64).astype(np.float32)
    return Explanation("grad-cam", index, layer, score, probability, maps, gradients, weights, seen)


def can_cam(network: Classifier) -> bool:
    """Tell whether CAM can be had: the last layer sees nothing but the means of the last maps."""
    names = [step.name for step in network.runner.steps]
    return names[-3:] == [network.last, network.pooled, names[-1]]


def cam(network: Classifier, seen: Seen, index: int) -> Explanation:
    """Explain a class by CAM (Zhou and others 2016): the last layer's own weights, without any gradient.

    They are divided by the number of places, so that it has the unit of Grad-CAM, to which it is equal there.

    Raises
    ------
    ExplainError
        When the network has fully connected layers between its maps and the scores, as VGG-16; or no such class.
    """
    if not can_cam(network):
        text = QT_TRANSLATE_NOOP(
            "Errors", "{network} has other layers between its last maps and the scores: CAM needs none, take Grad-CAM."
        )
        raise ExplainError(text, network=network.title)
    refuse(network, index, network.last)
    cut = network.maps(seen.pixels)
    with network.computing():
        scores = network.logits_from(cut)[0]
    score, probability = _of_class(scores, index)
    maps = _cells(cut.maps)
    last = network.runner.steps[-1].name
    weights = network.runner.weights[f"{last}.weight"][index] / np.float32(maps.shape[0] * maps.shape[1])
    gradients = np.ascontiguousarray(np.broadcast_to(weights, maps.shape))
    return Explanation("cam", index, network.last, score, probability, maps, gradients, weights, seen)


@dataclass(frozen=True, eq=False)
class Slopes:
    """How a class's score changes with the photo.

    Parameters
    ----------
    index : int
    score : float
    values : (side, side, 3) float32
        By how much the score grows if a channel of a pixel grows by one level of 255.
    seen : Seen
    """

    index: int
    score: float
    values: Array
    seen: Seen

    @cached_property
    def heat(self) -> Array:
        """The largest size of the three channels' slopes, (side, side)."""
        found: Array = np.abs(self.values).max(axis=2)
        return found


def slopes(network: Classifier, seen: Seen, index: int) -> Slopes:
    """Explain a class by the gradients of the photo (Simonyan and others 2013).

    Raises
    ------
    ExplainError
        When there is no such class.
    """
    import torch  # noqa: PLC0415  (heavy)

    refuse(network, index, network.last)
    planes = network.sent(seen.pixels)
    with network.computing(with_gradients=True):
        leaf = planes.detach().requires_grad_()
        score = network.runner.run(leaf).maps[0, index].float()
        (found,) = torch.autograd.grad(score, leaf)
    values = _cells(found) * network.preparation.values.factor
    return Slopes(index, float(score.detach()), values.astype(np.float32), seen)


def spread_over(heat: Array, seen: Seen) -> Array:
    """Return a small map over what the network saw, (side, side), by straight lines between the cells' middles."""
    side = seen.pixels.shape[0]
    return np.asarray(cv2.resize(heat, (side, side), interpolation=cv2.INTER_LINEAR), np.float32)


def limit_of(explanations: Iterable[Explanation]) -> float:
    """Return the end of the one colour scale on which several classes' maps are painted: the largest heat of all."""
    return max((float(each.heat.max()) for each in explanations), default=0.0)


def refuse(network: Classifier, index: int, layer: str) -> None:
    """Refuse a class or a layer that the network does not have.

    Raises
    ------
    ExplainError
    """
    if not 0 <= index < network.classes:
        text = QT_TRANSLATE_NOOP("Errors", "{network} has no class {index}: they are numbered from 0 to {last}.")
        raise ExplainError(text, network=network.title, index=index, last=network.classes - 1)
    if layer not in network.shapes:
        text = QT_TRANSLATE_NOOP("Errors", "{network} has no layer {layer} with maps: take one from {first} to {last}.")
        ends = {"first": network.layers[0], "last": network.layers[-1]}
        raise ExplainError(text, network=network.title, layer=layer, **ends)


def _of_class(scores: "torch.Tensor", index: int) -> tuple[float, float]:
    return float(scores[index]), float(scores.softmax(0)[index])


def _cells(planes: "torch.Tensor") -> Array:
    """Return (1, C, H, W) of any device as (H, W, C)."""
    return np.ascontiguousarray(planes[0].permute(1, 2, 0).float().cpu().numpy())
