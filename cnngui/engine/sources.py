"""A photo or a grid of numbers at its working size: what everything else begins with."""

from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.chain import Channels, Planes, planes_for
from cnngui.engine.grids import Grid
from cnngui.engine.photos import Photo
from cnngui.engine.pixels import resized

_numbers = count(1)


@dataclass(frozen=True, eq=False)
class Source:
    """A photo or a grid, at its working size.

    Parameters
    ----------
    data : (H, W, 3) uint8 RGB, or (H, W, C) float32
        At the working size.
    name : str
        The file's name, for people.
    path : Path or None
        Where it came from; None when it was pasted.
    full_size : (rows, columns)
        Before it was made smaller.
    identity : int
        Names these pixels, in states that are compared and kept.
    """

    data: Pixels | Array
    name: str
    path: Path | None
    full_size: tuple[int, int]
    identity: int

    @property
    def is_photo(self) -> bool:
        """Whether it is a photo (and not a grid of numbers)."""
        return self.data.dtype == np.uint8

    @property
    def shape(self) -> tuple[int, int, int]:
        """(H, W, C)."""
        height, width, channels = self.data.shape
        return height, width, channels

    @cached_property
    def grey(self) -> Planes:
        """One plane: the luminance."""
        return planes_for(self.data, "grey")

    @cached_property
    def colour(self) -> Planes:
        """One plane a channel."""
        return planes_for(self.data, "sum")

    def planes(self, channels: Channels) -> Planes:
        """Return what the first layer of a chain sees; the first time takes a while on a large photo."""
        return self.grey if channels == "grey" else self.colour

    def has_planes(self, channels: Channels) -> bool:
        """Tell whether `planes` are there already."""
        return ("grey" if channels == "grey" else "colour") in self.__dict__


def source_of(opened: Photo | Grid, working_size: int | None) -> Source:
    """Bring a photo to the working size, ``working_size`` px on its longer side or its own; a grid stays as it is.

    Takes 0.2 s for 100 megapixels: large photos are brought here off the main thread.
    """
    if isinstance(opened, Grid):
        numbers = opened.numbers if opened.numbers.ndim == 3 else opened.numbers[..., None]
        return Source(numbers, opened.name, opened.path, (numbers.shape[0], numbers.shape[1]), next(_numbers))
    height, width = opened.pixels.shape[:2]
    pixels = resized(opened.pixels, working_size) if working_size else opened.pixels
    return Source(pixels, opened.name, opened.path, (height, width), next(_numbers))
