"""Pictures one after the other: a moving GIF, or a folder of single pictures."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError
from cnngui.engine.files import all_or_none, atomic_write, shown
from cnngui.engine.saving import save_picture

LAST_MS = 2000
"""The last picture stays so long before the GIF begins anew."""


def save_animation(pictures: Sequence[Pixels], path: Path, *, milliseconds: int = 300) -> None:
    """Write pictures as a moving ``.gif``, or as numbered ``.png`` in a folder, all of the size of the last one.

    What is written is there whole or not at all; in a folder, pictures of an earlier and longer series go.

    Parameters
    ----------
    pictures : sequence of (h, w, 3) uint8 RGB
        The first one first; at least one.
    path : Path
        Ends in .gif, or names a folder, which is made where it is missing.
    milliseconds : int
        How long each stays.

    Raises
    ------
    PhotoError
        When the file or folder cannot be written, or the suffix is another.

    Examples
    --------
    >>> save_animation([np.zeros((2, 2, 3), np.uint8)], Path("growth.mp4"))
    Traceback (most recent call last):
    cnngui.engine.errors.PhotoError: growth.mp4 is no name for moving pictures: end it in .gif, or name a folder.
    """
    suffix = path.suffix.lower()
    if suffix not in {".gif", ""} and not path.is_dir():
        text = QT_TRANSLATE_NOOP("Errors", "{name} is no name for moving pictures: end it in .gif, or name a folder.")
        raise PhotoError(text, name=shown(path))
    height, width = pictures[-1].shape[:2]
    size = (width, height)
    frames = [np.asarray(cv2.resize(each, size, interpolation=cv2.INTER_CUBIC), np.uint8) for each in pictures]
    if suffix == ".gif":
        images = [Image.fromarray(frame) for frame in frames]
        times = [milliseconds] * (len(images) - 1) + [LAST_MS]
        with atomic_write(path) as stream:
            images[0].save(stream, "GIF", save_all=True, append_images=images[1:], duration=times, loop=0)
    else:
        _save_folder(frames, path)


def frames_in(folder: Path) -> list[Path]:
    """Return the numbered pictures that are in a folder, which another series would replace.

    >>> frames_in(Path("there is no such folder"))
    []
    """
    try:
        return sorted(path for path in folder.iterdir() if re.fullmatch(r"\d{3,}\.png", path.name))
    except OSError:
        return []


def _save_folder(frames: Sequence[Pixels], folder: Path) -> None:
    with all_or_none(folder) as hidden:
        for number, frame in enumerate(frames, 1):
            save_picture(frame, hidden / f"{number:03}.png")
        former = frames_in(folder)
    for path in former[len(frames) :]:
        with suppress(OSError):
            path.unlink()
