"""Where the response goes: numbers, a picture on the colour scale, or the terminal."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cnngui.cli.console import answer
from cnngui.cli.drawing import Drawing, painted
from cnngui.cli.parsing import UsageError
from cnngui.engine.chain import Planes
from cnngui.engine.convolution import stacked
from cnngui.engine.csv_text import format_csv
from cnngui.engine.errors import response_too_large
from cnngui.engine.files import shown


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
            words = "“{name}” does not say what to write: end it in .npy, .csv, .png, .jpg, .webp or .tif, or give - ."
            raise UsageError(words, name=shown(path) if text else "")
        if _same(path, given):
            words = "{name} is the input itself: choose another name for the response."
            raise UsageError(words, name=shown(path))
        return cls(path)

    def write(self, response: Planes, drawing: Drawing = "signed") -> str:
        """Write the response, whole or not at all.

        Parameters
        ----------
        response : tuple of (H, W) float32
            One a channel.
        drawing : {"signed", "grey"}
            How a picture is drawn.

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
            raise response_too_large()
        if self.path is None:
            answer(format_csv(_grid(response)))
            return ""
        from cnngui.engine.saving import save_grid, save_picture  # noqa: PLC0415  (Pillow)

        if not _is_picture(self.path):
            save_grid(_grid(response), self.path)
            return ""
        picture, drawn = painted(response, drawing)
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
    """Return H×W for one channel, H×W×C for several."""
    return response[0] if len(response) == 1 else stacked(list(response))
