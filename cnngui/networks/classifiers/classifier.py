"""A network that tells what is on a photo: the same questions to every one of them."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.networks.classifiers.preparation import Preparation, Seen
from cnngui.networks.classifiers.running import Cut, Runner
from cnngui.networks.digits import one_thread
from cnngui.networks.network import Mode
from cnngui.networks.plans.blocks import Shape
from cnngui.networks.plans.worked import worked
from cnngui.networks.torch_loading import load_torch

if TYPE_CHECKING:
    import torch

SMALL = 10**9
"""Multiply-adds up to which a network computes on one thread: two lose more time in waiting for each other. Measured on
two processors, one of them busy: EfficientNet-Lite0 15 ms on one thread, 61 to 230 ms on two."""


@dataclass(frozen=True, eq=False)
class Classifier:
    """A network with its weights, and how it takes photos.

    Parameters
    ----------
    name, title : str
        As the user types it, and as it is written: "vgg16", "VGG-16".
    runner : Runner
    preparation : Preparation
    pooled : str
        The layer whose output are the features: a vector a photo, which the last layer turns into scores.
    last : str
        The last layer with maps.

    Examples
    --------
    >>> from cnngui.networks.classifiers import bundled
    >>> network = bundled()
    >>> network.title, network.classes, network.parameters, network.layers[-1]
    ('EfficientNet-Lite0', 1000, 4652008, 'conv9')
    """

    name: str
    title: str
    runner: Runner
    preparation: Preparation
    pooled: str
    last: str

    @property
    def classes(self) -> int:
        """How many scores there are."""
        return self.runner.plan.classes

    @cached_property
    def parameters(self) -> int:
        """How many numbers it has learned."""
        return worked(self.runner.plan).totals.parameters

    @property
    def mode(self) -> Mode:
        """Where and how it computes."""
        return self.runner.mode

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """Layers that give maps, in order, and the (H, W, C) of each; a batch normalisation is part of its layer."""
        steps = self.runner.steps
        end = next(number for number, step in enumerate(steps) if step.name == self.last)
        return {step.name: step.output for step in steps[: end + 1]}

    @property
    def layers(self) -> tuple[str, ...]:
        """Names of the layers that give maps, in order."""
        return tuple(self.shapes)

    def in_mode(self, mode: Mode) -> "Classifier":
        """Return the same network elsewhere, or in another precision."""
        if mode == self.mode:
            return self
        return replace(self, runner=Runner(self.runner.plan, self.runner.weights, mode))

    def seen(self, photo: Pixels) -> Seen:
        """Return what it sees of a photo (H, W, 3)."""
        return self.preparation.seen(photo)

    def sent(self, pixels: Pixels) -> "torch.Tensor":
        """Bring prepared photos to the device as the first layer takes them.

        Parameters
        ----------
        pixels : (n, side, side, 3) or (side, side, 3) uint8
            Of `Seen`.

        Returns
        -------
        Tensor
            (n, 3, side, side).
        """
        values, batch = self.preparation.values, pixels if pixels.ndim == 4 else pixels[None]
        return self.runner.sent((batch.astype(np.float32) - values.offset) * values.factor)

    def logits(self, pixels: Pixels) -> Array:
        """Return the scores before softmax, (n, classes), of prepared photos."""
        with self.computing():
            return _numbers(self.runner.run(self.sent(pixels)).maps)

    def features(self, pixels: Pixels) -> Array:
        """Return the vectors that the last layer sees, (n, units), of prepared photos."""
        with self.computing():
            return _numbers(self.runner.run(self.sent(pixels), self.pooled).maps.flatten(1))

    def maps(self, pixels: Pixels, layer: str = "") -> Cut:
        """Go up to a layer, by default the last with maps, and stop there; nothing wants a gradient yet."""
        with self.computing():
            return self.runner.run(self.sent(pixels), layer or self.last)

    def logits_from(self, cut: Cut) -> "torch.Tensor":
        """Go on from a layer to the scores, (n, classes) float32; gradients flow where the cut's maps want them."""
        return self.runner.on(cut).maps.float()

    @contextmanager
    def computing(self, *, with_gradients: bool = False) -> Iterator[None]:
        """Let torch compute as suits the network: a small one on one thread, and without what only gradients need."""
        torch = load_torch()
        is_small = worked(self.runner.plan).totals.macs <= SMALL
        with one_thread() if is_small else nullcontext(), torch.set_grad_enabled(with_gradients):
            yield


def _numbers(values: "torch.Tensor") -> Array:
    return np.asarray(values.float().cpu().numpy(), np.float32)
