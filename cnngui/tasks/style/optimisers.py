"""Steps downhill for a picture within 0 and 255: L-BFGS and Adam, one look at the loss a step.

torch.optim has both, but steps several times a call, tries the box of colours not at all, makes a first step that
depends on the loss's scale, and loads a compiler first.
"""

from typing import TYPE_CHECKING, Protocol

from cnngui.tasks.style.waves import Waves

if TYPE_CHECKING:
    import torch

LEAST, MOST = 0.0, 255.0

FIRST = 10.0
"""Levels, root mean square, of the first step of all: nothing is known yet but the direction."""

FARTHEST = 24.0
"""Levels, root mean square, of any step."""


class Optimiser(Protocol):
    """Where to go next."""

    def step(self, picture: "torch.Tensor", slope: "torch.Tensor") -> "torch.Tensor":
        """Return the next picture, all numbers in a row, for the slope at this one."""

    def forget(self) -> None:
        """Begin anew: the loss is another one."""

    def slow_down(self) -> None:
        """Take steps half as long, and begin anew."""


class LBFGS:
    """Limited-memory BFGS (Liu and Nocedal 1989) with full steps and no line search, kept within the box.

    A colour that is at an end and is drawn beyond it takes no part in a step, so that it does not spoil the others'.

    Parameters
    ----------
    memory : int
        How many steps are remembered.
    waves : Waves, optional
        What is known of the loss before anything is remembered, if the numbers are those of a picture.

    Examples
    --------
    >>> import torch
    >>> picture, optimiser = torch.full((4,), 99.0), LBFGS()
    >>> bowl = torch.tensor([1.0, 2.0, 3.0, 4.0])
    >>> for _ in range(20):
    ...     picture = optimiser.step(picture, bowl * (picture - torch.tensor([10.0, 20.0, 30.0, -7.0])))
    >>> picture.round().tolist()
    [10.0, 20.0, 30.0, 0.0]
    """

    def __init__(self, memory: int = 20, waves: Waves | None = None) -> None:
        self._memory, self._waves = memory, waves
        self._rate = 1.0
        self.forget()

    def forget(self) -> None:
        """Begin anew: the loss is another one."""
        self._moves: list[torch.Tensor] = []
        self._bends: list[torch.Tensor] = []
        self._products: list[torch.Tensor] = []
        self._last: tuple[torch.Tensor, torch.Tensor] | None = None

    def slow_down(self) -> None:
        """Take steps half as long, and begin anew."""
        self._rate /= 2
        self.forget()

    def step(self, picture: "torch.Tensor", slope: "torch.Tensor") -> "torch.Tensor":
        """Return the next picture, all numbers in a row, for the slope at this one."""
        import torch  # noqa: PLC0415  (heavy)

        with torch.inference_mode():
            stuck = ((picture <= LEAST) & (slope > 0)) | ((picture >= MOST) & (slope < 0))
            if self._last is not None:
                self._remember(picture - self._last[0], slope - self._last[1])
            direction = self._direction(slope.masked_fill(stuck, 0)).masked_fill_(stuck, 0)
            length = direction.square().mean().sqrt()
            longest = FARTHEST if self._moves else FIRST
            if self._moves:
                direction *= self._rate * (longest / length).clamp_max(1)
            else:
                direction *= self._rate * longest / length.clamp_min(1e-30)
            self._last = picture, slope
            return (picture + direction).clamp_(LEAST, MOST)

    def _remember(self, move: "torch.Tensor", bend: "torch.Tensor") -> None:
        product = move.dot(bend)
        if product > 1e-10 * bend.dot(bend):  # as far as one can see, the loss is a bowl along this move
            self._moves.append(move)
            self._bends.append(bend)
            self._products.append(product)
            if len(self._moves) > self._memory:
                del self._moves[0], self._bends[0], self._products[0]

    def _direction(self, slope: "torch.Tensor") -> "torch.Tensor":
        """Multiply by what is known of the inverse of the second derivatives, in two loops."""
        direction = slope.neg()
        if not self._moves:
            return self._eased(direction)
        shares = []
        for move, bend, product in reversed(list(zip(self._moves, self._bends, self._products, strict=True))):
            share = move.dot(direction) / product
            shares.append(share)
            direction.addcmul_(bend, share, value=-1)
        direction = self._eased(direction)
        direction *= self._products[-1] / self._bends[-1].dot(self._eased(self._bends[-1]))
        for move, bend, product in zip(self._moves, self._bends, self._products, strict=True):
            direction.addcmul_(move, shares.pop() - bend.dot(direction) / product)
        return direction

    def _eased(self, step: "torch.Tensor") -> "torch.Tensor":
        return step if self._waves is None else self._waves.eased(step)


class Adam:
    """Adam (Kingma and Ba 2014, arXiv:1412.6980), kept within the box.

    Parameters
    ----------
    rate : float
        Levels that a colour goes in a step, at most.

    Examples
    --------
    >>> import torch
    >>> picture, optimiser = torch.tensor([99.0]), Adam()
    >>> for _ in range(100):
    ...     picture = optimiser.step(picture, picture + 5)
    >>> picture.item()
    0.0
    """

    def __init__(self, rate: float = 5.0) -> None:
        self._rate = rate
        self.forget()

    def forget(self) -> None:
        """Begin anew: the loss is another one."""
        self._mean: torch.Tensor | None = None
        self._square: torch.Tensor | None = None
        self._steps = 0

    def slow_down(self) -> None:
        """Take steps half as long, and begin anew."""
        self._rate /= 2
        self.forget()

    def step(self, picture: "torch.Tensor", slope: "torch.Tensor") -> "torch.Tensor":
        """Return the next picture, all numbers in a row, for the slope at this one."""
        import torch  # noqa: PLC0415  (heavy)

        with torch.inference_mode():
            if self._mean is None or self._square is None:
                self._mean, self._square = torch.zeros_like(slope), torch.zeros_like(slope)
            self._steps += 1
            self._mean.lerp_(slope, 0.1)
            self._square.lerp_(slope.square(), 0.001)
            # The slopes are tiny, 1e-5 or so: Adam's usual 1e-8 in the divisor would already be felt.
            spread = (self._square / (1 - 0.999**self._steps)).sqrt_().clamp_min_(1e-30)
            return (picture - self._rate / (1 - 0.9**self._steps) * self._mean / spread).clamp_(LEAST, MOST)
