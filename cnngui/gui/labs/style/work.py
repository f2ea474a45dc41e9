"""What the Style lab computes off the main thread: an estimate, Gram matrices, and what files hold. No Qt."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from cnngui.engine.about import read_about
from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError
from cnngui.engine.files import shown
from cnngui.engine.photos import read_photo
from cnngui.engine.sizes import Pair
from cnngui.gui.lab.fields import looked_at_as
from cnngui.gui.labs.style.state import StyleState, settings_of
from cnngui.networks.network import Mode, Network
from cnngui.tasks.feature_maps import FellBack
from cnngui.tasks.style import Estimate, estimate
from cnngui.tasks.style.about import Made, read_made
from cnngui.tasks.style.grams import gram

MOST_ROWS = 128
"""Of a Gram matrix that is drawn: more are averaged."""


Cost = tuple[StyleState, Pair, str]
"""What an estimate is for: a state without what costs nothing, the photo's (H, W), and the device."""


def cost_of(state: StyleState, photo: Pair, device: str) -> Cost:
    """Return what a picture costs, however it is looked at and wherever it is restyled."""
    return replace(looked_at_as(state, StyleState(state.styles)), region=None), photo, device


def estimated(cost: Cost, network: Network) -> Estimate:
    """Measure it; takes about half a second."""
    state, photo, _ = cost
    return estimate(network, photo, settings_of(state), len(state.styles))


def grams(
    image: Pixels, style: str, layer: str, network: Network, spare: Mode
) -> Generator[FellBack, None, tuple[float, Array, Array]]:
    """Return the Gram matrices of a picture and of its style, small enough to be drawn; first their scale."""
    found = []
    for pixels in (image, read_photo(style).pixels):
        each, network = yield from gram(network, pixels, layer, spare)
        side = min(len(each), MOST_ROWS)
        found.append(np.asarray(cv2.resize(each, (side, side), interpolation=cv2.INTER_AREA), np.float32))
    return float(np.quantile(np.abs(found[1]), 0.98)) or 1.0, found[0], found[1]


def read_settings(path: Path) -> Made:
    """Read how a saved picture was made.

    Raises
    ------
    PhotoError
        When the picture does not tell.
    """
    text = read_about(path)
    made = None if text is None else read_made(text)
    if made is None:
        words = QT_TRANSLATE_NOOP("Errors", "{name} does not tell how it was made: take a picture that was saved here.")
        raise PhotoError(words, name=shown(path))
    return made
