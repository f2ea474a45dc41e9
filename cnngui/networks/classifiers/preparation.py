"""From a photo of any size to what a classifier takes, and which part of the photo that is."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from PIL import Image

from cnngui.engine.arrays import Pixels
from cnngui.networks.weights import Preprocessing


@dataclass(frozen=True)
class Box:
    """A rectangle of a photo, in px.

    Parameters
    ----------
    x, y : int
        Of its upper left corner.
    width, height : int
    """

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, eq=False)
class Seen:
    """What a classifier sees of a photo.

    Parameters
    ----------
    pixels : (side, side, 3) uint8 RGB
    box : Box
        Where it lies in the photo; what is outside was cut off.
    """

    pixels: Pixels
    box: Box


@dataclass(frozen=True)
class Preparation:
    """How a photo is cut and scaled: a square from its middle, brought to ``side`` px.

    Parameters
    ----------
    side : int
    share : float
        How large the square is, of the photo's shorter side.
    filter : {"bilinear", "bicubic"}
        How it is scaled, each pixel a weighted mean of all that lie under it.
    values : Preprocessing
        How pixels become the numbers that the first layer takes.

    Examples
    --------
    >>> plain = Preparation(224, 1.0, "bicubic", Preprocessing((127, 127, 127), (128, 128, 128), white=255))
    >>> seen = plain.seen(np.zeros((300, 451, 3), np.uint8))
    >>> seen.pixels.shape, seen.box
    ((224, 224, 3), Box(x=75, y=0, width=300, height=300))
    """

    side: int
    share: float
    filter: Literal["bilinear", "bicubic"]
    values: Preprocessing

    def box(self, width: int, height: int) -> Box:
        """Return the part of a photo that is seen."""
        side = max(round(min(width, height) * self.share), 1)
        return Box((width - side) // 2, (height - side) // 2, side, side)

    def seen(self, photo: Pixels) -> Seen:
        """Cut and scale a photo.

        Parameters
        ----------
        photo : (H, W, 3) uint8 RGB
            Not changed. Small ones are enlarged.
        """
        height, width = photo.shape[:2]
        box = self.box(width, height)
        square = np.ascontiguousarray(photo[box.y : box.y + box.height, box.x : box.x + box.width])
        how = Image.Resampling.BICUBIC if self.filter == "bicubic" else Image.Resampling.BILINEAR
        scaled = Image.fromarray(square).resize((self.side, self.side), how)
        return Seen(np.array(scaled, np.uint8), box)
