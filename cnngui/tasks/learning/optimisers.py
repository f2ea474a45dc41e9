"""How weights move: Adam (Kingma and Ba 2015), and gradient descent with or without momentum.

WORKAROUND: torch's own optimisers do the same, but the first of them imports 800 modules of torch's compiler, for
1.9 s, in which a window in the same process stands still.
"""

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING

from cnngui.networks.torch_loading import load_torch
from cnngui.tasks.learning.schedule import CONSTANT_MOMENTUM

if TYPE_CHECKING:
    import torch

SECOND, TINY = 0.999, 1e-8
"""Adam's weight of what went before in the average of squares, and what keeps it from dividing by nothing."""


class Descent:
    """Gradient descent: each step is the rate times the gradient, plus a part of the step before.

    Parameters
    ----------
    weights : sequence of Tensor
        Changed in place by `step`.
    momentum : float
        0 is plain gradient descent.
    """

    def __init__(self, weights: "Sequence[torch.Tensor]", momentum: float = 0.0) -> None:
        self.rate = 0.0
        """Set it before each step."""
        self.momentum = momentum
        self._weights = list(weights)
        self._paths: list[torch.Tensor] = []

    def forget_gradients(self) -> None:
        """Begin a batch."""
        for each in self._weights:
            each.grad = None

    def step(self) -> None:
        """Move all weights, by their gradients."""
        with load_torch().no_grad():
            gradients = [each.grad for each in self._weights if each.grad is not None]
            self._move([each for each in self._weights if each.grad is not None], gradients)

    def _move(self, weights: "list[torch.Tensor]", gradients: "list[torch.Tensor]") -> None:
        if self.momentum:
            if not self._paths:
                self._paths = [each.clone() for each in gradients]
            else:
                for path, gradient in zip(self._paths, gradients, strict=True):
                    path.mul_(self.momentum).add_(gradient)
            gradients = self._paths
        for each, gradient in zip(weights, gradients, strict=True):
            each.add_(gradient, alpha=-self.rate)


class Adam(Descent):
    """Each weight has a rate of its own: the mean of its gradients over the root of the mean of their squares."""

    def __init__(self, weights: "Sequence[torch.Tensor]") -> None:
        super().__init__(weights, CONSTANT_MOMENTUM)
        self._squares: list[torch.Tensor] = []
        self._steps = 0

    def _move(self, weights: "list[torch.Tensor]", gradients: "list[torch.Tensor]") -> None:
        torch = load_torch()
        if not self._paths:
            self._paths = [torch.zeros_like(each) for each in gradients]
            self._squares = [torch.zeros_like(each) for each in gradients]
        self._steps += 1
        first, second = 1 - self.momentum**self._steps, 1 - SECOND**self._steps
        for each, gradient, mean, square in zip(weights, gradients, self._paths, self._squares, strict=True):
            mean.lerp_(gradient, 1 - self.momentum)
            square.mul_(SECOND).addcmul_(gradient, gradient, value=1 - SECOND)
            each.addcdiv_(mean, (square.sqrt() / sqrt(second)).add_(TINY), value=-self.rate / first)
