"""A network for whole photos, such as one that was taught new classes, slid over a photo to find what it knows.

Its convolutions see the photo once at each scale. The mean of the maps over a window takes the place of their mean over
a whole photo, and the layers behind it answer for every window. Maps of a window within a photo are not quite those of
the window alone, where zeros are padded at its edges: see `border_difference`.

A window of a part answers much as one of the whole thing. Two facts tell them apart. Around a part lies more of the
thing, around the whole does not: so the network is asked about the ring around each window too, and the less it knows
the thing there, the better. And around a thing many windows agree: so the score of a window is the mean over all that
overlap it enough, and the box that of those that agree.

Measured with a last layer that has learned cut-outs in five classes and "nothing", on 30 scenes (the slow test), where
threshold and overlap had been chosen on others: of cut-outs that it had learned from, 0.87 are found at a threshold of
0.3, 0.79 at 0.5 and 0.61 at 0.7; of others 0.75, 0.57 and 0.33. The mean IoU is 0.67 and 0.65. Of the boxes that are
told 0.07, 0.13 and 0.35 are right, and 0.07, 0.14 and 0.31.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Doubles, Pixels
from cnngui.engine.boxes import as_box, iou
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.networks.classifiers import Classifier, Cut
from cnngui.networks.torch_loading import load_torch
from cnngui.tasks.detect.detector import DetectError, Detection, detections

if TYPE_CHECKING:
    import torch

SHARES = (1.0, 0.8, 0.63, 0.5, 0.4, 0.315, 0.25)
"""Sides of the windows, as shares of the photo's shorter side: each about 0.8 of the one before."""

THRESHOLD = 0.3
"""Score below which a window is not believed."""

OVERLAP = 0.4
"""IoU above which the weaker box goes."""

NEAR = 0.5
"""The least IoU of windows that are asked together."""

MOST = 8000
"""Windows of one photo: each is compared with each; the smallest are left out where there would be more."""

RING = 2
"""Places of the maps around a window that are asked about too."""

_NARROW = 5 / 7
"""Width, or height, of the windows that are no squares, for one that is."""

_CHUNK = 256


@dataclass(frozen=True, eq=False)
class PhotoWindows:
    """What a network says of the windows of a photo.

    Parameters
    ----------
    boxes : (n, 4) float64
        In px of the photo.
    probabilities : (n, classes) float64
        Of each window by itself.
    contrast : (n, classes) float64
        How sure it is, and how much surer than of what lies around the window: the square root of the product of
        the probability and its lead over the one around, 0 where it has none.
    agreed : (n, classes) float64
        The mean contrast of the windows that overlap it enough, the more the more they do.
    nothing : int or None
        The class that stands for "nothing here", which is no thing.

    Examples
    --------
    >>> box, said = np.array([[0.0, 0, 4, 4]]), np.array([[0.9, 0.1]])
    >>> agreeing(box, said).found()
    (Detection(box=(0.0, 0.0, 4.0, 4.0), number=0, score=0.9, place=0),)
    """

    boxes: Doubles
    probabilities: Doubles
    contrast: Doubles
    agreed: Doubles
    nothing: int | None = None

    @cached_property
    def classes(self) -> NDArray[np.intp]:
        """(n,): the likeliest thing of each window."""
        return np.asarray(self._scores.argmax(1), np.intp)

    @cached_property
    def best(self) -> Doubles:
        """(n,): its score."""
        return np.asarray(self._scores.max(1), np.float64)

    @cached_property
    def _scores(self) -> Doubles:
        scores = self.agreed.copy()
        if self.nothing is not None:
            scores[:, self.nothing] = -1
        return scores

    def found(self, threshold: float = THRESHOLD, overlap: float = OVERLAP) -> tuple[Detection, ...]:
        """Return the things that are found, the best first; boxes of all classes suppress each other."""
        return detections(self, threshold, overlap, is_per_class=False).found

    def heat(self, number: int, size: tuple[int, int]) -> Doubles:
        """Return the score of a class at each px of a photo of (H, W): the largest of the windows about it.

        A window is about the px that are within the middle half of it.
        """
        hottest = np.zeros(size, np.float64)
        for (x, y, width, height), score in zip(self.boxes, self.agreed[:, number], strict=True):
            rows = slice(round(y + height / 4), round(y + 3 * height / 4))
            columns = slice(round(x + width / 4), round(x + 3 * width / 4))
            np.maximum(hottest[rows, columns], score, out=hottest[rows, columns])
        return hottest

    def detection(self, place: int) -> Detection:
        """Return the mean box of the windows that agree with one."""
        number = int(self.classes[place])
        weights = _near(iou(self.boxes[place : place + 1], self.boxes))[0] * self.contrast[:, number] ** 2
        total = weights.sum()
        box = weights @ self.boxes / total if total > 0 else self.boxes[place]
        return Detection(as_box(box), number, float(self.best[place]), place)


def sliding_over(
    network: Classifier, photo: Pixels, shares: Sequence[float] = SHARES, nothing: int | None = None
) -> Generator[float, None, PhotoWindows]:
    """Slide a network over a photo.

    Parameters
    ----------
    network : Classifier
        Whose features are the mean of its last maps.
    photo : (H, W, 3) uint8 RGB
    shares : sequence of float
        See `SHARES`.
    nothing : int, optional
        The class that stands for "nothing here".

    Yields
    ------
    float
        How much is done, 0 to 1.

    Raises
    ------
    DetectError
        When the photo is so long that even large windows would be too many.
    """
    sizes = [_cells(network, photo, share) for share in shares]
    used = _few_enough(sizes)
    asked = list[tuple[Doubles, Doubles, Doubles]]()
    whole = sum(rows * columns for rows, columns in used)
    done = 0
    for rows, columns in used:
        asked.append(_asked(network, photo, rows, columns))
        done += rows * columns
        yield 0.9 * done / whole
    boxes, probabilities, around = (np.concatenate(each) for each in zip(*asked, strict=True))
    return agreeing(boxes, probabilities, around, nothing)


def agreeing(
    boxes: Doubles, probabilities: Doubles, around: Doubles | None = None, nothing: int | None = None
) -> PhotoWindows:
    """Let windows that overlap agree on their answers.

    Parameters
    ----------
    boxes : (n, 4) float64
    probabilities : (n, classes) float64
        Of the windows.
    around : (n, classes) float64, optional
        Of what lies around each; by default nothing does.
    nothing : int, optional
    """
    less = 0.0 if around is None else around
    contrast = np.sqrt(probabilities * np.maximum(probabilities - less, 0))
    agreed = np.empty_like(contrast)
    for start in range(0, len(boxes), _CHUNK):
        weights = _near(iou(boxes[start : start + _CHUNK], boxes))
        agreed[start : start + _CHUNK] = weights @ contrast / weights.sum(1, keepdims=True)
    return PhotoWindows(boxes, probabilities, contrast, agreed, nothing)


def _near(shares: Doubles) -> Doubles:
    return np.where(shares >= NEAR, shares, 0.0)


def _cells(network: Classifier, photo: Pixels, share: float) -> tuple[int, int]:
    """Return how many places the maps have where a window has so large a share of the photo's shorter side."""
    across = network.shapes[network.last][0]
    shorter = min(photo.shape[:2])
    rows, columns = (max(across, round(length * across / (share * shorter))) for length in photo.shape[:2])
    return rows, columns


def _few_enough(sizes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sizes of maps, the smallest first, that have not too many windows together; each has three kinds."""
    taken, total = list[tuple[int, int]](), 0
    for rows, columns in sorted(set(sizes)):
        total += 3 * rows * columns
        if total > MOST and taken:
            break
        taken.append((rows, columns))
    if 3 * taken[0][0] * taken[0][1] > MOST:
        text = QT_TRANSLATE_NOOP("Errors", "The photo is too long and thin for a window to slide over it: crop it.")
        raise DetectError(text)
    return taken


def _asked(network: Classifier, photo: Pixels, rows: int, columns: int) -> tuple[Doubles, Doubles, Doubles]:
    """Return boxes, (n, 4), and probabilities, (n, classes), of the windows of one scale and of what is around them."""
    across = network.shapes[network.last][0]
    step = network.preparation.side // across
    height, width = photo.shape[:2]
    how = cv2.INTER_AREA if rows * step < height else cv2.INTER_CUBIC
    seen = np.asarray(cv2.resize(photo, (columns * step, rows * step), interpolation=how), np.uint8)
    narrow = max(1, round(across * _NARROW))
    unit = np.array([width / columns, height / rows] * 2)
    found = list[tuple[Doubles, Doubles, Doubles]]()
    with network.computing():
        maps = network.runner.run(network.sent(seen), network.last).maps
        for tall, wide in ((across, across), (across, narrow), (narrow, across)):
            inside, around, is_there = _means(maps, tall, wide)
            y, x = (each.ravel().astype(np.float64) for each in np.mgrid[: inside.shape[2], : inside.shape[3]])
            boxes = np.stack([x, y, np.full_like(x, wide), np.full_like(y, tall)], 1) * unit
            found.append((boxes, _answers(network, inside), _answers(network, around) * is_there))
    boxes, of_windows, of_rings = (np.concatenate(each) for each in zip(*found, strict=True))
    return boxes, of_windows, of_rings


def _means(maps: "torch.Tensor", tall: int, wide: int) -> tuple["torch.Tensor", "torch.Tensor", Doubles]:
    """Return the means of maps over windows and over the rings around them, and (n, 1) whether there is a ring."""
    functional = load_torch().nn.functional
    pad, size = (RING,) * 4, (tall + 2 * RING, wide + 2 * RING)
    sums = functional.avg_pool2d(maps, (tall, wide), 1, divisor_override=1)
    large = functional.avg_pool2d(functional.pad(maps, pad), size, 1, divisor_override=1)
    places = functional.avg_pool2d(
        functional.pad(maps.new_ones(1, 1, *maps.shape[2:]), pad), size, 1, divisor_override=1
    )
    counts = places - tall * wide
    is_there = np.asarray((counts > 0).reshape(-1, 1).double().cpu().numpy(), np.float64)
    return sums / (tall * wide), (large - sums) / counts.clamp(min=1), is_there


def _answers(network: Classifier, means: "torch.Tensor") -> Doubles:
    """Return probabilities, (n, classes), of what the layers behind the last maps say of means of them."""
    one_by_one = means[0].permute(1, 2, 0).reshape(-1, means.shape[1], 1, 1)
    scores = network.runner.on(Cut(network.last, one_by_one, {})).maps
    return np.asarray(scores.double().softmax(1).cpu().numpy(), np.float64)
