"""A network that learns, batch by batch: torch's module and optimiser, and the numbers of one step."""

from collections.abc import Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.networks.digits import DigitNetwork, as_input, one_thread
from cnngui.networks.digits.network import weights_of
from cnngui.networks.plans.blocks import Activation
from cnngui.networks.plans.plan import Plan
from cnngui.networks.torch_loading import load_torch
from cnngui.tasks.digits.examination import Places
from cnngui.tasks.digits.settings import TrainSettings
from cnngui.tasks.digits.steps import OneStep
from cnngui.tasks.learning.optimisers import Adam, Descent
from cnngui.tasks.learning.schedule import CONSTANT_MOMENTUM, momentum_at, rate_at

if TYPE_CHECKING:
    import torch


class Learner:
    """Learns.

    Parameters
    ----------
    network : DigitNetwork
        What it begins with.
    settings : TrainSettings
    """

    def __init__(self, network: DigitNetwork, settings: TrainSettings) -> None:
        self.start = network
        self.settings = settings
        self._model = network.trainable()
        self._optimiser = self._new_optimiser()
        self._has_dropout = _has_dropout(network.plan)

    @property
    def weights(self) -> dict[str, Array]:
        """Copies of the weights as they are now."""
        return weights_of(self._model)

    @property
    def network(self) -> DigitNetwork:
        """What it is now."""
        return DigitNetwork(self.settings.plan, self.weights)

    def probabilities(self, pictures: Pixels) -> Array:
        """Return what it answers now, (n, 10), for (n, 28, 28) uint8; nothing is learned by it."""
        torch = load_torch()
        with torch.inference_mode(), one_thread():
            self._model.eval()
            found: Array = torch.softmax(self._model(as_input(pictures)), 1).numpy()
            self._model.train()
        return found

    def take(self, settings: TrainSettings) -> None:
        """Go on with other settings; what was learned is kept as far as a new plan has room for it."""
        before, self.settings = self.settings, settings
        if settings.plan != before.plan:
            self.start = transplanted(self.start.weights, DigitNetwork.fresh(settings.plan, settings.seed))
            self._model = transplanted(self.weights, DigitNetwork.fresh(settings.plan, settings.seed)).trainable()
            self._has_dropout = _has_dropout(settings.plan)
        if settings.plan != before.plan or settings.optimizer != before.optimizer:
            self._optimiser = self._new_optimiser()

    def put_back(self, weights: Mapping[str, Array]) -> None:
        """Take these weights again."""
        self._model = DigitNetwork(self.settings.plan, weights).trainable()
        self._optimiser = self._new_optimiser()

    def step(self, pictures: Pixels, labels: Pixels, fraction: float, number: int) -> tuple[float, int]:
        """Learn from one batch; return its loss and how many answers were right before.

        Parameters
        ----------
        pictures : (n, 28, 28) uint8
        labels : (n,) uint8
        fraction : float
            Of the way, for the schedule.
        number : int
            Of the batch, for what is left out at random.
        """
        with self._reproducibly(number):
            loss, scores = self._backward(pictures, labels)
            self._set_rates(fraction)
            self._optimiser.step()
        return loss, int((scores.argmax(1).numpy() == labels).sum())

    def one_step(
        self, digits: tuple[Places, Pixels, Pixels], fraction: float, number: int, kernel: tuple[str, int]
    ) -> tuple[OneStep, int]:
        """Learn from one batch, and tell the numbers of one kernel; as `step`."""
        places, pictures, labels = digits
        layer, at = kernel
        weight, bias = (self._parameter(layer, part) for part in ("weight", "bias"))
        before, bias_before = _kernel(weight, at), _number(bias, at)
        with self._reproducibly(number):
            loss, scores = self._backward(pictures, labels)
            gradient = _kernel(None if weight is None else weight.grad, at)
            bias_gradient = _number(None if bias is None else bias.grad, at)
            self._set_rates(fraction)
            self._optimiser.step()
        rate, after = self.rate, _kernel(weight, at)
        plain = self.settings.optimizer == "sgd"
        direction = gradient if plain else ((before - after) / np.float32(rate)).astype(np.float32)
        probabilities: Array = load_torch().softmax(scores, 1).numpy()
        told = OneStep(
            *(places, labels, probabilities, loss, rate, layer, at, before, gradient, direction, after),
            *(bias_before, bias_gradient, _number(bias, at)),
        )
        return told, int((probabilities.argmax(1) == labels).sum())

    @property
    def rate(self) -> float:
        """The learning rate of the last step."""
        return self._optimiser.rate

    def _backward(self, pictures: Pixels, labels: Pixels) -> tuple[float, "torch.Tensor"]:
        torch = load_torch()
        self._optimiser.forget_gradients()
        scores = self._model(as_input(pictures))
        loss = torch.nn.functional.cross_entropy(scores, torch.tensor(labels, dtype=torch.long))
        torch.autograd.backward(loss)
        return float(loss.detach()), scores.detach()

    def _set_rates(self, fraction: float) -> None:
        self._optimiser.rate = rate_at(self.settings, fraction)
        if isinstance(self._optimiser, Adam):
            self._optimiser.momentum = momentum_at(self.settings, fraction)

    def _new_optimiser(self) -> Descent:
        weights = list(self._model.parameters())
        made = Adam(weights) if self.settings.optimizer == "adam" else Descent(weights, self._momentum)
        made.rate = self.settings.learning_rate
        return made

    @property
    def _momentum(self) -> float:
        return CONSTANT_MOMENTUM if self.settings.optimizer == "momentum" else 0.0

    def _parameter(self, layer: str, part: str) -> "torch.nn.Parameter | None":
        return dict(self._model.named_parameters()).get(self.start.tensor(layer, part) or "")

    def _reproducibly(self, number: int) -> ExitStack:
        """On one thread; and where dropout leaves something out, the same for the same seed and batch."""
        torch, stack = load_torch(), ExitStack()
        stack.enter_context(one_thread())
        if self._has_dropout:
            stack.enter_context(torch.random.fork_rng(devices=[]))
            torch.manual_seed(self.settings.seed * 1_000_003 + number)
        return stack


def transplanted(learned: Mapping[str, Array], network: DigitNetwork) -> DigitNetwork:
    """Return a network with what another has learned, as far as tensors of one name go together.

    Examples
    --------
    >>> from cnngui.networks.digits import lenet
    >>> old = DigitNetwork.fresh(lenet(), 0).weights
    >>> new = transplanted(old, DigitNetwork.fresh(lenet(filters=(8, 16)), 0))
    >>> new.weights["C1.weight"].shape, bool((new.weights["C1.weight"][:6] == old["C1.weight"]).all())
    ((8, 1, 5, 5), True)
    """
    changed = {}
    for name, values in network.weights.items():
        old = learned.get(name)
        if old is not None and old.ndim == values.ndim:
            common = tuple(slice(min(lengths)) for lengths in zip(old.shape, values.shape, strict=True))
            changed[name] = values.copy()
            changed[name][common] = old[common]
    return network.with_weights(changed)


def _has_dropout(plan: Plan) -> bool:
    return any(isinstance(block, Activation) and block.function == "dropout" for block in plan.blocks)


def _kernel(values: "torch.Tensor | None", at: int) -> Array:
    """Return one filter's numbers, (f, f, C) or (inputs,); empty where the layer has none."""
    if values is None or not 0 <= at < len(values):
        return np.zeros(0, np.float32)
    one = values.detach()[at]
    found: Array = (one.permute(1, 2, 0) if one.ndim == 3 else one).numpy().copy()
    return found


def _number(values: "torch.Tensor | None", at: int) -> float:
    return 0.0 if values is None or not 0 <= at < len(values) else float(values.detach()[at])
