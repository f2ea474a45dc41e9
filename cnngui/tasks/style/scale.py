"""One size on one device: what is asked for there, and the loss of a picture of that size."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.tasks.style.canvas import Canvas
from cnngui.tasks.style.losses import (
    FAINT,
    MIDDLE,
    REACH,
    Aim,
    Losses,
    Masks,
    Recorder,
    Targets,
    Weights,
    loss_and_slope,
    shares_of,
)
from cnngui.tasks.style.passage import Passage
from cnngui.tasks.style.settings import StyleSettings

FULL_EVERY = 10
"""Looks from one at all layers to the next; between them, the faint ones keep the loss that they had."""

if TYPE_CHECKING:
    import torch


class Scale:
    """What the steps of one scale have in common.

    Parameters
    ----------
    passage : Passage
    canvas : Canvas
    settings : StyleSettings
    """

    def __init__(self, passage: Passage, canvas: Canvas, settings: StyleSettings) -> None:
        self._passage, self._canvas = passage, canvas
        self.factor = 1.0
        """What the style's weights are multiplied by."""
        self.weigh(settings)
        self._content = self.sent(canvas.content)
        self._mask = None if canvas.mask is None else self.sent(canvas.mask)
        self._masks = None if self._mask is None else Masks(self._mask)
        self._targets = Targets({}, [{} for _ in canvas.styles])
        self._full: _Full | None = None

    def sent(self, pixels: Array) -> "torch.Tensor":
        """Bring pixels to the device."""
        import torch  # noqa: PLC0415  (heavy)

        return torch.from_numpy(np.array(pixels, np.float32)).to(self._passage.device)

    @staticmethod
    def fetched(picture: "torch.Tensor") -> Array:
        """Bring a picture from the device."""
        return np.array(picture.cpu().numpy())

    @staticmethod
    def is_finite(numbers: "torch.Tensor") -> bool:
        """Tell whether none is infinite or no number: their sum would not be one, either."""
        import torch  # noqa: PLC0415  (heavy)

        with torch.inference_mode():
            return bool(numbers.sum().isfinite())

    def prepare(self) -> Generator[None, None, None]:
        """Look at the photo and the styles, as far as the layers that are on ask for it and it is not known yet."""
        content, styles = self._weights.content, list(self._weights.style)
        missing = [name for name in self._layers if name in content and name not in self._targets.content]
        found = dict(self._targets.content)
        if missing:
            recorder = Recorder(missing, ())
            yield from self._passage.there(self._content, missing, recorder)
            found |= recorder.content
        grams = []
        for style, known in zip(self._canvas.styles, self._targets.grams, strict=True):
            missing = [name for name in self._layers if name in styles and name not in known]
            recorder = Recorder((), missing)
            if missing:
                yield from self._passage.there(self.sent(style), missing, recorder)
            grams.append({**known, **recorder.grams})
        self._targets = Targets(found, grams)

    def weigh(self, settings: StyleSettings) -> None:
        """Take over weights, and which layers are on."""
        self._weights, self._layers = Weights.of(settings), settings.layers
        self._shares = shares_of(settings.style_mix, len(self._canvas.styles))

    def loss_and_slope(self, picture: "torch.Tensor") -> "Generator[None, None, tuple[Losses, torch.Tensor]]":
        """Return a picture's losses, and their slope at its pixels, (H, W, 3) both.

        Layers that are faint (see `Losses.faint`) have no part in the slope, and are looked at now and then only:
        between conv4_2, where the photo is, and conv5_1 lies a sixth of the work. Meanwhile their losses stay as they
        were.
        """
        import torch  # noqa: PLC0415  (heavy)

        yield from self.prepare()
        weights = self._weights.times(self.factor)
        known = self._known(weights)
        faint = None if known is None else ()
        aim = Aim(self._targets, weights, self._shares, self._masks, faint)
        layers = self._layers if known is None else self._layers[: len(self._layers) - len(known.faint)]
        if self._mask is None:
            losses, slope = yield from loss_and_slope(self._passage, picture, aim, weights, layers)
        else:
            with torch.inference_mode():
                mask = self._mask[..., None]
                seen = torch.lerp(self._content, picture, mask)
            losses, slope = yield from loss_and_slope(self._passage, seen, aim, weights, layers)
            with torch.inference_mode():
                slope = slope * mask
        if known is None:
            self._full = _Full(weights, self._layers, self._shares, losses, aim.faint)
            return losses, slope
        known.age += 1
        losses = replace(losses, style={**losses.style, **known.carried})
        if sum(known.carried.values()) > FAINT * losses.total:
            self.forget()
        return losses, slope

    def forget(self) -> None:
        """Look at all layers next time."""
        self._full = None

    def _known(self, weights: Weights) -> "_Full | None":
        """Return the last look at all layers; None where it is time for another."""
        full = self._full
        if full is None or full.age + 1 >= FULL_EVERY:
            return None
        return full if (full.weights, full.layers, full.shares) == (weights, self._layers, self._shares) else None

    def calibration(self) -> Generator[None, None, float]:
        """Return the factor of the style's weights at strength 0.5.

        At the photo itself the content loss is 0, so its weight says nothing there. What it is measured by is the loss
        of a picture without content: the mean square of the photo's own maps. The style's loss at the photo, which is
        what the style asks for, is brought to `MIDDLE` times that.
        """
        yield from self.prepare()
        aim = Aim(self._targets, self._weights, self._shares, self._masks)
        yield from self._passage.there(self._content, self._layers, aim)
        whole = sum(
            weight * self._targets.content[layer].float().square().mean().item()
            for layer, weight in self._weights.content.items()
        )
        style = aim.losses().style_sum
        return MIDDLE * whole / style if whole and style else 1.0

    @staticmethod
    def reach(strength: float) -> float:
        """Return how much more than in the middle the style weighs.

        >>> Scale.reach(0.5), Scale.reach(1.0)
        (1.0, 30.0)
        """
        return float(REACH ** (2 * strength - 1))


@dataclass(eq=False)
class _Full:
    """A look at all layers: what was asked, what was seen, and how many looks were made since."""

    weights: Weights
    layers: tuple[str, ...]
    shares: tuple[float, ...]
    losses: Losses
    faint: tuple[str, ...]
    age: int = 0

    @property
    def carried(self) -> dict[str, float]:
        """The faint layers' losses."""
        return {name: loss for name, loss in self.losses.style.items() if name in self.faint}
