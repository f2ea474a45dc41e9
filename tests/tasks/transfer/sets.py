"""Small sets of pictures for the tests: made by the seed, read by nobody else."""

from functools import lru_cache

import numpy as np
from PIL import Image

from cnngui.engine.arrays import Pixels
from cnngui.networks.network import Mode
from cnngui.tasks.transfer import Base, PictureSet, of_pictures, read_base


def noise(seed: int, side: int = 48) -> Pixels:
    """Return a picture like no other: blobs of random colours."""
    random = np.random.default_rng(seed)
    small = random.integers(0, 256, (6, 6, 3), dtype=np.uint8)
    return np.asarray(Image.fromarray(small).resize((side, side), Image.Resampling.BICUBIC), np.uint8)


def tinted(seed: int, hue: int, side: int = 96) -> Pixels:
    """Return blobs in which one colour is strong: what is to be learned."""
    made = noise(seed, side).astype(np.float32) * 0.4
    made[:, :, hue] += 140
    return np.asarray(np.clip(made, 0, 255), np.uint8)


def colours(each: int = 8) -> PictureSet:
    """Return pictures in three classes: red, green and blue ones."""
    made = {
        name: [tinted(1000 * hue + at, hue) for at in range(each)] for hue, name in enumerate(("red", "green", "blue"))
    }
    return of_pictures(made, "colours")


@lru_cache(maxsize=2)
def base(network: str = "efficientnet-lite0") -> Base:
    """Return a network, read once."""
    return read_base(network, Mode())
