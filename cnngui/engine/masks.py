"""A mask, 0 to 1, out of a picture file: its transparency, or its brightness."""

from os import PathLike
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFile

from cnngui.engine.decoding import opened_picture
from cnngui.engine.files import opened, shown
from cnngui.engine.photos import MAX_MEGAPIXELS
from cnngui.engine.pixels import to_grey
from cnngui.engine.rgb import eight_bit, to_rgb, turn_of

_OPAQUE = 255


def read_mask(path: str | PathLike[str], *, max_megapixels: float = MAX_MEGAPIXELS) -> NDArray[np.float32]:
    """Read a mask out of a picture file of any kind that `cnngui.engine.photos.read_photo` reads.

    Parameters
    ----------
    path : str or PathLike
        Any path that the system knows, in any script.
    max_megapixels : float
        Larger pictures are refused before a pixel is decoded.

    Returns
    -------
    NDArray[np.float32]
        H×W, upright. Of a picture that is not opaque all over, its alpha: 1 where it is opaque, 0 where it is clear,
        whatever its colours. Of any other, its brightness: 1 where it is white, 0 where it is black.

    Raises
    ------
    PhotoError
        As `read_photo` does.

    Examples
    --------
    >>> from cnngui.paths import bundled_photos
    >>> mask = read_mask(bundled_photos()[0])
    >>> mask.shape, mask.dtype, bool(0 <= mask.min() < mask.max() <= 1)
    ((300, 451), dtype('float32'), True)
    """
    path = Path(path)
    with opened(path) as stream, opened_picture(stream, shown(path), max_megapixels) as image:
        pixels, _ = to_rgb(image)
        alpha = _alpha(image)
        levels = to_grey(pixels) if alpha is None else alpha.astype(np.float32)
    levels /= np.float32(_OPAQUE)
    return levels


def _alpha(image: ImageFile.ImageFile) -> NDArray[np.uint8] | None:
    """Return the alpha, upright, of a picture that `to_rgb` has loaded; None where it is opaque all over."""
    if not image.has_transparency_data:
        return None
    alpha = eight_bit(image)[0].getchannel("A")
    if alpha.getextrema() == (_OPAQUE, _OPAQUE):
        return None
    turn = turn_of(image)
    return np.asarray(alpha.transpose(turn) if turn is not None else alpha, np.uint8)
