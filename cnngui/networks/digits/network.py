"""A network that reads digits: its plan, its weights, and what each layer makes of a digit."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.networks.plans.digits import DIGITS, for_digits
from cnngui.networks.plans.exports.code import module_name
from cnngui.networks.plans.modules import module
from cnngui.networks.plans.plan import INPUT, Plan
from cnngui.networks.threads import one_thread
from cnngui.networks.torch_loading import load_torch

if TYPE_CHECKING:
    import torch
    from torch import nn

MEAN, SPREAD = 0.1307, 0.3081
"""Of MNIST's training pixels, 0 to 1: what is taken from them, and what they are divided by."""

MARGIN = 2
"""Pixels around a digit: the corners of a stroke come to the middle of the first filters."""

Weights = Mapping[str, Array]
"""Tensors by torch's names: "C1.weight" (O, I, f, f), "C1.bias" (O,)."""


def as_input(pictures: Pixels) -> "torch.Tensor":
    """Return digits as the first layer sees them.

    Parameters
    ----------
    pictures : (n, 28, 28) uint8

    Returns
    -------
    Tensor
        (n, 1, 32, 32) float32: a margin of 2 pixels, then minus 0.1307 and divided by 0.3081 on the scale of 0 to 1.

    Examples
    --------
    >>> tuple(as_input(np.full((5, 28, 28), 255, np.uint8)).shape)
    (5, 1, 32, 32)
    """
    side, inside = DIGITS[0], slice(MARGIN, DIGITS[0] - MARGIN)
    planes: torch.Tensor = load_torch().full((len(pictures), 1, side, side), -MEAN / SPREAD)
    pixels = load_torch().tensor(np.ascontiguousarray(pictures))  # a copy: it may be read-only
    planes[:, 0, inside, inside] = (pixels.float() / 255 - MEAN) / SPREAD
    return planes


@dataclass(frozen=True, eq=False)
class LayerMap:
    """What one layer makes of a digit.

    Parameters
    ----------
    name : str
        As in the plan; "input" is what the first layer sees.
    kind : str
        "input", or that of the block: "conv", "relu", "pool", "flatten", "fc", ….
    values : (H, W, C) or (units,) float32
    """

    name: str
    kind: str
    values: Array


@dataclass(frozen=True, eq=False)
class Passage:
    """A digit's way through a network.

    Parameters
    ----------
    layers : tuple of LayerMap
        From the input to the ten scores, in the order of the plan.
    probabilities : (10,) float32
        The scores after softmax.
    """

    layers: tuple[LayerMap, ...]
    probabilities: Array

    @property
    def scores(self) -> Array:
        """The ten numbers of the last layer."""
        return self.layers[-1].values

    @property
    def answer(self) -> int:
        """The digit with the largest score."""
        return int(self.probabilities.argmax())

    def layer(self, name: str) -> LayerMap:
        """Return a layer by its name."""
        return next(each for each in self.layers if each.name == name)

    def before(self, name: str) -> LayerMap:
        """Return what a layer sees: the layer before it in the plan.

        A block that joins two branches sees more; this is the nearest.
        """
        at = next(number for number, each in enumerate(self.layers) if each.name == name)
        return self.layers[max(0, at - 1)]


class DigitNetwork:
    """A plan with weights. Nothing that it is given is ever changed.

    Parameters
    ----------
    plan : Plan
        Of a network from 32×32×1 to ten scores.
    weights : mapping of str to ndarray
        By torch's names, float32; see `DigitNetwork.fresh` for new ones.

    Raises
    ------
    PlanError
        When the plan does not fit the digits.

    Examples
    --------
    >>> from cnngui.networks.digits.plans import lenet
    >>> network = DigitNetwork.fresh(lenet(), seed=1)
    >>> passage = network.passage(np.zeros((28, 28), np.uint8))
    >>> [(layer.name, layer.values.shape) for layer in passage.layers][:4]
    [('input', (32, 32, 1)), ('C1', (28, 28, 6)), ('relu1', (28, 28, 6)), ('S2', (14, 14, 6))]
    """

    def __init__(self, plan: Plan, weights: Weights) -> None:
        self.plan = for_digits(plan)
        self.weights = weights

    @classmethod
    def fresh(cls, plan: Plan, seed: int) -> "DigitNetwork":
        """Return a network with new random weights: the same for the same seed."""
        torch = load_torch()
        fitted = for_digits(plan)
        with torch.random.fork_rng(devices=[]), one_thread():
            torch.manual_seed(seed)
            return cls(fitted, weights_of(module(fitted)))

    @cached_property
    def built(self) -> "nn.Sequential":
        """The network as a module of torch, not for training: nothing keeps a gradient."""
        return self.trainable().eval().requires_grad_(requires_grad=False)

    def trainable(self) -> "nn.Sequential":
        """Return a new module with these weights, for training."""
        torch = load_torch()
        with torch.random.fork_rng(devices=[]):
            made = module(self.plan)
        made.load_state_dict({name: torch.tensor(values) for name, values in self.weights.items()}, strict=False)
        return made

    def with_weights(self, changed: Weights) -> "DigitNetwork":
        """Return the network with some of its tensors replaced."""
        return DigitNetwork(self.plan, {**self.weights, **changed})

    def tensor(self, layer: str, part: str = "weight") -> str | None:
        """Return torch's name of a layer's weights or biases; None where it has none, or several.

        >>> from cnngui.networks.digits.plans import lenet
        >>> DigitNetwork.fresh(lenet(), 0).tensor("output", "bias")
        'output_.bias'
        """
        wanted = f"{module_name(layer)}.{part}"
        return next((name for name in self.weights if name == wanted or name.endswith(f".{wanted}")), None)

    def passage(self, picture: Pixels) -> Passage:
        """Send one digit through, and keep what every layer makes of it.

        Parameters
        ----------
        picture : (28, 28) uint8
        """
        torch = load_torch()
        with torch.inference_mode(), one_thread():
            planes = as_input(np.ascontiguousarray(picture)[None])
            kept = {INPUT: planes}
            scores = _walk(self.built, planes, kept)
            layers = [LayerMap(INPUT, INPUT, _map(planes))]
            layers += [
                LayerMap(block.name, block.kind, _map(kept[module_name(block.name)])) for block in self.plan.blocks
            ]
            return Passage(tuple(layers), torch.softmax(scores[0], 0).numpy())

    def probabilities(self, pictures: Pixels) -> Array:
        """Return the ten probabilities of each digit, (n, 10), for (n, 28, 28) uint8."""
        torch = load_torch()
        with torch.inference_mode(), one_thread():
            found: Array = torch.softmax(self.built(as_input(pictures)), 1).numpy()
            return found


def weights_of(model: "nn.Module") -> dict[str, Array]:
    """Return copies of a module's tensors of numbers with a point, by torch's names."""
    return {
        name: values.detach().numpy().copy()
        for name, values in model.state_dict().items()
        if values.is_floating_point()
    }


def _walk(model: "nn.Sequential", planes: "torch.Tensor", kept: "dict[str, torch.Tensor]") -> "torch.Tensor":
    """Send planes through and keep what each layer gives; a residual sum is a row of layers in the row."""
    from torch import nn  # noqa: PLC0415  (heavy)

    for name, layer in model.named_children():
        planes = planes + _walk(layer, planes, kept) if isinstance(layer, nn.Sequential) else layer(planes)
        kept[name] = planes
    return planes


def _map(planes: "torch.Tensor") -> Array:
    """Return (H, W, C) or (units,) of the one digit."""
    one = planes[0]
    found: Array = (one.permute(1, 2, 0) if one.ndim == 3 else one).contiguous().numpy()
    return found
