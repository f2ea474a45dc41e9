"""A network that is taught new classes, batch by batch."""

from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.networks.classifiers import Cut
from cnngui.networks.classifiers.learning import LearningRunner, by_parts, random_weights
from cnngui.networks.plans.plan import INPUT
from cnngui.networks.threads import one_thread
from cnngui.networks.torch_loading import load_torch
from cnngui.tasks.learning import Adam, Labels, momentum_at, rate_at
from cnngui.tasks.slopes import with_slope
from cnngui.tasks.transfer.bases import HIDDEN, OUTPUT, Base
from cnngui.tasks.transfer.scopes import frozen_until, has_hidden, learning_steps
from cnngui.tasks.transfer.settings import TransferSettings

if TYPE_CHECKING:
    import torch

_TOGETHER = {("efficientnet-lite0", "last-block"): 8, ("efficientnet-lite0", "everything"): 4}
"""Pictures that go through at a time; the others of a batch follow, and their gradients add up."""

_FRESH = 8
"""Pictures at a time where batches are measured: fewer are a poor measure."""


class Learner:
    """Learns.

    Parameters
    ----------
    base : Base
    settings : TransferSettings
    classes : int
    weights : (classes,) float32
        How much a picture of each class counts.

    Attributes
    ----------
    together : int
        Pictures that go through at a time.
    """

    def __init__(self, base: Base, settings: TransferSettings, classes: int, weights: Array) -> None:
        self.settings = settings
        hidden = settings.hidden if has_hidden(settings.scope) else 0
        plan, is_fresh = base.plan(classes, hidden), settings.scope == "scratch"
        new = random_weights(plan, settings.seed, () if is_fresh else (HIDDEN, OUTPUT))
        steps = learning_steps(base, settings.scope)
        self.runner = LearningRunner(plan, {**base.weights, **new}, steps, base.mode, is_fresh=is_fresh)
        self.start = frozen_until(base, settings.scope)
        self.together = self._together(base)
        self._ends = base.ends(self.start, "")
        self._weights = load_torch().from_numpy(weights).to(base.mode.device)
        self._optimiser = Adam(list(self.runner.parameters.values()))

    @property
    def rate(self) -> float:
        """The learning rate of the last step."""
        return self._optimiser.rate

    @property
    def learned(self) -> dict[str, Array]:
        """Copies of all that is not the base's own."""
        return self.runner.learned

    def put_back(self, learned: Mapping[str, Array]) -> None:
        """Take these weights again."""
        self.runner.put_back(learned)

    def answering(self, given: "torch.Tensor") -> Generator[None, None, Array]:
        """Return what it answers, (n, classes), to what `cnngui.tasks.transfer.features.Frozen` gives; as it is now.

        Yields
        ------
        None
            Where it can be interrupted.
        """
        cut = yield from by_parts(self.runner, Cut(self.start or INPUT, given, {}), self._ends)
        found: Array = load_torch().softmax(cut.maps.detach(), 1).float().cpu().numpy()
        return found

    def step(self, given: "torch.Tensor", labels: Labels, fraction: float) -> Generator[None, None, tuple[float, int]]:
        """Learn from one batch.

        Parameters
        ----------
        given : Tensor, (n, …)
        labels : (n,) whole numbers
        fraction : float
            Of the way, for the schedule.

        Yields
        ------
        None
            Where it can be interrupted.

        Returns
        -------
        (loss, right)
            The batch's loss, and how many answers were right before.
        """
        torch = load_torch()
        targets = torch.tensor(np.asarray(labels, np.int64)).to(given.device)
        whole = self._weights[targets].sum()
        self._optimiser.forget_gradients()
        loss, right = 0.0, 0
        self.runner.is_training = True
        try:
            for start in range(0, len(targets), self.together):
                part = slice(start, start + self.together)
                some, hits = yield from self._gradients(given[part], targets[part], whole)
                loss, right = loss + some, right + hits
        finally:
            self.runner.is_training = False
        self._optimiser.rate = rate_at(self.settings, fraction)
        self._optimiser.momentum = momentum_at(self.settings, fraction)
        with one_thread():
            self._optimiser.step()
        return loss, right

    def _gradients(
        self, given: "torch.Tensor", targets: "torch.Tensor", whole: "torch.Tensor"
    ) -> Generator[None, None, tuple[float, int]]:
        """Add up the gradients of some pictures, block by block forwards and backwards."""
        library = load_torch()
        layer, maps = self.start or INPUT, given
        passed: list[tuple[torch.Tensor, torch.Tensor]] = []
        for number, end in enumerate(self._ends):
            seen = maps.detach().requires_grad_(number > 0)
            with one_thread():
                cut = self.runner.on(Cut(layer, seen, {}), end)
            layer, maps = cut.layer, cut.maps
            passed.append((seen, maps))
            yield
        with one_thread():
            weighted = library.nn.functional.cross_entropy(maps, targets, weight=self._weights, reduction="sum") / whole
        passed[-1] = passed[-1][0], weighted
        gradient = None
        for seen, output in reversed(passed):
            with one_thread():
                library.autograd.backward(output if gradient is None else with_slope(output, gradient))
            gradient = seen.grad
            yield
        return float(weighted.detach()), int((maps.argmax(1) == targets).sum())

    def _together(self, base: Base) -> int:
        if self.start == base.pooled:
            return self.settings.batch
        if base.network == "efficientnet-lite0" and self.settings.scope == "scratch":
            return _FRESH
        return _TOGETHER.get((base.network, self.settings.scope), 2)


def class_shares(labels: Labels, classes: int, *, is_balanced: bool = True) -> Array:
    """Return how much a picture of each class counts: all classes the same together, and on the average 1.

    >>> class_shares(np.array([0, 0, 0, 1]), 2).round(2)
    array([0.67, 2.  ], dtype=float32)
    """
    if not is_balanced:
        return np.ones(classes, np.float32)
    numbers = np.bincount(labels, minlength=classes)
    return (len(labels) / (classes * np.maximum(1, numbers))).astype(np.float32)
