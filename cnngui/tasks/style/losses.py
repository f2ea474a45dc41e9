"""The losses and their slopes at the maps; what the style pictures and the photo ask for; the style's strength.

With F the maps of a layer after ReLU, C channels of H×W, and G = F·Fᵀ / (C·H·W) their Gram matrix:

- content: content weight × layer weight × mean (F − F of the photo)²,
- style: style weight × layer weight × mean (G − G of the style)²,
- total variation: its weight × (mean (difference to the pixel on the right)² + mean (difference to the one below)²).

With a mask, the maps are multiplied by it (made smaller) before F·Fᵀ, and H·W becomes the sum of its squares, as in
Gatys et al. 2017, "Controlling Perceptual Factors in Neural Style Transfer" (arXiv:1611.07865), so that what stays as
it is has no part in the style. Several styles: G of the style is the mean of theirs, by their shares.
"""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cnngui.tasks.style.passage import Passage
from cnngui.tasks.style.settings import StyleSettings

if TYPE_CHECKING:
    import torch

MIDDLE = 8.0
"""At strength 0.5: the style's part of the loss at the start, as a share of what a loss of all content would cost."""

REACH = 30.0
"""Strength 1 weighs the style this many times as much as 0.5 does, and 0 this many times less."""

FAINT = 0.003
"""Share of the loss below which the deepest style layers, together, do not pull."""


@dataclass(frozen=True)
class Losses:
    """The loss in parts, each times its weights.

    Parameters
    ----------
    content, style : mapping of str to float
        By layer.
    tv : float

    Examples
    --------
    >>> Losses({"conv4_2": 2.0}, {"conv1_1": 3.0, "conv2_1": 1.0}, 0.5).total
    6.5
    """

    content: Mapping[str, float]
    style: Mapping[str, float]
    tv: float

    @property
    def content_sum(self) -> float:
        """Of all content layers."""
        return sum(self.content.values())

    @property
    def style_sum(self) -> float:
        """Of all style layers."""
        return sum(self.style.values())

    @property
    def total(self) -> float:
        """All of it."""
        return self.content_sum + self.style_sum + self.tv

    def faint(self, layers: Sequence[str]) -> tuple[str, ...]:
        """Return the deepest of the layers whose style, all together, is less than `FAINT` of the loss.

        Parameters
        ----------
        layers : sequence of str
            All that are looked at, in the order of the network. A layer of the content is never faint.

        Examples
        --------
        >>> losses = Losses({"conv4_2": 0.0}, {"conv1_1": 3.0, "conv4_1": 0.001, "conv5_1": 0.002}, 0.0)
        >>> losses.faint(("conv1_1", "conv4_1", "conv4_2", "conv5_1"))
        ('conv5_1',)
        """
        left, count = FAINT * self.total, 0
        for layer in reversed(layers):
            left -= self.style.get(layer, 0.0)
            if layer in self.content or not left > 0:  # or is no number
                break
            count += 1
        return tuple(layers[len(layers) - count :])


@dataclass(frozen=True)
class Weights:
    """What every part of the loss is multiplied by."""

    content: Mapping[str, float]
    style: Mapping[str, float]
    tv: float

    @classmethod
    def of(cls, settings: StyleSettings) -> "Weights":
        """Multiply out what the settings say.

        >>> Weights.of(StyleSettings(style_layers={"conv1_1": 0.5})).style
        {'conv1_1': 50.0}
        """
        content = {name: settings.content_weight * weight for name, weight in settings.content_layers.items()}
        style = {name: settings.style_weight * weight for name, weight in settings.style_layers.items()}
        return cls(_above_zero(content), _above_zero(style), settings.tv_weight)

    def times(self, factor: float) -> "Weights":
        """Multiply the style's."""
        return replace(self, style={layer: factor * weight for layer, weight in self.style.items()})


def _above_zero(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: weight for name, weight in weights.items() if weight > 0}


@dataclass(frozen=True, eq=False)
class Targets:
    """What is asked for at one size.

    Parameters
    ----------
    content : mapping of str to Tensor
        The photo's maps, (1, C, H, W).
    grams : sequence of mapping of str to Tensor
        Gram matrices of each style picture, (C, C) float32.
    """

    content: "Mapping[str, torch.Tensor]"
    grams: "Sequence[Mapping[str, torch.Tensor]]"

    def mixed(self, layer: str, shares: Sequence[float]) -> "torch.Tensor":
        """Return the mean Gram matrix of all styles."""
        import torch  # noqa: PLC0415  (heavy)

        with torch.inference_mode():
            return sum((share * gram[layer] for share, gram in zip(shares, self.grams, strict=True)), torch.zeros(()))


def shares_of(mix: Sequence[float], count: int) -> tuple[float, ...]:
    """Return the share of each of ``count`` styles; those that the mix does not name have none.

    >>> shares_of((), 2), shares_of((3, 1), 2)
    ((0.5, 0.5), (0.75, 0.25))
    """
    given = (*mix, *([0.0] * count))[:count] if mix else (1.0,) * count
    return tuple(share / (sum(given) or 1.0) for share in given)


def gram_matrix(maps: "torch.Tensor", mask: "torch.Tensor | None" = None) -> "torch.Tensor":
    """Return F·Fᵀ / (C·H·W) of maps, (1, C, H, W): (C, C) float32.

    Parameters
    ----------
    maps : Tensor
    mask : Tensor, (H, W), optional

    Examples
    --------
    >>> import torch
    >>> gram_matrix(torch.tensor([[[[1.0, 2.0]], [[0.0, 1.0]]]])).tolist()
    [[1.25, 0.5], [0.5, 0.25]]
    """
    flat = _flat(maps).float()
    if mask is None:
        return flat.T @ flat / flat.numel()
    flat = flat * mask.reshape(-1, 1)
    return flat.T @ flat / (maps.shape[1] * mask.square().sum())


def _flat(maps: "torch.Tensor") -> "torch.Tensor":
    """Lay maps out as pixels × channels, without a copy where the maps have no gaps."""
    return maps[0].permute(1, 2, 0).reshape(-1, maps.shape[1])


class Recorder:
    """A goal that keeps what it sees, as targets for another."""

    def __init__(self, content: Sequence[str], style: Sequence[str], masks: "Masks | None" = None) -> None:
        self.content: dict[str, torch.Tensor] = {}
        self.grams: dict[str, torch.Tensor] = {}
        self._content, self._style, self._masks = content, style, masks

    def see(self, layer: str, maps: "torch.Tensor") -> None:
        """Keep the maps, their Gram matrix, or both."""
        if layer in self._content:
            self.content[layer] = maps
        if layer in self._style:
            self.grams[layer] = gram_matrix(maps, self._masks.of(maps) if self._masks else None)

    def push(self, layer: str, maps: "torch.Tensor", slope: "torch.Tensor | None") -> "torch.Tensor | None":
        """Want nothing."""
        del layer, maps
        return slope


class Masks:
    """A mask at every layer's size.

    Parameters
    ----------
    mask : Tensor, (H, W) float32
    """

    def __init__(self, mask: "torch.Tensor") -> None:
        self.mask = mask
        self._made: dict[tuple[int, int], torch.Tensor] = {}

    def of(self, maps: "torch.Tensor") -> "torch.Tensor":
        """Return it at the size of maps, (1, C, H, W)."""
        import torch  # noqa: PLC0415  (heavy)

        size = maps.shape[2], maps.shape[3]
        if size not in self._made:
            self._made[size] = torch.nn.functional.adaptive_avg_pool2d(self.mask[None, None], size)[0, 0]
        return self._made[size]


class Aim:
    """A goal: the loss of one picture, and its slope. One is made for every step.

    Parameters
    ----------
    targets : Targets
    weights : Weights
    shares : sequence of float
        Of each style picture.
    masks : Masks, optional
    faint : tuple of str, optional
        The layers whose slope is left out; None finds them, see `Losses.faint`.
    """

    def __init__(
        self,
        targets: Targets,
        weights: Weights,
        shares: Sequence[float],
        masks: Masks | None = None,
        faint: tuple[str, ...] | None = None,
    ) -> None:
        self._targets, self._weights, self._shares, self._masks = targets, weights, shares, masks
        self._seen: list[str] = []
        self._faint = faint
        self._content: dict[str, torch.Tensor] = {}
        self._style: dict[str, torch.Tensor] = {}
        self._pulls: dict[str, torch.Tensor] = {}

    def see(self, layer: str, maps: "torch.Tensor") -> None:
        """Compute the layer's losses."""
        self._seen.append(layer)
        if layer in self._weights.content:
            error = (maps - self._targets.content[layer]).float().square().mean()
            self._content[layer] = self._weights.content[layer] * error
        if layer in self._weights.style:
            mask = self._masks.of(maps) if self._masks else None
            difference = gram_matrix(maps, mask) - self._targets.mixed(layer, self._shares).to(maps.device)
            weight = self._weights.style[layer]
            self._style[layer] = weight * difference.square().mean()
            # d mean(D²) = 2 D : dG / C², and dG = (dFᵀ·F + Fᵀ·dF) / (C·H·W) with a symmetric D
            pixels = maps.shape[2] * maps.shape[3] if mask is None else mask.square().sum()
            self._pulls[layer] = difference * (4 * weight / (len(difference) ** 3 * pixels))

    def push(self, layer: str, maps: "torch.Tensor", slope: "torch.Tensor | None") -> "torch.Tensor | None":
        """Add the slope of the layer's losses."""
        import torch  # noqa: PLC0415  (heavy)

        if layer in self.faint:
            return slope
        if slope is None:
            slope = torch.zeros_like(maps)
        if layer in self._content:
            factor = 2 * self._weights.content[layer] / maps.numel()
            slope.add_(maps - self._targets.content[layer], alpha=factor)
        if layer in self._pulls:
            pull, flat = self._pulls.pop(layer).to(maps.dtype), _flat(maps)
            if self._masks:
                flat = flat * self._masks.of(maps).square().reshape(-1, 1).to(maps.dtype)
            lying = _flat(slope)
            if lying.data_ptr() == slope.data_ptr():
                lying.addmm_(flat, pull)
            else:
                slope[0].permute(1, 2, 0).add_((flat @ pull).view(*slope.shape[2:], -1))
        return slope

    @property
    def faint(self) -> tuple[str, ...]:
        """The deepest layers, whose pull would be lost among the others'."""
        if self._faint is None:
            self._faint = self.losses().faint(self._seen)
        return self._faint

    def losses(self, tv: float = 0.0) -> Losses:
        """Return what was seen; fetched from the device at once."""
        import torch  # noqa: PLC0415  (heavy)

        parts = [*self._content.values(), *self._style.values()]
        numbers = torch.stack(parts).tolist() if parts else []
        content = dict(zip(self._content, numbers, strict=False))
        return Losses(content, dict(zip(self._style, numbers[len(content) :], strict=True)), tv)


def total_variation(pixels: "torch.Tensor", weight: float) -> "tuple[torch.Tensor, torch.Tensor]":
    """Return the total variation of a picture, (H, W, 3), times its weight, and the slope.

    Examples
    --------
    >>> import torch
    >>> value, slope = total_variation(torch.tensor([[[0.0], [3.0]]]), 2.0)
    >>> value.item(), slope.flatten().tolist()
    (18.0, [-12.0, 12.0])
    """
    import torch  # noqa: PLC0415  (heavy)

    value, slope = pixels.new_zeros(()), torch.zeros_like(pixels)
    for axis in (0, 1):
        count = pixels.shape[axis] - 1
        if count > 0:
            step = pixels.narrow(axis, 1, count) - pixels.narrow(axis, 0, count)
            value = value + weight * step.square().mean()
            step.mul_(2 * weight / step.numel())
            slope.narrow(axis, 1, count).add_(step)
            slope.narrow(axis, 0, count).sub_(step)
    return value, slope


def loss_and_slope(
    passage: Passage, pixels: "torch.Tensor", aim: Aim, weights: Weights, layers: Sequence[str]
) -> "Generator[None, None, tuple[Losses, torch.Tensor]]":
    """Return a picture's losses and their slope at its pixels, (H, W, 3) both, on the passage's device."""
    import torch  # noqa: PLC0415  (heavy)

    slope = yield from passage.there_and_back(pixels, layers, aim)
    if not weights.tv:
        return aim.losses(), slope
    with torch.inference_mode():
        value, smooth = total_variation(pixels, weights.tv)
        return aim.losses(value.item()), slope.add_(smooth)
