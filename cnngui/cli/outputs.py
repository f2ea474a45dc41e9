"""Where the response goes: numbers, a picture on the colour scale, or the terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cnngui.cli.console import answer
from cnngui.cli.parsing import UsageError
from cnngui.engine.chain import Planes
from cnngui.engine.convolution import stacked
from cnngui.engine.errors import QT_TRANSLATE_NOOP, KernelError
from cnngui.engine.files import shown

GAP = 4
"""Pixels between the channels of a mosaic."""

GAP_GREY = 64
"""Their colour, which no scale has."""

LONGEST_ROW = 4
"""Up to so many channels lie in one row; more make a block that is about as high as wide."""


@dataclass(frozen=True)
class Output:
    """The place that ``--output`` names.

    Parameters
    ----------
    path : Path or None
        None is the terminal.

    Examples
    --------
    >>> Output(None).write((np.float32([[-5, 8]]),))
    -5,8
    ''
    """

    path: Path | None

    @classmethod
    def of(cls, text: str, given: Path) -> "Output":
        """Read ``--output``, before any work is done.

        Parameters
        ----------
        text : str
            A path, or ``-``.
        given : Path
            The input, which is never overwritten.

        Raises
        ------
        UsageError
            When the suffix is unknown, or the path is that of the input.
        """
        if text == "-":
            return cls(None)
        path = Path(text)
        if path.suffix.lower() not in {".npy", ".csv"} and not _is_picture(path):
            words = QT_TRANSLATE_NOOP(
                "Errors",
                "“{name}” does not say what to write: end it in .npy, .csv, .png, .jpg, .webp or .tif, or give - .",
            )
            raise UsageError(words, name=shown(path) if text else "")
        if _same(path, given):
            words = QT_TRANSLATE_NOOP("Errors", "{name} is the input itself: choose another name for the response.")
            raise UsageError(words, name=shown(path))
        return cls(path)

    def write(self, response: Planes) -> str:
        """Write the response, whole or not at all.

        Parameters
        ----------
        response : tuple of (H, W) float32
            One a channel.

        Returns
        -------
        str
            How a picture was drawn; empty for numbers.

        Raises
        ------
        KernelError
            When a number is not finite.
        PhotoError
            When the file cannot be written.
        """
        if not all(np.isfinite(plane).all() for plane in response):
            words = QT_TRANSLATE_NOOP(
                "Errors",
                "The response has grown beyond every number; take smaller numbers in the kernel or the input.",
            )
            raise KernelError(words)
        if self.path is None:
            from cnngui.engine.csv_text import format_csv  # noqa: PLC0415

            answer(format_csv(_grid(response)))
            return ""
        from cnngui.engine.saving import save_grid, save_picture  # noqa: PLC0415  (Pillow)

        if not _is_picture(self.path):
            save_grid(_grid(response), self.path)
            return ""
        picture, drawn = painted(response)
        save_picture(picture, self.path)
        return drawn


def _is_picture(path: Path) -> bool:
    from cnngui.engine.saving import PICTURE_KINDS  # noqa: PLC0415  (Pillow)

    return path.suffix.lower() in PICTURE_KINDS


def _same(path: Path, given: Path) -> bool:
    """Whether two paths are one file; one that is not there is no other."""
    try:
        return path.samefile(given)
    except (OSError, ValueError):
        return False


def _grid(response: Planes) -> NDArray[np.float32]:
    """Give H×W for one channel, H×W×C for several."""
    return response[0] if len(response) == 1 else stacked(list(response))


def painted(response: Planes) -> tuple[NDArray[np.uint8], str]:
    """Draw the response, as the window does: on the diverging scale, zero in its middle, one scale for all channels.

    Parameters
    ----------
    response : tuple of (H, W) float32

    Returns
    -------
    picture : (H, W, 3) uint8 RGB
        A mosaic for several channels, see `mosaic`.
    drawn : str
        Which numbers the ends of the scale stand for.

    Examples
    --------
    >>> painted((np.float32([[-5, 0, 2.5]]),))[1]
    'drawn from -5 (blue) over 0 (light grey) to 5 (ochre)'
    """
    from cnngui.engine.colours import limit_of, paint, signed  # noqa: PLC0415

    limit = max(limit_of(plane) for plane in response)
    pictures = [paint(signed(limit), plane) for plane in response]
    return mosaic(pictures), f"drawn from {-limit:.6g} (blue) over 0 (light grey) to {limit:.6g} (ochre)"


def mosaic(pictures: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Lay pictures of one size side by side, `GAP` apart; from the fifth on in several rows, in reading order.

    >>> mosaic([np.zeros((2, 3, 3), np.uint8)] * 3).shape
    (2, 17, 3)
    >>> mosaic([np.zeros((2, 3, 3), np.uint8)] * 5).shape
    (8, 17, 3)
    """
    if len(pictures) == 1:
        return pictures[0]
    columns = len(pictures) if len(pictures) <= LONGEST_ROW else ceil(sqrt(len(pictures)))
    rows = ceil(len(pictures) / columns)
    height, width = pictures[0].shape[:2]
    down, across = height + GAP, width + GAP
    canvas = np.full((rows * down - GAP, columns * across - GAP, 3), GAP_GREY, np.uint8)
    for number, picture in enumerate(pictures):
        top, left = number // columns * down, number % columns * across
        canvas[top : top + height, left : left + width] = picture
    return canvas
