"""What does a layer carry? A picture grown from noise that agrees with another in one layer's content or style alone.

As in the figures of the paper (Gatys, Ecker and Bethge 2016, figure 1; 2015, "A Neural Algorithm of Artistic Style",
figure 1): the content of one layer; the style of a layer together with those of the blocks before it.
"""

from collections.abc import Generator
from dataclasses import replace
from typing import Literal

from cnngui.engine.arrays import Pixels
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Mode, Network
from cnngui.tasks.feature_maps import FellBack
from cnngui.tasks.style.controls import Controls
from cnngui.tasks.style.run import run
from cnngui.tasks.style.settings import StyleSettings, layer_name
from cnngui.tasks.style.steps import StyleResult, StyleStep, TookBack

Kind = Literal["content", "style"]

TV_WEIGHT = 1e-3
"""Just enough that what a deep layer does not see does not stay noise."""


def reconstruct(
    network: Network,
    picture: Pixels,
    layer: str,
    kind: Kind,
    *,
    settings: StyleSettings | None = None,
    controls: Controls | None = None,
    spare: Mode | None = None,
) -> Generator[StyleStep | FellBack | TookBack, None, StyleResult]:
    """Grow a picture from noise until a layer sees in it what it sees in another.

    Parameters
    ----------
    network : Network
    picture : (H, W, 3) uint8 RGB
    layer : str
        "relu4_2" or "conv4_2".
    kind : {"content", "style"}
        The maps themselves, or their Gram matrices.
    settings : StyleSettings, optional
        For size, steps, optimizer, pooling and seed; the rest is set here.
    controls : Controls, optional
    spare : Mode, optional

    Yields
    ------
    StyleStep, TookBack, FellBack
        As `run` does.

    Raises
    ------
    LayerError
        When there is no such layer.
    StyleError
        As `run` does.
    """
    asked = reconstruction(settings or StyleSettings(size=256), layer, kind)
    return (yield from run(network, picture, [picture], asked, controls, spare))


def reconstruction(settings: StyleSettings, layer: str, kind: Kind) -> StyleSettings:
    """Return the settings with which `reconstruct` grows a picture; of those given, size and way stay.

    Raises
    ------
    LayerError
        When there is no such layer.

    Examples
    --------
    >>> reconstruction(StyleSettings(size=96), "relu4_2", "content").size
    96
    """
    content, style = _layers(layer_name(layer), kind)
    return replace(
        settings,
        content_layers=content,
        style_layers=style,
        tv_weight=TV_WEIGHT,
        start="noise",
        keep_colours="no",
        style_scale=1.0,
        style_mix=(),
        strength=None,
        mask=None,
    )


def _layers(layer: str, kind: Kind) -> tuple[dict[str, float], dict[str, float]]:
    """Return the content layers and the style layers that look at one layer's content or style, and at nothing else.

    >>> _layers("conv2_2", "style")
    ({}, {'conv1_1': 1.0, 'conv2_2': 1.0})
    """
    if kind == "content":
        return {layer: 1.0}, {}
    return {}, {f"conv{block}_1": 1.0 for block in range(1, VGG16.layer(layer).block)} | {layer: 1.0}
