"""Pictures of numbers → bytes: which numbers are black and white, and a note wherever that had to be guessed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note

Numbers = NDArray[np.generic]

_DARKEST = 64
"""A picture whose brightest pixel would be darker than this, of 255, is made brighter."""

_LEAST_SHARE = 0.25
"""The same for numbers from 0 to 1."""

_OVERSHOOT = 0.1
"""By this share, numbers that are not whole may leave 0 to 1 or 0 to 255: resizing and sharpening do it."""

_BAND = 256
"""Rows that are worked on at a time: the numbers of a large picture, all as float64, would fill the memory."""


@dataclass(frozen=True)
class Ends:
    """Which numbers become 0 and 255, and what is to be said about it; what lies beyond is cut.

    Parameters
    ----------
    black, white : float
    note : Note or None
    """

    black: float
    white: float
    note: Note | None = None


def ends_of_whole(low: float, high: float, bits: int, *, is_signed: bool) -> Ends:
    """Choose the ends for whole numbers.

    Parameters
    ----------
    low, high : float
        The least and the largest that there is.
    bits : int
        Of each number.
    is_signed : bool
        Then there is no usual white, and none is believed.

    Examples
    --------
    >>> print(ends_of_whole(0, 4000, 16, is_signed=False).note)
    It uses 12 of its 16 bits: 0 to 4,095 became 0 to 255.
    >>> ends_of_whole(0, 60000, 16, is_signed=False).white
    65535.0
    """
    full = float(2**bits - 1)
    if not is_signed and (bits <= 8 or low == high or high * 255 >= _DARKEST * full):
        return Ends(0.0, full, brought(bits) if bits > 8 else None)
    if low < 0 or high < _DARKEST or high >= 2**16:
        return _stretched(low, high)
    used = max(8, int(high).bit_length())
    top = float(2**used - 1)
    if bits > 16 or is_signed:
        return Ends(0.0, top, None if used in {8, 16} else _reaching(high, top))
    text = QT_TRANSLATE_NOOP("Notes", "It uses {used} of its {bits} bits: 0 to {top} became 0 to 255.")
    return Ends(0.0, top, Note(text, {"used": used, "bits": bits, "top": top}))


def ends_of_floats(low: float, high: float) -> Ends:
    """Choose the ends for numbers that are not whole: 0 and 1, 255 or another number of bits, or what there is.

    Examples
    --------
    >>> ends_of_floats(0, 1)
    Ends(black=0.0, white=1.0, note=None)
    >>> print(ends_of_floats(-0.02, 1.02).note)
    Its numbers from −0.02 to 1.02 were cut to 0 to 1.
    >>> print(ends_of_floats(0, 4095).note)
    Its numbers reach 4,095: 0 to 4,095 became 0 to 255.
    """
    if low >= -_OVERSHOOT and high <= 1 + _OVERSHOOT and (high >= _LEAST_SHARE or low == high):
        return Ends(0.0, 1.0, _cut(low, high, 1))
    if low >= -_OVERSHOOT * 255 and _DARKEST <= high <= (1 + _OVERSHOOT) * 255:
        return Ends(0.0, 255.0, _cut(low, high, 255))
    if low < 0 or high < _DARKEST or high > 65535:
        return _stretched(low, high)
    top = float(2 ** int(np.ceil(high)).bit_length() - 1)
    return Ends(0.0, top, None if top == 65535 else _reaching(high, top))


def brought(bits: int) -> Note:
    """Say that a picture of more than 8 bits a channel has 8 now.

    >>> print(brought(16))
    Its 16 bits a channel were brought to 8.
    """
    return Note(QT_TRANSLATE_NOOP("Notes", "Its {bits} bits a channel were brought to 8."), {"bits": bits})


def _cut(low: float, high: float, top: float) -> Note | None:
    if low >= 0 and high <= top:
        return None
    text = QT_TRANSLATE_NOOP("Notes", "Its numbers from {low} to {high} were cut to 0 to {top}.")
    return Note(text, {"low": _short(low), "high": _short(high), "top": top})


def _reaching(high: float, top: float) -> Note:
    text = QT_TRANSLATE_NOOP("Notes", "Its numbers reach {high}: 0 to {top} became 0 to 255.")
    return Note(text, {"high": _short(high), "top": top})


def _stretched(low: float, high: float) -> Ends:
    text = QT_TRANSLATE_NOOP("Notes", "Its numbers from {low} to {high} were stretched to 0 to 255.")
    return Ends(low, high, Note(text, {"low": _short(low), "high": _short(high)}))


def _short(value: float) -> float:
    """Round to four digits, or to a whole number where that says more."""
    return float(round(value)) if 1000 <= abs(value) < 2**53 else float(f"{value:.4g}")


def bright(
    numbers: Numbers, *, bits: int | None = None, zero_is_white: bool = False, missing: float | None = None
) -> tuple[NDArray[np.uint8], tuple[Note, ...]]:
    """Bring numbers of any type to bytes.

    Parameters
    ----------
    numbers : NDArray
        H×W, or H×W×C with channels that share one scale; whole or not.
    bits : int, optional
        How many a whole number has; by default those of its type.
    zero_is_white : bool
        Turn black and white round, as scanners and X-ray machines store pictures.
    missing : float, optional
        A number that stands for "nothing was measured here".

    Returns
    -------
    tuple[NDArray[np.uint8], tuple[Note, ...]]
        The same shape; black where a number is not finite or missing.

    Examples
    --------
    >>> picture, notes = bright(np.float32([[-3e38, 0, 3e38]]))
    >>> picture.tolist(), len(notes)
    ([[0, 128, 255]], 1)
    """
    low, high, is_whole = _extremes(numbers, missing)
    if numbers.dtype.kind in "ui":
        ends = ends_of_whole(low, high, bits or 8 * numbers.dtype.itemsize, is_signed=numbers.dtype.kind == "i")
    else:
        ends = ends_of_floats(low, high)
    if numbers.dtype == np.uint16 and missing is None:
        table = _levels(np.arange(2**16, dtype=np.uint16), ends, None, zero_is_white=zero_is_white)
        return table[numbers], (ends.note,) if ends.note else ()
    levels = np.empty(numbers.shape, np.uint8)
    for top in range(0, len(numbers), _BAND):
        rows = slice(top, top + _BAND)
        levels[rows] = _levels(numbers[rows], ends, missing, zero_is_white=zero_is_white)
    black = None
    if not is_whole:
        black = Note(QT_TRANSLATE_NOOP("Notes", "Its numbers that are not finite were made black."))
    return levels, tuple(note for note in (ends.note, black) if note)


def _extremes(numbers: Numbers, missing: float | None) -> tuple[float, float, bool]:
    """Return the least and the largest of what is known, 0 and 0 where nothing is; and whether all of it is finite."""
    if numbers.dtype.kind in "ui" and missing is None:
        return float(numbers.min()), float(numbers.max()), True
    low, high, is_whole = np.inf, -np.inf, True
    for top in range(0, len(numbers), _BAND):
        band = _doubled(numbers[top : top + _BAND])
        finite = np.isfinite(band)
        is_whole = is_whole and bool(finite.all())
        known = band[finite & (band != missing)] if missing is not None else band[finite]
        if known.size:
            low, high = min(low, float(known.min())), max(high, float(known.max()))
    return (low, high, is_whole) if low <= high else (0.0, 0.0, is_whole)


def _doubled(numbers: Numbers) -> NDArray[np.float64]:
    """Bring numbers to float64; a NaN that is to be noticed (a signalling one) is as good as any other."""
    with np.errstate(invalid="ignore"):
        return numbers.astype(np.float64)


def _levels(numbers: Numbers, ends: Ends, missing: float | None, *, zero_is_white: bool) -> NDArray[np.uint8]:
    # Halves, because the way from the least to the largest float64 is longer than the largest.
    values = _doubled(numbers)
    known = np.isfinite(values) & (values != missing) if missing is not None else np.isfinite(values)
    half = (ends.white / 2 - ends.black / 2) or 1.0
    share = np.clip((np.where(known, values, ends.black) / 2 - ends.black / 2) / half, 0, 1)
    levels = np.rint((1 - share if zero_is_white else share) * 255).astype(np.uint8)
    levels[~known] = 0
    return levels
