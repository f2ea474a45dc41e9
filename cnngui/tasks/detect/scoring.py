"""How good found boxes are, where the truth is known: precision, recall, and the average precision of the curve."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cnngui.engine.arrays import Doubles
from cnngui.engine.boxes import Box, iou
from cnngui.tasks.detect.detector import Detection

ENOUGH = 0.5
"""The least IoU with the truth of a box that counts as right."""


@dataclass(frozen=True)
class Truth:
    """Something that is in a picture.

    Parameters
    ----------
    box : Box
        x, y, width, height in px.
    number : int
        Of its class.
    """

    box: Box
    number: int


@dataclass(frozen=True)
class Match:
    """A found box and the truth that it was counted for.

    Parameters
    ----------
    detection : Detection
    truth : int or None
        Its place among the truths of the picture; None for a false alarm.
    iou : float
        With that truth; of a false alarm, the largest with one of its class, also one that a better box has taken.
    """

    detection: Detection
    truth: int | None
    iou: float


@dataclass(frozen=True)
class Marks:
    """How good the boxes of some pictures are.

    Parameters
    ----------
    matches : tuple of Match
        Of all pictures, the best score first.
    truths : int
        How many things there are in all of them.

    Examples
    --------
    >>> seen = Detection((0.0, 0.0, 10.0, 10.0), 7, 0.9, 0), Detection((50.0, 0.0, 9.0, 9.0), 7, 0.8, 1)
    >>> marks = marked([(seen, [Truth((0.0, 0.0, 10.0, 8.0), 7), Truth((20.0, 20.0, 5.0, 5.0), 7)])])
    >>> marks.precision, marks.recall, marks.average_precision, marks.mean_iou
    (0.5, 0.5, 0.5, 0.8)
    """

    matches: tuple[Match, ...]
    truths: int

    @property
    def right(self) -> int:
        """How many boxes are right."""
        return sum(match.truth is not None for match in self.matches)

    @property
    def precision(self) -> float | None:
        """Share of the found boxes that are right; None where none was found."""
        return self.right / len(self.matches) if self.matches else None

    @property
    def recall(self) -> float | None:
        """Share of the things that were found; None where there are none."""
        return self.right / self.truths if self.truths else None

    @property
    def mean_iou(self) -> float | None:
        """Of the right boxes with their truths; None where there are none."""
        shares = [match.iou for match in self.matches if match.truth is not None]
        return sum(shares) / len(shares) if shares else None

    @property
    def curve(self) -> tuple[Doubles, Doubles]:
        """Recall and precision after each box, the best score first: a lower threshold goes along the curve."""
        is_right = np.array([match.truth is not None for match in self.matches], np.float64)
        right, count = np.cumsum(is_right), np.arange(1, len(is_right) + 1)
        return right / max(self.truths, 1), right / count

    @property
    def average_precision(self) -> float | None:
        """Area under the curve, where precision is the best that is still to come (as PASCAL VOC has it since 2010).

        None where there is nothing to find.
        """
        if not self.truths:
            return None
        recall, precision = self.curve
        best = np.maximum.accumulate(precision[::-1])[::-1]
        return float((np.diff(recall, prepend=0.0) * best).sum())


Answers = tuple[Sequence[Detection], Sequence[Truth]]
"""What was found in one picture, and what is there."""


def marked(pictures: Sequence[Answers], enough: float = ENOUGH, *, is_per_class: bool = True) -> Marks:
    """Count what is right.

    Each box, the best score first, is given the truth that it overlaps most, if that is enough and no better box has
    it already: two boxes on one thing are one right and one false alarm.

    Parameters
    ----------
    pictures : sequence of (found, truths)
    enough : float
        The least IoU.
    is_per_class : bool
        Whether the class must be right too.
    """
    matches = [match for found, truths in pictures for match in _matched(found, truths, enough, is_per_class)]
    matches.sort(key=lambda match: -match.detection.score)
    return Marks(tuple(matches), sum(len(truths) for _, truths in pictures))


def _matched(found: Sequence[Detection], truths: Sequence[Truth], enough: float, is_per_class: bool) -> list[Match]:
    free, matches = np.ones(len(truths), bool), []
    shares = iou([each.box for each in found], [each.box for each in truths])
    kinds = np.array([each.number for each in truths])
    order = sorted(range(len(found)), key=lambda place: -found[place].score)
    for place in order:
        each = found[place]
        possible = kinds == each.number if is_per_class else np.ones(len(truths), bool)
        row = np.where(possible, shares[place], 0.0)
        if (row * free).max(initial=0.0) >= enough > 0:
            truth = int((row * free).argmax())
            free[truth] = False
            matches.append(Match(each, truth, float(row[truth])))
        else:
            matches.append(Match(each, None, float(row.max(initial=0.0))))
    return matches
