"""The tables of colours behind the scales, read from ``resources/colours`` when first needed.

The diverging one is CET-CBD1 by Peter Kovesi, the sequential one viridis by Nathaniel J. Smith, Stefan van der Walt and
Eric Firing. Both are interpolated to 255 colours here, so that there is a middle one; entry 0 is kept for what is no
number, NaN, and is a darker grey that occurs nowhere else in the table. Grey uses all 256 entries, so that a grey photo
is drawn exactly as it is; there NaN is black.
"""

from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Name = Literal["signed", "magnitude", "grey"]
"""Which colours: diverging, sequential, or from black to white."""

Colour = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""

NO_NUMBER: Colour = (128, 128, 128)
"""How NaN is drawn on the signed and the magnitude scale."""

_FILES = {"signed": "cet-cbd1.csv", "magnitude": "viridis.csv"}


@cache
def rgb(name: Name) -> NDArray[np.uint8]:
    """Return 256 × 3 colours, RGB, read-only.

    Entries 1 to 255 go from the low end to the high end, 128 is the middle, and entry 0 is `NO_NUMBER`. In grey,
    entries 0 to 255 go from the low end to the high end.

    Examples
    --------
    >>> rgb("signed")[[1, 128, 255]].tolist()
    [[58, 144, 254], [237, 237, 237], [168, 144, 8]]
    """
    colours = np.arange(256)[:, None].repeat(3, axis=1) if name == "grey" else np.vstack([NO_NUMBER, _read(name)])
    table = colours.astype(np.uint8)
    table.flags.writeable = False
    return table


def _read(name: Name) -> NDArray[np.float64]:
    """Return 255 colours, 0 to 255, from low to high."""
    from cnngui.paths import resources  # noqa: PLC0415  (only who draws needs the files)

    given = np.loadtxt(resources() / "colours" / _FILES[name], delimiter=",", comments=";")
    at = np.linspace(0, len(given) - 1, 255)
    channels = [np.interp(at, np.arange(len(given)), given[:, channel]) for channel in range(3)]
    return np.rint(np.stack(channels, axis=-1) * 255)


@cache
def argb(name: Name) -> NDArray[np.uint32]:
    """Return 256 opaque colours as 0xAARRGGBB, read-only.

    >>> [hex(colour) for colour in argb("grey")[[0, 255]]]
    ['0xff000000', '0xffffffff']
    """
    red, green, blue = rgb(name).astype(np.uint32).T
    table: NDArray[np.uint32] = np.uint32(0xFF000000) | red << 16 | green << 8 | blue
    table.flags.writeable = False
    return table
