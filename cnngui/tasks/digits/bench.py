"""A network is changed, and its accuracy on the test digits follows; what comes before the change is kept.

The inputs of the layers are kept for all test digits, 36 MB for LeNet-5. After a change in its first layer only the
filters that changed slide again; everything behind them is computed anew.
"""

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.digits import CLASSES, DigitsError, DigitSet
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.networks.digits import DigitNetwork, as_input, one_thread
from cnngui.networks.plans.exports.code import module_name
from cnngui.networks.torch_loading import load_torch
from cnngui.tasks.digits.examination import Examined, Places, chunk_of

if TYPE_CHECKING:
    import torch
    from torch import nn

MOST_KEPT = 40 * 2**20
"""Bytes of the inputs of one layer that are kept, for all digits."""


class Bench:
    """Examines changed forms of one network.

    Parameters
    ----------
    network : DigitNetwork
        As it was before any change.
    digits : DigitSet

    Examples
    --------
    >>> from cnngui.engine.following import finish
    >>> from cnngui.networks.digits import lenet
    >>> network = DigitNetwork.fresh(lenet(), 0)
    >>> few = DigitSet(np.zeros((4, 28, 28), np.uint8), np.uint8([1, 2, 3, 4]))
    >>> bench = Bench(network, few)
    >>> before, after = finish(bench.examined(network)), finish(bench.examined(silenced(network, "C1", 2)))
    >>> before.count, after.count, bench.from_layer(silenced(network, "C3", 0))
    (4, 4, 'C3')
    """

    def __init__(self, network: DigitNetwork, digits: DigitSet) -> None:
        self.network, self.digits = network, digits
        self._chunk = chunk_of(network.plan)
        self._kept: dict[tuple[int, int], torch.Tensor] = {}

    def examined(self, network: DigitNetwork) -> Generator[Examined, None, Examined]:
        """Ask a changed form about all digits; its plan must be that of the network.

        Yields
        ------
        Examined
            After every 250: those so far.
        """
        first, rows = self._changed(network)
        answers: list[Array] = []
        found = Examined(np.zeros((0, CLASSES), np.float32), self.digits.labels[:0], len(self.digits))
        for chunk, start in enumerate(range(0, len(self.digits), self._chunk)):
            answers.append(self._probabilities(network, chunk, first, rows))
            found = Examined(np.concatenate(answers), self.digits.labels[: start + self._chunk], len(self.digits))
            yield found
        return found

    def from_layer(self, network: DigitNetwork) -> str | None:
        """Return the first layer that differs; None where none does."""
        first, _ = self._changed(network)
        blocks = self.network.plan.blocks
        names = list(dict(network.built.named_children()))
        return None if first is None else next(b.name for b in blocks if module_name(b.name) == names[first])

    def _changed(self, network: DigitNetwork) -> tuple[int | None, Places]:
        """Return the place of the first layer that differs, and which of its filters do."""
        nothing = np.zeros(0, np.intp)
        for at, (name, _) in enumerate(network.built.named_children()):
            mine = [tensor for tensor in network.weights if tensor.startswith(f"{name}.")]
            pairs = [(self.network.weights[tensor], network.weights[tensor]) for tensor in mine]
            if any(not np.array_equal(old, new) for old, new in pairs):
                rows = [(old != new).reshape(len(old), -1).any(1) for old, new in pairs if len(old) == len(pairs[0][0])]
                return at, np.flatnonzero(np.any(rows, axis=0))
        return None, nothing

    def _probabilities(self, network: DigitNetwork, chunk: int, first: int | None, rows: Places) -> Array:
        torch = load_torch()
        layers = list(network.built.children())
        with torch.inference_mode(), one_thread():
            start, planes = self._before(layers, chunk, first, rows)
            for at in range(start, len(layers)):
                self._keep(chunk, at, planes, is_original=first is None or at <= first)
                planes = layers[at](planes)
            found: Array = torch.softmax(planes, 1).numpy()
            return found

    def _before(
        self, layers: "Sequence[nn.Module]", chunk: int, first: int | None, rows: Places
    ) -> "tuple[int, torch.Tensor]":
        """Return the layer to go on with and what it sees."""
        wanted = len(layers) - 1 if first is None else first
        at = next((at for at in range(wanted, 0, -1) if (chunk, at) in self._kept), 0)
        planes = self._kept[chunk, at] if at else as_input(self.digits.pictures[chunk * self._chunk :][: self._chunk])
        if at != first:
            return at, planes
        behind = self._behind(layers, at)
        if behind is None or (chunk, behind) not in self._kept:
            return at, planes
        some = _some_filters(layers[at], planes, rows)
        for layer in layers[at + 1 : behind]:
            some = layer(some)
        mixed = self._kept[chunk, behind].clone()
        mixed[:, rows] = some
        return behind, mixed

    def _behind(self, layers: "Sequence[nn.Module]", at: int) -> int | None:
        """Return the next layer with weights, where all until there treat each map by itself."""
        from torch import nn  # noqa: PLC0415  (heavy)

        layer = layers[at]
        if not isinstance(layer, nn.Conv2d) or layer.groups != 1:
            return None
        alone = (nn.ReLU, nn.ReLU6, nn.Tanh, nn.Sigmoid, nn.Dropout, nn.MaxPool2d, nn.AvgPool2d)
        for place in range(at + 1, len(layers)):
            if isinstance(layers[place], nn.Conv2d):
                return place
            if not isinstance(layers[place], alone):
                return None
        return None

    def _keep(self, chunk: int, at: int, planes: "torch.Tensor", *, is_original: bool) -> None:
        size = planes[0].numel() * planes.element_size() * len(self.digits)
        layer = list(self.network.built.children())[at]
        if at and is_original and size <= MOST_KEPT and any(True for _ in layer.parameters()):
            self._kept.setdefault((chunk, at), planes)


def edited(network: DigitNetwork, layer: str, filter: int, kernel: Array, bias: float) -> DigitNetwork:  # noqa: A002
    """Return a network with one kernel replaced.

    Parameters
    ----------
    network : DigitNetwork
    layer : str
        A convolutional or fully connected layer of its plan.
    filter : int
        Which filter or unit, from 0.
    kernel : (f, f, C) or (inputs,) float32
    bias : float

    Raises
    ------
    DigitsError
        When there is no such filter, or the kernel has another shape.
    """
    weight, biases = _tensors(network, layer, filter)
    turned = kernel.transpose(2, 0, 1) if kernel.ndim == 3 else kernel
    if turned.shape != weight[filter].shape:
        text = QT_TRANSLATE_NOOP("Errors", "The kernel of {layer} has {wanted} numbers, and not {found}.")
        raise DigitsError(text, layer=layer, wanted=weight[filter].size, found=kernel.size)
    changed, new_weight = {}, weight.copy()
    new_weight[filter] = turned
    changed[str(network.tensor(layer))] = new_weight
    if biases is not None:
        new_bias = biases.copy()
        new_bias[filter] = bias
        changed[str(network.tensor(layer, "bias"))] = new_bias
    return network.with_weights(changed)


def silenced(network: DigitNetwork, layer: str, filter: int) -> DigitNetwork:  # noqa: A002
    """Return a network in which one filter gives nothing: its kernel and bias are 0."""
    kernel, _ = kernel_of(network, layer, filter)
    return edited(network, layer, filter, np.zeros_like(kernel), 0.0)


def kernel_of(network: DigitNetwork, layer: str, filter: int) -> tuple[Array, float]:  # noqa: A002
    """Return a kernel, (f, f, C) or (inputs,), and its bias.

    Raises
    ------
    DigitsError
        When there is no such filter.
    """
    weight, biases = _tensors(network, layer, filter)
    one = weight[filter]
    return (one.transpose(1, 2, 0) if one.ndim == 3 else one).copy(), 0.0 if biases is None else float(biases[filter])


def _tensors(network: DigitNetwork, layer: str, filter: int) -> tuple[Array, Array | None]:  # noqa: A002
    weight, biases = (network.weights.get(network.tensor(layer, part) or "") for part in ("weight", "bias"))
    if weight is None or weight.ndim not in {2, 4} or not 0 <= filter < len(weight):
        text = QT_TRANSLATE_NOOP("Errors", "{layer} has no filter {number}: choose another.")
        raise DigitsError(text, layer=layer, number=filter + 1)
    return weight, biases


def _some_filters(layer: "nn.Module", planes: "torch.Tensor", rows: Places) -> "torch.Tensor":
    """Return what some filters of a convolution give."""
    from torch import nn  # noqa: PLC0415  (heavy)

    assert isinstance(layer, nn.Conv2d)  # noqa: S101  (`_behind` has looked)
    places = load_torch().from_numpy(rows)
    bias = None if layer.bias is None else layer.bias[places]
    weight, padding = layer.weight[places], layer.padding
    return nn.functional.conv2d(planes, weight, bias, layer.stride, padding, layer.dilation)
