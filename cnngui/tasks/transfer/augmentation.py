"""Pictures mirrored, cropped, turned and in other colours at random, so that a network learns what does not matter."""

from dataclasses import dataclass

import cv2
import numpy as np

from cnngui.engine.arrays import Array, Pixels

_LUMA = np.array((0.299, 0.587, 0.114), np.float32)


@dataclass(frozen=True)
class Augmentation:
    """How far pictures are changed, at most.

    Parameters
    ----------
    flip : bool
        Mirror every second one, left and right.
    crop : float
        Share of the side that is cut away, 0 to 0.5; what is left is enlarged.
    colour : float
        By how much brightness, contrast and saturation go up or down, 0 to 1.
    turn : float
        Degrees, 0 to 180.

    Examples
    --------
    >>> Augmentation().is_on, Augmentation(flip=True).is_on
    (False, True)
    """

    flip: bool = False
    crop: float = 0.0
    colour: float = 0.0
    turn: float = 0.0

    @property
    def is_on(self) -> bool:
        """Whether anything is changed."""
        return bool(self.flip or self.crop or self.colour or self.turn)


def augmented(picture: Pixels, how: Augmentation, random: np.random.Generator) -> Pixels:
    """Return a picture a little changed; the same for the same state of ``random``.

    Parameters
    ----------
    picture : (side, side, 3) uint8
    how : Augmentation
    random : numpy Generator

    Returns
    -------
    (side, side, 3) uint8

    Examples
    --------
    >>> row = np.arange(8, dtype=np.uint8) * 30
    >>> picture = np.broadcast_to(row[None, :, None], (8, 8, 3))
    >>> mirrored = [augmented(picture, Augmentation(flip=True), np.random.default_rng(seed)) for seed in range(8)]
    >>> sorted({int(each[0, 0, 0]) for each in mirrored})
    [0, 210]
    """
    side = picture.shape[0]
    is_mirrored = how.flip and random.random() < 0.5
    angle, scale = random.uniform(-how.turn, how.turn), 1 - random.uniform(0, how.crop)
    free = (1 - scale) * side / 2
    shift = random.uniform(-free, free, 2)
    factors = 1 + random.uniform(-how.colour, how.colour, 3)
    made: Pixels = np.ascontiguousarray(picture[:, ::-1] if is_mirrored else picture)
    if how.crop or how.turn:
        middle = (side - 1) / 2
        matrix = cv2.getRotationMatrix2D((middle + shift[0], middle + shift[1]), angle, 1 / scale)
        matrix[:, 2] = matrix[:, 2] - shift
        made = np.asarray(
            cv2.warpAffine(made, matrix, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101),
            np.uint8,
        )
    return _coloured(made, factors) if how.colour else made


def _coloured(picture: Pixels, factors: "np.typing.NDArray[np.float64]") -> Pixels:
    """Change brightness, contrast around the mean and saturation around each pixel's grey."""
    values: Array = picture.astype(np.float32) * np.float32(factors[0])
    mean = np.float32((values @ _LUMA).mean())
    values = np.asarray(mean + (values - mean) * np.float32(factors[1]), np.float32)
    grey = (values @ _LUMA)[:, :, None]
    mixed = grey + (values - grey) * np.float32(factors[2])
    return np.clip(mixed, 0, 255).round().astype(np.uint8)
