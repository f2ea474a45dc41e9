"""Sets of pictures that come with the app: cut-outs on chosen grounds, and handwritten digits."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import cv2
import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.cutouts import KINDS, Cutout, Ground, on_ground, read_cutouts
from cnngui.engine.digits import read_bundled
from cnngui.paths import bundled_cutouts, bundled_digits, resources
from cnngui.tasks.transfer.pictures import Example, PictureSet, example_of

DIGIT_SIDE = 224


def cutout_set(grounds: Mapping[str, Sequence[Ground]] | Sequence[Ground] = ("white",), seed: int = 0) -> PictureSet:
    """Return the cut-outs on grounds, each once on every ground of its kind.

    Parameters
    ----------
    grounds : sequence of {"white", "grass", "brick", "gravel"}, or mapping of kind to such a sequence
        With ``{"birds": ["grass"]}`` the trap of the background is staged: grass behind every bird; kinds that are not
        named stand on white.
    seed : int
        Of the pieces of ground.

    Examples
    --------
    >>> pictures = cutout_set({"birds": ["grass"]})
    >>> pictures.classes, len(pictures), pictures.examples[0].name
    (('birds', 'flowers', 'fruit', 'hoofed', 'vegetables'), 119, 'birds/adelaide-rosella/grass')
    """
    examples: list[Example] = []
    for at, cutout in enumerate(read_cutouts(bundled_cutouts())):
        chosen = grounds.get(cutout.kind, ("white",)) if isinstance(grounds, Mapping) else grounds
        examples += [_example(cutout, ground, 1000 * seed + at) for ground in chosen]
    return PictureSet(KINDS, tuple(examples), (), "Tux Paint")


@lru_cache(maxsize=1000)
def _example(cutout: Cutout, ground: Ground, seed: int) -> Example:
    pixels = on_ground(cutout, ground, resources() / "photos", seed)
    pixels.setflags(write=False)
    return example_of(pixels, f"{cutout.kind}/{cutout.name}/{ground}", KINDS.index(cutout.kind))


def digit_set(each: int, *, is_test: bool = False, skip: int = 0) -> PictureSet:
    """Return handwritten digits as pictures: black ink on white, which is not like ImageNet.

    Parameters
    ----------
    each : int
        Pictures of every digit.
    is_test : bool
        From the test digits.
    skip : int
        Pictures of every digit that are passed over.

    Examples
    --------
    >>> digits = digit_set(2)
    >>> digits.counts.tolist(), digits.examples[0].pixels().shape
    ([2, 2, 2, 2, 2, 2, 2, 2, 2, 2], (224, 224, 3))
    """
    digits = read_bundled(bundled_digits())
    chosen = digits.test if is_test else digits.train
    examples = []
    for label, name in enumerate(digits.classes):
        for at, picture in enumerate(chosen.of(label).pictures[skip : skip + each], skip + 1):
            examples.append(example_of(_as_photo(picture), f"{name}/{at}", label))
    return PictureSet(digits.classes, tuple(examples), (), digits.name)


def _as_photo(digit: Pixels) -> Pixels:
    large = cv2.resize(digit, (DIGIT_SIDE, DIGIT_SIDE), interpolation=cv2.INTER_CUBIC)
    return np.repeat(255 - large[:, :, None], 3, 2)
