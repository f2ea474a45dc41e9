"""An explanation over its photo: colours where the network looked, grey where it could not."""

import cv2
import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.colours import Scale, paint
from cnngui.networks.classifiers import Box

SHARE = 0.5
"""Of the photo in what is painted over it."""

_UNSEEN = 0.75
"""How far what was cut off goes to light grey."""

_GREY = 215


def over_photo(photo: Pixels, box: Box, values: Array, scale: Scale, share: float = SHARE) -> Pixels:
    """Paint numbers over the part of a photo that a network saw; what it did not see is pale and without colour.

    Parameters
    ----------
    photo : (H, W, 3) uint8 RGB
        Not changed.
    box : Box
        The part that was seen.
    values : (h, w) float32
        Over all of the box.
    scale : Scale
        Which colours stand for which numbers; the same for several classes, so that they can be compared.
    share : float
        Of the photo in what is seen, 0 to 1.

    Examples
    --------
    >>> from cnngui.engine.colours import magnitude
    >>> photo = np.zeros((30, 45, 3), np.uint8)
    >>> made = over_photo(photo, Box(7, 0, 30, 30), np.ones((7, 7), np.float32), magnitude(1.0))
    >>> made.shape, made[0, 0].tolist(), made[0, 7].tolist()
    ((30, 45, 3), [161, 161, 161], [126, 116, 18])
    """
    lightness = cv2.cvtColor(np.ascontiguousarray(photo), cv2.COLOR_RGB2GRAY).astype(np.float32)
    pale = np.rint(lightness * (1 - _UNSEEN) + _GREY * _UNSEEN).astype(np.uint8)
    made = np.repeat(pale[..., None], 3, axis=2)
    rows, columns = slice(box.y, box.y + box.height), slice(box.x, box.x + box.width)
    large = cv2.resize(values, (box.width, box.height), interpolation=cv2.INTER_LINEAR)
    colours = paint(scale, np.ascontiguousarray(large, np.float32))
    made[rows, columns] = cv2.addWeighted(np.ascontiguousarray(photo[rows, columns]), share, colours, 1 - share, 0)
    return made
