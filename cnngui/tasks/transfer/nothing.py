"""A class for "nothing here": pieces of pictures that come with the app. A network that slides needs one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.photos import read_photo
from cnngui.paths import resources
from cnngui.tasks.transfer.pictures import PictureSet, example_of

NOTHING = "nothing"
"""The name of the class, that of a folder; what the window calls it is in `NOTHINGS` too."""

NOTHINGS = (NOTHING, "rien")
"""Its name in every language of the window: a network learned in one may be used in another."""

COUNT = 400
"""Pieces; the classes are balanced when it learns."""

MOST_PX = 224
"""Of a side of a piece, as the networks take pictures."""

SHARES = (0.1, 1.0)
"""Of the photo's shorter side, that a piece has: from, to."""

_ENDINGS = {".jpg", ".png"}


def with_nothing(
    pictures: PictureSet, seed: int = 0, count: int = COUNT, photos: Iterable[Path] | None = None
) -> PictureSet:
    """Return a set with one class more, of pieces of photos; a set that has such a class already is left as it is.

    Parameters
    ----------
    pictures : PictureSet
    seed : int
        Of where the pieces are taken.
    count : int
    photos : iterable of Path, optional
        By default those that come with the app, and its pictures of styles.

    Examples
    --------
    >>> from cnngui.tasks.transfer.bundled import digit_set
    >>> with_nothing(digit_set(1), count=3).classes[-1]
    'nothing'
    """
    if place_of_nothing(pictures.classes) is not None:
        return pictures
    chosen = sorted(_bundled() if photos is None else photos)
    read = [read_photo(path).pixels for path in chosen]
    random = np.random.default_rng(seed)
    label = len(pictures.classes)
    pieces = [
        example_of(_piece(read[at % len(read)], random), f"{NOTHING}/{chosen[at % len(read)].stem}-{at}", label)
        for at in range(count)
    ]
    return replace(pictures, classes=(*pictures.classes, NOTHING), examples=(*pictures.examples, *pieces))


def place_of_nothing(classes: Sequence[str]) -> int | None:
    """Return which class stands for "nothing here", in any language; None where there is none.

    >>> place_of_nothing(("dogs", "rien")), place_of_nothing(("dogs", "cats"))
    (1, None)
    """
    return next((at for at, name in enumerate(classes) if name in NOTHINGS), None)


def _bundled() -> list[Path]:
    folders = (resources() / name for name in ("photos", "styles"))
    return [path for folder in folders for path in folder.iterdir() if path.suffix in _ENDINGS]


def _piece(photo: Pixels, random: np.random.Generator) -> Pixels:
    side = max(1, int(random.uniform(*SHARES) * min(photo.shape[:2])))
    top, left = (int(random.integers(length - side + 1)) for length in photo.shape[:2])
    piece = photo[top : top + side, left : left + side]
    if side > MOST_PX:
        piece = np.asarray(cv2.resize(piece, (MOST_PX, MOST_PX), interpolation=cv2.INTER_AREA), np.uint8)
    return np.ascontiguousarray(piece[:, ::-1] if random.random() < 0.5 else piece)
