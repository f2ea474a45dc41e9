"""A plan with weights, some of which learn: the same passage as `Runner`'s, with tensors that want gradients.

Batch normalisation of a trained network keeps the means and variances that it has measured, as is usual when little is
learned anew: its scale and shift learn. A network that begins with random weights has none yet: it measures each batch,
and keeps a running mean for later.
"""

from collections.abc import Collection, Generator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.networks.classifiers.running import EPSILON, Cut, Runner, Weights
from cnngui.networks.classifiers.steps import Step, steps_of
from cnngui.networks.network import Mode
from cnngui.networks.plans.blocks import Conv, Dense
from cnngui.networks.plans.plan import Plan
from cnngui.networks.threads import one_thread
from cnngui.networks.torch_loading import load_torch

if TYPE_CHECKING:
    import torch

MOMENTUM = 0.1
"""Of a new batch in the running mean and variance: torch's."""


class LearningRunner(Runner):
    """A plan's layers, some of which learn.

    Parameters
    ----------
    plan : Plan
    weights : mapping of str to ndarray
        All of them; copied.
    learning : collection of str
        Names of the steps that learn.
    mode : Mode, optional
    is_fresh : bool
        Measure each batch: the weights are random, and nothing was measured yet.

    Attributes
    ----------
    parameters : dict of str to Tensor
        What learns, by name; changed in place by an optimiser.
    is_training : bool
        Whether batches are measured, where ``is_fresh``.
    """

    def __init__(
        self,
        plan: Plan,
        weights: Weights,
        learning: Collection[str],
        mode: Mode | None = None,
        *,
        is_fresh: bool = False,
    ) -> None:
        super().__init__(plan, weights, mode)
        self.is_training = False
        self._is_fresh = is_fresh
        self._learning = frozenset(learning)
        self.parameters: dict[str, torch.Tensor] = {}
        self._measured: dict[str, torch.Tensor] = {}
        for step in self.steps:
            if step.name in self._learning:
                self._prepare(step)

    @property
    def learned(self) -> dict[str, Array]:
        """Copies of all that learns, and of what was measured on the way."""
        measured = self._measured if self._is_fresh else {}
        together = self.parameters | measured
        return {name: values.detach().float().cpu().contiguous().numpy().copy() for name, values in together.items()}

    def put_back(self, learned: Weights) -> None:
        """Take these numbers again."""
        torch = load_torch()
        with torch.no_grad():
            for name, values in (self.parameters | self._measured).items():
                if name in learned:
                    values.copy_(torch.from_numpy(learned[name]))

    def _prepare(self, step: Step) -> None:
        names = [f"{step.name}.weight", f"{step.name}.bias"]
        if step.norm:
            names += [f"{step.norm}.weight", f"{step.norm}.bias"]
            for part in ("running_mean", "running_var"):
                self._measured[f"{step.norm}.{part}"] = self._on_device(self.weights[f"{step.norm}.{part}"])
        for name in names:
            if name in self.weights:
                self.parameters[name] = self._on_device(self.weights[name]).requires_grad_()

    def _on_device(self, values: Array) -> "torch.Tensor":
        library = load_torch()
        order = library.channels_last if values.ndim == 4 else library.contiguous_format
        made: torch.Tensor = library.tensor(values).to(self.mode.device, library.float32, memory_format=order)
        return made

    def _weights_of(self, step: Step) -> "tuple[torch.Tensor, torch.Tensor | None]":
        if step.name not in self._learning:
            return super()._weights_of(step)
        weight, bias = self.parameters[f"{step.name}.weight"], self.parameters.get(f"{step.name}.bias")
        if not step.norm or self._is_fresh:
            return weight, bias
        scale, shift = (self.parameters[f"{step.norm}.{part}"] for part in ("weight", "bias"))
        mean, variance = (self._measured[f"{step.norm}.{part}"] for part in ("running_mean", "running_var"))
        factor = scale / (variance + EPSILON).sqrt()
        before = 0 if bias is None else bias
        return weight * factor.reshape(-1, 1, 1, 1), shift + (before - mean) * factor

    def _convolved(self, step: Step, block: Conv, planes: "torch.Tensor") -> "torch.Tensor":
        output = super()._convolved(step, block, planes)
        if not (self._is_fresh and step.norm and step.name in self._learning):
            return output
        mean, variance, scale, shift = (
            *(self._measured[f"{step.norm}.{part}"] for part in ("running_mean", "running_var")),
            *(self.parameters[f"{step.norm}.{part}"] for part in ("weight", "bias")),
        )
        batch_norm = load_torch().nn.functional.batch_norm
        normed: torch.Tensor = batch_norm(output, mean, variance, scale, shift, self.is_training, MOMENTUM, EPSILON)
        return normed


def by_parts(runner: Runner, cut: Cut, ends: Sequence[str]) -> Generator[None, None, Cut]:
    """Go on from a cut as `Runner.on`, without gradients and on one thread, and yield between parts.

    Parameters
    ----------
    runner : Runner
    cut : Cut
    ends : sequence of str
        Last layers of the parts; empty for the end of all.
    """
    for end in ends[:-1]:
        with one_thread(), load_torch().no_grad():
            cut = runner.on(cut, end)
        yield
    with one_thread(), load_torch().no_grad():
        return runner.on(cut, ends[-1])


def random_weights(plan: Plan, seed: int, layers: Collection[str] = ()) -> dict[str, Array]:
    """Return new weights for layers of a plan: those of He and others 2015, the same for the same seed.

    The last layer begins with zeros: at first every class is as likely.

    Parameters
    ----------
    plan : Plan
    seed : int
    layers : collection of str
        Empty: all of them.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> weights = random_weights(known("efficientnet-lite0"), 0)
    >>> weights["conv1.weight"].shape, bool(weights["fc9.weight"].any())
    ((32, 3, 3, 3), False)
    """
    random, last = np.random.default_rng(seed), steps_of(plan)[-1].name
    found: dict[str, Array] = {}
    for name, shape in tensor_shapes(plan).items():
        layer, part = name.split(".")
        if layers and layer not in layers:
            continue
        if part == "weight" and len(shape) > 1:
            spread = 0.0 if layer == last else np.sqrt(2 / np.prod(shape[1:]))
            found[name] = (spread * random.standard_normal(shape, np.float32)).astype(np.float32)
        else:
            found[name] = np.full(shape, part in {"weight", "running_var"}, np.float32)
    return found


def tensor_shapes(plan: Plan) -> dict[str, tuple[int, ...]]:
    """Return the shapes of all tensors of a plan that fits, what batch normalisation has measured among them.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> shapes = tensor_shapes(known("efficientnet-lite0"))
    >>> len(shapes), shapes["depth2_1.weight"], shapes["depth2_1_bn.running_mean"], shapes["fc9.bias"]
    (247, (32, 1, 3, 3), (32,), (1000,))
    """
    found: dict[str, tuple[int, ...]] = {}
    for step in steps_of(plan):
        shape = _shape(step)
        if not shape:
            continue
        found[f"{step.name}.weight"] = shape
        if step.norm:
            found |= {f"{step.norm}.{part}": shape[:1] for part in ("weight", "bias", "running_mean", "running_var")}
        else:
            found[f"{step.name}.bias"] = shape[:1]
    return found


def _shape(step: Step) -> tuple[int, ...]:
    block = step.block
    if isinstance(block, Conv):
        return block.filters, step.given[2] // block.groups, block.size, block.size
    return (block.units, int(np.prod(step.given))) if isinstance(block, Dense) else ()
