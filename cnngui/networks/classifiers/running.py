"""A plan with weights, run step by step: to the end, up to a layer, or on from there.

Batch normalisation of a network that is not trained any more is one scale and one shift a channel. It is made a part of
the convolution before it when the weights go to the device: the numbers differ by rounding only, and EfficientNet-Lite0
takes 15 ms in place of 19. The weights themselves stay apart, as they were trained.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.networks.classifiers.steps import Step, steps_of
from cnngui.networks.network import Mode
from cnngui.networks.plans.blocks import Activation, AdaptivePool, Block, Conv, Dense, Flatten, Pool, Sum
from cnngui.networks.plans.plan import INPUT, Plan
from cnngui.networks.torch_loading import load_torch

if TYPE_CHECKING:
    import torch

Weights = Mapping[str, Array]

EPSILON = 1e-3
"""Added to a variance before the root is taken: TensorFlow's, with which EfficientNet was trained; torch has 1e-5."""


@dataclass(frozen=True, eq=False)
class Cut:
    """A passage that stands still behind one layer.

    Parameters
    ----------
    layer : str
    maps : Tensor, (n, C, H, W)
        What the layer gives, after its activation.
    kept : mapping of str to Tensor
        Outputs of earlier layers that a residual sum still needs.
    """

    layer: str
    maps: "torch.Tensor"
    kept: "Mapping[str, torch.Tensor]"


class Runner:
    """A plan's layers with their weights on one device. Nothing that a method is given is ever changed.

    Parameters
    ----------
    plan : Plan
    weights : mapping of str to ndarray
        ``conv1.weight``, ``conv1_bn.running_mean``, ``fc9.bias`` and so on, float32.
    mode : Mode, optional
    """

    def __init__(self, plan: Plan, weights: Weights, mode: Mode | None = None) -> None:
        load_torch()
        self.plan, self.weights, self.mode = plan, weights, mode or Mode()
        self.steps = steps_of(plan)
        self._at = {step.name: number for number, step in enumerate(self.steps)}
        self._sources = {step.block.source for step in self.steps if isinstance(step.block, Sum)}
        self._parts: dict[str, tuple[torch.Tensor, torch.Tensor | None]] = {}

    def run(self, planes: "torch.Tensor", until: str = "") -> Cut:
        """Go from the input up to a layer, or to the end.

        Parameters
        ----------
        planes : Tensor, (n, C, H, W)
            On the device, as `sent` brings them.
        until : str
            The last layer that is computed; empty: all of them.
        """
        return self.on(Cut(INPUT, planes, {INPUT: planes} if INPUT in self._sources else {}), until)

    def on(self, cut: Cut, until: str = "") -> Cut:
        """Go on from behind a layer, up to another or to the end; gradients flow where they are wanted."""
        first = self._at[cut.layer] + 1 if cut.layer in self._at else 0
        last = self._at[until] if until else len(self.steps) - 1
        planes, kept, name = cut.maps, dict(cut.kept), cut.layer
        for step in self.steps[first : last + 1]:
            planes, name = self._through(step, planes, kept), step.name
            if name in self._sources:
                kept[name] = planes
        return Cut(name, planes, kept)

    def replaced(self, cut: Cut, maps: "torch.Tensor") -> Cut:
        """Return a cut with other maps: also where a later sum adds them."""
        kept = {name: maps if name == cut.layer else planes for name, planes in cut.kept.items()}
        return Cut(cut.layer, maps, kept)

    def dtype(self) -> "torch.dtype":
        """Return what numbers it computes with."""
        import torch  # noqa: PLC0415  (heavy)

        return {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}[self.mode.precision]

    def sent(self, planes: Array) -> "torch.Tensor":
        """Bring (n, H, W, C) float32 to the device as (n, C, H, W), channels last in memory."""
        import torch  # noqa: PLC0415  (heavy)

        return torch.from_numpy(np.ascontiguousarray(planes)).to(self.mode.device, self.dtype()).permute(0, 3, 1, 2)

    def _through(self, step: Step, planes: "torch.Tensor", kept: "dict[str, torch.Tensor]") -> "torch.Tensor":
        block = step.block
        for each in step.before:
            planes = _done(each, planes)
        if isinstance(block, Sum):
            output = planes + kept[block.source]
        elif isinstance(block, Conv):
            output = self._convolved(step, block, planes)
        elif isinstance(block, Dense):
            weight, bias = self._weights_of(step)
            output = _linear(planes, weight, bias)
        else:
            output = _pooled(block, planes)
        for each in step.then:
            output = _done(each, output)
        return output

    def _convolved(self, step: Step, block: Conv, planes: "torch.Tensor") -> "torch.Tensor":
        from torch.nn import functional  # noqa: PLC0415  (heavy)

        rows, columns = block.axes((planes.shape[2], planes.shape[3], planes.shape[1]))
        padding = (rows.before, columns.before)
        if padding != (rows.after, columns.after):
            planes, padding = functional.pad(planes, (columns.before, columns.after, rows.before, rows.after)), (0, 0)
        weight, bias = self._weights_of(step)
        return functional.conv2d(planes, weight, bias, block.stride, padding, groups=block.groups)

    def _weights_of(self, step: Step) -> "tuple[torch.Tensor, torch.Tensor | None]":
        """Return weights and biases on the device; they go there when they are first used."""
        if step.name not in self._parts:
            import torch  # noqa: PLC0415  (heavy)

            weight, bias = folded(self.weights, step)
            order = torch.channels_last if weight.ndim == 4 else torch.contiguous_format
            there = self.mode.device, self.dtype()
            made = torch.from_numpy(weight).to(*there, memory_format=order)
            self._parts[step.name] = made, None if bias is None else torch.from_numpy(bias).to(*there)
        return self._parts[step.name]


def folded(weights: Weights, step: Step) -> tuple[Array, Array | None]:
    """Return a layer's weights and biases with its batch normalisation in them.

    Returns
    -------
    (weight, bias)
        Of ``scale·(W·x + b − mean)/√(variance + ε) + shift``: the weights times ``scale/√…``, and what is left.
    """
    weight, bias = weights[f"{step.name}.weight"], weights.get(f"{step.name}.bias")
    if not step.norm:
        return weight, bias
    scale, shift, mean, variance = (
        weights[f"{step.norm}.{part}"].astype(np.float64) for part in ("weight", "bias", "running_mean", "running_var")
    )
    factor = scale / np.sqrt(variance + EPSILON)
    before = 0.0 if bias is None else bias.astype(np.float64)
    made = weight * factor.reshape(-1, *(1 for _ in weight.shape[1:]))
    return made.astype(np.float32), (shift + (before - mean) * factor).astype(np.float32)


def _linear(planes: "torch.Tensor", weight: "torch.Tensor", bias: "torch.Tensor | None") -> "torch.Tensor":
    from torch.nn import functional  # noqa: PLC0415  (heavy)

    return functional.linear(planes, weight, bias)


def _pooled(block: Block, planes: "torch.Tensor") -> "torch.Tensor":
    from torch.nn import functional  # noqa: PLC0415  (heavy)

    if isinstance(block, AdaptivePool):
        return functional.adaptive_avg_pool2d(planes, block.size)
    if isinstance(block, Pool) and block.pool != "subsampling":
        pool = functional.max_pool2d if block.pool == "max" else functional.avg_pool2d
        return pool(planes, block.size, block.stride, block.padding)
    raise TypeError(type(block))


def _done(block: Block, planes: "torch.Tensor") -> "torch.Tensor":
    """Do what stands behind a layer; dropout does nothing once a network is trained."""
    if isinstance(block, Flatten):
        return planes.reshape(planes.shape[0], -1)  # channel by channel, however they lie in memory
    function = block.function if isinstance(block, Activation) else ""
    if function == "relu":
        return planes.relu()
    if function == "relu6":
        return planes.clamp(0, 6)
    if function == "dropout":
        return planes
    raise TypeError(type(block))
