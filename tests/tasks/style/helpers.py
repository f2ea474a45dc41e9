"""Small pictures, and runs gone through to the end."""

from collections.abc import Generator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Pixels
from cnngui.engine.following import Following, finish
from cnngui.engine.photos import read_photo
from cnngui.networks.network import Mode, Network
from cnngui.paths import resources
from cnngui.tasks.feature_maps import FellBack, sized
from cnngui.tasks.style import StyleResult, StyleSettings, StyleStep, TookBack
from cnngui.tasks.style.canvas import Canvas
from cnngui.tasks.style.losses import Losses
from cnngui.tasks.style.passage import Passage
from cnngui.tasks.style.scale import Scale
from tests.networks.reference import Weights

Told = StyleStep | FellBack | TookBack
Result = TypeVar("Result")

MODES = (Mode(), Mode(algorithm="winograd"), Mode(algorithm="ncnn"))


def cat(height: int = 54, width: int = 71) -> Pixels:
    """Return the middle of the bundled cat, made smaller."""
    photo = sized(read_photo(resources() / "photos" / "chelsea.png").pixels, 80)
    return np.ascontiguousarray(photo[:height, :width])


def style(side: int = 48) -> Pixels:
    """Return coloured stripes with some noise."""
    rows, columns = np.mgrid[:side, : side + 9]
    waves = np.stack([np.sin((rows + factor * columns) / 3) for factor in (1.0, 0.3, -0.8)], -1)
    noise = np.random.default_rng(1).normal(0, 15, waves.shape)
    return np.clip(127 + 100 * waves + noise, 0, 255).astype(np.uint8)


def through(steps: Generator[Told, None, StyleResult]) -> tuple[list[Told], StyleResult]:
    """Go through a run, and give all that it told."""
    following = Following(steps)
    return list(following), following.value


def losses_and_slope(
    weights: Weights,
    mode: Mode,
    picture: NDArray[np.float32],
    photos: tuple[Pixels, list[Pixels]],
    settings: StyleSettings,
) -> tuple[Losses, NDArray[np.float32]]:
    """Return what one step sees, the style pictures at the sizes that they have."""
    content, styles = photos
    canvas = Canvas.at(max(content.shape), content, styles, settings)
    canvas = Canvas(canvas.photo, canvas.content, tuple(np.float32(each) for each in styles), canvas.mask, False)  # type: ignore[misc]  # noqa: FBT003
    scale = Scale(Passage(Network(weights, mode), settings.pooling), canvas, settings)
    losses, slope = finish(scale.loss_and_slope(scale.sent(picture)))
    return losses, slope.numpy()
