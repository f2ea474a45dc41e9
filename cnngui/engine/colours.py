"""The colour scales of data, for the window and the command line alike.

Signed numbers are drawn on a diverging scale that is centred on zero (blue below, ochre above, nearly white at zero),
magnitudes on a sequential one, photos in grey. All can be told apart by colour-blind people. Numbers are turned into
colours for drawing only; a value beyond the scale gets the colour of its end, and the value itself is never touched.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, isfinite, isnan, log10

import cv2
import numpy as np
from numpy.typing import NDArray

from cnngui.engine import colour_tables
from cnngui.engine.colour_tables import Colour, Name
from cnngui.engine.errors import QT_TRANSLATE_NOOP, KernelError, response_too_large

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)

_NICE = (1.0, 2.0, 2.5, 5.0)


@dataclass(frozen=True)
class Scale:
    """Which colours stand for which numbers.

    Parameters
    ----------
    name : {"signed", "magnitude", "grey"}
        Which colours.
    low, high : float
        The numbers at the two ends.

    Raises
    ------
    KernelError
        When the ends are not finite or not in order: the response has grown beyond float32.

    Examples
    --------
    >>> signed(510.0)
    Scale(name='signed', low=-510.0, high=510.0)
    """

    name: Name
    low: float
    high: float

    def __post_init__(self) -> None:
        if not (isfinite(self.high - self.low) and self.low < self.high):
            text = QT_TRANSLATE_NOOP(
                "Errors", "No colour scale goes from {low} to {high}; take smaller numbers in the kernel or the input."
            )
            raise KernelError(text, low=self.low, high=self.high)

    @property
    def first(self) -> int:
        """Table entry of ``low``; ``high`` is always entry 255."""
        return 0 if self.name == "grey" else 1

    @property
    def gain(self) -> float:
        """Table entries for each unit of the data."""
        return (255 - self.first) / (self.high - self.low)


def signed(limit: float) -> Scale:
    """Return the diverging scale from -limit to +limit, on which 0 is the middle colour exactly.

    >>> paint(signed(5.0), np.zeros((1, 1), np.float32)).tolist()
    [[[237, 237, 237]]]
    """
    return Scale("signed", -limit, limit)


def magnitude(high: float) -> Scale:
    """Return the sequential scale from 0 to ``high``."""
    return Scale("magnitude", 0.0, high)


def grey(low: float = 0.0, high: float = 255.0) -> Scale:
    """Return the scale from black to white; as it stands, that of a photo.

    >>> paint(grey(), np.array([[7.0]], np.float32)).tolist()
    [[[7, 7, 7]]]
    """
    return Scale("grey", low, high)


def limit_of(response: NDArray[np.float32]) -> float:
    """Return the largest absolute value, exactly, as the limit of `signed` or `magnitude`.

    Parameters
    ----------
    response : ndarray of float32, shape (H, W) or (H, W, C)
        NaN is passed over.

    Returns
    -------
    float
        1.0 for a response of zeros only, so that it is drawn in the colour of zero.

    Raises
    ------
    KernelError
        When a number is infinite.

    Examples
    --------
    >>> limit_of(np.array([[-7.5, 2.0]], np.float32))
    7.5
    """
    largest = float(cv2.norm(_flat(response), cv2.NORM_INF))
    if isnan(largest):  # Intel's largest of NaN and 1 is 1, ARM's is NaN
        largest = float(np.nanmax(np.abs(response), initial=0.0))
    if not isfinite(largest):
        raise response_too_large()
    return largest or 1.0


def table(scale: Scale) -> NDArray[np.uint8]:
    """Return the colours of ``scale``: 256 × 3, RGB, read-only; `Scale.first` is the entry of the low end.

    >>> table(grey())[255].tolist()
    [255, 255, 255]
    """
    return colour_tables.rgb(scale.name)


def argb_table(scale: Scale) -> NDArray[np.uint32]:
    """Return the colours of ``scale`` as 256 opaque 0xAARRGGBB, for Qt's ``Format_RGB32``; read-only.

    >>> hex(argb_table(grey())[255])
    '0xffffffff'
    """
    return colour_tables.argb(scale.name)


def index(scale: Scale, array: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return the entry of `table` for every number.

    Parameters
    ----------
    scale : Scale
        What stands for what.
    array : ndarray of float32, shape (H, W) or (H, W, C)
        Any numbers; those beyond the scale get its ends, infinities too, and NaN gets entry 0.

    Returns
    -------
    ndarray of uint8
        Of the same shape. On a signed scale 0 is entry 128, and -x lies as far below as x above.

    Examples
    --------
    >>> index(signed(10.0), np.array([[-10, 0, 5, 99, np.nan]], np.float32)).tolist()
    [[1, 128, 192, 255, 0]]
    """
    values = _flat(array)
    if scale.gain > 1e30:  # a float32 cannot hold it, and 0 times infinity is no number
        values = values.astype(np.float64)
    middle = (scale.first + 255) / 2 - scale.gain * (scale.low + scale.high) / 2
    half = scale.gain / 2
    # One pass that multiplies, adds, rounds and saturates; convertScaleAbs would fold negative entries upwards.
    entries = np.asarray(cv2.addWeighted(values, half, values, half, middle, dtype=cv2.CV_8U), np.uint8)
    if cv2.countNonZero(entries) < entries.size:
        _mend(entries, values, scale)
    return entries.reshape(array.shape)


def _mend(entries: NDArray[np.uint8], values: NDArray[np.floating], scale: Scale) -> None:
    """Sort out, in place, what is on entry 0: the low end in grey, what is below the scale, NaN, and overflows.

    WORKAROUND: OpenCV converts to 0 what overflows int32 (https://github.com/opencv/opencv/issues/27556), so that
    infinity would be drawn as the low end.
    """
    raised = np.arange(256, dtype=np.uint8)
    raised[0] = scale.first
    cv2.LUT(entries, raised, dst=entries)
    if isfinite(cv2.sumElems(values)[0]) and cv2.norm(values, cv2.NORM_INF) * scale.gain < 2**31:
        return
    entries[values > scale.high] = 255
    entries[values < scale.low] = scale.first
    entries[np.isnan(values)] = 0


def paint(scale: Scale, array: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Draw ``array``, H×W float32, as an H×W×3 uint8 RGB picture.

    >>> paint(signed(1.0), np.array([[-1.0, 1.0]], np.float32)).tolist()
    [[[58, 144, 254], [168, 144, 8]]]
    """
    # applyColorMap keeps the order of the colours it is given: RGB here.
    painted = cv2.applyColorMap(index(scale, array), table(scale).reshape(256, 1, 3))
    return np.asarray(painted, np.uint8)


def paint_argb(scale: Scale, array: NDArray[np.float32], out: NDArray[np.uint32] | None = None) -> NDArray[np.uint32]:
    """Draw ``array``, H×W float32, as H×W 0xAARRGGBB for Qt's ``Format_RGB32``.

    Parameters
    ----------
    scale : Scale
        What stands for what.
    array : ndarray of float32, shape (H, W)
        The numbers.
    out : ndarray of uint32, shape (H, W), contiguous, optional
        Written into and returned; otherwise a new array.

    Raises
    ------
    ValueError
        When ``out`` does not have the shape of ``array``.
    """
    target = np.empty(array.shape, np.uint32) if out is None else out
    if target.shape != array.shape or not target.flags.c_contiguous:
        message = f"out is {target.shape}, the array {array.shape}; out must be contiguous"
        raise ValueError(message)
    cv2.LUT(index(scale, array), argb_table(scale).view(np.int32), dst=target.view(np.int32))
    return target


def ticks(scale: Scale, n: int = 5) -> tuple[float, ...]:
    """Return numbers to write beside the colour bar: both ends, 0 if it lies between, and round ones where they fit.

    Parameters
    ----------
    scale : Scale
        Of the bar.
    n : int
        Most ticks; the ends, and 0 between them, are there in any case.

    Examples
    --------
    >>> ticks(signed(510.0), 5)
    (-510.0, -200.0, 0.0, 200.0, 510.0)
    >>> ticks(grey(), 4)
    (0.0, 100.0, 200.0, 255.0)
    """
    exponent = floor(log10(scale.high - scale.low)) - 2
    while True:
        for nice in _NICE:
            times = _multiples(scale, nice * 10.0**exponent, room=0.6 * (scale.high - scale.low) / n)
            if len(times) + 2 <= n or len(times) <= 1:
                between = (float(f"{nice * each:.12g}e{exponent}") for each in times)
                zero = (0.0,) if scale.low < 0 < scale.high else ()
                return tuple(sorted({float(scale.low), *between, *zero, float(scale.high)}))
        exponent += 1


def _multiples(scale: Scale, step: float, room: float) -> range:
    """Return which multiples of a step keep ``room`` away from both ends."""
    return range(ceil((scale.low + room) / step), floor((scale.high - room) / step) + 1)


@lru_cache(maxsize=4096)  # asked for every cell of a grid, and a scale has some hundred colours
def text_colour(colour: Colour) -> Colour:
    """Return black or white, whichever is easier to read on ``colour``; the contrast is 4.58:1 at least.

    >>> text_colour((58, 144, 254)), text_colour((68, 1, 84))
    ((0, 0, 0), (255, 255, 255))
    """
    return max((BLACK, WHITE), key=lambda text: contrast(text, colour))


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it.

    >>> round(contrast((0, 0, 0), (255, 255, 255)), 9)
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """Relative luminance of an sRGB colour, 0 to 1."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _flat(array: NDArray[np.float32]) -> NDArray[np.floating]:
    """Return ``array`` as rows and columns: OpenCV has a limit of channels."""
    return array.reshape(len(array), -1)
