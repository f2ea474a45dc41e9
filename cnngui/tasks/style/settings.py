"""What a style transfer is asked for: frozen values, checked by name before anything is computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.networks.architectures import VGG16, Architecture, LayerError

Pooling = Literal["max", "average"]
Optimizer = Literal["lbfgs", "adam"]
Start = Literal["photo", "noise", "blend"]
KeepColours = Literal["no", "luminance", "linear"]

CONTENT_LAYERS: Mapping[str, float] = MappingProxyType({"conv4_2": 1.0})
STYLE_LAYERS: Mapping[str, float] = MappingProxyType({f"conv{block}_1": 1.0 for block in range(1, 6)})

LEAST = 32
"""Px of a picture's longer side: below it, the fifth block sees less than a pixel or two."""


class StyleError(CnnguiError):
    """A style transfer that cannot be done as it is asked for."""


@dataclass(frozen=True, eq=False)
class StyleSettings:
    """How a photo is restyled.

    The losses are those of neural-style-pt with VGG-16, so that figures compare: the content loss is
    ``content_weight`` × the mean squared difference of the maps after ReLU, and the style loss is ``style_weight`` ×
    the sum over layers of the mean squared difference of Gram matrices F·Fᵀ / (C·H·W). The paper (Gatys, Ecker and
    Bethge 2016, "Image Style Transfer Using Convolutional Neural Networks") has half of the sum of squared differences
    of the content, Gram matrices that are not divided by C·H·W, style differences divided by 4·C²·(H·W)² and weighed
    1/5 a layer, VGG-19 with weights scaled to a mean activation of 1, average pooling, and no total variation.

    Parameters
    ----------
    content_layers, style_layers : mapping of str to float
        Weight by layer. "relu4_2" and "conv4_2" are the same: the maps after ReLU. A layer of weight 0 is off.
    content_weight, style_weight : float
    tv_weight : float
        Of the mean squared difference of neighbouring pixels: smooths. 0 turns it off.
    pooling : {"max", "average"}
        As the weights were trained, or as in the paper.
    size : int
        Px of the result's longer side.
    scales : tuple of int
        Longer sides from coarse to fine, without the last, which is ``size``; None finds them.
    steps : int
        At the final scale; each coarser one takes half as many again, but at most 20; see
        `cnngui.tasks.style.pyramid`.
    seconds : float, optional
        Stop after this many seconds of work instead; ``steps`` is then ignored.
    optimizer : {"lbfgs", "adam"}
    start : {"photo", "noise", "blend"}
        What is changed: the photo, noise, or half of each.
    seed : int
        Of the noise.
    keep_colours : {"no", "luminance", "linear"}
        Restyle brightness alone, or give the style picture the photo's colours first; see
        `cnngui.tasks.style.colours`.
    style_scale : float
        Longer side of the style picture relative to the result's: a larger one has larger strokes.
    style_mix : tuple of float
        Share of each style picture; shares are divided by their sum. Empty: equal shares.
    strength : float, optional
        0 to 1, in place of the ratio of the two weights: the style's weight is found from the two pictures, so that
        0.5 looks right whatever the style; see `cnngui.tasks.style.scale.Scale.calibration`. None takes the weights
        as they are.
    mask : (H, W) float32, optional
        0 to 1, of any size: 1 is restyled, 0 stays as it is, to the bit.

    Raises
    ------
    StyleError
        When something makes no sense.
    LayerError
        When there is no such layer.

    Examples
    --------
    >>> dict(StyleSettings(content_layers={"relu4_2": 1}).content_layers)
    {'conv4_2': 1}
    >>> StyleSettings(size=8)
    Traceback (most recent call last):
    cnngui.tasks.style.settings.StyleError: A picture of 8 px is too small for a style: take 32 px or more.
    """

    content_layers: Mapping[str, float] = field(default_factory=lambda: CONTENT_LAYERS)
    style_layers: Mapping[str, float] = field(default_factory=lambda: STYLE_LAYERS)
    content_weight: float = 5.0
    style_weight: float = 100.0
    tv_weight: float = 2.0
    pooling: Pooling = "max"
    size: int = 512
    scales: tuple[int, ...] | None = None
    steps: int = 20
    seconds: float | None = None
    optimizer: Optimizer = "lbfgs"
    start: Start = "photo"
    seed: int = 0
    keep_colours: KeepColours = "no"
    style_scale: float = 1.0
    style_mix: tuple[float, ...] = ()
    strength: float | None = None
    mask: NDArray[np.float32] | None = None

    def __post_init__(self) -> None:
        for name in ("content_layers", "style_layers"):
            layers = {layer_name(each): weight for each, weight in getattr(self, name).items()}
            object.__setattr__(self, name, MappingProxyType(layers))
        self._refuse_weights()
        self._refuse_sizes()

    @property
    def layers(self) -> tuple[str, ...]:
        """Layers that are looked at, in the order of the network."""
        weights = (self.content_layers, self.style_layers)
        names = {name for layers in weights for name, weight in layers.items() if weight > 0}
        return tuple(name for name in VGG16.names if name in names)

    def _refuse_weights(self) -> None:
        weights = (self.content_weight, self.style_weight, self.tv_weight, *self.style_mix)
        weights += (*self.content_layers.values(), *self.style_layers.values())
        if not all(isfinite(weight) and weight >= 0 for weight in weights):
            raise StyleError(QT_TRANSLATE_NOOP("Errors", "Weights are 0 or more: a negative one has no best picture."))
        if not self.layers:
            raise StyleError(QT_TRANSLATE_NOOP("Errors", "No layer is on: give a weight above 0 to one of them."))
        if self.style_mix and not sum(self.style_mix):
            raise StyleError(QT_TRANSLATE_NOOP("Errors", "The styles' shares are all 0: give one of them more."))
        if self.strength is not None and not 0 <= self.strength <= 1:
            text = QT_TRANSLATE_NOOP("Errors", "The style's strength is {strength}: take a number from 0 to 1.")
            raise StyleError(text, strength=self.strength)

    def _refuse_sizes(self) -> None:
        for size in (self.size, *(self.scales or ())):
            if size < LEAST:
                text = QT_TRANSLATE_NOOP(
                    "Errors", "A picture of {size} px is too small for a style: take {least} px or more."
                )
                raise StyleError(text, size=size, least=LEAST)
        if self.steps < 1 or (self.seconds is not None and not self.seconds > 0):
            raise StyleError(QT_TRANSLATE_NOOP("Errors", "A picture needs one step or more, and some time."))
        if not 0.1 <= self.style_scale <= 10:
            text = QT_TRANSLATE_NOOP("Errors", "The style picture's scale is {scale}: take a number from 0.1 to 10.")
            raise StyleError(text, scale=self.style_scale)


def layer_name(name: str, network: Architecture = VGG16) -> str:
    """Return the name of a convolutional layer that the user may call by its ReLU.

    Raises
    ------
    LayerError
        When there is none of that name.

    Examples
    --------
    >>> layer_name("relu3_1"), layer_name("conv3_1")
    ('conv3_1', 'conv3_1')
    >>> layer_name("pool2")
    Traceback (most recent call last):
    cnngui.networks.architectures.LayerError: pool2 cannot carry a style: take a layer from conv1_1 to conv5_3.
    """
    layer = network.layer(name.replace("relu", "conv", 1) if name.startswith("relu") else name)
    if layer.kind != "conv":
        text = QT_TRANSLATE_NOOP("Errors", "{layer} cannot carry a style: take a layer from {first} to {last}.")
        names = [each.name for each in network.convolutional]
        raise LayerError(text, layer=name, first=names[0], last=names[-1])
    return layer.name
