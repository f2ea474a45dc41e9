"""The two pictures at one size, and how what is optimised is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.sizes import Pair
from cnngui.tasks.style.colours import grey_pair, matched, with_colours_of
from cnngui.tasks.style.pyramid import pair_of, resized
from cnngui.tasks.style.settings import StyleSettings


@dataclass(frozen=True, eq=False)
class Canvas:
    """What one scale begins with.

    Parameters
    ----------
    photo : (H, W, 3) float32
        In its colours.
    content : (H, W, 3) float32
        As the network is to see it: the same, or grey.
    styles : sequence of (h, w, 3) float32
        As the network is to see them.
    mask : (H, W) float32, optional
    """

    photo: Array
    content: Array
    styles: tuple[Array, ...]
    mask: Array | None
    keeps_luminance: bool

    @classmethod
    def at(cls, longest: int, content: Pixels, styles: Sequence[Pixels], settings: StyleSettings) -> "Canvas":
        """Prepare pictures for a scale.

        >>> photo, style = np.zeros((30, 60, 3), np.uint8), np.zeros((90, 90, 3), np.uint8)
        >>> canvas = Canvas.at(40, photo, [style], StyleSettings(style_scale=2))
        >>> canvas.content.shape, canvas.styles[0].shape
        ((20, 40, 3), (80, 80, 3))
        """
        photo = np.clip(_at(content, longest), 0, 255)
        seen = [np.clip(_at(style, max(round(longest * settings.style_scale), 32)), 0, 255) for style in styles]
        grey = photo
        if settings.keep_colours == "luminance":
            pairs = [grey_pair(photo, style) for style in seen]
            grey, seen = pairs[0][0], [pair[1] for pair in pairs]
        elif settings.keep_colours == "linear":
            seen = [np.clip(matched(style, photo), 0, 255) for style in seen]
        mask = None
        if settings.mask is not None:
            mask = np.clip(resized(np.asarray(settings.mask, np.float32), (photo.shape[0], photo.shape[1])), 0, 1)
        return cls(photo, grey, tuple(seen), mask, settings.keep_colours == "luminance")

    @property
    def size(self) -> Pair:
        """(H, W)."""
        return self.photo.shape[0], self.photo.shape[1]

    def drawn(self, picture: Array) -> Pixels:
        """Return a picture, (H, W, 3) float32, as the user sees it: with the photo's colours and outside the mask."""
        made = with_colours_of(picture, self.photo) if self.keeps_luminance else picture
        if self.mask is not None:
            made = self.photo + (made - self.photo) * self.mask[..., np.newaxis]
        return np.clip(np.rint(made), 0, 255).astype(np.uint8)


def _at(pixels: Pixels, longest: int) -> Array:
    return resized(pixels.astype(np.float32), pair_of((pixels.shape[0], pixels.shape[1]), longest))
